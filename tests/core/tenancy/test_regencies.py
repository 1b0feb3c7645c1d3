"""Adding regencies: real ones only, by code, under a slug that shadows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from kawasan.app import reserved_slugs
from kawasan.db import regency_scope
from kawasan.tenancy import (
    RegencyRefused,
    UnknownArea,
    add_regency,
    all_areas,
    all_regencies,
    find_area,
    find_regency,
    require_regency,
)


@pytest.fixture
def platform(app: Flask) -> Iterator[Any]:
    with app.app_context(), regency_scope(None) as session:
        yield session


def test_a_regency_is_added_by_its_code(platform: Any) -> None:
    added = add_regency("33.25", "batang")
    assert (added.id, added.code, added.name, added.short_name) == (3325, "33.25", "Kabupaten Batang", "Batang")
    assert (added.province, added.timezone, added.timezone_label) == ("Jawa Tengah", "Asia/Jakarta", "WIB")
    assert (added.monogram, added.greeting.id, added.greeting.en) == (
        "BA",
        "Selamat datang di Batang",
        "Welcome to Batang",
    )
    assert not added.shares_published
    assert added.programs == {}
    assert find_regency(slug="batang") == added


def test_a_name_of_two_words_gives_two_letters(platform: Any) -> None:
    assert add_regency("12.15", "pakpak-bharat").monogram == "PB"


def test_a_city_keeps_its_type(platform: Any) -> None:
    city = add_regency("12.71", "medan")
    assert city.name == city.short_name == "Kota Medan"
    assert find_area("12.71").is_city
    assert not find_area("12.12").is_city


@pytest.mark.parametrize("code", ["99.99", "12", "1212", "12.12.01", "", "x", "12.99"])
def test_an_invented_code_is_refused(code: str, platform: Any) -> None:
    with pytest.raises(UnknownArea, match="expected four digits"):
        add_regency(code, "x")


@pytest.mark.parametrize(("code", "slug"), [("12.12", "toba-dua"), ("33.25", "toba")])
def test_what_is_here_is_not_added_again(code: str, slug: str, platform: Any) -> None:
    with pytest.raises(RegencyRefused, match="Kabupaten Toba is already here"):
        add_regency(code, slug)


@pytest.mark.parametrize(
    "slug", ["", "Batang", "batang!", "-batang", "batang-", "ba--tang", "1batang", "b" * 41, "bâtang", "batang\n"]
)
def test_an_ill_formed_slug_is_refused(slug: str, platform: Any) -> None:
    with pytest.raises(RegencyRefused, match="lower-case"):
        add_regency("33.25", slug)


@pytest.mark.parametrize("slug", ["api", "static", "operator", "masuk", "peta", "healthz"])
def test_a_slug_that_would_shadow_a_path_is_refused(slug: str, app: Flask, platform: Any) -> None:
    with pytest.raises(RegencyRefused, match="shadow"):
        add_regency("33.25", slug, reserved=reserved_slugs(app))


def test_regencies_are_listed_by_name(platform: Any) -> None:
    add_regency("33.25", "batang")
    assert [regency.slug for regency in all_regencies()] == ["batang", "samosir", "toba"]


def test_an_unknown_regency_is_none(platform: Any) -> None:
    assert find_regency(slug="nowhere") is None
    assert find_regency(id=1) is None
    assert find_regency(domain="nowhere.example") is None


def test_none_is_required_where_there_is_none(platform: Any) -> None:
    with pytest.raises(LookupError):
        require_regency()


# Keppres 41/1987: the three zones and the provinces in them; the newer provinces follow those they were cut from.
ZONES = {
    "Asia/Jakarta": (11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 61, 62),
    "Asia/Makassar": (51, 52, 53, 63, 64, 65, 71, 72, 73, 74, 75, 76),
    "Asia/Jayapura": (81, 82, 91, 92, 93, 94, 95, 96),
}


@pytest.mark.parametrize(("code", "pattern"), [("12.06", "ulos"), ("33.74", "batik"), ("53.71", "anyaman")])
def test_a_new_regency_wears_what_is_at_home_there(code: str, pattern: str, platform: Any) -> None:
    with platform():
        assert add_regency(code, "baru").pattern == pattern


@pytest.mark.once
def test_every_province_has_its_zone() -> None:
    zones = {area.id // 100: area.timezone for area in all_areas()}
    assert zones == {province: zone for zone, provinces in ZONES.items() for province in provinces}


@pytest.mark.once
def test_all_of_indonesia_is_known() -> None:
    assert len(all_areas()) == 514
    assert len({area.id for area in all_areas()}) == 514
    assert find_area("12.12").name == "Kabupaten Toba"
