"""The world that every test begins with, and the people in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from kawasan.audit import AuditEntry, record
from kawasan.auth import current_person, public
from kawasan.db import clock, utcnow
from kawasan.mail import send
from kawasan.tenancy import Regency, RegencyRef
from kawasan.testing import (
    Answers,
    At,
    Client,
    InRegency,
    OfficerOf,
    QueryCount,
    UserId,
    photo_file,
    registry,
    save_sharing,
    switch_program,
)


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_begins_anew(
    turn: int, toba: RegencyRef, in_regency: InRegency, outbox: Callable[[], list[object]]
) -> None:
    with in_regency(toba) as session:
        assert session.scalar(select(func.count(AuditEntry.id))) == 0
        assert session.get(Regency, toba.id).name == "Kabupaten Toba"
        record("core.test.do", "x")
        session.get(Regency, toba.id).name = "Kabupaten Lain"
        send("ani@toba.test", "x", "x")
    assert len(outbox()) == 1


@pytest.mark.parametrize("turn", [1, 2])
def test_a_clock_stopped_in_one_test_runs_in_the_next(turn: int, at: At) -> None:
    assert clock.stopped_at is None
    at("2026-03-02 09:00")
    assert utcnow() == datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def test_a_stopped_clock_takes_no_naive_moment(at: At) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        at(datetime(2026, 3, 2))  # noqa: DTZ001 - the refusal is the point


def test_both_regencies_have_everything_on(app: Flask, toba: RegencyRef, samosir: RegencyRef) -> None:
    with app.app_context():
        installed = set(registry().plugins)
    for regency in (toba, samosir):
        assert set(regency.programs) == installed
        assert regency.shares_published


def test_a_unit_of_work_sees_the_regency_as_it_is_now(toba: RegencyRef, in_regency: InRegency, visitor: Client) -> None:
    with in_regency(toba):
        save_sharing(shares=False)
        switch_program(next(iter(toba.programs)), on=False)
    with in_regency(toba) as session:
        assert session.get(Regency, toba.id).shares_published is False
        assert visitor.get("/").status_code == 200


def test_the_cast_is_signed_in(visitor: Client, ani: Client, budi: Client, admin: Client, operator: Client) -> None:
    assert visitor.get("/akun").status_code == 302
    for client in (ani, budi, admin, operator):
        assert client.member is not None
        assert client.member.email in client.get("/akun").text


def test_citra_is_at_home_elsewhere(citra: Client, samosir: RegencyRef) -> None:
    assert citra.get("/kelola/").status_code == 403
    assert citra.at(samosir).get("/kelola/").status_code == 200


def area_codes_of(client: Client, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Of the person as a view sees them."""
    seen: set[str] = set()

    def page() -> tuple[str, int]:
        person = current_person()
        assert person is not None
        seen.update(person.area_codes)
        return "", 204

    monkeypatch.setitem(client.app.view_functions, "account.signed_out", public(page))
    assert client.get("/akun/keluar").status_code == 204
    return seen


def test_dewi_is_an_officer_of_one_sub_district(dewi: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dewi.get("/kelola/").status_code == 200
    assert area_codes_of(dewi, monkeypatch) == {"12.12.01"}


def test_officers_of_other_areas_are_hired(
    officer_of: OfficerOf, samosir: RegencyRef, user_id: UserId, monkeypatch: pytest.MonkeyPatch
) -> None:
    village = officer_of("12.12.02.2001")
    assert area_codes_of(village, monkeypatch) == {"12.12.02.2001"}
    assert user_id(village) == user_id(officer_of("12.12.02.2001"))
    assert officer_of("12.17.01").at(samosir).get("/kelola/").status_code == 200
    with pytest.raises(AssertionError, match="lies in no regency of the tests"):
        officer_of("11.01.01")


def test_ids_of_the_cast(ani: Client, citra: Client, visitor: Client, user_id: UserId) -> None:
    assert user_id(ani) != user_id(citra)
    with pytest.raises(AssertionError):
        user_id(visitor)


def test_answers_asks_all_four(answers: Answers) -> None:
    answers("/kelola/", visitor="/masuk", ani=403, budi=200, citra=403)
    with pytest.raises(AssertionError):
        answers("/kelola/", visitor="/masuk", ani=200, budi=200, citra=403)
    with pytest.raises(AssertionError, match="each of"):
        answers("/kelola/", visitor="/masuk", budi=200, citra=403)


def test_answers_posts_with_the_token(answers: Answers) -> None:
    there = "/akun"
    answers("/akun/kabar/dibaca", method="POST", data={}, visitor="/masuk", ani=there, budi=there, citra=there)


def view(app: Flask, monkeypatch: pytest.MonkeyPatch, html: str) -> None:
    monkeypatch.setitem(app.view_functions, "account.signed_out", public(lambda: html))


def test_every_page_is_checked(app: Flask, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    view(app, monkeypatch, "<!doctype html><html lang=id><title>Lain</title><h1>Pasar</h1>")
    with pytest.raises(AssertionError, match="200 /toba/akun/keluar: the title 'Lain'"):
        visitor.get("/akun/keluar")


def test_the_language_of_a_page_is_checked(app: Flask, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    view(app, monkeypatch, "<!doctype html><html lang=id><title>Pasar</title><h1>Pasar</h1>")
    assert visitor.get("/akun/keluar").status_code == 200
    with pytest.raises(AssertionError, match="asked for in 'en'"):
        visitor.get("/akun/keluar?lang=en")


def test_the_content_policy_is_asked_for(app: Flask, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.after_request_funcs, None, app.after_request_funcs[None][:1])
    with pytest.raises(AssertionError, match="no Content-Security-Policy"):
        visitor.get("/masuk")


def test_statements_are_counted(visitor: Client, query_count: QueryCount) -> None:
    with query_count() as counted:
        visitor.get("/akun/keluar")
    assert counted.total == 1
    assert "core_regency" in str(counted)
    visitor.get("/akun/keluar")
    assert counted.total == 1


def test_an_error_in_a_view_is_raised(app: Flask, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.view_functions, "account.signed_out", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        visitor.get("/akun/keluar")


def test_json_must_be_json(visitor: Client) -> None:
    assert visitor.json("/api/v1/openapi.json").json["openapi"] == "3.1.0"
    with pytest.raises(AssertionError, match="text/html"):
        visitor.json("/")


def test_a_photo_can_be_read_and_uploaded() -> None:
    file = photo_file(300, 200)
    assert file.name == "foto.jpg"
    assert file.read(2) == b"\xff\xd8"
