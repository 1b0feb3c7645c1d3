"""The demonstration's places are whole: every place once, in both languages, short enough for a card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).resolve().parent.parent / "kawasan_tourism_map" / "demo"
FILES = sorted(DEMO.glob("*.json"))
CATEGORIES = {"wisata", "kuliner", "hotel", "fasilitas", "acara"}
LONGEST_SUMMARY = 110

pytestmark = pytest.mark.once


def places(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["places"]
    return found


def test_all_144_places_are_there_once() -> None:
    names = [place["name"] for file in FILES for place in places(file)]
    assert len(FILES) == 8
    assert len(names) == len(set(names)) == 144


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_slugs_are_unique_within_a_regency(file: Path) -> None:
    slugs = [place["slug"] for place in places(file)]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_has_both_languages(file: Path) -> None:
    for place in places(file):
        for text in (place["summary"], place["description"], place["access"], place["ticket_note"]):
            assert text is None or (text["id"].strip() and text["en"].strip()), place["name"]
        assert max(len(sentence) for sentence in place["summary"].values()) <= LONGEST_SUMMARY, place["name"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_price_says_that_it_is_one(file: Path) -> None:
    for place in places(file):
        assert place["category"] in CATEGORIES
        if place["ticket_price_rupiah"]:
            assert place["ticket_note"]["id"].endswith("Contoh harga, menunggu survei."), place["name"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_regency_has_places_to_show_first(file: Path) -> None:
    assert 4 <= sum(place["featured"] for place in places(file)) <= 8
