"""People who press at the same moment, at an installation that several processes serve."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Flask

from kawasan.auth import find_account
from kawasan.db import regency_scope
from kawasan.testing import cast

FORM = "application/x-www-form-urlencoded"
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What one of them got."""

    status: int
    location: str
    text: str


@dataclass(frozen=True)
class Arena:
    """The served installation. `app` is another process of it, to prepare and to look at what came of it."""

    app: Flask
    root: str
    log: Path

    @contextmanager
    def in_toba(self) -> Iterator[Any]:
        """A unit of work in toba."""
        with self.app.app_context(), regency_scope(cast.read_regency("toba")) as session:
            yield session

    def user_id(self, member: cast.Member) -> int:
        with self.app.app_context(), regency_scope(None, writes=False):
            user = find_account(member.email)
            assert user is not None
            return user.id

    def ask(self, method: str, path: str, *, by: cast.Member | None = None, data: Any = None, **headers: str) -> Answer:
        """One request in a connection of its own, at toba; redirects are not followed."""
        body = None
        if isinstance(data, dict):
            token = {"csrf_token": cast.csrf_token(self.app, by)} if by else {}
            body, headers["Content-Type"] = urlencode(data | token), FORM
        elif data is not None:
            body, headers["Content-Type"] = data, "application/json"
        if by is not None:
            headers["Cookie"] = f"{self.app.config['SESSION_COOKIE_NAME']}={cast.session_cookie(self.app, by)}"
        where = urlsplit(self.root)
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, f"/toba{path}", body, {n.replace("_", "-"): v for n, v in headers.items()})
            got = connection.getresponse()
            return Answer(got.status, got.headers.get("Location", ""), got.read().decode())
        finally:
            connection.close()


def at_once(*acts: Callable[[], Answer]) -> list[Answer]:
    """All of them, let go at the same moment; answers in their order."""
    line = threading.Barrier(len(acts))

    def run(act: Callable[[], Answer]) -> Answer:
        line.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(run, acts))
