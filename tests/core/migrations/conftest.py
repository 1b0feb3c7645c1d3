"""For the tests of migrations: an empty database, and a program whose models each test writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import BigInteger, Column, Integer, Table, make_url

from kawasan.db import Base
from kawasan.migrations import revising, run
from kawasan.testing.postgres import Addresses, create_database

Model = Callable[..., None]


@pytest.fixture
def empty(addresses: Addresses, app: Flask, tmp_path: Path) -> Addresses:
    """An empty database, beside the one that all tests share."""
    shared = make_url(addresses.owner)
    if shared.get_backend_name() == "sqlite":
        url = f"sqlite:///{tmp_path / 'empty.db'}"
        return Addresses(url, url, url)
    return create_database(addresses.admin, f"{shared.database}_migrations")


@pytest.fixture
def url(empty: Addresses) -> str:
    return empty.owner


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of `fresh`, beside which there is nothing but core."""
    there = {"core": run.HERE / "versions", "fresh": tmp_path / "migrations"}
    for module in (run, revising):
        monkeypatch.setattr(module, "sources", lambda: there)
    return tmp_path / "migrations"


@pytest.fixture
def model(folder: Path) -> Iterator[Model]:
    """`model(Column(…), …)`: the only table of `fresh`, as its author has it now."""

    def write(*parts: Any) -> None:
        forget()
        keys = (Column("regency_id", Integer, primary_key=True), Column("id", BigInteger, primary_key=True))
        Table("fresh_stall", Base.metadata, *keys, *parts, info={"owned": True})

    def forget() -> None:
        if "fresh_stall" in Base.metadata.tables:
            Base.metadata.remove(Base.metadata.tables["fresh_stall"])

    yield write
    forget()
