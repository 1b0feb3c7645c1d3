"""The gate: a program's pages and API exist where the program is on, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from flask import Flask

from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency, save_sharing, switch_program

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
CODE = """
import marshmallow

bp = Blueprint("{name}", __name__, template_folder="templates")
staff = Blueprint("{name}_staff", __name__)
api = ApiBlueprint("{name}_api", __name__, description="Stalls")

class {name}Schema(marshmallow.Schema):
    name = marshmallow.fields.String()

@bp.get("/")
@scope("both")
@public
def home():
    return "here"

@staff.get("/kelola/")
@require("core:console:view")
def desk():
    return "desk"

@api.get("/lapak")
@api.response(200, {name}Schema)
@public
def stalls():
    return {{"name": "Ulos"}}

@hookimpl
def blueprints():
    return [bp, staff]

@hookimpl
def api_blueprints():
    return [api]
"""


@pytest.fixture
def client(write_plugin: Write, start: Start) -> Any:
    entries = [write_plugin(name, CODE.format(name=name)) for name in ("pasar", "toko")]
    return start(*entries).test_client()


PATHS = ["/pasar/", "/pasar/kelola/", "/api/v1/pasar/lapak"]


@pytest.mark.parametrize("path", PATHS)
def test_off_is_not_found(path: str, client: Any, toba: RegencyRef, in_regency: InRegency) -> None:
    assert client.get(f"/toba{path}").status_code in {200, 302}
    assert client.get(f"/samosir{path}").status_code == 404
    with in_regency(toba):
        switch_program("pasar", on=False)
    answer = client.get(f"/toba{path}")
    assert answer.status_code == 404
    assert answer.mimetype == ("application/problem+json" if "/api/" in path else "text/html")


def test_off_is_not_found_before_it_is_forbidden(client: Any) -> None:
    assert client.get("/samosir/pasar/kelola/").status_code == 404


def test_the_regions_page_is_there_while_someone_shares(client: Any, toba: RegencyRef, in_regency: InRegency) -> None:
    assert client.get("/pasar/").status_code == 200
    assert client.get("/pasar/kelola/").status_code == 404
    with in_regency(toba):
        save_sharing(shares=False)
    assert client.get("/pasar/").status_code == 404


def test_the_specification_lists_what_is_on(client: Any, toba: RegencyRef, in_regency: InRegency) -> None:
    spec = client.get("/toba/api/v1/openapi.json").json
    assert set(spec["paths"]) == {"/api/v1/pasar/lapak", "/api/v1/toko/lapak"}
    with in_regency(toba):
        switch_program("toko", on=False)
    spec = client.get("/toba/api/v1/openapi.json").json
    assert set(spec["paths"]) == {"/api/v1/pasar/lapak"}
    assert [tag["name"] for tag in spec["tags"]] == ["pasar_api"]
    assert "toko" not in json.dumps(spec)
    assert "pasar" in spec["components"]["schemas"]
    assert spec["servers"] == [{"url": "/toba"}]


def test_every_reference_of_the_specification_leads_somewhere(client: Any) -> None:
    spec = client.get("/toba/api/v1/openapi.json").json
    text = json.dumps(spec)
    for part in text.split('"$ref": "#/')[1:]:
        node = spec
        for step in part.partition('"')[0].split("/"):
            node = node[step]


def test_the_specification_names_the_server_by_host_too(client: Any) -> None:
    spec = client.get("/api/v1/openapi.json", base_url="http://toba.localhost").json
    assert spec["servers"] == [{"url": "/"}]
