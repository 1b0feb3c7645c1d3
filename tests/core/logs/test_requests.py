"""The log: a line for each request, the request's id on all that is logged in it, and nothing about the person."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from kawasan.auth import find_account, issue_token
from kawasan.auth.models import User
from kawasan.logs import JsonLines, ReadableLines, configure, current_request_id, within_request
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency
from kawasan.testing.browser import PASSWORD

Lines = Callable[[], list[dict[str, Any]]]
PERSONAL = ("ani@toba.test", "0812-3456", "628123456", "10.9.8.7", "Pelacak/1.0", "rahasia-kueri", PASSWORD)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that the process logs while the test runs, as production writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def lines(written: io.StringIO) -> Lines:
    """The same, line by line."""
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]


def requests(lines: Lines) -> list[dict[str, Any]]:
    return [line for line in lines() if line["logger"] == "kawasan.request"]


def test_each_request_is_one_line(visitor: Client, lines: Lines) -> None:
    answer = visitor.get("/cari?q=rahasia-kueri")
    (line,) = requests(lines)
    assert {name: line[name] for name in ("method", "route", "status", "regency", "level")} == {
        "method": "GET", "route": "/cari", "status": 200, "regency": "toba", "level": "info",
    }  # fmt: skip
    assert line["ms"] > 0
    assert line["request_id"] == answer.headers["X-Request-Id"]
    assert line["time"].endswith("+00:00")


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [("/", "/", 200), ("/tidak-ada", None, 404), ("/static/core/x.css", "/static/", 404), ("/toba", None, 308)],
)
def test_what_no_view_answers_is_a_line_too(
    path: str, route: str | None, status: int, visitor: Client, lines: Lines
) -> None:
    visitor.at(None).get(path)
    assert [(line["route"], line["status"]) for line in requests(lines)] == [(route, status)]


def test_a_kept_page_is_a_line_with_its_view(another_app: Callable[..., Flask], lines: Lines) -> None:
    browser = another_app(KAWASAN_PAGE_CACHE_MB=1).test_client()
    ids = {browser.get("/toba/", buffered=True).headers["X-Request-Id"] for _ in range(2)}
    assert [(line["route"], line["request_id"] in ids) for line in requests(lines)] == [("/", True), ("/", True)]
    assert len(ids) == 2, "a kept page has the id of the request it answers"


@pytest.mark.parametrize(("given", "is_kept"), [("proxy-0a1b2c3d", True), ("x" * 65, False), ("a b\tc-12345", False)])
def test_a_sane_id_is_kept(given: str, is_kept: bool, visitor: Client, lines: Lines) -> None:
    answer = visitor.get("/cari", headers={"X-Request-Id": given})
    assert (answer.headers["X-Request-Id"] == given) is is_kept
    assert requests(lines)[0]["request_id"] == answer.headers["X-Request-Id"]


def test_what_is_logged_in_a_request_carries_its_id_and_regency(budi: Client, lines: Lines) -> None:
    answer = budi.get("/kelola/program")
    assert answer.status_code == 403
    refused = next(line for line in lines() if line["message"].startswith("refused"))
    assert (refused["request_id"], refused["regency"]) == (answer.headers["X-Request-Id"], "toba")


def test_a_unit_of_work_without_a_request_carries_its_regency(
    in_regency: InRegency, toba: RegencyRef, lines: Lines
) -> None:
    with in_regency(toba), within_request("abcdefgh"):
        logging.getLogger("kawasan.anything").warning("so")
    assert current_request_id() is None
    assert [(line["regency"], line["request_id"]) for line in lines()] == [("toba", "abcdefgh")]


def test_nothing_in_the_log_is_about_the_person(
    app: Flask, ani: Client, toba: RegencyRef, in_regency: InRegency, written: io.StringIO
) -> None:
    with in_regency(toba):
        account = find_account("ani@toba.test")
        assert account is not None
        token = issue_token(account)
    stranger = {
        "User-Agent": "Pelacak/1.0",
        "X-Forwarded-For": "10.9.8.7",
        "Referer": "http://localhost/?q=rahasia-kueri",
    }
    visitor = app.test_client()
    where = {"environ_base": {"REMOTE_ADDR": "10.9.8.7"}, "headers": stranger, "buffered": True}
    visitor.get(f"/toba/undangan/{token}", **where)
    visitor.get("/toba/cari?q=rahasia-kueri", **where)
    visitor.get("/toba/tidak/ani@toba.test", **where)
    for password in (PASSWORD, "salah"):
        visitor.post("/toba/masuk", data={"email": "ani@toba.test", "password": password}, **where)
    ani.post("/akun/keluar", {"email": "0812-3456"}, headers=stranger)
    text = written.getvalue()
    assert text.count('"kawasan.request"') >= 6
    assert [found for found in (*PERSONAL, token) if found in text] == []


def test_an_error_is_logged_without_what_it_quotes(
    app: Flask, toba: RegencyRef, in_regency: InRegency, written: io.StringIO, lines: Lines
) -> None:
    try:
        with in_regency(toba) as session:
            session.add_all([User(email="ani@toba.test", fs_uniquifier="x")])
            session.flush()
    except Exception:
        logging.getLogger("kawasan.anything").exception("refused")
    (line,) = lines()
    assert line["exceptions"][0]["type"] == "sqlalchemy.exc.IntegrityError"
    assert "test_requests.py" in str(line["exceptions"][0]["at"])
    assert "ani@toba.test" not in written.getvalue()


def test_what_the_system_says_is_kept(written: io.StringIO, lines: Lines) -> None:
    try:
        open("/nowhere/ani@toba.test")  # noqa: PTH123, SIM115 - it raises
    except OSError:
        logging.getLogger("kawasan.anything").exception("refused")
    assert lines()[0]["exceptions"][0]["said"] == "No such file or directory"
    assert "ani@toba.test" not in written.getvalue()


def test_an_error_in_a_view_names_the_view(another_app: Callable[..., Flask], lines: Lines) -> None:
    other = another_app(FLASK={"TESTING": False})
    other.view_functions["portal.search"] = _fail
    assert other.test_client().get("/toba/cari?q=rahasia-kueri", buffered=True).status_code == 500
    error = next(line for line in lines() if line["level"] == "error")
    assert error["message"] == "an error in the view of GET /cari"
    assert error["exceptions"][0]["type"] == "builtins.ValueError"
    assert requests(lines)[0]["status"] == 500


def test_an_error_below_every_view_is_answered_and_logged(another_app: Callable[..., Flask], lines: Lines) -> None:
    other = another_app(FLASK={"TESTING": False})
    other.extensions["kawasan_page_cache"].inner = _fail
    answer = other.test_client().get("/toba/")
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] == requests(lines)[0]["request_id"]
    assert "Something went wrong" in answer.text


def test_while_developing_it_is_readable(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        visitor.get("/cari")
    record = next(record for record in caplog.records if record.name == "kawasan.request")
    line = ReadableLines().format(record)
    assert line.startswith("INFO kawasan.request: GET /cari 200 ")
    assert " ms [toba " in line


@pytest.mark.parametrize(("chosen", "begins"), [("json", '{"time": "'), ("text", "WARNING kawasan.anything: so")])
def test_the_setting_chooses(chosen: str, begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        configure({"KAWASAN_LOG_FORMAT": "text"})
        configure({"KAWASAN_LOG_FORMAT": chosen})
        logging.getLogger("kawasan.anything").warning("so")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        logging.captureWarnings(capture=False)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(begins)


def _fail(*_: Any) -> Any:
    raise ValueError("ani@toba.test")
