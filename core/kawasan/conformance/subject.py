"""The plugin that is checked: its distribution, its package, and what an installation with it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Table
from werkzeug.routing import Rule as UrlRule

from kawasan.auth.access import Access
from kawasan.conformance.crawl import Crawl
from kawasan.conformance.looking import Seen, look_at
from kawasan.conformance.raising import HookRaised, in_short
from kawasan.conformance.rules import Hindered
from kawasan.conformance.watching import Watch, watched
from kawasan.conformance.world import World, made
from kawasan.db import Base, RegencyOwned, mappers
from kawasan.plugins import InstalledPlugin, PluginRegistry, folder_of

OK = 200


@dataclass(frozen=True)
class Route:
    """One rule of the URL map, with what its view demands."""

    rule: UrlRule
    access: Access
    scope: str

    @property
    def methods(self) -> list[str]:
        """GET and the like, without those that Flask adds."""
        return sorted((self.rule.methods or set()) - {"HEAD", "OPTIONS"})

    @property
    def is_api(self) -> bool:
        """Of the JSON API rather than a page."""
        return str(self.rule.rule).startswith("/api/")


@dataclass
class Subject:
    """A plugin. Its world is made when a rule first asks for it, and gone when the block ends."""

    entry: EntryPoint
    given: World | None = None
    """A world that is there already."""
    trouble: BaseException | None = None
    """What start-up raised."""
    raised: HookRaised | None = None
    """What its demonstration did: without it there are no rows to try anything with."""
    watch: Watch = field(init=False)
    """What its code does past the portal, once there is a world."""
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Nothing more: everything is made when it is asked for."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Throw the world away."""
        self._open.close()

    @property
    def name(self) -> str:
        """The plugin's."""
        return str(self.entry.name)

    @property
    def package(self) -> str:
        """The name of its package."""
        return self.entry.module.partition(".")[0]

    @cached_property
    def folder(self) -> Path:
        """Its package's."""
        return folder_of(self.entry)

    @property
    def distribution(self) -> Distribution | None:
        """What it was installed as."""
        return self.entry.dist

    @cached_property
    def world(self) -> World:
        """A throwaway installation with it. Raises Hindered where there can be none."""
        if self.given is not None:
            return self.given
        if self.trouble is None:
            try:
                self.watch = self._open.enter_context(watched(self.package))
                folder = Path(self._open.enter_context(TemporaryDirectory(prefix="kawasan-check-")))
                return self._open.enter_context(made(folder))
            except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise what it likes
                self.trouble = error
        raise Hindered(f"the application does not start with it: {in_short(self.trouble)}")

    @property
    def registry(self) -> PluginRegistry:
        """All plugins of its world."""
        return self.world.registry

    @property
    def plugin(self) -> InstalledPlugin:
        """It, once it is loaded. Raises Hindered where it was set aside."""
        if self.name not in self.registry.plugins:
            raise Hindered(f"the plugin was set aside: {self.registry.trouble_of(self.name)}")
        return self.registry.plugins[self.name]

    @cached_property
    def crawl(self) -> Crawl:
        """Its pages, asked for by everyone. Raises Hindered as above, and where its demonstration raises."""
        if self.raised is None:
            try:
                return Crawl(self.world, self.plugin, self.tables, self.routes, self.watch)
            except HookRaised as error:
                self.raised = error
        raise Hindered(str(self.raised))

    @cached_property
    def looks(self) -> list[Seen]:
        """What a browser finds on its pages. Raises NotRun where there is none, and as above."""
        return look_at(self.world, self.crawl.own(self.crawl.at_a, lambda visit: visit.is_page and visit.status == OK))

    @cached_property
    def routes(self) -> list[Route]:
        """Those its blueprints or its functions have."""
        app, owners = self.world.app, self.registry.owner_of_blueprint
        access = app.extensions["kawasan_access"]
        found = [
            Route(rule, *access[rule.endpoint])
            for rule in app.url_map.iter_rules()
            if owners.get(rule.endpoint.rpartition(".")[0]) == self.name
            or _is_of(app.view_functions[rule.endpoint], self.package)
        ]
        return sorted(found, key=lambda route: (route.rule.rule, route.rule.endpoint))

    @property
    def models(self) -> Iterator[tuple[type[Any], Table]]:
        """Its models and their tables."""
        _ = self.plugin
        for mapper in mappers():
            if _is_of(mapper.class_, self.package) and isinstance(mapper.local_table, Table):
                yield mapper.class_, mapper.local_table

    @property
    def tables(self) -> list[tuple[type[Any], Table]]:
        """Its models and tables, those that others point to first."""
        _ = self.plugin  # which brings its models
        order = {table: number for number, table in enumerate(Base.metadata.sorted_tables)}
        return sorted(self.models, key=lambda pair: order[pair[1]])

    @property
    def owned(self) -> list[Table]:
        """Its tables that belong to regencies."""
        return [table for model, table in self.tables if issubclass(model, RegencyOwned)]

    def sources(self, *endings: str) -> Iterator[tuple[Path, str]]:
        """Its files with these endings, and what is in them; without what a build wrote."""
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in endings and not {"node_modules", "dist", "__pycache__"} & set(path.parts):
                yield path, path.read_text("utf-8")

    def shown(self, path: Path) -> str:
        """A path as findings name it."""
        return path.relative_to(self.folder.parent).as_posix()

    def implemented(self) -> set[str]:
        """The names of the hooks it implements."""
        manager = self.registry.manager
        return {caller.name for caller in manager.get_hookcallers(manager.get_plugin(self.name)) or []}


def _is_of(thing: Any, package: str) -> bool:
    return f"{getattr(thing, '__module__', '')}.".startswith(f"{package}.")
