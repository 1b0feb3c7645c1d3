"""The public JSON."""

from __future__ import annotations

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, QueryCount, switch_program

PRODUCTS = "/api/v1/umkm/products"


@pytest.mark.usefixtures("loom")
def test_products_are_for_everyone(answers: Answers) -> None:
    for path in (PRODUCTS, f"{PRODUCTS}/ulos-sadum", "/api/v1/umkm/businesses"):
        answers(path, visitor=200, ani=200, budi=200, citra=200)


@pytest.mark.usefixtures("loom")
def test_products_have_exactly_these_fields(visitor: Client) -> None:
    body = visitor.json(f"{PRODUCTS}?q=&category=&page=").json
    image = body["items"][0].pop("image_url")
    assert image.startswith("http://localhost/media/1212/")
    assert body == {
        "items": [
            {
                "slug": "ulos-sadum",
                "name": "Ulos Sadum",
                "price_rupiah": 625_000,
                "business": {"slug": "ulos-ani", "name": "Ulos Ani"},
                "category": "tenun",
                "url": "http://localhost/toba/umkm/produk/ulos-sadum",
            }
        ],
        "total": 1,
        "page": 1,
        "pages": 1,
    }


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize(
    ("query", "total", "items"),
    [("q=sadum&lang=en", 1, 1), ("q=kopi", 0, 0), ("category=tenun", 1, 1), ("category=kopi", 0, 0), ("page=2", 1, 0)],
)
def test_products_are_searched(visitor: Client, query: str, total: int, items: int) -> None:
    body = visitor.json(f"{PRODUCTS}?{query}").json
    assert (body["total"], len(body["items"])) == (total, items)


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "category=gold", "q=" + "x" * 81])
def test_a_wrong_argument_is_a_problem(visitor: Client, query: str) -> None:
    answer = visitor.json(f"{PRODUCTS}?{query}")
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert query.partition("=")[0] in answer.json["errors"]["query"]


@pytest.mark.usefixtures("loom")
def test_a_product_says_what_was_verified(visitor: Client) -> None:
    body = visitor.json(f"{PRODUCTS}/ulos-sadum?lang=en").json
    assert (body["name"], body["unit"], body["stock"]) == ("Sadum ulos", "piece", "ready")
    assert [claim["label"] for claim in body["verified"]] == ["Identity"]


def test_an_unknown_product_is_a_problem(visitor: Client) -> None:
    answer = visitor.json(f"{PRODUCTS}/nothing")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.usefixtures("loom")
def test_businesses_are_listed(visitor: Client) -> None:
    (business,) = visitor.json("/api/v1/umkm/businesses").json["items"]
    assert (business["slug"], business["url"]) == ("ulos-ani", "http://localhost/toba/umkm/usaha/ulos-ani")
    assert "phone" not in business


@pytest.mark.usefixtures("loom")
def test_a_list_costs_few_queries(visitor: Client, query_count: QueryCount) -> None:
    with query_count() as counted:
        visitor.json(PRODUCTS)
    assert counted.total <= 6, counted


@pytest.mark.usefixtures("loom")
def test_disabled_program_is_not_found(toba: RegencyRef, in_regency: InRegency, visitor: Client) -> None:
    with in_regency(toba):
        switch_program("umkm_catalog", on=False)
    for path in (PRODUCTS, "/umkm/", "/umkm/produk/ulos-sadum"):
        assert visitor.get(path).status_code == 404
