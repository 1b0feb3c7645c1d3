"""Loading the demonstration's places."""

from __future__ import annotations

from sqlalchemy import func, select

from kawasan.plugin_api import Media, RegencyRef, session
from kawasan.testing import Client, InRegency, PlainLoader
from kawasan_tourism_map import plugin
from kawasan_tourism_map.models import Place


def test_all_places_of_a_regency_are_loaded(
    visitor: Client, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    for regency, number in ((toba, 25), (samosir, 46)):
        with in_regency(regency):
            assert plugin.demo(regency=regency, loader=PlainLoader(regency)) == f"{number} places"
        with in_regency(regency):
            assert session().scalar(select(func.count()).select_from(Place)) == number
            assert session().scalar(select(func.count()).select_from(Media)) == number
    assert "Bukit Pahoda" in visitor.get("/peta/").text


def test_every_demo_page_stands_in_both_languages(visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        plugin.demo(regency=toba, loader=PlainLoader(toba))
        slugs = list(session().scalars(select(Place.slug)))
    for slug in slugs:
        for language in ("id", "en"):
            assert visitor.get(f"/peta/{slug}?lang={language}").status_code == 200
