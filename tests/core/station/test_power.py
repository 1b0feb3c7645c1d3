"""What a PIN opens: an officer's work, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_computer import ADMIN_PIN, Computer
from flask import Flask
from sqlalchemy import select

from kawasan.audit import AuditEntry
from kawasan.auth import User, add_member, create_account, remove_member
from kawasan.auth.access import Access
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency

Officers = dict[str, int]
NEEDS_PASSWORD = "/toba/loket-bersama/kata-sandi"
OWN_ACCOUNT = [
    "/akun", "/akun/mulai", "/akun/kata-sandi", "/akun/pin", "/akun/alamat-e-mail", "/akun/masuk-dua-langkah",
    "/akun/data", "/akun/data.json", "/akun/data.html",
]  # fmt: skip
OF_AN_ADMINISTRATOR = [
    "/kelola/program", "/kelola/anggota", "/kelola/identitas", "/kelola/berbagi", "/kelola/data-pribadi",
    "/kelola/jejak", "/kelola/loket-bersama",
]  # fmt: skip


@pytest.fixture
def by_pin(computer: Computer, officers: Officers) -> Computer:
    """The administrator sits there, with a PIN."""
    assert computer.enter(officers["admin"], ADMIN_PIN).status_code == 302
    return computer


@pytest.mark.parametrize("path", ["/kelola/", "/antrean/loket/", "/umkm/kelola/", "/peta/kelola/"])
def test_it_is_an_officers_work(path: str, by_pin: Computer, budi: Client) -> None:
    assert by_pin.get(path).status_code == budi.get(path).status_code == 200


@pytest.mark.parametrize("path", [*OWN_ACCOUNT, *OF_AN_ADMINISTRATOR])
def test_anything_else_asks_for_the_password(path: str, by_pin: Computer, admin: Client) -> None:
    assert admin.get(path).status_code in (200, 302), "there is such a page"
    assert by_pin.get(path).location == f"{NEEDS_PASSWORD}?next=/toba{path}"


def test_no_view_but_an_officers_opens(by_pin: Computer, app: Flask) -> None:
    """Over all views, whatever their path: a new one is closed unless it is public or given to officers."""
    table: dict[str, tuple[Access, str]] = app.extensions["kawasan_access"]
    officers: frozenset[str] = app.extensions["kawasan_role_permissions"]["officer"]
    opened, closed = set(), set()
    for rule in app.url_map.iter_rules():
        access, scope = table[rule.endpoint]
        if access.kind == "public" or scope == "platform" or "GET" not in (rule.methods or ()) or rule.arguments:
            continue
        answer = by_pin.ask("GET", rule.rule)
        is_refused = answer.status_code == 403 or (answer.location or "").startswith(NEEDS_PASSWORD)
        (closed if is_refused else opened).add(access.permission or access.kind)
    assert opened
    assert opened <= officers
    assert closed & officers == set()


def test_forms_are_closed_likewise(by_pin: Computer, toba: RegencyRef, in_regency: InRegency) -> None:
    forms = ["/akun/kata-sandi", "/akun/pin", "/kelola/anggota", "/kelola/loket-bersama", "/akun/data/permintaan"]
    for path in forms:
        assert by_pin.post(path, {"name": "Loket lain", "kind": "erasure"}).location == NEEDS_PASSWORD
    with in_regency(toba) as session:
        assert session.scalar(select(AuditEntry).where(AuditEntry.action == "core.rights.ask")) is None


def test_the_desk_shows_an_officers_part_only(by_pin: Computer) -> None:
    page = by_pin.get("/kelola/").text
    assert "/toba/antrean/loket/" in page
    for path in ("/toba/kelola/program", "/toba/kelola/anggota", "/toba/kelola/jejak", 'href="/toba/akun"'):
        assert path not in page


def test_the_way_to_the_password_ends_the_turn(by_pin: Computer) -> None:
    page = by_pin.get("/kelola/anggota", follow_redirects=True).text
    assert "Perlu kata sandi" in page
    assert 'name="next" value="/toba/kelola/anggota"' in page
    assert "A password is needed" in by_pin.get("/loket-bersama/kata-sandi?lang=en").text
    answer = by_pin.post("/loket-bersama/kata-sandi", {"next": "/toba/kelola/anggota"})
    assert answer.location == "/toba/masuk?next=/toba/kelola/anggota"
    assert by_pin.sits_there == ""
    assert by_pin.sign_in("admin@toba.test", next="/toba/kelola/anggota").location == "/toba/kelola/anggota"
    assert by_pin.get("/kelola/anggota").status_code == 200


def test_the_sign_in_page_leads_there_too(by_pin: Computer) -> None:
    assert by_pin.get("/masuk").location == "/toba/akun/mulai"


def test_an_operator_is_an_officer_with_a_pin(
    by_pin: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba) as session:
        session.get(User, officers["admin"]).is_operator = True
    assert by_pin.get("/kelola/anggota").location == f"{NEEDS_PASSWORD}?next=/toba/kelola/anggota"
    assert by_pin.browser.get("/operator/").status_code == 302


def test_a_pin_is_no_second_step(
    another_app: Callable[..., Flask], computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    """Where a second step is demanded, an administrator who has none has no power, by PIN either."""
    strict = Computer(another_app(KAWASAN_TWO_FACTOR="staff"), toba).be(computer)
    assert "Admin" not in strict.get("/loket-bersama/").text
    assert strict.enter(officers["admin"], ADMIN_PIN).status_code == 404
    with in_regency(toba) as session:
        session.get(User, officers["admin"]).second_step = "nonce"
    strict.enter(officers["admin"], ADMIN_PIN)
    assert strict.get("/kelola/").status_code == 200
    assert strict.get("/kelola/anggota").location == f"{NEEDS_PASSWORD}?next=/toba/kelola/anggota"


def test_an_owner_who_is_also_an_officer_is_an_officer(
    computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba) as session:
        add_member(session.get(User, officers["budi"]), "owner")
    computer.enter(officers["budi"])
    assert computer.get("/umkm/milik-saya/").location == f"{NEEDS_PASSWORD}?next=/toba/umkm/milik-saya/"


def test_with_the_role_of_the_staff_a_pin_ends_though_another_role_stays(
    computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    computer.enter(officers["admin"], ADMIN_PIN)
    with in_regency(toba) as session:
        add_member(create_account(email="pengganti@toba.test"), "admin")
        add_member(session.get(User, officers["admin"]), "owner")
        remove_member(officers["admin"], "admin")
    assert computer.sits_there == ""
    assert "Admin" not in computer.get("/loket-bersama/").text


@pytest.mark.parametrize(
    ("language", "origin", "action"),
    [
        ("id", "dengan PIN di komputer loket bersama", "Mengunci komputer loket bersama"),
        ("en", "with a PIN at a shared counter computer", "Locked a shared counter computer"),
    ],
)
def test_the_trail_names_the_person_and_from_where(
    language: str, origin: str, action: str, computer: Computer, officers: Officers, admin: Client
) -> None:
    computer.enter(officers["budi"])
    computer.post("/loket-bersama/kunci")
    page = admin.get(f"/kelola/jejak?apa=core.station.lock&lang={language}").text
    for part in ("budi@toba.test", f"<span>{origin}</span>", action):
        assert part in page


def test_with_the_password_it_is_the_portal_as_anywhere(
    computer: Computer, toba: RegencyRef, in_regency: InRegency
) -> None:
    computer.sign_in()
    computer.post("/loket-bersama/kunci")
    with in_regency(toba) as session:
        wanted = select(AuditEntry.actor, AuditEntry.origin).order_by(AuditEntry.id.desc()).limit(1)
        assert session.execute(wanted).one() == ("budi@toba.test", "web")
