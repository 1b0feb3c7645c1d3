"""What no column holds is the asker's mistake, not ours: a clear page, and never a 500."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint

import pytest
from flask import Flask

from kawasan.tenancy import RegencyRef
from kawasan.testing import Client

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
CODE = """
from flask import request
from sqlalchemy import select
from kawasan.plugin_api import Media, session

bp = Blueprint("{name}", __name__)

@bp.get("/")
@public
def page():
    wanted = request.args.get("foto", type=int)
    return [photo.id for photo in session().scalars(select(Media).where(Media.id == wanted))]

@bp.get("/rusak")
@public
def broken():
    raise OverflowError("another")

@hookimpl
def blueprints():
    return [bp]
"""


@pytest.fixture
def client(write_plugin: Write, start: Start, toba: RegencyRef) -> Client:
    return Client(start(write_plugin("pasar", CODE.format(name="pasar"))), toba)


@pytest.mark.parametrize("number", [10**20, -(10**20), 2**63])
def test_a_number_beyond_every_id_is_not_readable(number: int, client: Client) -> None:
    answer = client.get(f"/pasar/?foto={number}")
    assert answer.status_code == 400
    assert "Permintaan ini tidak dapat dibaca" in answer.text


def test_the_largest_id_is_just_not_there(client: Client) -> None:
    assert client.json(f"/pasar/?foto={2**63 - 1}").json == []


def test_what_overflows_elsewhere_is_still_our_fault(client: Client) -> None:
    client.app.config["PROPAGATE_EXCEPTIONS"] = False
    assert client.get("/pasar/rusak").status_code == 500
