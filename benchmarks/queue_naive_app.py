"""The way it is often done: look for the highest number, add one, insert. For comparison only.

A WSGI application for the same server as ours; NAIVE_DATABASE_URL names a SQLite file or a PostgreSQL database.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

import psycopg

NEXT = "SELECT coalesce(max(number), 0) + 1 FROM naive_ticket"
TABLE = "CREATE TABLE naive_ticket (number integer NOT NULL)"
"""Made once, before there is a server: several workers would get in each other's way."""


def create_app() -> Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]:
    """The application; one connection a request, as a framework without a pool would."""
    url = os.environ["NAIVE_DATABASE_URL"]

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            start("200 OK", [("Content-Type", "text/plain")])
            return [b"ready"]
        with _connect(url) as connection:
            number = _take(connection)
        start("201 Created", [("Content-Type", "application/json")])
        return [json.dumps({"sequence": number}).encode()]

    return answer


def _take(connection: Any) -> int:
    number = int(connection.execute(NEXT).fetchone()[0])
    connection.execute(f"INSERT INTO naive_ticket (number) VALUES ({number:d})")  # noqa: S608 - a number of our own
    connection.commit()
    return number


def _connect(url: str) -> Any:
    if url.startswith("postgresql"):
        return psycopg.connect(url)
    return sqlite3.connect(url.removeprefix("sqlite:///"), timeout=30)
