"""E-mail addresses: confirmed by a link that went there alone, and changed no earlier."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest

from kawasan.auth import User, create_account, find_account, set_password
from kawasan.db import utcnow
from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency

PATH = "/akun/alamat-e-mail"
NEW = "ani@kain.id"
LINK = re.compile(r"http://localhost(?::\d+)?/toba(/(?:akun/konfirmasi|undangan)/\S+)")
Outbox = Callable[[], list[EmailMessage]]


def account(identity: str) -> User:
    found = find_account(identity)
    assert found is not None
    return found


def path_in(letter: EmailMessage) -> str:
    found = LINK.search(letter.get_content())
    assert found, letter.get_content()
    return found[1]


@pytest.fixture
def link(ani: Client, outbox: Outbox) -> str:
    """The path in the letter to ani's new address."""
    assert ani.post(PATH, {"email": f" {NEW.upper()} "}).location == "/toba/akun"
    assert outbox()[0]["To"] == NEW
    return path_in(outbox()[0])


def test_it_is_for_oneself(answers: Answers, operator: Client) -> None:
    answers(PATH, visitor="/masuk", ani=200, budi=200, citra=200)
    assert operator.at(None).get(PATH).status_code == 200


def test_a_new_address_counts_once_its_link_is_used(
    link: str, ani: Client, visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    for _ in range(2):
        assert NEW in visitor.get(link).text, "opening it, as a preview does, changes nothing"
    with in_regency(toba):
        assert find_account(NEW) is None
    assert visitor.post(link).status_code == 302
    with in_regency(toba):
        assert account(NEW).email_confirmed_at is not None
        assert find_account("ani@toba.test") is None
    assert visitor.get("/akun").status_code == 302, "it signs nobody in"
    assert NEW in ani.get("/akun").text
    assert outbox()[0]["To"] == "ani@toba.test"
    assert NEW in outbox()[0].get_content()


def test_a_link_is_used_once_within_a_day(link: str, visitor: Client, at: At) -> None:
    at(utcnow() + timedelta(hours=25))
    assert visitor.post(link).status_code == 410
    at(utcnow() - timedelta(hours=2))
    assert visitor.post(link).status_code == 302
    again = visitor.get(link)
    assert again.status_code == 410
    assert "Mintalah surat yang baru" in again.text


def test_links_to_the_address_before_end_with_it(link: str, visitor: Client, outbox: Outbox) -> None:
    visitor.post("/akun/lupa-kata-sandi", {"identity": "ani@toba.test"})
    recovery = re.search(r"/toba(/akun/kata-sandi-baru/\S+)", outbox()[0].get_content())
    assert recovery
    assert visitor.get(recovery[1]).status_code == 200
    visitor.post(link)
    assert visitor.get(recovery[1]).status_code == 410


def test_a_change_takes_the_password_where_there_is_one(
    ani: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    ani.post("/akun/kata-sandi", {"password": "perahu-kecil-biru"})
    for wrong in ({}, {"password": "salah sama sekali"}):
        assert ani.post(PATH, {"email": NEW, **wrong}).status_code == 422
    assert outbox() == []
    assert ani.post(PATH, {"email": NEW, "password": "perahu-kecil-biru"}).status_code == 302
    assert len(outbox()) == 1


@pytest.mark.parametrize("email", ["", "ani", "ani@", "a b@toba.id", f"{'a' * 250}@b.id"])
def test_what_is_no_address_is_refused(email: str, ani: Client, outbox: Outbox) -> None:
    assert ani.post(PATH, {"email": email}).status_code == 422
    assert outbox() == []


def test_whose_an_address_is_is_not_told(ani: Client, outbox: Outbox) -> None:
    answer = ani.post(PATH, {"email": "budi@toba.test"}, follow_redirects=True)
    assert "Surat konfirmasi dikirim ke budi@toba.test" in answer.text
    assert outbox() == []


def test_an_address_that_became_anothers_meanwhile_stays_theirs(
    link: str, visitor: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        theirs = create_account(email=NEW).id
    assert visitor.post(link).status_code == 410
    with in_regency(toba):
        assert account(NEW).id == theirs
        assert account("ani@toba.test").id != theirs


def test_an_unconfirmed_address_is_said_to_be_one_and_confirmed_by_its_letter(
    ani: Client, visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    said = "Alamat e-mail ani@toba.test belum dikonfirmasi"
    assert said not in ani.get("/akun").text
    with in_regency(toba):
        account("ani@toba.test").email_confirmed_at = None
    assert said in ani.get("/akun").text
    assert "is not confirmed" in ani.get("/akun?lang=en").text
    ani.post(PATH, {"email": "ani@toba.test"})
    visitor.post(path_in(outbox()[0]))
    assert said not in ani.get("/akun?lang=id").text
    assert len(outbox()) == 1, "nothing has changed that somebody must be told of"


@pytest.mark.parametrize(("mailed", "is_confirmed"), [(True, True), (False, False)])
def test_an_invitation_confirms_the_address_it_was_mailed_to(
    mailed: bool,
    is_confirmed: bool,
    admin: Client,
    visitor: Client,
    toba: RegencyRef,
    in_regency: InRegency,
    outbox: Outbox,
) -> None:
    sheet = admin.post("/kelola/anggota", {"identity": "ina@contoh.id", "name": "Ina", "role": "officer"}).text
    printed = re.search(r"/toba(/undangan/[\w-]+)\s*<", sheet)
    assert printed
    path = path_in(outbox()[0]) if mailed else printed[1]
    assert visitor.post(path).status_code == 302
    with in_regency(toba):
        assert (account("ina@contoh.id").email_confirmed_at is not None) is is_confirmed
    assert ("E-mail belum dikonfirmasi" in admin.get("/kelola/anggota").text) is not is_confirmed


def test_a_made_up_mark_confirms_nothing(
    admin: Client, visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    admin.post("/kelola/anggota", {"identity": "ina@contoh.id", "name": "Ina", "role": "officer"})
    path = path_in(outbox()[0]).partition("?")[0]
    assert visitor.post(f"{path}?surat=é{'0' * 31}").status_code == 302
    with in_regency(toba):
        assert account("ina@contoh.id").email_confirmed_at is None


def test_a_new_password_by_letter_confirms_the_address(
    visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        account("ani@toba.test").email_confirmed_at = None
    visitor.post("/akun/lupa-kata-sandi", {"identity": "ani@toba.test"})
    recovery = re.search(r"/toba(/akun/kata-sandi-baru/\S+)", outbox()[0].get_content())
    assert recovery
    visitor.post(recovery[1], {"password": "perahu-kecil-biru"})
    with in_regency(toba):
        assert account("ani@toba.test").email_confirmed_at is not None


def test_a_new_password_ends_a_change_that_was_begun(
    link: str, visitor: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        set_password(account("ani@toba.test"), "kucing-makan-lampu")
    assert visitor.post(link).status_code == 410
