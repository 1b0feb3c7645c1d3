"""The page "Privasi": what is kept, by whom, why, how long; rights; whom to ask."""

from __future__ import annotations

from kawasan.plugin_api import Program, RegencyRef
from kawasan.tenancy import save_identity, switch_program
from kawasan.testing import Answers, Client, InRegency

PAGE = "/privasi"


def test_open_to_everyone(answers: Answers, visitor: Client) -> None:
    answers(PAGE, visitor=200, ani=200, budi=200, citra=200)
    assert visitor.at(None).get(PAGE).status_code == 200


def test_linked_from_every_page(visitor: Client) -> None:
    assert 'href="/toba/privasi"' in visitor.get("/").text
    assert 'href="/privasi"' in visitor.at(None).get("/").text


def test_each_program_says_what_it_keeps(
    pasar: Program, visitor: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    kept = "Nama pedagang, selama lapaknya buka."
    assert kept in visitor.get(PAGE).text
    assert kept in visitor.at(None).get(PAGE).text
    assert "Traders&#39; names, while their stall is open." in visitor.get(f"{PAGE}?lang=en").text
    with in_regency(toba):
        switch_program(pasar.name, on=False)
    assert kept in visitor.get(f"{PAGE}?lang=id").text, "its data is still there"


def test_it_says_whom_to_ask(visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    assert "Tanyakan di kantor komunikasi dan informatika" in visitor.get(PAGE).text
    with in_regency(toba):
        save_identity({"privacy_contact": "Dinas Kominfo, pdp@toba.test"})
    assert "Hubungi: Dinas Kominfo, pdp@toba.test." in visitor.get(PAGE).text


def test_who_is_signed_in_is_led_to_their_data(visitor: Client, ani: Client) -> None:
    assert 'href="/toba/akun/data"' in ani.get(PAGE).text
    assert "Masuk untuk melihat data Anda" in visitor.get(PAGE).text
