"""The browsers an account is signed in with. Each is a row, so that it ends on the server when it is to end.

At a station, a counter's computer that officers share, a session is a turn: there is one at a time, and it ends when
nobody has done anything for a while.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import and_, delete, or_, select, update

from kawasan.auth.models import LoginSession, Station
from kawasan.db import after_commit, regency_scope, session, utcnow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

SESSION_DAYS = 30
"""After so long everyone signs in again: a cookie that was copied does not open an account for ever."""
SEEN_EVERY = timedelta(hours=1)
DONE_EVERY = timedelta(seconds=20)
"""So often what somebody does at a station is written down: a turn may end so much earlier than its minutes say."""
BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"), ("Opera", r"OPR/|Opera"), ("Samsung Internet", r"SamsungBrowser/"),
    ("UC Browser", r"UCBrowser/"), ("Firefox", r"Firefox/|FxiOS/"), ("Chrome", r"Chrome/|CriOS/"),
    ("Safari", r"Safari/"),
)  # fmt: skip
SYSTEMS = (
    ("Android", r"Android"), ("iPhone", r"iPhone"), ("iPad", r"iPad"), ("Windows", r"Windows"), ("macOS", r"Macintosh"),
    ("ChromeOS", r"CrOS"), ("Linux", r"Linux"),
)  # fmt: skip
"""In order: each names those before it, too."""


@dataclass(frozen=True)
class Browser:
    """One of them. `handle` names it in a form: it opens nothing."""

    handle: str
    label: str
    since: datetime
    last_seen: datetime
    is_this: bool
    is_station: bool
    """Whether it is a counter's computer that officers share; `label` is its name."""
    by_pin: bool


def begin_session(user_id: int, user_agent: str) -> str:
    """The id of a new session; the account's lapsed ones go."""
    session().execute(delete(LoginSession).where(LoginSession.user_id == user_id, has_lapsed()))
    return _keep(LoginSession(id=_new_id(), user_id=user_id, browser=label_of(user_agent)))


def begin_turn(user_id: int, station: Station, *, by_pin: bool) -> str:
    """The id of a new session at a station; whoever sat there before is out."""
    end_turns(station)
    turn = LoginSession(id=_new_id(), user_id=user_id, by_pin=by_pin)
    bind_to_station(turn, station)
    station.used_at = utcnow()
    return _keep(turn)


def bind_to_station(turn: LoginSession, station: Station) -> None:
    """Let a session go with a station: when that locks or is removed, the session ends."""
    turn.regency_id, turn.station_id, turn.browser = station.regency_id, station.id, station.name
    hours = timedelta(hours=current_app.config["KAWASAN_STATION_HOURS"])
    turn.ends_at = station.open_until if turn.by_pin else utcnow() + hours
    turn.last_seen_at = utcnow()


def end_turns(station: Station) -> None:
    """End whatever session a station has."""
    here = (LoginSession.regency_id == station.regency_id, LoginSession.station_id == station.id)
    session().execute(delete(LoginSession).where(*here))


def _new_id() -> str:
    return secrets.token_urlsafe(32)


def _keep(row: LoginSession) -> str:
    session().add(row)
    session().flush()
    return row.id


def end_session(session_id: str) -> None:
    """End one."""
    session().execute(delete(LoginSession).where(LoginSession.id == session_id))


def end_sessions(user_id: int, *, but: str | None = None) -> None:
    """Sign the account out everywhere, or everywhere but in one session."""
    session().execute(delete(LoginSession).where(LoginSession.user_id == user_id, LoginSession.id != (but or "")))


def end_browser(user_id: int, handle: str) -> None:
    """End the account's session with this handle; none of that name: it has ended already."""
    for session_id in session().scalars(select(LoginSession.id).where(LoginSession.user_id == user_id)).all():
        if _handle(session_id) == handle:
            end_session(session_id)


def forget_sessions() -> None:
    """Delete what has lapsed."""
    session().execute(delete(LoginSession).where(has_lapsed()))


def browsers_of(user_id: int, this: str | None) -> list[Browser]:
    """All that are signed in, last seen first; `this` is the session of the one that asks."""
    query = select(LoginSession).where(LoginSession.user_id == user_id, ~has_lapsed())
    rows = session().scalars(query.order_by(LoginSession.last_seen_at.desc(), LoginSession.created_at.desc()))
    return [
        Browser(
            _handle(row.id), row.browser, row.created_at, row.last_seen_at, row.id == this,
            is_station=row.station_id is not None, by_pin=row.by_pin,
        )
        for row in rows
    ]  # fmt: skip


def note_seen(session_id: str, last_seen: datetime) -> None:
    """Write down, once an hour, that a session is in use: after the request, which may only have read."""
    if last_seen <= utcnow() - SEEN_EVERY:
        after_commit(lambda: _write_seen(session_id), once="session seen")


def write_done(session_id: str, last_done: datetime) -> None:
    """Write down, in a unit of its own, that somebody did something at a station, so that the turn goes on."""
    if last_done <= utcnow() - DONE_EVERY:
        _write_seen(session_id)


def idle_time() -> timedelta:
    """After so long without anything done, a turn at a station ends."""
    return timedelta(minutes=current_app.config["KAWASAN_STATION_IDLE_MINUTES"])


def has_lapsed() -> ColumnElement[bool]:
    """Which login sessions are too old to count, and which turns at stations are over."""
    now = utcnow()
    is_over = or_(LoginSession.ends_at <= now, LoginSession.last_seen_at <= now - idle_time())
    at_station = and_(LoginSession.station_id.is_not(None), is_over)
    return or_(LoginSession.created_at <= now - timedelta(days=SESSION_DAYS), at_station)


def label_of(user_agent: str) -> str:
    """What kind of browser: `Firefox, Android`. No more of what it says of itself is kept."""
    named = (next((name for name, sign in kinds if re.search(sign, user_agent)), "") for kinds in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in named if name)


def _write_seen(session_id: str) -> None:
    with regency_scope(None) as own:
        own.execute(update(LoginSession).where(LoginSession.id == session_id).values(last_seen_at=utcnow()))


def _handle(session_id: str) -> str:
    return hashlib.sha256(session_id.encode()).hexdigest()[:16]
