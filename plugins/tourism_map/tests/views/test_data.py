"""What the map's script loads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, QueryCount

AddPlace = Callable[..., int]
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def page_cache(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Room for pages in memory, which tests have none of; emptied again."""
    cache = app.extensions["kawasan_page_cache"]
    monkeypatch.setattr(cache, "most_bytes", 1_000_000)
    yield
    cache.entries.clear()
    cache.bytes = 0


def addresses(client: Client, path: str = "/peta/") -> tuple[str, str]:
    page = client.get(path).text
    return tuple(re.search(rf'data-{name}="{client.root}([^"]+)"', page)[1] for name in ("shell", "pack"))  # type: ignore[index,return-value]


def test_what_the_page_names_is_kept_for_ever(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    for address in addresses(visitor):
        answer = visitor.get(address)
        assert answer.headers["Cache-Control"] == FOR_EVER
        assert "Set-Cookie" not in answer.headers


def test_the_server_makes_a_pack_once(
    visitor: Client, add_place: AddPlace, query_count: QueryCount, page_cache: None
) -> None:
    add_place("Pantai")
    address = addresses(visitor)[1]
    first = visitor.get(address)
    with query_count() as counted:
        second = visitor.get(address)
    assert second.data == first.data
    assert second.headers["Cache-Control"] == FOR_EVER
    assert counted.total == 1, counted


def test_an_old_address_gives_the_present_answer_unkept(visitor: Client, add_place: AddPlace) -> None:
    shell, pack = addresses(visitor)
    add_place("Pantai Baru", latitude=2.1)
    answers = [visitor.get(address) for address in (shell, pack)]
    assert all("no-cache" in answer.headers["Cache-Control"] for answer in answers)
    assert answers[1].json["places"][0][2] == "Pantai Baru"


def test_a_change_changes_the_packs_address(visitor: Client, add_place: AddPlace) -> None:
    before = addresses(visitor)[1]
    add_place("Pantai")
    assert addresses(visitor)[1] != before


def test_everyone_may_load_them(answers: Answers) -> None:
    answers("/peta/data/tempat-1.json", visitor=200, ani=200, budi=200, citra=200)
    answers("/peta/data/rangka-0.js", visitor=200, ani=200, budi=200, citra=200)


def test_the_shell_is_a_script_of_our_own(visitor: Client) -> None:
    answer = visitor.get(addresses(visitor)[0])
    assert answer.mimetype == "text/javascript"
    assert b'import "leaflet"' in answer.data


def test_hidden_places_are_not_in_the_pack(visitor: Client, add_place: AddPlace) -> None:
    add_place("Rahasia", is_published=False)
    assert visitor.json(addresses(visitor)[1]).json["places"] == []


def test_other_regencies_places_are_not_in_it(visitor: Client, add_place: AddPlace, samosir: RegencyRef) -> None:
    add_place("Tomok", regency=samosir)
    assert visitor.json(addresses(visitor)[1]).json["places"] == []


def test_the_pack_costs_few_queries(visitor: Client, add_place: AddPlace, query_count: QueryCount) -> None:
    for number in range(30):
        add_place(f"Tempat {number}")
    with query_count() as counted:
        visitor.get("/peta/data/tempat-1.json")
    assert counted.total <= 6, counted
