"""The fixtures; docs/plugins/testing.md says how to use them."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import Flask

from kawasan.app import create_app
from kawasan.db import clock, db, regency_scope
from kawasan.mail import read_outbox
from kawasan.migrations import upgrade
from kawasan.tenancy import RegencyRef
from kawasan.testing import cast
from kawasan.testing.client import Client
from kawasan.testing.database import Snapshot, database, hurry
from kawasan.testing.factory import Make
from kawasan.testing.folder import has_plugin, offer
from kawasan.testing.photos import PhotoFile
from kawasan.testing.photos import photo_file as make_photo_file
from kawasan.testing.postgres import Addresses
from kawasan.testing.queries import Queries, counted_queries
from kawasan.testing.stopped_clock import StoppedClock

pytest_plugins = ["kawasan.testing.made_plugins"]
FLASK = {
    "TESTING": True,  # an error in a view fails the test with its own traceback
    "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
        "argon2__memory_cost": 8,
        "argon2__time_cost": 1,
        "argon2__parallelism": 1,
    },  # least that there is
}


def pytest_configure(config: pytest.Config) -> None:
    """A plugin in the folder that pytest runs in is found, installed or not."""
    if has_plugin(config.rootpath):
        into = TemporaryDirectory(prefix="kawasan-described-")
        config.add_cleanup(into.cleanup)
        offer(config.rootpath, Path(into.name))
    config.addinivalue_line("markers", "once: has nothing to do with the database")


@pytest.fixture(scope="session")
def _instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def addresses(_instance: Path) -> Iterator[Addresses]:
    """The database of this process: as the owner of its tables, and as the server that all tests ask."""
    with database(_instance) as made:
        yield made


@pytest.fixture(scope="session")
def _application(_instance: Path, addresses: Addresses) -> Iterator[Flask]:
    upgrade(addresses.owner, server_url=addresses.server)
    app = create_app(
        KAWASAN_MODE="demo",
        KAWASAN_INSTANCE_PATH=str(_instance),
        KAWASAN_DATABASE_URL=addresses.server,
        KAWASAN_RATELIMIT_ENABLED=False,
        KAWASAN_IMPORT_SECONDS=0,
        KAWASAN_PAGE_CACHE_MB=0,
        KAWASAN_TILES_URL="",
        KAWASAN_STRICT=os.environ.get("KAWASAN_STRICT", "1") == "1",
        FLASK=FLASK,
    )
    app.extensions["kawasan_plugins"].guard.costs.seconds_between_writes = math.inf  # no test waits for the minute
    with app.app_context():
        hurry(db.engine)
    cast.populate(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def snapshot(_application: Flask, addresses: Addresses) -> Iterator[Snapshot]:
    """The rows every test begins with; `snapshot.add(Model, …)` makes tables that only tests have."""
    taken = Snapshot(addresses)
    yield taken
    taken.engine.dispose()


@pytest.fixture
def app(_application: Flask, snapshot: Snapshot, _instance: Path) -> Iterator[Flask]:
    """The application, its tables as they were made."""
    snapshot.restore()
    plugins = _application.extensions["kawasan_plugins"]
    broken = dict(plugins.broken)
    yield _application
    clock.stopped_at = None
    plugins.broken = broken
    plugins.guard.forget()
    for left in ("outbox", "media"):
        shutil.rmtree(_instance / left, ignore_errors=True)


@pytest.fixture
def toba(app: Flask) -> RegencyRef:
    """Kabupaten Toba (1212), every installed program on; shares what it publishes."""
    with app.app_context():
        return cast.read_regency("toba")


@pytest.fixture
def samosir(app: Flask) -> RegencyRef:
    """Kabupaten Samosir (1217), likewise."""
    with app.app_context():
        return cast.read_regency("samosir")


@pytest.fixture
def visitor(app: Flask, toba: RegencyRef) -> Client:
    """Nobody in particular, at toba."""
    return Client(app, toba)


@pytest.fixture
def ani(app: Flask, toba: RegencyRef) -> Client:
    """An owner in toba."""
    return Client(app, toba, cast.ANI)


@pytest.fixture
def budi(app: Flask, toba: RegencyRef) -> Client:
    """An officer of toba."""
    return Client(app, toba, cast.BUDI)


@pytest.fixture
def admin(app: Flask, toba: RegencyRef) -> Client:
    """Toba's administrator."""
    return Client(app, toba, cast.ADMIN)


