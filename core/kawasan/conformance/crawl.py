"""Everything of a plugin asked for by everyone: at A, then at B with B's paths and with A's; then once more at A with
hostile texts.

People begin at the front page, the search, the desk, their own data and each of the plugin's routes, with values from
rows where a route asks for some, and follow links to the program's pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, select, update

from kawasan.auth import User
from kawasan.conformance import canaries
from kawasan.conformance.browsing import Browser, Visit
from kawasan.conformance.growing import grown
from kawasan.conformance.holding import Holding
from kawasan.conformance.paths import filled
from kawasan.conformance.raising import HookRaised, ask
from kawasan.conformance.rows import plant
from kawasan.conformance.rules import Finding, Hindered
from kawasan.conformance.watching import Watch
from kawasan.conformance.world import ADMIN_A, OFFICER_A, OWNER_A, ROLES, A, B, World
from kawasan.conformance.writing import Writing
from kawasan.languages import COOKIE
from kawasan.plugins import InstalledPlugin
from kawasan.testing.cast import Member

if TYPE_CHECKING:
    from kawasan.conformance.subject import Route

SHARED = ("/", f"/cari?q={canaries.WORD}", "/kelola/", "/kelola/jejak", "/akun/data", "/akun/data.json", "/privasi")
"""Core's pages on which plugins appear."""
CSV = "text/csv"
API, NEW_DAY = "/api/v1", "new_day"
GROWN = 3
"""Pages of one view that a person looks at again where there are more rows."""
GUESSED = 4
"""Paths of A for each view, asked for at B."""


