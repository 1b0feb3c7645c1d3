"""The JSON API's errors are problem documents (RFC 9457), and its pages are pages."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from flask import Flask

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
CODE = """
import marshmallow
from flask import abort
from sqlalchemy.exc import OperationalError

api = ApiBlueprint("pasar_api", __name__)

class Asked(marshmallow.Schema):
    price = marshmallow.fields.Integer(required=True, validate=marshmallow.validate.Range(min=1))

@api.post("/lapak")
@api.arguments(Asked)
@api.response(201, Asked)
@public
def add(asked):
    return asked

@api.get("/lapak/<id:stall_id>")
@public
def show(stall_id):
    abort(404, "no such stall")

@api.get("/rusak")
@public
def broken():
    raise KeyError("secret")

@api.get("/sibuk")
@public
def busy():
    raise OperationalError("select secret", {}, Exception("database is locked"))

@api.get("/petugas")
@require("core:console:view")
def staff():
    return {}

@hookimpl
def api_blueprints():
    return [api]
"""


@pytest.fixture
def client(write_plugin: Write, start: Start) -> Any:
    return start(write_plugin("pasar", CODE)).test_client()


def problem(answer: Any) -> dict[str, Any]:
    assert answer.mimetype == "application/problem+json"
    document: dict[str, Any] = answer.json
    assert {"type", "title", "status"} <= set(document)
    assert document["status"] == answer.status_code
    return document


def test_a_good_answer_is_json(client: Any) -> None:
    answer = client.post("/toba/api/v1/pasar/lapak", json={"price": 5})
    assert (answer.status_code, answer.json) == (201, {"price": 5})


@pytest.mark.parametrize("body", [{"price": 0}, {}, {"price": "x"}, {"price": 1, "other": 1}], ids=str)
def test_wrong_input_names_its_fields(body: dict[str, Any], client: Any) -> None:
    document = problem(client.post("/toba/api/v1/pasar/lapak", json=body))
    assert document["status"] == 422
    assert set(document["errors"]["json"]) == {"other" if "other" in body else "price"}


def test_what_is_no_json_is_refused(client: Any) -> None:
    answer = client.post("/toba/api/v1/pasar/lapak", data="{", content_type="application/json")
    assert problem(answer)["status"] == 400


def test_not_found_says_what(client: Any) -> None:
    assert problem(client.get("/toba/api/v1/pasar/lapak/7"))["detail"] == "no such stall"
    assert problem(client.get("/toba/api/v1/nowhere"))["status"] == 404
    assert problem(client.get("/toba/api/v1/pasar/lapak/x"))["status"] == 404


def test_a_wrong_method_is_a_problem_and_says_which_are_right(client: Any) -> None:
    answer = client.delete("/toba/api/v1/pasar/lapak")
    assert problem(answer)["status"] == 405
    assert "POST" in answer.headers["Allow"]


def test_an_error_tells_nothing_of_the_inside(client: Any) -> None:
    answer = client.get("/toba/api/v1/pasar/rusak")
    assert problem(answer)["status"] == 500
    assert "secret" not in answer.text


def test_a_busy_database_says_when_to_come_back(client: Any) -> None:
    answer = client.get("/toba/api/v1/pasar/sibuk")
    assert problem(answer)["status"] == 503
    assert answer.headers["Retry-After"] == "3"
    assert "secret" not in answer.text


def test_the_api_does_not_redirect_to_a_page(client: Any) -> None:
    assert problem(client.get("/toba/api/v1/pasar/petugas"))["status"] == 401


def test_pages_keep_their_error_pages(client: Any) -> None:
    answer = client.get("/toba/nowhere")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")


def test_the_api_is_compressed_where_that_is_asked_for(client: Any) -> None:
    answer = client.get("/toba/api/v1/openapi.json", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
