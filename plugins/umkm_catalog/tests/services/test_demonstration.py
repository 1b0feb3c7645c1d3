"""The demonstration: every file loads, and is believable."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from kawasan.plugin_api import Media, RegencyRef, save_photo
from kawasan.testing import Client, InRegency, UserId, photo_file
from kawasan_umkm_catalog.models import Business, Claim, Product
from kawasan_umkm_catalog.services.demonstration import FOLDER, load_demo
from kawasan_umkm_catalog.services.numbers import read_number
from kawasan_umkm_catalog.services.opening import state_at
from kawasan_umkm_catalog.services.terms import CATEGORIES, KINDS, SIZE_CLASSES, STOCKS

FILES = sorted(FOLDER.glob("*.json"))


def rows(path: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["businesses"]
    return found


def test_there_is_enough_to_see() -> None:
    businesses = [business for path in FILES for business in rows(path)]
    assert len(FILES) == 9
    assert len(businesses) >= 45
    assert sum(len(business["products"]) for business in businesses) >= 140


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_uses_the_catalogues_words(path: Any) -> None:
    for business in rows(path):
        assert business["category"] in CATEGORIES
        assert business["size_class"] in SIZE_CLASSES
        for product in business["products"]:
            assert product["category"] in CATEGORIES
            assert product["stock"] in STOCKS
            assert product["name"]["en"]
        for claim in business["claims"]:
            assert claim["kind"] in KINDS
            assert (claim["reason"] is not None) == (claim["state"] == "refused")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_loaded(
    path: Any, toba: RegencyRef, in_regency: InRegency, ani: Client, budi: Client, user_id: UserId
) -> None:
    accounts = {"pemilik": user_id(ani), "petugas": user_id(budi)}
    with in_regency(toba) as session:
        regency = replace(toba, slug=path.stem)
        media: Media = save_photo(photo_file(), square=True)
        loader: Any = SimpleNamespace(regency=regency, account_id=accounts.get, picture=lambda *_, **__: media)
        loaded = load_demo(regency, loader)
        assert loaded == (session.query(Business).count(), session.query(Product).count())
        assert session.query(Business).filter_by(owner_id=accounts["pemilik"]).count() == 1
        for claim in session.query(Claim).filter(Claim.state == "verified"):
            assert 8 <= claim.decided_at.astimezone(toba.zone).hour < 16
            assert claim.decided_at.astimezone(toba.zone).weekday() < 5
            if KINDS[claim.kind].has_number:
                assert read_number(claim.kind, claim.number, toba.local_day()) == claim.number
        for business in session.query(Business):
            assert business.hours is None or state_at(business.hours, toba.local_now()) is not None


def test_a_regency_without_a_file_has_none(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert load_demo(replace(toba, slug="elsewhere"), SimpleNamespace()) is None  # type: ignore[arg-type]  # not reached
