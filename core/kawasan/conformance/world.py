"""A throwaway installation to try a plugin in: two regencies, A and B, and people of each role in both.

The database is SQLite: it has one wall between regencies, so what the other would hide is seen.
"""

from __future__ import annotations

import logging
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, create_engine

from kawasan.app import create_app
from kawasan.auth import find_account
from kawasan.config import SETTINGS
from kawasan.db import clock, db, regency_scope, unit
from kawasan.migrations import upgrade
from kawasan.plugins import PluginRegistry
from kawasan.tenancy import RegencyRef
from kawasan.testing import cast
from kawasan.testing.cast import Member
from kawasan.testing.stopped_clock import as_moment

MOMENT = "2026-03-02 10:00"
"""A Monday at which offices are open: nothing depends on when the check runs."""
PATIENCE_SECONDS = 120
"""For the first import: of the clock on the wall, so a busy machine takes several times as long. A rule of its own,
`cost-start`, measures the processor's beside core's.
"""
A, B = "toba", "samosir"
OWNER_A, OFFICER_A, ADMIN_A = cast.ANI, cast.BUDI, cast.ADMIN
OWNER_B = Member("pemilik", "pemilik@samosir.test", B, "owner")
OTHER_OWNER_B = Member("pemilik-lain", "pemilik-lain@samosir.test", B, "owner")
"""Has nothing: whatever this one changes is somebody else's."""
OFFICER_B = cast.CITRA
ADMIN_B = Member("pengelola", "pengelola@samosir.test", B, "admin")
PEOPLE = (OWNER_A, OFFICER_A, ADMIN_A, OWNER_B, OTHER_OWNER_B, OFFICER_B, ADMIN_B, cast.OPERATOR)
ROLES = {A: (None, OWNER_A, OFFICER_A, ADMIN_A), B: (None, OWNER_B, OFFICER_B, ADMIN_B)}
"""Who is asked at each regency; None: a visitor."""


@dataclass(frozen=True)
class World:
    """The installation. `engine` opens its database past the wall; `unfinished`: what raised after a commit."""

    app: Flask
    engine: Engine
    unfinished: list[str] = field(default_factory=list)

    @property
    def registry(self) -> PluginRegistry:
        """All plugins that loaded."""
        found: PluginRegistry = self.app.extensions["kawasan_plugins"]
        return found

    def regency(self, slug: str) -> RegencyRef:
        """It as it is now."""
        with self.app.app_context():
            return cast.read_regency(slug)

    @contextmanager
    def within(self, slug: str) -> Iterator[Any]:
        """A unit of work in a regency; yields the session."""
        with self.app.app_context(), regency_scope(cast.read_regency(slug)) as session:
            yield session

    def account_id(self, member: Member) -> int:
        """Of one of the people."""
        with self.app.app_context(), regency_scope(None, writes=False):
            user = find_account(member.email)
            assert user is not None, member.email  # noqa: S101 - made with the world
            return int(user.id)


class _Listener(logging.Logger):
    """Keeps what core says of actions that failed after a commit, which it contains."""

    def __init__(self, unfinished: list[str]) -> None:
        super().__init__("unfinished")
        self._unfinished = unfinished

    def exception(self, *_: Any, **__: Any) -> None:
        """Keep the error at hand."""
        error = sys.exception()
        self._unfinished.append(f"raised {type(error).__name__}: {error}"[:300])


def settings(folder: Path) -> dict[str, Any]:
    """Every setting as a demonstration has it, whatever the environment says."""
    usual = {setting.variable: setting.default for setting in SETTINGS}
    return usual | {
        "KAWASAN_MODE": "demo",
        "KAWASAN_INSTANCE_PATH": str(folder),
        "KAWASAN_DATABASE_URL": database_url(folder),
        "KAWASAN_RATELIMIT_ENABLED": False,
        "KAWASAN_PAGE_CACHE_MB": 0,
        "KAWASAN_HOOK_SECONDS": 0,
        "KAWASAN_IMPORT_SECONDS": PATIENCE_SECONDS,
        "KAWASAN_STRICT": False,
        "KAWASAN_TWO_FACTOR": "off",
        "FLASK": {"TESTING": True},
    }


def database_url(folder: Path) -> str:
    """SQLite in the folder."""
    return f"sqlite:///{folder / 'kawasan.db'}"


@contextmanager
def made(folder: Path) -> Iterator[World]:
    """The installation in an empty folder, without rows of any program; the clock stands. Raises what start-up
    raises, and what a migration does.
    """
    app = create_app(**settings(folder))
    upgrade(database_url(folder))
    before, clock.stopped_at = clock.stopped_at, as_moment(MOMENT)
    log = unit.log
    engine = create_engine(database_url(folder))
    try:
        cast.populate(app, PEOPLE, share=False)
        world = World(app, engine)
        unit.log = _Listener(world.unfinished)
        world.registry.guard.costs.seconds_between_writes = math.inf  # which page writes them depends on the time
        yield world
    finally:
        clock.stopped_at, unit.log = before, log
        engine.dispose()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
