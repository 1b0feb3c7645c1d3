"""Behind a pooler each transaction may be on another connection, and on one that served another regency before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

import pytest
from flask import Flask
from wall.judge import first_wall
from wall.models import Stall
from wall.visits import read, told_once, unit, wander

from kawasan.tenancy import RegencyRef, add_regency
from kawasan.testing.pooler import NoPoolerError, temporary_pooler
from kawasan.testing.postgres import Addresses, PostgresUnavailableError

pytestmark = [pytest.mark.attacks, pytest.mark.postgresql]
FURTHER = {"karo": "12.06", "dairi": "12.11"}
CONNECTIONS, PROCESSES, THREADS, VISITS = 3, 2, 12, 120
"""Twenty-four clients take turns at three connections."""
Pooled = Callable[..., list[Flask]]


@pytest.fixture
def pooled(addresses: Addresses, another_app: Callable[..., Flask]) -> Iterator[Pooled]:
    """`pooled(connections, processes)`: applications behind one pooler."""
    with ExitStack() as running:

        def make(connections: int, processes: int = 1) -> list[Flask]:
            try:
                url = running.enter_context(temporary_pooler(addresses.server, size=connections))
            except (NoPoolerError, PostgresUnavailableError) as reason:
                pytest.skip(str(reason))
            return [another_app(KAWASAN_DATABASE_URL=url, KAWASAN_DATABASE_POOLER=True) for _ in range(processes)]

        yield make


@pytest.fixture
def regencies(_tables: None, app: Flask, toba: RegencyRef, samosir: RegencyRef) -> list[RegencyRef]:
    """The first has one stall, `toba 1`; the second two, and so on."""
    with unit(app, None):
        found = [toba, samosir, *(add_regency(code, slug) for slug, code in FURTHER.items())]
    for regency in found:
        with unit(app, regency) as session:
            session.add_all(Stall(id=n, name=name, price=n) for n, name in enumerate(stalls_of(regency, found), 1))
    return found


def stalls_of(regency: RegencyRef, regencies: list[RegencyRef]) -> list[str]:
    return [f"{regency.slug} {number}" for number in range(1, regencies.index(regency) + 2)]


@pytest.mark.parametrize("walls", ["second", "both"])
def test_thousands_of_reads_at_once_see_their_own_rows(walls: str, pooled: Pooled, regencies: list[RegencyRef]) -> None:
    clients = [
        partial(wander, app, regencies, seed, VISITS)
        for app in pooled(CONNECTIONS, PROCESSES)
        for seed in range(THREADS)
    ]
    with first_wall(walls), ThreadPoolExecutor(len(clients)) as people:
        reads = [found for visits in people.map(lambda client: client(), clients) for found in visits]
    own = {r.id: [(r.id, name) for name in stalls_of(r, regencies)] for r in regencies} | {None: []}
    wrong = [(regency_id, rows) for regency_id, rows in reads if [row[:2] for row in rows] != own[regency_id]]
    assert wrong == []
    assert len(reads) > 3000
    served = defaultdict(set)
    for regency_id, rows in reads:
        for *_, connection in rows:
            served[connection].add(regency_id)
    assert max(map(len, served.values())) == len(regencies), "no connection served all of them"


@pytest.mark.parametrize(("walls", "seen"), [("second", ["samosir 1", "samosir 2"]), ("both", [])])
def test_told_once_a_session_would_see_foreign_rows_or_none(
    walls: str, seen: list[str], pooled: Pooled, regencies: list[RegencyRef]
) -> None:
    """So the reads above can fail: the same sessions, two of them in turn at one connection."""
    (app,) = pooled(1)
    toba, samosir, *_ = regencies
    with first_wall(walls), told_once(), unit(app, toba) as ours:
        assert [name for _, name, _ in read(ours)] == ["toba 1"]
        ours.commit()
        with unit(app, samosir) as theirs:
            read(theirs)
        assert [name for _, name, _ in read(ours)] == seen
