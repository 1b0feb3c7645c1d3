"""One's own PIN: set, changed and removed with the password; what ends it; what is kept and shown of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from counter_computer import PASSWORD, Computer
from flask import Flask
from sqlalchemy import select

from kawasan.auth import Pin, PinRefused, User, find_account, set_password, switch_account
from kawasan.auth.pins import judge_pin
from kawasan.db import regency_scope
from kawasan.demo.loader import PIN as DEMO_PIN
from kawasan.rights.erasing import erase_here
from kawasan.rights.own import regency_data
from kawasan.tenancy import RegencyRef
from kawasan.testing import Answers, Client, InRegency

Officers = dict[str, int]
Trail = Callable[[RegencyRef], list[Any]]
PATH = "/akun/pin"


def form(pin: str = "482915", again: str | None = None, password: str = PASSWORD) -> dict[str, str]:
    return {"password": password, "pin": pin, "again": pin if again is None else again}


@pytest.mark.once
@pytest.mark.parametrize("pin", ["204060", "482915", "112233", "135790"])
def test_six_digits_are_a_pin(pin: str) -> None:
    judge_pin(pin)


@pytest.mark.once
@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "４８２９１５", "48 915", "-48291"])
def test_anything_else_is_none(pin: str) -> None:
    with pytest.raises(PinRefused, match="six_digits"):
        judge_pin(pin)


@pytest.mark.once
@pytest.mark.parametrize(
    "pin", ["000000", "777777", "123456", "654321", "456789", "890123", "321098", "121212", "123123"]
)
def test_those_that_are_tried_first_are_refused(pin: str) -> None:
    with pytest.raises(PinRefused, match="easy_pin"):
        judge_pin(pin)


@pytest.mark.once
def test_the_demonstrations_is_good() -> None:
    judge_pin(DEMO_PIN)


def test_it_is_for_the_staff(answers: Answers, visitor: Client) -> None:
    answers(PATH, visitor="/masuk", ani=403, budi=200, citra=403)
    answers(PATH, method="POST", data=form(), visitor="/masuk", ani=403, budi=422, citra=403)
    assert visitor.at(None).get(PATH).status_code == 404


def test_without_a_password_there_is_none(budi: Client) -> None:
    assert "Anda belum memilihnya" in budi.get(PATH).text
    assert budi.post(PATH, form()).status_code == 422


def test_an_officer_sets_one_with_the_password(
    budi: Client, officers: Officers, computer: Computer, toba: RegencyRef, in_regency: InRegency, trail: Trail
) -> None:
    assert "PIN loket" in budi.get("/akun").text
    assert budi.post(PATH, form()).location == "/toba/akun/pin"
    assert "PIN disimpan." in budi.get(PATH).text
    assert "You have had a PIN since" in budi.get(f"{PATH}?lang=en").text
    assert trail(toba)[0] == ("budi@toba.test", "core.pin.set", "budi@toba.test", None, None)
    with in_regency(toba) as session:
        kept = session.scalars(select(Pin.hash).where(Pin.user_id == officers["budi"])).one()
    assert kept.startswith("$argon2id$v=19$"), "as passwords are"
    assert computer.enter(officers["budi"]).status_code == 422, "the one before ended"
    assert computer.enter(officers["budi"], "482915").status_code == 302


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (form(password="salah sama sekali"), "Ini bukan kata sandi Anda."),
        (form(password=""), "Tulis kata sandi Anda."),
        (form("48291"), "PIN terdiri dari enam angka."),
        (form("123456"), "PIN ini termasuk yang pertama dicoba orang."),
        (form(again="482916"), "Kedua isian PIN tidak sama."),
        (form(""), "Tulis enam angka."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_said_and_nothing_changes(
    sent: dict[str, str], said: str, budi: Client, officers: Officers, computer: Computer
) -> None:
    answer = budi.post(PATH, sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="482915"' not in answer.text
    assert computer.enter(officers["budi"]).status_code == 302


def test_it_is_removed_with_the_password(
    budi: Client, officers: Officers, computer: Computer, toba: RegencyRef, trail: Trail
) -> None:
    computer.enter(officers["budi"])
    wrong = budi.post(PATH, {"act": "remove", "remove-password": "salah sama sekali"})
    assert wrong.status_code == 422
    assert "Ini bukan kata sandi Anda." in wrong.text
    assert budi.post(PATH, {"act": "remove", "remove-password": PASSWORD}).location == "/toba/akun/pin"
    assert "PIN Anda dihapus." in budi.get(PATH).text
    assert trail(toba)[0] == ("budi@toba.test", "core.pin.remove", "budi@toba.test", None, None)
    assert computer.sits_there == "", "what it opened has ended"
    assert computer.enter(officers["budi"]).status_code == 404


def test_a_changed_one_ends_what_was_begun_with_it(budi: Client, officers: Officers, computer: Computer) -> None:
    computer.enter(officers["budi"])
    budi.post(PATH, form())
    assert computer.sits_there == ""


def pins_of(app: Flask, user_id: int) -> int:
    with app.app_context(), regency_scope(None, writes=False) as session:
        return len(session.scalars(select(Pin).where(Pin.user_id == user_id)).all())


def test_a_new_password_ends_it(app: Flask, officers: Officers, computer: Computer) -> None:
    computer.enter(officers["budi"])
    with app.app_context(), regency_scope(None) as session:
        set_password(session.get(User, officers["budi"]), "gunung-yang-jauh")
    assert pins_of(app, officers["budi"]) == 0
    assert computer.sits_there == ""


def test_a_new_password_at_the_account_ends_it(budi: Client, app: Flask, officers: Officers) -> None:
    budi.post("/akun/kata-sandi", {"current": PASSWORD, "password": "gunung-yang-jauh"})
    assert pins_of(app, officers["budi"]) == 0


def test_switching_the_account_off_ends_it_for_good(app: Flask, officers: Officers) -> None:
    with app.app_context(), regency_scope(None) as session:
        switch_account(session.get(User, officers["budi"]), on=False)
    with app.app_context(), regency_scope(None) as session:
        switch_account(session.get(User, officers["budi"]), on=True)
    assert pins_of(app, officers["budi"]) == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_shown_to_the_person_and_exported(
    language: str, computer: Computer, officers: Officers, budi: Client
) -> None:
    computer.sign_in()
    page = budi.get(f"/akun/data?lang={language}").text
    named = {
        "id": ("PIN loket", "Komputer loket bersama yang Anda buka"),
        "en": ("Counter PIN", "computers you opened"),
    }
    for part in (*named[language], "Loket depan"):
        assert part in page
    file = budi.get("/akun/data.json")
    assert "Counter PIN" in file.text
    assert "argon2" not in file.text


def test_it_goes_with_what_is_erased(
    computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    computer.sign_in()
    with in_regency(toba):
        user = find_account("budi@toba.test")
        assert user is not None
        receipt = erase_here(user)
        assert "PIN loket Anda." in [line.id for line in receipt.erased]
        assert "Kabar yang pernah Anda terima di sini." not in [line.id for line in receipt.erased]
    with in_regency(toba) as session:
        assert [kind for kind in regency_data(officers["budi"], ()) if not kind.outlasts_erasure] == []
        assert session.scalars(select(Pin).where(Pin.user_id == officers["budi"])).all() == []


def test_wrong_ones_typed_for_an_account_go_with_it(
    computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    computer.enter(officers["budi"], "739154")
    with in_regency(toba):
        user = find_account("budi@toba.test")
        assert user is not None
        receipt = erase_here(user)
        assert "Kabar yang pernah Anda terima di sini." not in [line.id for line in receipt.erased]
    assert computer.is_open


def test_privacy_says_what_is_kept(visitor: Client) -> None:
    assert "PIN petugas untuk komputer loket bersama" in visitor.get("/privasi").text
    assert "An officer&#39;s PIN for shared counter computers" in visitor.get("/privasi?lang=en").text
