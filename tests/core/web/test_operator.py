"""The operator's pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from flask import Flask

from kawasan.audit import record_platform
from kawasan.db import regency_scope
from kawasan.plugin_api import RegencyRef
from kawasan.tenancy import quarantine
from kawasan.testing import Client, InRegency

Outbox = Callable[[], list[EmailMessage]]
PAGES = (
    "/operator/",
    "/operator/kabupaten",
    "/operator/kabupaten/33.25",
    "/operator/kabupaten/toba/administrator",
    "/operator/jejak",
    "/operator/plugin",
    "/operator/surat",
)
ADD = "/operator/kabupaten/33.25"
APPOINT = "/operator/kabupaten/toba/administrator"
LINK = re.compile(r"http://localhost(/batang|/toba)(/undangan/[\w-]+)")


@pytest.fixture
def desk(operator: Client) -> Client:
    """The operator at the region's own pages."""
    return operator.at(None)


@pytest.mark.parametrize("path", PAGES)
def test_for_operators_only(path: str, visitor: Client, ani: Client, budi: Client, admin: Client, desk: Client) -> None:
    assert visitor.at(None).get(path).location.startswith("/masuk?next=")
    for client in (ani, budi, admin):
        assert client.at(None).get(path).status_code == 403
    assert desk.get(path).status_code == 200
    assert desk.get(f"{path}?lang=en").status_code == 200


@pytest.mark.parametrize("path", [ADD, APPOINT])
def test_changing_is_for_operators_only(path: str, visitor: Client, admin: Client) -> None:
    assert visitor.at(None).post(path).location.startswith("/masuk")
    assert admin.at(None).post(path).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_they_are_not_in_a_regency(path: str, operator: Client) -> None:
    assert operator.get(path).status_code == 404


def test_the_installations_regencies_are_listed(desk: Client) -> None:
    page = desk.get("/operator/").text
    assert "Kabupaten Toba" in page
    assert "12.12 · Sumatera Utara · WIB" in page
    assert 'href="/samosir/kelola/"' in page
    assert "3 anggota" in page
    assert "1 member" in desk.get("/operator/?lang=en").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("batang", "Kabupaten Batang"),
        ("33.25", "Kabupaten Batang"),
        ("jawa tengah batang", "Kabupaten Batang"),
        ("  BATANG ", "Kabupaten Batang"),
        ("jawa", "20 dari "),
        ("toba", "Sudah ada di instalasi ini"),
        ("atlantis", "Tidak ada yang cocok"),
        ("%", "Tidak ada yang cocok"),
    ],
)
def test_one_of_514_is_found_by_name_province_or_code(query: str, found: str, desk: Client) -> None:
    assert found in desk.get("/operator/kabupaten", query_string={"q": query}).text


def test_a_regency_is_added_with_its_first_administrator(desk: Client, visitor: Client, outbox: Outbox) -> None:
    offer = desk.get(ADD).text
    assert 'value="batang"' in offer
    assert "<dd>WIB</dd>" in offer
    answer = desk.post(ADD, {"slug": "batang", "admin_email": "bupati@batang.id"})
    assert answer.status_code == 200
    assert "Kabupaten Batang siap" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    link = LINK.search(answer.text)
    assert link
    assert link.group(0) in outbox()[0].get_content()
    there = visitor.at(None)
    assert there.get("/batang/").status_code == 200
    assert there.get(link.group(1) + link.group(2)).status_code == 200
    assert "bupati@batang.id" in desk.get("/batang/kelola/anggota").text
    trail = desk.get("/batang/kelola/jejak").text
    assert "Menambah kabupaten" in trail
    assert "operator@kawasan.test" in trail


def test_a_regency_can_wait_for_its_administrator(desk: Client, outbox: Outbox) -> None:
    answer = desk.post(ADD, {"slug": "batang", "admin_email": ""})
    assert "Belum ada administrator." in answer.text
    assert not outbox()


def test_an_administrator_may_have_a_telephone_only(desk: Client, outbox: Outbox) -> None:
    answer = desk.post(ADD, {"slug": "batang", "admin_email": "0812-0000-0777"})
    assert LINK.search(answer.text)
    assert not outbox()


