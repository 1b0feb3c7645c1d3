"""The browsers an account is signed in with. Each is a row, so that it ends on the server when it is to end."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from kawasan.auth.models import LoginSession
from kawasan.db import after_commit, regency_scope, session, utcnow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

SESSION_DAYS = 30
"""After so long everyone signs in again: a cookie that was copied does not open an account for ever."""
SEEN_EVERY = timedelta(hours=1)
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


def begin_session(user_id: int, user_agent: str) -> str:
    """The id of a new session; the account's lapsed ones go."""
    session().execute(delete(LoginSession).where(LoginSession.user_id == user_id, has_lapsed()))
    session_id = secrets.token_urlsafe(32)
    session().add(LoginSession(id=session_id, user_id=user_id, browser=label_of(user_agent)))
    session().flush()
    return session_id


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
    return [Browser(_handle(row.id), row.browser, row.created_at, row.last_seen_at, row.id == this) for row in rows]


def note_seen(session_id: str, last_seen: datetime) -> None:
    """Write down, once an hour, that a session is in use: after the request, which may only have read."""
    if last_seen <= utcnow() - SEEN_EVERY:
        after_commit(lambda: _write_seen(session_id), once="session seen")


def has_lapsed() -> ColumnElement[bool]:
    """Which login sessions are too old to count."""
    return LoginSession.created_at <= utcnow() - timedelta(days=SESSION_DAYS)


def label_of(user_agent: str) -> str:
    """What kind of browser: `Firefox, Android`. No more of what it says of itself is kept."""
    named = (next((name for name, sign in kinds if re.search(sign, user_agent)), "") for kinds in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in named if name)


def _write_seen(session_id: str) -> None:
    with regency_scope(None) as own:
        own.execute(update(LoginSession).where(LoginSession.id == session_id).values(last_seen_at=utcnow()))


def _handle(session_id: str) -> str:
    return hashlib.sha256(session_id.encode()).hexdigest()[:16]
