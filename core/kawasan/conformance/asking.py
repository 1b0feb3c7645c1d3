"""Which fields a view asks for, where no page shows its form: what it reads of what it is sent."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from werkzeug.datastructures import ImmutableMultiDict

from kawasan.conformance.browsing import Browser, endpoint_of

ROUNDS = 3
"""A view may ask for the next field only where it has the one before."""
FILLED = "1"
READ = re.compile(r"\bargs(?:\.get|\.getlist|\.pop)?[\[(]\s*['\"]([\w-]+)")
OF_CORE = frozenset({"csrf_token", "lang"})


def asked_fields(browser: Browser, method: str, path: str) -> list[str]:
    """Names of the fields, those that it asked for first."""
    found: dict[str, None] = {}
    for _ in range(ROUNDS):
        with _recorded(browser.app) as names:
            browser.ask(method, path, data=dict.fromkeys(found, FILLED) or {"tidak-ada": FILLED})
        new = dict.fromkeys(name for name in names if name not in found and name not in OF_CORE)
        if not new:
            break
        found |= new
    return list(found)


def asked_arguments(browser: Browser, path: str) -> list[str]:
    """Names of the query arguments that a page reads: those that it asked for, those that `@cacheable` names, and those
    that stand in its view.
    """
    view: Any = browser.app.view_functions.get(endpoint_of(browser.app, path, "GET"))
    found = dict.fromkeys([*sorted(getattr(view, "kawasan_cacheable", ())), *READ.findall(_source(view))])
    for _ in range(ROUNDS):
        with _recorded(browser.app) as names:
            browser.ask("GET", path, query_string=dict.fromkeys(found, FILLED))
        new = dict.fromkeys(name for name in names if name not in found and name not in OF_CORE)
        if not new:
            break
        found |= new
    return list(found)


def _source(view: Any) -> str:
    try:
        return inspect.getsource(inspect.unwrap(view))
    except (OSError, TypeError):  # of a view that is made by code
        return ""


@contextmanager
def _recorded(app: Flask) -> Iterator[list[str]]:
    names: list[str] = []

    class Recorder(ImmutableMultiDict[str, Any]):
        """Writes down what it is asked for."""

        def __contains__(self, key: object) -> bool:
            names.append(str(key))
            return super().__contains__(key)

        def __getitem__(self, key: str) -> Any:
            names.append(key)
            return super().__getitem__(key)

        def getlist(self, key: str, type: Any = None) -> list[Any]:  # noqa: A002 - werkzeug's signature
            """Its values."""
            names.append(key)
            return super().getlist(key, type)

    before = app.request_class
    app.request_class = type("Recorded", (before,), {"parameter_storage_class": Recorder})
    try:
        yield names
    finally:
        app.request_class = before
