"""Badges lapse by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, InRegency
from kawasan_umkm_catalog.services.badges import badges_of, first_lapse

Make = Callable[..., Any]


def test_a_badge_is_shown_to_the_end_of_its_last_day(
    toba: RegencyRef, in_regency: InRegency, at: At, make_business: Make, make_claim: Make
) -> None:
    with in_regency(toba):
        business = make_business("Ulos Ani")
        make_claim(business, "place", expires_on=date(2026, 3, 2))
        with at("2026-03-02 23:59"):
            (badge,) = badges_of([business.id])[business.id]
            assert first_lapse([badge], toba) == datetime(2026, 3, 3, tzinfo=toba.zone)
        with at("2026-03-03 00:00"):
            assert badges_of([business.id]) == {}


def test_what_waits_or_was_refused_is_no_badge(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_claim: Make
) -> None:
    with in_regency(toba):
        business = make_business("Ulos Ani")
        make_claim(business, "nib", state="pending")
        make_claim(business, "place", state="refused")
        assert badges_of([business.id]) == {}


def test_only_numbers_on_the_pack_are_shown(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_claim: Make
) -> None:
    with in_regency(toba):
        business = make_business("Dapur Ani")
        make_claim(business, "nib", number="0000001212002")
        make_claim(business, "halal", number="ID12345678901234567")
        halal, nib = badges_of([business.id])[business.id]
        assert (halal.kind, halal.number) == ("halal", "ID12345678901234567")
        assert (nib.kind, nib.number) == ("nib", "")