@pytest.fixture
def citra(app: Flask, toba: RegencyRef) -> Client:
    """An officer of samosir, who looks at toba's pages."""
    return Client(app, toba, cast.CITRA)


@pytest.fixture
def officer_of(app: Flask, toba: RegencyRef) -> Callable[[str], Client]:
    """`officer_of("12.12.02")` is an officer whose role is limited to this sub-district or village, at toba."""
    added: set[cast.Member] = set()

    def hire(area_code: str) -> Client:
        member = cast.DEWI if area_code == cast.DEWI.area_code else cast.officer_of(area_code)
        if member not in added:
            cast.add(app, member)
            added.add(member)
        return Client(app, toba, member)

    return hire


@pytest.fixture
def dewi(officer_of: Callable[[str], Client]) -> Client:
    """An officer of one sub-district of toba, 12.12.01, and of nothing beside it."""
    return officer_of("12.12.01")


@pytest.fixture
def operator(app: Flask, toba: RegencyRef) -> Client:
    """The installation's operator, at toba; `operator.at(None)` for the operator's own pages."""
    return Client(app, toba, cast.OPERATOR)


@pytest.fixture
def user_id(app: Flask) -> Callable[[Client], int]:
    """The id of a client's account: `user_id(ani)`."""
    from kawasan.auth import find_account  # noqa: PLC0415 - only here

    def read(client: Client) -> int:
        with app.app_context(), regency_scope(None, writes=False):
            user = find_account(client.member.email) if client.member else None
            assert user is not None, "a visitor has no account"
            return int(user.id)

    return read


@pytest.fixture
def make(app: Flask, ani: Client, user_id: Callable[[Client], int]) -> Make:
    """`make(Model, column=…)` is a row of toba, or of the unit that is open; what needs an account is Ani's."""
    return Make(app, user_id(ani))


@pytest.fixture
def in_regency(app: Flask) -> Callable[[RegencyRef], AbstractContextManager[Any]]:
    """A unit of work in a regency as it is now, committed at its end.

    `with in_regency(toba) as session: …`
    """

    @contextmanager
    def work(regency: RegencyRef) -> Iterator[Any]:
        with app.app_context(), regency_scope(cast.read_regency(regency.slug)) as session:
            yield session

    return work


@pytest.fixture
def query_count(app: Flask) -> Callable[[], AbstractContextManager[Queries]]:
    """How many statements a block sends.

    `with query_count() as counted: …`, then `counted.total`.
    """

    @contextmanager
    def count() -> Iterator[Queries]:
        with app.app_context():
            engine = db.engine
        with counted_queries(engine) as queries:
            yield queries

    return count


@pytest.fixture
def at(app: Flask) -> type[StoppedClock]:  # noqa: ARG001 - it starts the clock again
    """`at("2026-03-02 09:00")` stops the clock at that time in toba, until the test or its `with` block ends."""
    return StoppedClock


@pytest.fixture
def outbox(app: Flask) -> Callable[[], list[EmailMessage]]:
    """`outbox()` are the mails sent in this test, newest first."""

    def read() -> list[EmailMessage]:
        with app.app_context():
            return list(read_outbox())

    return read


@pytest.fixture
def photo_file() -> Callable[..., PhotoFile]:
    """`photo_file()` is a small JPEG to upload."""
    return make_photo_file


@pytest.fixture
def answers(visitor: Client, ani: Client, budi: Client, citra: Client) -> Callable[..., None]:
    """`answers(path, visitor=…, ani=…, budi=…, citra=…)` asks all four: each a status, or where it redirects to."""

    def check(path: str, *, method: str = "GET", data: dict[str, Any] | None = None, **expected: int | str) -> None:
        clients = {"visitor": visitor, "ani": ani, "budi": budi, "citra": citra}
        assert set(expected) == set(clients), "say the answer of each of visitor, ani, budi and citra"
        got = {name: _answer(clients[name], method, path, data, wanted) for name, wanted in expected.items()}
        assert got == expected

    return check


def _answer(client: Client, method: str, path: str, data: dict[str, Any] | None, wanted: int | str) -> int | str:
    """The status; or, where a path is expected, the path (below the regency) it redirects to."""
    answer = client.post(path, data) if method == "POST" else client.ask(method, path)
    if isinstance(wanted, str) and answer.location:
        return answer.location.partition("?")[0].removeprefix("http://localhost").removeprefix(client.root)
    return answer.status_code