class Crawl:
    """The visits, made when they are first asked for. Each part leaves the rows as it found them, but for `writes`."""

    def __init__(
        self,
        world: World,
        plugin: InstalledPlugin,
        tables: list[tuple[type[Any], Table]],
        routes: list[Route],
        watch: Watch,
    ) -> None:
        self.world, self.plugin, self.routes, self.watch = world, plugin, routes, watch
        self.tables = [table for _, table in tables]
        self.written: list[Finding] = []
        """What A's people changed by only looking."""
        self.bad_day: HookRaised | None = None
        plant(world, plugin, tables)
        canaries.sing(world, [table for table in self.tables if table.info.get("owned")])
        self._name_people()

    def _name_people(self) -> None:
        with self.world.engine.begin() as connection:
            for member in (OWNER_A, OFFICER_A, ADMIN_A):
                named = f"{member.name} {canaries.CANARIES[A]}"
                connection.execute(update(User.__table__).where(User.email == member.email).values(name=named))  # type: ignore[arg-type]  # a Table

    @cached_property
    def at_a(self) -> list[Visit]:
        """A's people at A, and its administrator once more in English."""
        found = []
        with Holding(self.world) as holding:
            for visit in (visit for who in ROLES[A] for visit in self._walk(A, who)):
                found.append(visit)
                own = [what for what in holding.changes() if what.startswith(f"changed {self.plugin.name}_")]
                self.written += [Finding(visit.where, what) for what in own]
        english = Browser(self.world.app, A, ADMIN_A)
        english.client.set_cookie(COOKIE, "en")
        return found + [english.ask("GET", visit.path) for visit in _one_a_view(found) if visit.who == ADMIN_A]

    @cached_property
    def at_b(self) -> list[Visit]:
        """B's people at B, with the paths of B, and those that led somewhere at A."""
        known = {
            visit.path: visit.endpoint for visit in self.own(self.at_a, lambda visit: visit.status == HTTPStatus.OK)
        }
        guessed = [path for paths in _by_view(known).values() for path in paths[:GUESSED]]
        found = [visit for who in ROLES[B] for visit in self._walk(B, who)]
        for who in ROLES[B]:
            browser = Browser(self.world.app, B, who)
            found += [browser.ask("GET", path) for path in guessed]
        region = Browser(self.world.app, "", None)
        return found + [region.ask("GET", path) for path in ("/", f"/cari?q={canaries.WORD}")]

    @cached_property
    def hostile(self) -> list[Visit]:
        """A's people at A, where people wrote markup into every text."""
        _ = self.at_b
        again = [(Browser(self.world.app, A, visit.who), visit.path) for visit in _one_a_view(self.at_a)]
        with canaries.hostile(self.world, [table for table in self.tables if table.info.get("owned")]):
            return [browser.ask("GET", path) for browser, path in again]

    @cached_property
    def tables_of_formulas(self) -> list[Visit]:
        """A's downloads as CSV, where people wrote what a spreadsheet takes for a formula."""
        found = {visit.path: visit for visit in self.own(self.at_a, lambda visit: visit.mimetype == CSV)}
        again, _ = [(Browser(self.world.app, A, visit.who), path) for path, visit in found.items()], self.hostile
        answers: list[Visit] = []
        for text in canaries.FORMULAS if again else ():
            with canaries.hostile(self.world, [table for table in self.tables if table.info.get("owned")], text):
                answers += [browser.ask("GET", path) for browser, path in again]
        return answers

    @cached_property
    def grown(self) -> list[Visit]:
        """A's people at A, where there are many more rows of each kind: the program's pages and the front page."""
        _ = self.tables_of_formulas
        with grown(self.world, self.tables):
            return [Browser(self.world.app, A, who).ask("GET", path) for who, path in self._shown_at_a()]

    def _shown_at_a(self) -> Iterator[tuple[Member | None, str]]:
        kinds: Counter[tuple[str, Member | None]] = Counter()
        for visit in self.at_a:
            kind = (visit.endpoint, visit.who)
            if visit.status == HTTPStatus.OK and (self._is_own(visit) or visit.path == "/") and kinds[kind] < GROWN:
                kinds[kind] += 1
                yield visit.who, visit.path

    @cached_property
    def writes(self) -> Writing:
        """Forms and writing resources, sent at B."""
        _ = self.grown
        done = Writing(self)
        done.do()
        return done

    @cached_property
    def days(self) -> list[str]:
        """A new day at B, one at A, and another at B: what those of B did to A's holdings, or took from there. Raises
        Hindered where the hook raises.
        """
        if self.bad_day is not None:
            raise Hindered(str(self.bad_day))
        _ = self.writes
        found: list[str] = []
        self.watch.is_open = False
        try:
            if NEW_DAY in self.world.registry.hooks_of(self.plugin.name):
                with Holding(self.world) as holding:
                    self._begin_day(B)
                    found += holding.changes()
                    self._begin_day(A)
                    _ = holding.changes()
                    self._begin_day(B)
                    found += holding.changes()
        except HookRaised as error:
            self.bad_day = error
            raise Hindered(str(error)) from error
        finally:
            self.watch.is_open = True
        return found

    def _begin_day(self, slug: str) -> None:
        regency = self.world.regency(slug)
        with self.world.app.test_request_context("/"), self.world.within(slug):
            ask(self.world, self.plugin.name, NEW_DAY, regency=regency, since=None)

    def filled(self, route: Route, slug: str) -> list[str]:
        """Paths of a route with values from the rows of a regency."""
        return list(filled(self.world, route, self.tables, slug))

    def _walk(self, slug: str, who: Member | None) -> Iterator[Visit]:
        prefixes = (f"{self.plugin.program.prefix}/", f"{API}{self.plugin.program.prefix}/")
        own = [path for route in self._got("GET") for path in self.filled(route, slug)]
        yield from Browser(self.world.app, slug, who).walk(dict.fromkeys([*SHARED, *own]), prefixes)

    def _got(self, method: str) -> list[Route]:
        return [route for route in self.routes if method in route.methods and route.scope != "platform"]

    def _is_own(self, visit: Visit) -> bool:
        return visit.endpoint in {route.rule.endpoint for route in self.routes}

    def own(self, visits: list[Visit], keep: Callable[[Visit], bool] = lambda _: True) -> list[Visit]:
        """Those of the plugin's own views."""
        return [visit for visit in visits if self._is_own(visit) and keep(visit)]

    def content(self, slug: str) -> dict[str, list[Any]]:
        """All rows of a regency, by table."""
        regency_id = self.world.regency(slug).id
        with self.world.engine.connect() as connection:
            return {
                table.name: list(connection.execute(select(table).where(table.c.regency_id == regency_id)).all())
                for table in self.tables
                if "regency_id" in table.c
            }


def _by_view(paths: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, endpoint in paths.items():
        found.setdefault(endpoint, []).append(path)
    return found


def _one_a_view(visits: list[Visit]) -> list[Visit]:
    """The first good one of each view and person."""
    good = (visit for visit in visits if visit.status == HTTPStatus.OK)
    return list({(visit.endpoint, visit.who): visit for visit in reversed(list(good))}.values())
