"""Errors: a plain sentence and a way on, whatever was asked."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from kawasan.db import session
from kawasan.media import photos
from kawasan.plugin_api import Program, RegencyRef, require_regency
from kawasan.tenancy import RegencyProgram
from kawasan.testing import Client
from kawasan.web import context
from kawasan.web.readable import MOST_BYTES_OF_VISITORS


@pytest.mark.parametrize(
    ("language", "title", "text", "way_on"),
    [
        ("id", "Halaman tidak ditemukan", "salah ketik", "Ke halaman depan"),
        ("en", "Page not found", "mistyped", "To the front page"),
    ],
)
def test_a_page_that_is_not_there(language: str, title: str, text: str, way_on: str, visitor: Client) -> None:
    answer = visitor.get(f"/nowhere?lang={language}")
    assert answer.status_code == 404
    for expected in (title, text, way_on):
        assert expected in answer.text
    assert 'href="/toba/nowhere?lang=' in answer.text


def test_a_page_for_others_says_as_whom_one_is_signed_in(citra: Client) -> None:
    answer = citra.get("/kelola/program")
    assert answer.status_code == 403
    assert "Anda masuk sebagai Citra." in answer.text
    assert 'href="/toba/akun"' in answer.text


def test_a_way_that_does_not_work_says_which_do(visitor: Client) -> None:
    answer = visitor.ask("DELETE", "/cari")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert "Cara ini tidak berlaku di sini" in answer.text


FORM = "application/x-www-form-urlencoded"


def test_too_much_at_once_says_how_much_it_may_be(admin: Client, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    answer = admin.ask("POST", "/kelola/anggota", data=b"x" * 1001, content_type=FORM)
    assert answer.status_code == 413
    assert "paling besar 64 MB" in answer.text


def test_what_is_too_much_is_taken_in_before_the_answer(visitor: Client) -> None:
    sent = io.BytesIO(b"x" * (MOST_BYTES_OF_VISITORS + 1))
    answer = visitor.ask(
        "POST", "/masuk", input_stream=sent, content_type=FORM, headers={"Content-Length": str(len(sent.getvalue()))}
    )
    assert answer.status_code == 413
    assert sent.read() == b"", "else the browser shows a broken connection"


def test_five_photos_of_a_phone_are_not_too_much(app: Flask) -> None:
    assert app.config["MAX_CONTENT_LENGTH"] >= 5 * photos.MOST_BYTES


def test_a_visitor_sends_no_photos(visitor: Client) -> None:
    answer = visitor.ask("POST", "/masuk", data=b"x" * (MOST_BYTES_OF_VISITORS + 1), content_type=FORM)
    assert answer.status_code == 413


def test_an_expired_form_says_what_to_do(admin: Client) -> None:
    answer = admin.post("/kelola/anggota", csrf=False)
    assert answer.status_code == 400
    assert "Formulir ini sudah kedaluwarsa" in answer.text


def test_a_form_from_another_site_is_refused(admin: Client) -> None:
    answer = admin.post("/kelola/anggota", headers={"Origin": "https://elsewhere.test"})
    assert answer.status_code == 403
    assert "datang dari situs lain" in answer.text


@pytest.fixture
def calm(another_app: Callable[..., Flask], toba: RegencyRef) -> Client:
    """A visitor of a server that answers 500 rather than failing the test."""
    return Client(another_app(FLASK={"TESTING": False}), toba)


def test_a_fault_of_ours_is_admitted(calm: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(calm.app.view_functions, "portal.search", lambda: 1 / 0)
    answer = calm.get("/cari")
    assert answer.status_code == 500
    assert "Ada yang salah di pihak kami" in answer.text


def test_a_fault_that_breaks_its_own_page_is_admitted_too(calm: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "nav_items", lambda: 1 / 0)
    answer = calm.get("/cari?lang=en")
    assert answer.status_code == 500
    assert "<h1>Something went wrong on our side</h1>" in answer.text


def test_a_database_that_is_away_says_when_to_try_again(calm: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Any:
        raise OperationalError("select", {}, Exception("away"))

    monkeypatch.setitem(calm.app.view_functions, "portal.search", away)
    answer = calm.get("/cari")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "3"
    assert "Portal sedang sibuk" in answer.text


@pytest.mark.parametrize("path", ["/api/v1/nowhere", "/api/v1/openapi.json/x"])
def test_the_api_answers_with_documents(path: str, visitor: Client) -> None:
    answer = visitor.get(path)
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["status"] == 404


@pytest.mark.parametrize(
    "query",
    [
        "endpoint=x", "_external=1", "_scheme=javascript", "_anchor=x&_method=POST", "values=1", "self=1", "lang=xx",
        "lang=en&lang=id", "q", "=", "&&&", "%ff%fe=%ff", "page=abc", "page=99999999999999999999", "q=%ed%a0%80",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/cari", "/masuk", "/nowhere", "/patterns"])
def test_odd_arguments_break_no_page(path: str, query: str, pasar: Program, visitor: Client) -> None:
    for client in (visitor, visitor.at(None)):
        assert client.browser.get(f"{client.root}{path}?{query}").status_code in (200, 404)


@pytest.mark.parametrize("path", ["/cari?q=%00", "/cari?%00=x", "/?a=b%00c"])
def test_what_no_database_stores_is_refused(path: str, visitor: Client) -> None:
    assert visitor.get(path).status_code == 400
    assert visitor.at(None).get(path).status_code == 400


@pytest.mark.parametrize("path", ["/masuk", "/undangan/x"])
def test_what_no_database_stores_is_refused_in_forms(path: str, visitor: Client) -> None:
    assert visitor.post(path, {"email": "a\x00b", "password": "x"}).status_code == 400


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", {"deep": ["a", {"er": "\udfff"}]}])
def test_what_no_database_stores_is_refused_in_json(text: Any, visitor: Client) -> None:
    assert visitor.post("/masuk", json={"email": text}).status_code == 400


@pytest.mark.parametrize("path", ["/%00", "/%ff%fe", "/undangan/%00", "//evil.test/x", "/..%2f.."])
def test_odd_paths_are_not_found(path: str, visitor: Client) -> None:
    answer = visitor.browser.get(f"/toba{path}", follow_redirects=True)
    assert answer.status_code in (404, 405)


def test_a_path_cannot_name_another_host(visitor: Client) -> None:
    answer = visitor.browser.open("/", environ_overrides={"PATH_INFO": "//evil.test/x"})
    assert 'href="//evil.test' not in answer.text


@pytest.mark.parametrize(
    ("words", "status"), [("UNIQUE constraint failed: x.slug", 409), ("NOT NULL constraint failed: x.slug", 500)]
)
def test_what_is_sent_twice_at_once_is_told_of(words: str, status: int, another_app: Callable[..., Flask]) -> None:
    def refuse() -> str:
        raise IntegrityError("INSERT", {}, sqlite3.IntegrityError(words))

    app = another_app(FLASK={"TESTING": False})
    app.view_functions["portal.search"] = refuse
    for language, said in (("id", "Ini baru saja disimpan"), ("en", "This has just been saved")):
        answer = app.test_client().get(f"/toba/cari?lang={language}")
        assert answer.status_code == status
        assert (said in answer.text) is (status == 409)


class BrokenKeyError(Exception):
    """As PostgreSQL's driver says that a foreign key points to nothing."""

    sqlstate = "23503"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (StaleDataError("UPDATE statement on table 'x' expected to update 1 row(s); 0 were matched."), 409),
        (IntegrityError("INSERT INTO x", {}, BrokenKeyError()), 409),
        (IntegrityError("DELETE FROM x", {}, BrokenKeyError()), 500),
        (IntegrityError("INSERT INTO x", {}, sqlite3.IntegrityError("FOREIGN KEY constraint failed")), 500),
    ],
)
def test_who_changes_what_another_deletes_is_told_of_it(
    error: Exception, status: int, calm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> str:
        raise error

    monkeypatch.setitem(calm.app.view_functions, "portal.search", refuse)
    for language, said in (("id", "Ini baru saja dihapus"), ("en", "This has just been deleted")):
        answer = calm.get(f"/cari?lang={language}")
        assert answer.status_code == status
        assert (said in answer.text) is (status == 409)


def test_what_a_view_left_to_the_commit_is_told_of_as_well(
    calm: Client, pasar: Program, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An author may leave it to the end of the request to write a row; it is refused then."""

    def add_twice(name: str) -> str:
        session().add(RegencyProgram(regency_id=require_regency().id, program=name, is_on=True, settings={}))
        return "done"

    calm = Client(calm.app, admin.regency, admin.member)
    monkeypatch.setitem(calm.app.view_functions, "console.switch", add_twice)
    answer = calm.post("/kelola/program/pasar", {"on": "1"})
    assert answer.status_code == 409
    assert "Ini baru saja disimpan" in answer.text
