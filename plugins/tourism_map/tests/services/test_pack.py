"""The places in one document."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from kawasan.plugin_api import Bilingual
from kawasan_tourism_map.services.listing import Listing
from kawasan_tourism_map.services.pack import ROW, make_pack

pytestmark = pytest.mark.once
HARBOUR = Listing(
    slug="pelabuhan", name=Bilingual("Pelabuhan", "Harbour"), category="fasilitas",
    kind=Bilingual("pelabuhan", "harbour"), district="Balige",
    latitude=2.33741234, longitude=99.0628, path="peta/pelabuhan", hours={"always": True},
    price_rupiah=0, tags=("foto",), is_harbour=True,
)  # fmt: skip
SHARED = Listing(
    slug="tomok", name=Bilingual("Tomok"), category="wisata", kind=Bilingual("pelabuhan", "harbour"),
    district="Simanindo",
    latitude=2.65, longitude=98.86, path="peta/tomok", root="/samosir",
    regency_name="Samosir", timezone="Asia/Jakarta",
    hours={"weekly": [["mon", "08:00", "17:00"]]},
)  # fmt: skip


def row(pack: dict[str, Any], number: int) -> dict[str, Any]:
    return dict(zip(ROW, pack["places"][number], strict=True))


def test_what_repeats_is_said_once() -> None:
    pack = make_pack([HARBOUR, SHARED, SHARED], root="/toba", timezone="Asia/Jakarta")
    assert pack["kinds"] == [["pelabuhan", "harbour"]]
    assert pack["roots"] == [
        {"path": "/toba/peta/", "name": "", "zone": "Asia/Jakarta"},
        {"path": "/samosir/peta/", "name": "Samosir", "zone": "Asia/Jakarta"},
    ]
    assert pack["hours"] == [1, [(480, 1020)]]


def test_a_row_holds_what_the_map_shows() -> None:
    found = row(make_pack([HARBOUR], root="/toba"), 0)
    assert (found["slug"], found["name"], found["name_en"]) == ("pelabuhan", "Pelabuhan", "Harbour")
    assert (found["latitude"], found["longitude"]) == (2.33741, 99.0628)
    assert (found["price"], found["is_harbour"], found["photo"]) == (0, 1, "")


def test_layers_carry_data_only() -> None:
    feature = {
        "id": "1", "title": Bilingual("Ulos Ani"), "subtitle": Bilingual("tenun", "weaving"), "latitude": 2.3,
        "longitude": 99.0, "path": "usaha/ani", "photo": None, "badge": None,
    }  # fmt: skip
    layers = make_pack(
        [], [{"key": "usaha", "title": Bilingual("Usaha", "Businesses"), "features": [feature]}], root="/toba"
    )["layers"]
    assert layers == [
        {"key": "usaha", "title": ["Usaha", "Businesses"],
         "features": [["Ulos Ani", "", "tenun", "weaving", "", "", 2.3, 99.0, "/toba/usaha/ani", ""]]}
    ]  # fmt: skip


def test_ten_thousand_places_stay_usable() -> None:
    many = [
        Listing(
            slug=f"tempat-nomor-{number}", name=Bilingual(f"Tempat nomor {number}", f"Place number {number}"),
            category="wisata", kind=Bilingual(f"jenis {number % 40}"), district=f"Kecamatan {number % 20}",
            latitude=2 + number % 997 / 1000, longitude=98 + number % 991 / 1000, path=f"peta/tempat-nomor-{number}",
            hours={"always": True}, tags=("foto", "keluarga"),
        )
        for number in range(10_000)
    ]  # fmt: skip
    document = json.dumps(make_pack(many), separators=(",", ":")).encode()
    assert len(document) < 1_100_000
    assert len(zlib.compress(document)) < 250_000
