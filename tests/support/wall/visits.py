"""A client's visits to one regency after the other, of all kinds: what goes wrong in them too."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select
from sqlalchemy.exc import IntegrityError

from kawasan.db import RegencySession, ScopeError, regency_scope
from kawasan.db.session import _tell_postgresql
from kawasan.tenancy import RegencyRef
from wall.models import Stall

Read = tuple[int | None, list[Any]]
"""For which regency, and the rows: whose they are, their names, and which of PostgreSQL's processes answered."""
Visit = Callable[[Flask, RegencyRef], Iterator[Read]]


@contextmanager
def unit(app: Flask, regency: RegencyRef | None) -> Iterator[Any]:
    with app.app_context(), regency_scope(regency) as session:
        yield session


def read(session: Any) -> list[Any]:
    asked = select(Stall.regency_id, Stall.name, func.pg_backend_pid()).order_by(Stall.id)
    return [tuple(row) for row in session.execute(asked)]


def once(app: Flask, regency: RegencyRef) -> Iterator[Read]:
    with unit(app, regency) as session:
        yield regency.id, read(session)


def in_two_transactions(app: Flask, regency: RegencyRef) -> Iterator[Read]:
    with unit(app, regency) as session:
        yield regency.id, read(session)
        session.commit()
        yield regency.id, read(session)


def after_an_error(app: Flask, regency: RegencyRef) -> Iterator[Read]:
    with unit(app, regency) as session:
        session.add(Stall(id=1, name="twice", price=1))
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()
        yield regency.id, read(session)


def left_midway(app: Flask, regency: RegencyRef) -> Iterator[Read]:
    with suppress(LookupError), unit(app, regency) as session:
        yield regency.id, read(session)
        raise LookupError
    yield from once(app, regency)


def cut_off_midway(app: Flask, regency: RegencyRef) -> Iterator[Read]:
    with unit(app, regency) as session:
        yield regency.id, read(session)
        session().invalidate()
        yield regency.id, read(session)


def for_nobody(app: Flask, regency: RegencyRef) -> Iterator[Read]:
    with unit(app, None) as session, suppress(ScopeError):
        yield None, read(session)
    yield from once(app, regency)


KINDS: tuple[Visit, ...] = (
    once, once, once, in_two_transactions, after_an_error, left_midway, cut_off_midway, for_nobody,
)  # fmt: skip


def wander(app: Flask, regencies: list[RegencyRef], seed: int, visits: int) -> list[Read]:
    """A client's visits, each for any regency and of any kind."""
    chance = random.Random(seed)  # noqa: S311 - which one comes next guards nothing
    chosen = [(chance.choice(KINDS), chance.choice(regencies)) for _ in range(visits)]
    return [found for visit, regency in chosen for found in visit(app, regency)]


@contextmanager
def told_once() -> Iterator[None]:
    """As it would be wrong: a session says its regency when it begins, for the connection."""

    def tell(session: Any, _transaction: Any, connection: Any) -> None:
        if not session.info.setdefault("told", False):
            session.info["told"] = True
            connection.exec_driver_sql("select set_config('app.regency_id', %s, false)", (str(session.regency_id()),))

    event.remove(RegencySession, "after_begin", _tell_postgresql)
    event.listen(RegencySession, "after_begin", tell)
    try:
        yield
    finally:
        event.remove(RegencySession, "after_begin", tell)
        event.listen(RegencySession, "after_begin", _tell_postgresql)
