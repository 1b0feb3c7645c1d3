"""Taking turns at a station: an officer chooses their name and types their PIN; whoever sat there before is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request
from flask import session as cookie
from flask_security import login_user, logout_user
from sqlalchemy import delete, func, select

from kawasan.audit import STATION, acting_as
from kawasan.auth.models import Station, User, WrongPin
from kawasan.auth.person import current_person, current_turn
from kawasan.auth.pins import is_pin_of, officers_with_pin
from kawasan.auth.sessions import write_done
from kawasan.auth.stations import BUTTON, COOKIE, WRONG_PINS, is_open, lock_station
from kawasan.db import bound, own_unit, session
from kawasan.db.engine import SAFE_METHODS

if TYPE_CHECKING:
    from flask import Request, Response

MOST_WRONG = 5
"""So many wrong PINs lock a station. A right one takes back only those typed for the same account: who knows their own
PIN cannot try a colleague's for ever.
"""


class WrongPinTyped(ValueError):
    """Not this account's PIN."""


class StationLocked(RuntimeError):
    """The station is locked: only a password opens it."""


def find_officer(user_id: int) -> User | None:
    """One of those whose name the station shows."""
    return next((user for user in officers_with_pin() if user.id == user_id), None)


def begin_by_pin(station: Station, user: User, pin: str) -> None:
    """Sign an officer in at a station, if it is their PIN. Raises WrongPinTyped, StationLocked.

    A wrong one is kept although the request is refused. Tries at one station wait for each other, so that many at once
    are no more than many one after the other.
    """
    acting_as(None, STATION, origin=STATION)
    station_id, user_id = station.id, user.id
    with own_unit(bound()):
        outcome = _try(station_id, user_id, pin)
    if outcome is not None:
        raise outcome
    held = _hold(station_id)
    if held is None or not is_open(held):
        raise StationLocked
    cookie.clear()
    g.kawasan_pin_at = held
    login_user(session().get(User, user_id), authn_via=["pin"])


def lock_by_button(station: Station) -> None:
    """Lock a station, whoever stands before it."""
    if current_person() is None:
        acting_as(None, STATION, origin=STATION)
    lock_station(station, BUTTON)


def end_turn() -> None:
    """End the session of this browser on the server, and forget what it left in the cookie."""
    if current_person() is not None:
        logout_user()
    cookie.clear()


def note_activity() -> None:
    """With a request that somebody makes with their own hands, their turn at a station goes on."""
    turn = current_turn()
    if turn is not None and turn.station and is_done_by_hand(request):
        go_on()


def go_on() -> None:
    """Let the turn of this request go on, whatever the request comes to."""
    g.kawasan_goes_on = True


def write_activity(response: Response) -> Response:
    """After the request's own unit, which may have been undone: a form that is refused was filled in by someone."""
    turn = g.get("kawasan_turn")
    if g.pop("kawasan_goes_on", False) and turn is not None:
        write_done(turn.id, turn.last_seen)
    return response


def is_done_by_hand(asked: Request) -> bool:
    """Whether a person did this: sent a form, or opened a page. Not what a page asks for by itself, to stay fresh.

    Browsers say so over TLS (Fetch Metadata, sections 2.2 and 2.4); where none does, a page is what a browser wants
    first of all, and a page that loads itself anew says that it does.
    """
    if asked.method not in SAFE_METHODS:
        return True
    if "Sec-Fetch-Mode" in asked.headers:
        return asked.headers["Sec-Fetch-Mode"] == "navigate" and asked.headers.get("Sec-Fetch-User") == "?1"
    return asked.headers.get("Accept", "").startswith("text/html") and "otomatis" not in asked.args


def says_station() -> bool:
    """Whether the browser carries a station's token, good or not."""
    return COOKIE in request.cookies


def _try(station_id: int, user_id: int, pin: str) -> Exception | None:
    station = _hold(station_id)
    if station is None or not is_open(station):
        return StationLocked()
    here = WrongPin.station_id == station_id
    if is_pin_of(user_id, pin):
        session().execute(delete(WrongPin).where(here, WrongPin.user_id == user_id))
        return None
    session().add(WrongPin(station_id=station_id, user_id=user_id))
    session().flush()
    if session().scalar(select(func.count()).where(here)) < MOST_WRONG:
        return WrongPinTyped()
    lock_station(station, WRONG_PINS)
    return StationLocked()


def _hold(station_id: int) -> Station | None:
    query = select(Station).where(Station.id == station_id).with_for_update()
    found: Station | None = session().scalar(query, execution_options={"populate_existing": True})
    return found