@pytest.mark.parametrize(
    ("wrong", "sentence", "english"),
    [
        ({"slug": ""}, "Tulis alamat singkatnya", "Write its short address"),
        ({"slug": "toba"}, "sudah ada di instalasi", "already part of the installation"),
        ({"slug": "Batang Kota"}, "Huruf kecil, angka", "Only lower-case letters"),
        ({"slug": "operator"}, "dipakai oleh portal sendiri", "The portal itself uses this address"),
        ({"slug": "cari"}, "dipakai oleh portal sendiri", "The portal itself uses this address"),
        ({"slug": "static"}, "dipakai oleh portal sendiri", "The portal itself uses this address"),
        ({"admin_email": "bukan"}, "Tulis satu alamat e-mail atau satu nomor", "Write one e-mail address or one"),
    ],
)
def test_a_wrong_regency_is_refused_and_nothing_is_added(
    wrong: dict[str, str], sentence: str, english: str, desk: Client
) -> None:
    data = {"slug": "batang", "admin_email": "bupati@batang.id"} | wrong
    answer = desk.post(ADD, data)
    assert answer.status_code == 422
    assert sentence in answer.text
    for value in filter(None, data.values()):
        assert f'value="{value}"' in answer.text
    assert english in desk.post(f"{ADD}?lang=en", data).text
    assert desk.get("/batang/").status_code == 404


def test_a_regency_is_added_once(desk: Client) -> None:
    desk.post(ADD, {"slug": "batang", "admin_email": ""})
    assert desk.post(ADD, {"slug": "batang-dua", "admin_email": ""}).status_code == 422


@pytest.mark.parametrize("code", ["99.99", "12", "toba", "33.25.01", "9" * 500, "%00"])
def test_an_invented_code_is_not_found(code: str, desk: Client) -> None:
    assert desk.get(f"/operator/kabupaten/{code}").status_code == 404


def test_an_administrator_is_appointed(desk: Client, outbox: Outbox) -> None:
    answer = desk.post(APPOINT, {"admin_email": "wakil@toba.id"})
    assert "Administrator Kabupaten Toba ditunjuk" in answer.text
    assert LINK.search(answer.text)
    assert "Buka alamat ini untuk masuk" in outbox()[0].get_content()
    trail = desk.get("/toba/kelola/jejak").text
    assert "wakil@toba.id" in trail
    assert "operator@kawasan.test" in trail


@pytest.mark.parametrize(
    ("identity", "sentence"),
    [
        ("", "Tulis e-mail atau nomor telepon."),
        ("bukan alamat", "Tulis satu alamat e-mail atau satu nomor telepon."),
        ("admin@toba.test", "Ia sudah administrator di sini."),
    ],
)
def test_a_wrong_appointment_is_refused(identity: str, sentence: str, desk: Client) -> None:
    answer = desk.post(APPOINT, {"admin_email": identity})
    assert answer.status_code == 422
    assert sentence in answer.text


def test_nobody_is_appointed_nowhere(desk: Client) -> None:
    assert desk.get("/operator/kabupaten/nowhere/administrator").status_code == 404


def test_the_installations_own_trail_is_in_words(desk: Client, app: Flask) -> None:
    with app.app_context(), regency_scope(None):
        record_platform("core.operator.add", "baru@kawasan.id")
    page = desk.get("/operator/jejak").text
    assert "Mengangkat operator" in page
    assert "baru@kawasan.id" in page
    assert "baris perintah" in page


def test_a_demonstrations_mail_can_be_read(desk: Client) -> None:
    assert "Belum ada surat" in desk.get("/operator/surat").text
    desk.post(APPOINT, {"admin_email": "wakil@toba.id"})
    page = desk.get("/operator/surat").text
    assert "wakil@toba.id" in page
    assert "Undangan ke portal Kabupaten Toba" in page


def test_a_real_installations_mail_cannot(
    operator: Client, another_app: Callable[..., Flask], toba: RegencyRef, in_regency: InRegency
) -> None:
    desk = Client(another_app(KAWASAN_MODE="production"), None, operator.member)
    assert desk.get("/operator/surat").location == "/operator/"
    assert 'href="/operator/surat"' not in desk.get("/operator/").text


def test_plugins_in_quarantine_and_the_cost_of_hooks_are_shown(desk: Client, toba: RegencyRef, app: Flask) -> None:
    costs = app.extensions["kawasan_plugins"].guard.costs
    name = next(iter(app.extensions["kawasan_plugins"].plugins))
    with app.app_context(), regency_scope(None):
        quarantine(toba.id, name, "navigation raised KeyError (plugin.py, line 3)", was_late=False)
    with app.app_context():
        with costs.counted(name, "navigation"):
            pass
        costs.write()
    page = desk.get("/operator/plugin").text
    for text in ("navigation raised KeyError", "Biaya setiap kait", "<code>navigation</code>", "di 2 kabupaten"):
        assert text in page, text
    assert "Disisihkan" in desk.get("/operator/").text
    desk.post("/operator/plugin/hitung-ulang")
    assert "Belum ada yang dihitung" in desk.get("/operator/plugin").text
