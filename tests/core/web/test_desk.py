"""The first page of the desk: work of the programs, then the administrator's own."""

from __future__ import annotations

import pytest

from kawasan.plugin_api import Program, RegencyRef
from kawasan.testing import Answers, Client, InRegency, switch_program


def test_staff_and_nobody_else(answers: Answers, admin: Client, operator: Client) -> None:
    answers("/kelola/", visitor="/masuk", ani=403, budi=200, citra=403)
    assert admin.get("/kelola/").status_code == 200
    assert operator.get("/kelola/").status_code == 200


def test_an_officer_sees_their_work_and_how_much_waits(pasar: Program, budi: Client) -> None:
    page = budi.get("/kelola/").text
    assert "Meja pasar" in page
    assert "<strong>3</strong>" in page
    assert "Lapak saya" not in page


def test_what_is_the_administrators_own_is_not_the_officers(pasar: Program, budi: Client, admin: Client) -> None:
    for address in ("/toba/kelola/program", "/toba/kelola/anggota", "/toba/kelola/identitas", "/toba/kelola/jejak"):
        assert f'href="{address}"' in admin.get("/kelola/").text
        assert f'href="{address}"' not in budi.get("/kelola/").text


def test_the_administrator_reads_how_things_stand(
    pasar: Program, admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    assert "1 dari 1 program menyala" in admin.get("/kelola/").text
    with in_regency(toba):
        switch_program(pasar.name, on=False)
    page = admin.get("/kelola/?lang=en").text
    assert "0 of 1 programs are on" in page
    assert "3 people" in page


def test_a_card_to_a_page_that_is_not_there_is_left_out(pasar: Program, budi: Client) -> None:
    assert "Rusak" not in budi.get("/kelola/").text


@pytest.mark.parametrize(("who", "has_link"), [("admin", True), ("budi", False)])
def test_an_empty_desk_says_who_can_fill_it(
    who: str, has_link: bool, pasar: Program, toba: RegencyRef, in_regency: InRegency, request: pytest.FixtureRequest
) -> None:
    with in_regency(toba):
        switch_program(pasar.name, on=False)
    page = request.getfixturevalue(who).get("/kelola/").text
    assert "Belum ada pekerjaan di sini" in page
    assert ('<a class="btn btn-primary" href="/toba/kelola/program">' in page) is has_link


@pytest.mark.parametrize(("who", "has_desk"), [("visitor", False), ("ani", False), ("budi", True), ("operator", True)])
def test_the_desk_is_one_press_from_every_page(who: str, has_desk: bool, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(who).get("/cari").text
    assert ('href="/toba/kelola/"' in page) is has_desk
