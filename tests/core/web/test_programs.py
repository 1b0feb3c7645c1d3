"""Programs as cards, and their switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from kawasan.db import regency_scope
from kawasan.installation import SwitchRefused, switch, switch_on_with_needed
from kawasan.plugin_api import Program, RegencyRef
from kawasan.plugins import Trouble
from kawasan.tenancy import quarantine
from kawasan.testing import Answers, Client
from kawasan.testing.cast import read_regency

Trail = Callable[[RegencyRef], list[Any]]


def test_for_administrators(answers: Answers, admin: Client, operator: Client) -> None:
    answers("/kelola/program", visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.get("/kelola/program").status_code == 200
    assert operator.get("/kelola/program").status_code == 200


def test_switching_is_for_administrators(pasar: Program, answers: Answers) -> None:
    answers("/kelola/program/pasar", method="POST", data={}, visitor="/masuk", ani=403, budi=403, citra=403)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("id", ["Pasar", "Lapak setempat.", "Ekonomi cerdas", "Halaman lapak", "Nama pedagang", "Menyala", "1.2.3"]),
        ("en", ["Market", "Local stalls.", "Smart economy", "Pages of stalls", "Traders", "Switch off", "1.2.3"]),
    ],
)
def test_a_card_says_what_it_is_adds_and_keeps(pasar: Program, admin: Client, language: str, texts: list[str]) -> None:
    page = admin.get(f"/kelola/program?lang={language}").text
    for text in texts:
        assert text in page


def test_every_process_sees_a_switch_on_its_next_request(pasar: Program, admin: Client, second_process: Flask) -> None:
    there = Client(second_process, admin.regency)
    assert "Lapak Toba" in there.get("/cari?q=kain").text
    answer = admin.post("/kelola/program/pasar", {"on": "0"}, follow_redirects=True)
    assert "Pasar padam" in answer.text
    assert "Lapak Toba" not in there.get("/cari?q=kain").text
    admin.post("/kelola/program/pasar", {"on": "1"})
    assert "Lapak Toba" in there.get("/cari?q=kain").text


@pytest.mark.parametrize("who", ["admin", "operator"])
def test_a_switch_is_in_the_trail_whoever_made_it(
    who: str, pasar: Program, toba: RegencyRef, trail: Trail, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    client.post("/kelola/program/pasar", {"on": "0"})
    assert trail(toba)[0] == (client.member.email, "core.program.switch", "pasar", {"on": True}, {"on": False})


def test_a_switch_to_what_it_was_is_no_change(pasar: Program, admin: Client, toba: RegencyRef, trail: Trail) -> None:
    before = trail(toba)
    assert admin.post("/kelola/program/pasar", {"on": "1"}).status_code == 302
    assert trail(toba) == before


def test_an_unknown_program_is_not_found(admin: Client) -> None:
    assert admin.post("/kelola/program/nowhere", {"on": "1"}).status_code == 404


@pytest.fixture
def lelang(pasar: Program, app: Flask) -> None:
    """A program that needs `pasar`."""
    plugins = app.extensions["kawasan_plugins"].plugins
    needy = replace(pasar, name="lelang", prefix="/lelang", depends_on=("pasar",), permissions=())
    plugins["lelang"] = replace(plugins["pasar"], name="lelang", program=needy)


@pytest.mark.usefixtures("lelang")
def test_what_it_needs_comes_first(admin: Client) -> None:
    admin.post("/kelola/program/pasar", {"on": "0"})
    refused = admin.post("/kelola/program/lelang", {"on": "1"}, follow_redirects=True)
    assert "Nyalakan lebih dahulu: Pasar." in refused.text
    admin.post("/kelola/program/pasar", {"on": "1"})
    admin.post("/kelola/program/lelang", {"on": "1"})
    refused = admin.post("/kelola/program/pasar", {"on": "0"}, follow_redirects=True)
    assert "Matikan dahulu" in refused.text


@pytest.mark.usefixtures("lelang")
def test_what_another_switched_meanwhile_counts(app: Flask) -> None:
    """Both began with the same view of the regency: `pasar` on, and nothing that needs it."""
    with app.app_context():
        seen = read_regency("toba")
        with regency_scope(seen):
            switch("pasar", on=False)
        with pytest.raises(SwitchRefused), regency_scope(seen):
            switch("lelang", on=True)
        with regency_scope(seen):
            assert switch_on_with_needed("lelang") == ["pasar", "lelang"]
        with pytest.raises(SwitchRefused), regency_scope(seen):
            switch("pasar", on=False)


def test_a_broken_plugin_is_named_and_its_reason_told_to_operators(
    pasar: Program, admin: Client, operator: Client, app: Flask
) -> None:
    app.extensions["kawasan_plugins"].broken = {"lelang": Trouble("could not be loaded: secret/path")}
    assert "Plugin lelang bermasalah" in admin.get("/kelola/program").text
    assert "secret/path" not in admin.get("/kelola/program").text
    assert "secret/path" in operator.get("/kelola/program").text
    assert "secret/path" in operator.at(None).get("/operator/").text


def fail(app: Flask, toba: RegencyRef) -> None:
    with app.app_context(), regency_scope(None):
        quarantine(toba.id, "pasar", "navigation raised KeyError (plugin.py, line 3)", was_late=False)


def test_a_program_in_quarantine_is_named_and_retried(
    pasar: Program, answers: Answers, admin: Client, toba: RegencyRef, app: Flask
) -> None:
    fail(app, toba)
    page = admin.get("/kelola/program").text
    assert "Disisihkan sejak" in page
    assert "navigation raised KeyError (plugin.py, line 3)" in page
    path = "/kelola/program/pasar/ulang"
    answers(path, method="POST", visitor="/masuk", ani=403, budi=403, citra=403)
    assert "dicoba lagi" in admin.post(path, follow_redirects=True).text
    assert "Disisihkan sejak" not in admin.get("/kelola/program").text
    assert "Mencoba lagi program yang disisihkan" in admin.get("/kelola/jejak").text
    assert admin.post("/kelola/program/tidak-ada/ulang").status_code == 404
    fail(app, toba)
    assert "Set aside since" in admin.get("/kelola/program?lang=en").text


@pytest.mark.parametrize("path", ["", "/hapus"])
def test_a_program_is_looked_at_by_administrators(path: str, answers: Answers, pasar: Program, admin: Client) -> None:
    answers(f"/kelola/program/pasar{path}", visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.get("/kelola/program/%00").status_code == 404
    assert admin.get("/kelola/program/tidak-ada/hapus").status_code == 404


@pytest.mark.parametrize("path", ["arsip", "hapus"])
def test_the_exits_are_for_administrators(path: str, answers: Answers, pasar: Program, admin: Client) -> None:
    answers(f"/kelola/program/pasar/{path}", method="POST", visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.post(f"/kelola/program/tidak-ada/{path}").status_code == 404


@pytest.mark.usefixtures("lelang")
def test_a_look_before_it_is_switched_on(admin: Client) -> None:
    for name in ("lelang", "pasar"):
        admin.post(f"/kelola/program/{name}", {"on": "0"})
    page = admin.get("/kelola/program/lelang").text
    assert "Ikut dinyalakan, karena program ini memerlukannya: Pasar." in page
    admin.post("/kelola/program/lelang", {"on": "1", "needed": "1"})
    for name in ("lelang", "pasar"):
        assert "Tiga jalan keluar" in admin.get(f"/kelola/program/{name}").text
        assert "Menyala" in admin.get(f"/kelola/program/{name}").text
