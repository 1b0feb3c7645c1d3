"""The consent to share with the region's own pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan.plugin_api import Program, RegencyRef
from kawasan.region import PublishedEntry
from kawasan.testing import Answers, Client, InRegency, rebuild

Trail = Callable[[RegencyRef], list[Any]]
PATH = "/kelola/berbagi"
REGION_PAGES = ("/", "/cari?q=kain")


@pytest.fixture
def region(app: Flask, pasar: Program, toba: RegencyRef, samosir: RegencyRef) -> Client:
    """A browser at the region's own pages; both regencies share a cloth."""
    with app.app_context():
        for regency in (toba, samosir):
            rebuild(regency.id, pasar.name)
    return Client(app, None)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_for_administrators(method: str, answers: Answers) -> None:
    answers(PATH, method=method, data={}, visitor="/masuk", ani=403, budi=403, citra=403)


def test_what_is_shared_now_is_counted(region: Client, admin: Client) -> None:
    page = admin.get(PATH).text
    assert "Ikut berbagi" in page
    assert "<dt>Produk</dt><dd>1</dd>" in page


@pytest.mark.parametrize("path", REGION_PAGES)
def test_consent_withdrawn_is_gone_at_once(path: str, region: Client, admin: Client) -> None:
    assert "Kain Toba" in region.get(path).text
    answer = admin.post(PATH, {"shares": "0"}, follow_redirects=True)
    assert "Persetujuan dicabut." in answer.text
    assert "Kain Toba" not in region.get(path).text
    assert "Kain Samosir" in region.get(path).text


@pytest.mark.parametrize("path", REGION_PAGES)
def test_a_program_switched_off_is_gone_at_once(path: str, region: Client, admin: Client) -> None:
    admin.post("/kelola/program/pasar", {"on": "0"})
    assert "Kain Toba" not in region.get(path).text
    assert "Kain Samosir" in region.get(path).text
    admin.post("/kelola/program/pasar", {"on": "1"})
    assert "Kain Toba" in region.get(path).text


@pytest.mark.parametrize(("path", "data"), [(PATH, {"shares": "0"}), ("/kelola/program/pasar", {"on": "0"})])
def test_no_copy_is_left_behind(
    path: str, data: dict[str, str], region: Client, admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    copies = select(PublishedEntry.key).where(PublishedEntry.regency_id == toba.id)
    with in_regency(toba) as session:
        assert session.scalars(copies).all() == ["kain"]
    admin.post(path, data)
    with in_regency(toba) as session:
        assert session.scalars(copies).all() == []


def test_consent_given_again_brings_it_back(region: Client, admin: Client) -> None:
    admin.post(PATH, {"shares": "0"})
    assert "Tidak berbagi" in admin.get(PATH).text
    admin.post(PATH, {"shares": "1"})
    assert "Kain Toba" in region.get("/cari?q=kain").text


@pytest.mark.parametrize("who", ["admin", "operator"])
def test_it_is_in_the_trail_whoever_decided(
    who: str, toba: RegencyRef, trail: Trail, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    client.post(PATH, {"shares": "0"})
    assert trail(toba)[0][:2] == (client.member.email, "core.sharing.change")


def test_the_identity_form_leaves_consent_alone(admin: Client, toba: RegencyRef) -> None:
    identity = {"greeting_id": "Horas", "monogram": "TB", "primary_color": "#0b5a6f", "accent_color": "#a4262c"}
    assert admin.post("/kelola/identitas", identity | {"pattern": "ulos"}).status_code == 302
    assert "Ikut berbagi" in admin.get(PATH).text
