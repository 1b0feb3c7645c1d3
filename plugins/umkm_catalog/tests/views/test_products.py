"""The visitor's catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, QueryCount
from kawasan_umkm_catalog.models import Business, Claim

Make = Callable[..., Any]


@pytest.mark.usefixtures("loom")
def test_the_catalogue_is_for_everyone(answers: Answers) -> None:
    answers("/umkm/", visitor=200, ani=200, budi=200, citra=200)


@pytest.mark.usefixtures("loom")
def test_a_card_says_price_and_what_was_checked(visitor: Client) -> None:
    page = visitor.get("/umkm/").text
    assert "Ulos Sadum" in page
    assert "Rp625.000" in page
    assert "Identitas" in page
    assert "NIB" not in page


@pytest.mark.usefixtures("loom")
def test_english_visitors_read_english(visitor: Client) -> None:
    page = visitor.get("/umkm/?lang=en").text
    assert "Sadum ulos" in page
    assert "1 product<" in page
    assert "Identity" in page


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize(
    ("arguments", "is_there"),
    [
        ("q=sadum", True),
        ("q=kopi", False),
        ("category=tenun", True),
        ("category=nothing", False),
        ("district=Balige&lowest=Rp+600.000&highest=700.000", True),
        ("highest=100.000", False),
        ("lowest=700.000&highest=600.000", True),
        ("verified=1&sort=dearest&page=abc", True),
        ("page=2", False),
        ("page=99999999999999999999", False),
    ],
)
def test_filters_are_plain_addresses(visitor: Client, arguments: str, is_there: bool) -> None:
    assert ("/umkm/produk/ulos-sadum" in visitor.get(f"/umkm/?{arguments}").text) == is_there


@pytest.mark.usefixtures("loom")
def test_a_price_that_cannot_be_read_is_said_and_kept(visitor: Client) -> None:
    answer = visitor.get("/umkm/?lowest=banyak")
    assert answer.status_code == 200
    assert "Harga tidak terbaca" in answer.text
    assert 'value="banyak"' in answer.text
    assert "Ulos Sadum" in answer.text


@pytest.mark.usefixtures("loom")
def test_an_empty_list_names_what_to_relax(visitor: Client) -> None:
    page = visitor.get("/umkm/?q=sepeda&highest=10.000").text
    assert "Lepas salah satu: “sepeda”, sampai Rp10.000." in page
    assert "/toba/umkm/?highest=10.000" in page
    assert "/toba/umkm/?q=sepeda" in page


def test_a_regency_without_products_says_who_adds_them(visitor: Client) -> None:
    assert "Belum ada produk" in visitor.get("/umkm/").text


def test_a_list_of_200_products_costs_few_queries(
    toba: RegencyRef, in_regency: InRegency, visitor: Client, query_count: QueryCount,
    make_business: Make, make_product: Make, make_claim: Make,
) -> None:  # fmt: skip
    with in_regency(toba):
        for shop in range(20):
            business = make_business(f"Usaha {shop}")
            make_claim(business, "nib")
            for number in range(10):
                make_product(business, f"Produk {shop} {number}")
    for path in (
        "/umkm/",
        "/umkm/?category=tenun",
        "/umkm/?q=produk&category=tenun&district=Balige&lowest=1&highest=90000&verified=1&sort=cheapest&page=2",
        "/umkm/usaha",
        "/umkm/usaha/usaha-3",
        "/umkm/produk/produk-3-3",
        "/",
    ):
        with query_count() as counted:
            assert visitor.get(path).status_code == 200
        assert counted.total <= 12, f"{path}\n{counted}"


def test_a_page_with_a_badge_ends_when_it_lapses(
    toba: RegencyRef, in_regency: InRegency, loom: str, visitor: Client, at: At
) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).filter_by(slug=loom).one()
        session.add(Claim(business_id=business.id, kind="place", state="verified", expires_on=date(2026, 3, 2)))
    with at("2026-03-02 23:59:50"):
        answer = visitor.get("/umkm/")
        assert "Alamat" in answer.text
        assert answer.expires == datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    with at("2026-03-03 00:00"):
        assert "Alamat" not in visitor.get("/umkm/").text


@pytest.mark.usefixtures("loom")
def test_businesses_are_listed_and_searched(visitor: Client, answers: Answers) -> None:
    answers("/umkm/usaha", visitor=200, ani=200, budi=200, citra=200)
    assert "Ulos Ani" in visitor.get("/umkm/usaha?q=ani&category=tenun&lang=en").text
    assert "No business fits" in visitor.get("/umkm/usaha?q=kopi&lang=en").text
    assert "/umkm/usaha/ulos-ani" not in visitor.get("/umkm/usaha?category=kopi").text
