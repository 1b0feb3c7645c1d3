"""The owner of an account is told by letter when it changes, at an address that is known to be theirs."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask

from kawasan.auth import User, create_account, find_account, set_password
from kawasan.auth.confirmation import ask_to_confirm, confirm
from kawasan.auth.second_step import key_of, new_nonce, new_recovery_codes, switch_off, switch_on
from kawasan.db import regency_scope, utcnow
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, Client, InRegency

Outbox = Callable[[], list[EmailMessage]]
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def of_ani() -> User:
    found = find_account("ani@toba.test")
    assert found is not None
    return found


def change_password(user: User) -> None:
    set_password(user, "perahu-kecil-biru")
    set_password(user, "kucing-makan-lampu")


def change_address(user: User) -> None:
    ask_to_confirm(user, "ani@kain.id", "x" * 22, "link")
    confirm("x" * 22)


def step_on(user: User) -> None:
    nonce = new_nonce()
    switch_on(user, nonce, key_of(user, nonce).generate(time=utcnow().timestamp()).token)


CHANGES = {
    "Kata sandi akun Anda diganti": change_password,
    "Alamat e-mail akun Anda diganti": change_address,
    "Masuk dua langkah dinyalakan untuk akun Anda": step_on,
    "Masuk dua langkah dimatikan untuk akun Anda": switch_off,
    "Kode pemulihan akun Anda dibuat baru": new_recovery_codes,
}
each_change = pytest.mark.parametrize(("subject", "change"), CHANGES.items())


@each_change
def test_one_letter_tells_of_a_change(
    subject: str, change: Callable[[User], Any], toba: RegencyRef, in_regency: InRegency, outbox: Outbox, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        change(of_ani())
    (letter,) = [message for message in outbox() if message["To"] == "ani@toba.test"]
    assert letter["Subject"] == subject
    text = letter.get_content()
    for words in (f"{subject}.\n", "Waktu: 2 Maret 2026 09.00 WIB\n", "Dari: pengelola portal ini\n", "administrator"):
        assert words in text
    assert ("/akun/lupa-kata-sandi\n" in text) is (change is not change_address), "its letter would go elsewhere"


@each_change
def test_in_the_language_of_its_owner(
    subject: str, change: Callable[[User], Any], toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        of_ani().language = "en"
        change(of_ani())
    (letter,) = [message for message in outbox() if message["To"] == "ani@toba.test"]
    assert "account" in letter["Subject"]
    assert "When: " in letter.get_content()
    assert "administrator" in letter.get_content()


@each_change
def test_an_address_that_is_not_confirmed_gets_none(
    subject: str, change: Callable[[User], Any], toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        of_ani().email_confirmed_at = None
        change(of_ani())
    assert [message for message in outbox() if message["To"] == "ani@toba.test"] == []


def test_it_says_from_which_kind_of_browser(
    app: Flask, toba: RegencyRef, in_regency: InRegency, outbox: Outbox, ani: Client
) -> None:
    with in_regency(toba):
        of_ani().password = "there is one"
    with app.test_request_context("/toba/akun", headers={"User-Agent": FIREFOX}), regency_scope(None):
        set_password(of_ani(), "perahu-kecil-biru")
    assert "Dari: Firefox, Android\n" in outbox()[0].get_content()
    assert "127.0.0.1" not in outbox()[0].get_content()


def test_a_first_password_is_no_change(toba: RegencyRef, in_regency: InRegency, outbox: Outbox) -> None:
    with in_regency(toba):
        set_password(create_account(email="ina@toba.test", email_confirmed_at=utcnow()), "perahu-kecil-biru")
    assert outbox() == []
