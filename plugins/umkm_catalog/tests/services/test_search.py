"""The portal's search over products and businesses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kawasan.plugin_api import Bilingual, RegencyRef
from kawasan.testing import InRegency
from kawasan_umkm_catalog.services.search import find, score

Make = Callable[..., Any]


def test_names_rank_by_how_well_they_fit() -> None:
    names = ("madu", "Madu hutan", "Sabun madu", "hutan dan madu", "Kopi")
    ranked = [score("madu", Bilingual(name)) for name in names]
    assert ranked == sorted(ranked, reverse=True)
    assert score("madu hutan", ("Hutan madu",)) > score("madu hutan", ("Kopi",))


def test_products_and_businesses_are_found_best_first(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_product: Make
) -> None:
    with in_regency(toba):
        business = make_business("Kopi")
        make_product(make_business("Ikan Asap", tagline_id="Teman kopi"), "Mujair")
        make_product(business, "Kopi gelap")
        make_product(business, "Gula", description_id="Untuk kopi.")
        make_product(make_business("Rahasia", is_published=False), "Kopi rahasia")
        assert [str(found.card.name) for found in find("kopi", 9)] == ["Kopi", "Kopi gelap", "Gula", "Ikan Asap"]
        assert len(find("kopi", 1)) == 1


def test_nothing_asked_finds_nothing(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert find("  ", 9) == []
