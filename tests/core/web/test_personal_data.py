"""What the installation holds on a person: shown, downloaded, corrected."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask

from kawasan.auth import Membership, User, add_member, find_account
from kawasan.notices import tell
from kawasan.plugin_api import Bilingual, RegencyRef
from kawasan.rights import RightsRequest
from kawasan.tenancy import switch_program
from kawasan.testing import Answers, Client, InRegency, UserId

Outbox = Callable[[], list[EmailMessage]]
PAGE = "/akun/data"
ANI = {"name": "Ani", "language": "id", "phone": ""}


@pytest.mark.parametrize("path", ["/akun/data.json", "/akun/data.html"])
def test_downloads_are_for_everyone_with_an_account(path: str, answers: Answers, operator: Client) -> None:
    answers(path, visitor="/masuk", ani=200, budi=200, citra=200)
    assert operator.at(None).get(path).status_code == 200


def test_a_person_sees_what_each_program_holds_why_and_how_long(market: Any, ani: Client, user_id: UserId) -> None:
    market.traders["toba", user_id(ani)] = "Lapak Ani"
    page = ani.get(PAGE).text
    for text in ("ani@toba.test", "Pemilik usaha", "Pasar", "Lapak Ani", "Persetujuan Anda.", "Selama buka."):
        assert text in page
    assert 'href="/toba/pasar/1"' in page
    assert "Your stall" in ani.get(f"{PAGE}?lang=en").text


def test_what_a_program_that_is_off_holds_is_shown_too(
    market: Any, ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    market.traders["toba", user_id(ani)] = "Lapak Ani"
    with in_regency(toba):
        switch_program("pasar", on=False)
    assert "Lapak Ani" in ani.get(PAGE).text


def test_a_program_that_cannot_answer_is_named(
    app: Flask, market: Any, ani: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.extensions["kawasan_plugins"], "strict", False)
    market.fails = True
    page = ani.get(PAGE)
    assert page.status_code == 200
    assert "Pasar tidak dapat menjawab sekarang." in page.text
    parts = ani.json("/akun/data.json").json["regencies"][0]["parts"]
    assert [part["complete"] for part in parts if part["program"] == "pasar"] == [False]


def test_each_regency_is_read_in_its_own_scope(
    market: Any,
    ani: Client,
    citra: Client,
    user_id: UserId,
    toba: RegencyRef,
    samosir: RegencyRef,
    in_regency: InRegency,
) -> None:
    for regency, person, text in ((toba, ani, "Kabar Toba"), (samosir, citra, "Kabar Samosir")):
        with in_regency(regency):
            tell(user_id(person), Bilingual(text))
        market.traders[regency.slug, user_id(person)] = f"Lapak {regency.slug}"
    page = citra.get(PAGE).text
    assert "Kabar Samosir" in page
    assert "Lapak samosir" in page
    assert "Kabar Toba" not in page
    assert "Lapak toba" not in page
    assert "Kabar Samosir" in citra.at(None).get(PAGE).text


def test_the_download_is_one_document_in_both_languages(market: Any, ani: Client, user_id: UserId) -> None:
    market.traders["toba", user_id(ani)] = "Lapak Ani"
    answer = ani.json("/akun/data.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="data-pribadi.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    held = answer.json
    assert held["format"] == "kawasan-personal-data/1"
    assert {"id": "nomor akun", "en": "account number"} in [
        v["name"] for v in held["account"]["kinds"][0]["items"][0]["values"]
    ]
    (toba,) = held["regencies"]
    assert toba["regency"] == {"code": "12.12", "name": "Kabupaten Toba"}
    stall = next(part for part in toba["parts"] if part["program"] == "pasar")["kinds"][0]
    assert stall["title"] == {"id": "Lapak Anda", "en": "Your stall"}
    assert stall["rests_on_consent"]
    assert stall["items"][0]["values"] == [{"name": {"id": "nomor", "en": "number"}, "value": "7"}]


def test_where_one_no_longer_has_a_role_is_looked_too(
    market: Any, citra: Client, user_id: UserId, samosir: RegencyRef, in_regency: InRegency
) -> None:
    citra_id = user_id(citra)
    with in_regency(samosir) as session:
        tell(citra_id, Bilingual("Kabar lama"))
        session.delete(session.get(Membership, (citra_id, samosir.id, "officer")))
    for path in (PAGE, "/akun/data.html"):
        assert "Kabar lama" in citra.get(path).text
    assert "Kabar lama" in str(citra.json("/akun/data.json").json)


def test_where_one_acted_without_a_role_is_looked_too(
    market: Any, ani: Client, user_id: UserId, samosir: RegencyRef
) -> None:
    market.traders["samosir", user_id(ani)] = "Lapak lama"
    assert "Lapak lama" not in ani.get(PAGE).text
    ani.at(samosir).post("/akun/kabar/dibaca")
    assert "Lapak lama" in ani.get(PAGE).text


def test_an_account_keeps_a_way_in(ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        user = session.get(User, user_id(ani))
        user.email, user.phone = None, "+6281200000999"
    assert "Akun memerlukan e-mail atau nomor telepon" in ani.post(PAGE, ANI).text
    with in_regency(toba):
        assert find_account("0812-0000-0999") is not None


def test_a_number_that_is_none_is_refused(ani: Client) -> None:
    answer = ani.post(PAGE, ANI | {"phone": "12"})
    assert answer.status_code == 422
    assert "Tulis satu nomor telepon" in answer.text


def test_a_new_number_waits_for_an_administrator(ani: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    ani.post(PAGE, ANI | {"phone": "0812-0000-0999"})
    with in_regency(toba) as session:
        assert find_account("0812-0000-0999") is None
        (asked,) = session.query(RightsRequest)
        assert (asked.kind, asked.new_phone) == ("correction", "+6281200000999")
    assert "sudah menunggu" in ani.post(PAGE, ANI | {"phone": "0812-0000-0998"}).text


def test_a_number_is_taken_off_at_once(ani: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        user.phone = "+6281200000999"
    assert "0812-0000-0999" in ani.get(PAGE).text
    ani.post(PAGE, ANI)
    with in_regency(toba):
        assert find_account("0812-0000-0999") is None


def test_at_the_region_nobody_can_look_at_a_new_number(ani: Client) -> None:
    page = ani.at(None).get(PAGE).text
    assert 'name="name"' in page
    assert 'name="phone"' not in page
    assert "Hapus akun dan semua data saya" in page


def test_all_regencies_with_a_role_are_on_the_page(
    ani: Client, user_id: UserId, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        user = find_account("ani@toba.test")
        assert user is not None
        add_member(user, "officer")
    page = ani.get(PAGE).text
    assert "Kabupaten Samosir" in page
    assert 'href="/samosir/akun/data"' in page
