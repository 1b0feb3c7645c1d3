"""Stations: counter computers that officers share. One is a browser that an administrator has made so.

Locked, only a password opens it; open, the officers of its regency take turns by PIN (`auth.turns`).
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import current_app, request
from sqlalchemy import delete, select

from kawasan.audit import record
from kawasan.auth.models import LoginSession, Station, User, WrongPin
from kawasan.auth.person import current_turn
from kawasan.auth.sessions import bind_to_station, end_turns
from kawasan.db import bound_id, session, utcnow

if TYPE_CHECKING:
    from flask import Response

COOKIE = "kawasan_station"
TOKEN_BYTES = 32
COOKIE_SECONDS = 400 * 24 * 3600
"""As long as browsers keep one at all (RFC 6265bis, section 5.5); each opening begins it anew."""
MANAGE, OPEN = "core:station:manage", "core:station:open"
BUTTON, WRONG_PINS = "button", "wrong_pins"
"""Why a station was locked."""


class UnknownStation(LookupError):
    """There is no such station in the current regency."""


@dataclass(frozen=True)
class Shown:
    """A station as its administrator sees it; `opened_by` is a name, empty where nobody is to be named."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None
    opened_at: datetime | None
    opened_by: str
    open_until: datetime | None
    """None: it is locked."""
    is_this: bool


def make_station(name: str, user_id: int) -> str:
    """Make the browser that asks a station of the current regency, open; answers its token, kept as a hash only.

    The session that asks goes with the station from now on; what the browser was before, it is no more.
    """
    turn = current_turn()
    row = session().get(LoginSession, turn.id) if turn else None
    if (before := this_station()) is not None:
        _leave(row)
        remove_station(before.id)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    station = Station(name=name, digest=_digest(token))
    session().add(station)
    session().flush()
    record("core.station.add", name)
    open_station(station, user_id)
    if row is not None:
        bind_to_station(row, station)
        station.used_at = utcnow()
    return token


def this_station() -> Station | None:
    """The station that the browser is in the current regency, if it is one. Asks the database only where the browser
    says so.
    """
    token = request.cookies.get(COOKIE)
    if not token or bound_id() is None:
        return None
    found: Station | None = session().scalar(select(Station).where(Station.digest == _digest(token)))
    return found


def keep_token(response: Response, token: str) -> None:
    """Let the browser carry its token, within the regency only."""
    response.set_cookie(
        COOKIE, token, max_age=COOKIE_SECONDS, path=_path(), httponly=True,
        secure=current_app.config["SESSION_COOKIE_SECURE"], samesite=current_app.config["SESSION_COOKIE_SAMESITE"],
    )  # fmt: skip


def forget_token(response: Response) -> None:
    """The browser is no station, or no more."""
    response.delete_cookie(COOKIE, path=_path())


def is_open(station: Station) -> bool:
    """Whether PINs count there now."""
    return station.open_until is not None and station.open_until > utcnow()


def open_station(station: Station, user_id: int) -> None:
    """After a full sign-in: PINs count until it locks. Wrong ones are forgotten."""
    hours = timedelta(hours=current_app.config["KAWASAN_STATION_HOURS"])
    station.opened_at, station.opened_by, station.open_until = utcnow(), user_id, utcnow() + hours
    session().execute(delete(WrongPin).where(WrongPin.station_id == station.id))
    record("core.station.open", station.name)


def lock_station(station: Station, why: str) -> None:
    """From now on only a password opens it; whoever sits there is out. `why` is `button` or `wrong_pins`."""
    if station.open_until is not None:
        record("core.station.lock", station.name, after={"why": why})
    station.open_until = None
    end_turns(station)
    session().flush()


def remove_station(station_id: int) -> None:
    """The browser is no station any more, and whoever sits there is out. Raises UnknownStation."""
    station = session().scalar(select(Station).where(Station.id == station_id))
    if station is None:
        raise UnknownStation
    record("core.station.remove", station.name)
    session().delete(station)  # its sessions and wrong PINs go with it
    session().flush()


def stations() -> list[Shown]:
    """All of the current regency, by name."""
    this = this_station()
    query = select(Station, User).outerjoin(User, User.id == Station.opened_by).order_by(Station.name, Station.id)
    return [
        Shown(
            one.id, one.name, one.made_at, one.used_at, one.opened_at, (user.name or user.label) if user else "",
            one.open_until if is_open(one) else None, this is not None and one.id == this.id,
        )
        for one, user in session().execute(query)
    ]  # fmt: skip


def forget_opener(user_id: int) -> None:
    """Name an account no more as the one that opened stations of the current regency."""
    for station in session().scalars(select(Station).where(Station.opened_by == user_id)):
        station.opened_by = None


def seconds_left(last_done: datetime, ends_at: datetime | None, now: datetime, idle: timedelta) -> int:
    """How long a turn goes on where nothing is done any more."""
    ends = min(last_done + idle, ends_at or now + idle)
    return max(0, int((ends - now).total_seconds()))


def _leave(row: LoginSession | None) -> None:
    """A session that is bound to another station next is not to end with the one before."""
    if row is not None:
        row.station_id = None
        session().flush()


def _path() -> str:
    return f"{request.script_root}/"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
