"""What visitors find, in which order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, utcnow
from kawasan.testing import InRegency, save_settings
from kawasan_umkm_catalog.services import catalogue
from kawasan_umkm_catalog.services.catalogue import Filters

Make = Callable[..., Any]


@pytest.fixture
def market(toba: RegencyRef, in_regency: InRegency, make_business: Make, make_product: Make, make_claim: Make) -> None:
    """Two businesses: one in Balige with a badge (ulos, syal), one in Porsea without (kopi, hidden teh)."""
    with in_regency(toba):
        weaver, roaster = (
            make_business("Tenun Balige"),
            make_business("Kopi Porsea", category="kopi", district="Porsea"),
        )
        make_claim(weaver, "identity")
        for days, (business, name, price) in enumerate(
            [(weaver, "Ulos", 500_000), (weaver, "Syal", 90_000), (roaster, "Kopi", 70_000)]
        ):
            make_product(business, name, price_rupiah=price, created_at=utcnow() - timedelta(days=days))
        make_product(roaster, "Teh", is_published=False)


def names(filters: Filters) -> list[str]:
    return [card.name.id for card in catalogue.find_products(filters).items]


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["Ulos", "Syal", "Kopi"]),
        (Filters(sort="cheapest"), ["Kopi", "Syal", "Ulos"]),
        (Filters(sort="dearest"), ["Ulos", "Syal", "Kopi"]),
        (Filters(sort="name"), ["Kopi", "Syal", "Ulos"]),
        (Filters(category="kopi"), ["Kopi"]),
        (Filters(district="Balige"), ["Ulos", "Syal"]),
        (Filters(lowest_rupiah=80_000, highest_rupiah=100_000), ["Syal"]),
        (Filters(only_verified=True), ["Ulos", "Syal"]),
        (Filters(query="KOPI porsea"), ["Kopi"]),
        (Filters(query="weaving"), ["Ulos", "Syal"]),
        (Filters(query="100%"), []),
        (Filters(query="teh"), []),
    ],
)
def test_products_are_narrowed_and_sorted(
    toba: RegencyRef, in_regency: InRegency, filters: Filters, expected: list[str]
) -> None:
    with in_regency(toba):
        assert names(filters) == expected


def test_a_name_that_fits_comes_before_a_mention(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_product: Make
) -> None:
    with in_regency(toba):
        shop = make_business("Toko")
        make_product(shop, "Madu", created_at=utcnow() - timedelta(days=9))
        make_product(shop, "Teh", description_id="Enak dengan madu.")
        assert names(Filters(query="madu")) == ["Madu", "Teh"]


@pytest.mark.usefixtures("market")
def test_a_hidden_business_takes_its_products_along(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_product: Make
) -> None:
    with in_regency(toba):
        make_product(make_business("Rahasia", is_published=False), "Gelap")
        assert "Gelap" not in names(Filters())
        assert "Rahasia" not in [card.name for card in catalogue.find_businesses().items]


@pytest.mark.usefixtures("market")
def test_a_regency_may_ask_for_a_verified_claim(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        save_settings("umkm_catalog", {"unverified_allowed": False})
    with in_regency(toba):
        assert names(Filters()) == ["Ulos", "Syal"]
        assert [card.name for card in catalogue.find_businesses().items] == ["Tenun Balige"]


@pytest.mark.usefixtures("market")
def test_a_lapsed_badge_no_longer_counts(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_product: Make, make_claim: Make
) -> None:
    with in_regency(toba):
        lapsed = make_business("Lama")
        make_claim(lapsed, "place", expires_on=date(2020, 1, 1))
        make_product(lapsed, "Tikar")
        assert "Tikar" not in names(Filters(only_verified=True))
        assert "Tikar" in names(Filters())


@pytest.mark.usefixtures("market")
def test_another_regencys_products_are_not_there(toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir):
        assert names(Filters()) == []


@pytest.mark.usefixtures("market")
def test_pages_count_what_there_is(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        page = catalogue.find_products(Filters(), 2, size=2)
        assert ([card.name.id for card in page.items], page.total, page.pages) == (["Kopi"], 3, 2)
        assert catalogue.find_products(Filters(), 9, size=2).items == []


@pytest.mark.usefixtures("market")
def test_only_categories_and_districts_in_use_are_offered(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert catalogue.categories_in_use() == ["tenun", "kopi"]
        assert catalogue.districts_in_use() == ["Balige", "Porsea"]


@pytest.mark.usefixtures("market")
def test_the_newest_of_verified_businesses_can_be_had(
    toba: RegencyRef, in_regency: InRegency, make_product: Make, make_business: Make, make_claim: Make
) -> None:
    with in_regency(toba):
        maker = make_business("Baru")
        make_claim(maker, "nib")
        make_product(maker, "Habis", stock="out")
        assert [card.name.id for card in catalogue.newest_verified(8)] == ["Ulos", "Syal"]


@pytest.mark.usefixtures("market")
def test_related_products_go_from_near_to_far_and_fill_the_row(
    toba: RegencyRef, in_regency: InRegency, make_product: Make, make_business: Make
) -> None:
    with in_regency(toba):
        other = make_business("Tenun Lain")
        product = make_product(other, "Selendang")
        make_product(other, "Tas", category="kerajinan", created_at=utcnow() - timedelta(days=99))
        assert [card.name.id for card in catalogue.related_products(product, 4)] == ["Tas", "Ulos", "Syal", "Kopi"]
