"""The map of the region: what consenting regencies share, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency, QueryCount, save_sharing, switch_program

AddPlace = Callable[..., int]


@pytest.fixture
def tourist(visitor: Client, add_place: AddPlace, samosir: RegencyRef) -> Iterator[Client]:
    """A visitor of the region's own pages; toba and samosir have a place each."""
    add_place("Pantai Bulbul")
    add_place("Tomok", regency=samosir, category="fasilitas", is_harbour=True, hours={"always": True})
    return visitor.at(None)


def test_places_of_all_regencies_with_whose_they_are(tourist: Client) -> None:
    page = tourist.get("/peta/").text
    assert "/toba/peta/pantai-bulbul" in page
    assert "/samosir/peta/tomok" in page
    assert "Balige, Samosir" in page
    assert "2 tempat" in page


def test_filters_and_pages_work_there_too(tourist: Client) -> None:
    assert "Tomok" not in tourist.get("/peta/?q=bulbul").text
    assert "Pantai Bulbul" not in tourist.get("/peta/daftar?kategori=fasilitas").text
    assert "1 place" in tourist.get("/peta/?q=toba&lang=en").text, "a regency's name finds its places"
    assert tourist.get("/peta/?page=9").status_code == 200


def test_a_withdrawn_consent_counts_at_once(tourist: Client, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir):
        save_sharing(shares=False)
    assert "Tomok" not in tourist.get("/peta/").text
    assert "Tomok" not in tourist.get(pack_of(tourist)).text


def test_a_program_switched_off_counts_at_once(tourist: Client, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir):
        switch_program("tourism_map", on=False)
    assert "Tomok" not in tourist.get("/peta/").text


def test_hidden_places_are_not_shared(tourist: Client, add_place: AddPlace) -> None:
    add_place("Rahasia", is_published=False)
    assert "Rahasia" not in tourist.get("/peta/").text


def test_the_pack_points_to_each_regency(tourist: Client) -> None:
    pack = tourist.json(pack_of(tourist)).json
    assert {root["path"] for root in pack["roots"]} == {"/toba/peta/", "/samosir/peta/"}
    assert [row[1] for row in pack["places"]] == ["tomok", "pantai-bulbul"]
    assert pack["roots"][0]["zone"] == "Asia/Jakarta"


def test_its_address_changes_with_any_regency(tourist: Client, add_place: AddPlace, samosir: RegencyRef) -> None:
    before = pack_of(tourist)
    add_place("Ambarita", regency=samosir)
    assert pack_of(tourist) != before
    assert tourist.get(before).headers["Cache-Control"] == "no-cache"
    assert "immutable" in tourist.get(pack_of(tourist)).headers["Cache-Control"]


def test_a_place_has_no_page_without_its_regency(tourist: Client, operator: Client) -> None:
    assert tourist.get("/peta/tomok").status_code == 404
    assert operator.at(None).get("/peta/kelola/").status_code == 404


def test_few_queries_however_many_rows(tourist: Client, add_place: AddPlace, query_count: QueryCount) -> None:
    for number in range(30):
        add_place(f"Tempat {number}")
    with query_count() as counted:
        tourist.get("/peta/")
    assert counted.total <= 8, counted


def pack_of(client: Client) -> str:
    found = re.search(r'data-pack="([^"]+)"', client.get("/peta/").text)
    assert found
    return found[1]
