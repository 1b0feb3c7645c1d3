"""One unit of work: commit once at its end; mail and rebuilding go out after the commit."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from flask import current_app, g
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.dialects import postgresql, sqlite

from kawasan.db.base import Base
from kawasan.db.binding import Tenant, bind
from kawasan.db.session import RegencySession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flask import Flask

CARRIED = ("kawasan_actor", "kawasan_language", "kawasan_origin")
"""What a nested unit keeps of the outer one: who acts and from where, and the language."""
log = logging.getLogger(__name__)
db = SQLAlchemy(model_class=Base, session_options={"class_": RegencySession})

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


def session() -> Any:
    """The current session. Services add, change and query through it; they never commit."""
    return db.session


def insert_of(model: type[Base]) -> Any:
    """An INSERT as the connected database knows it, with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    return dialect.insert(model)


def after_commit(action: Callable[[], None], *, once: str | None = None) -> None:
    """Run `action` when the current unit has been committed; never if it is rolled back. `once` names it: a second is
    dropped.
    """
    queue = g.setdefault("kawasan_after_commit", {})
    queue.setdefault(once or object(), action)


def after_rollback(action: Callable[[], None]) -> None:
    """Run `action` when the current unit is undone; never if it is committed. For what a rollback does not reach, such
    as files.
    """
    g.setdefault("kawasan_after_rollback", []).append(action)


def commit() -> None:
    """Commit the unit and run what waits for it. An action that fails is logged: the commit stands."""
    db.session.commit()
    g.pop("kawasan_after_rollback", None)
    _run(g.pop("kawasan_after_commit", {}).values(), "commit")


def rollback() -> None:
    """Undo the unit and forget what waited for it."""
    db.session.rollback()
    g.pop("kawasan_after_commit", None)
    _run(g.pop("kawasan_after_rollback", []), "rollback")


def _run(actions: Iterable[Callable[[], None]], after: str) -> None:
    for action in actions:
        try:
            action()
        except Exception:
            log.exception("an action after the %s failed", after)


@contextmanager
def savepoint() -> Iterator[None]:
    """A part of the unit that is undone alone when it raises: its rows, its trail entries, what it wanted done after
    the commit, and the files it made.
    """
    waits, undoing = dict(g.get("kawasan_after_commit", {})), len(g.get("kawasan_after_rollback", []))
    try:
        with db.session.begin_nested():
            yield
    except BaseException:
        g.kawasan_after_commit = waits
        undone = g.get("kawasan_after_rollback", [])[undoing:]
        g.kawasan_after_rollback = g.get("kawasan_after_rollback", [])[:undoing]
        _run(undone, "rollback")
        raise


@contextmanager
def regency_scope(regency: Tenant | None, *, writes: bool = True) -> Iterator[Any]:
    """A fresh app context, hence a fresh session, bound to `regency` (None: the platform); commits once at the end."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - documented by Flask
    carried = {name: g.get(name) for name in CARRIED if name in g}
    with app.app_context():
        bind(regency)
        for name, value in carried.items():
            setattr(g, name, value)
        g.kawasan_writes = writes
        try:
            yield db.session
            commit()
        except BaseException:
            rollback()
            raise


@contextmanager
def own_unit(regency: Tenant | None) -> Iterator[Any]:
    """A unit of its own in the midst of another that has only read so far: the outer one ends its transaction first.

    Without that, SQLite's write lock, which a POST takes at its first read, would be held against the inner unit.
    """
    outer: RegencySession = session()()
    if outer.new or outer.dirty or outer.deleted or outer.waiting:
        message = "the outer unit has changes of its own"
        raise RuntimeError(message)
    outer.rollback()
    with regency_scope(regency) as inner:
        yield inner
