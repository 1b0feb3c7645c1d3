"""Small models of the tests' own: stalls with goods in two regencies, and notes that belong to none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from wall.models import Goods, Note, Stall, open_market

from kawasan.db import regency_scope
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency
from kawasan.testing.database import Snapshot


@pytest.fixture(scope="session")
def _tables(snapshot: Snapshot) -> None:
    snapshot.add(Stall, Goods, Note)


@pytest.fixture
def market(_tables: None, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency) -> Iterator[SimpleNamespace]:
    """The models, and ids of rows: one stall with one thing in toba, two stalls with one thing each in samosir."""
    yield open_market(in_regency, toba, samosir)
    with in_regency(samosir) as session:
        left = session.execute(select(Stall.name, Stall.price).order_by(Stall.name)).all()
        goods = session.scalars(select(Goods.name).order_by(Goods.name)).all()
    assert left == [("Rahasia", 1000), ("Rahasia 2", 1000)], "the test changed the other regency's rows"
    assert goods == ["rahasia", "rahasia 2"], "the test changed the other regency's rows"


@pytest.fixture
def platform(app: Flask) -> Callable[[], AbstractContextManager[Any]]:
    """A unit of work that belongs to no regency."""

    @contextmanager
    def work() -> Iterator[Any]:
        with app.app_context(), regency_scope(None) as session:
            yield session

    return work
