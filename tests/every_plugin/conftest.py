"""What the rules over all plugins look at: the plugins found installed, and their routes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import BuildError, IntegerConverter, Rule

from kawasan.auth.access import Access
from kawasan.plugins import PluginRegistry, folder_of, installed

FOLDERS: dict[str, Path] = {entry.name: folder_of(entry) for entry in installed()}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `plugin` runs for each installed one, by name."""
    if "plugin" in metafunc.fixturenames:
        metafunc.parametrize("plugin", sorted(FOLDERS))


@pytest.fixture
def folder(plugin: str) -> Path:
    """The package of the plugin."""
    return FOLDERS[plugin]


@pytest.fixture
def plugins(app: Flask) -> PluginRegistry:
    """All that loaded."""
    registry: PluginRegistry = app.extensions["kawasan_plugins"]
    return registry


@dataclass(frozen=True)
class Route:
    """One rule of the URL map, with what its view demands."""

    rule: Rule
    access: Access
    scope: str

    @property
    def methods(self) -> list[str]:
        """GET and the like, without those that Flask adds."""
        return sorted((self.rule.methods or set()) - {"HEAD", "OPTIONS"})

    @property
    def is_api(self) -> bool:
        """Of the JSON API rather than a page."""
        return self.rule.rule.startswith("/api/")


@dataclass(frozen=True)
class Site:
    """The routes of an application."""

    app: Flask

    def routes(self, plugin: str | None) -> Iterator[Route]:
        """Those of a plugin; None: core's own."""
        owners = self.app.extensions["kawasan_plugins"].owner_of_blueprint
        table = self.app.extensions["kawasan_access"]
        for rule in sorted(self.app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
            if owners.get(rule.endpoint.rpartition(".")[0]) == plugin:
                yield Route(rule, *table[rule.endpoint])

    def path(self, route: Route, text: str = "tidak-ada", number: int = 1) -> str:
        """A path that the rule matches, with these values where it asks for some."""
        values = dict.fromkeys(route.rule.arguments, number)
        for name, converter in route.rule._converters.items():
            items = getattr(converter, "items", None)
            if items:
                values[name] = min(items)
            elif isinstance(converter, IntegerConverter):
                values[name] = min(number, converter.max or number)
            else:
                values[name] = text[: _longest(converter)]
        built = route.rule.build(values)
        if built is None:
            raise BuildError(route.rule.endpoint, values, None)
        return built[1]


def _longest(converter: object) -> int | None:
    found: object = getattr(converter, "regex", "")
    size = str(found).rpartition("{")[2].rstrip("}")
    return int(size) if size.isdigit() else None


@pytest.fixture
def site(app: Flask) -> Site:
    """The routes of the application that tests share."""
    return Site(app)


Routes = Callable[[str | None], Iterator[Route]]
