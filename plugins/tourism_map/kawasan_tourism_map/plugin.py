"""The program and its hooks."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

from flask import url_for

from kawasan.plugin_api import (
    Bilingual,
    ConsoleCard,
    DemoLoader,
    Erasure,
    FrontSection,
    HeldData,
    NavItem,
    Permission,
    Program,
    Published,
    RegencyRef,
    SearchHit,
    deeds_kept,
    deeds_of,
    hookimpl,
)
from kawasan_tourism_map import __version__
from kawasan_tourism_map import hookspecs as own_hookspecs
from kawasan_tourism_map.api import bp as api_blueprint
from kawasan_tourism_map.services import places, publishing
from kawasan_tourism_map.services.demo import load_demo
from kawasan_tourism_map.services.filters import rank
from kawasan_tourism_map.services.trail_words import TRAIL_WORDS
from kawasan_tourism_map.settings import MapSettings
from kawasan_tourism_map.views import bp

if TYPE_CHECKING:
    from flask import Blueprint

EDIT = "tourism_map:place:edit"
FEATURED = 8
ROW_OF_CARDS = 4


@hookimpl
def program() -> Program:
    """What administrators see."""
    return Program(
        name="tourism_map",
        title=Bilingual("Peta wisata", "Tourist map"),
        summary=Bilingual(
            "Tempat wisata, makan, menginap, dan fasilitas di peta dan sebagai daftar, dengan jam buka dan arah.",
            "Sights, places to eat and stay, and facilities on a map and as a list, with hours and directions.",
        ),
        dimension="branding",
        prefix="/peta",
        order=20,
        version=__version__,
        adds=(
            Bilingual(
                "Peta dan daftar tempat, satu halaman untuk tiap tempat", "A map and a list, a page for each place"
            ),
            Bilingual("Tempat unggulan di halaman depan", "Featured places on the front page"),
            Bilingual(
                "Meja petugas untuk menambah dan menyurvei tempat", "A desk for officers to add and survey places"
            ),
        ),
        personal_data=(
            Bilingual(
                "Petugas yang menambah, mengubah, atau menyurvei tempat, dalam jejak perubahan; selama portal ini ada."
                " Tempatnya sendiri tidak menyebut siapa pun.",
                "The officer who added, changed or surveyed a place, in the trail of changes; as long as this portal"
                " exists. The places themselves name nobody.",
            ),
        ),
        words=TRAIL_WORDS,
        permissions=(Permission(EDIT, Bilingual("Mengubah tempat di peta", "Edit places on the map"), ("officer",)),),
    )


@hookimpl
def blueprints() -> list[Blueprint]:
    """All pages are of one blueprint."""
    return [bp]


@hookimpl
def api_blueprints() -> list[Blueprint]:
    """The open data."""
    return [api_blueprint]


@hookimpl
def settings() -> type[object]:
    """What an administrator may set."""
    return MapSettings


@hookimpl
def hookspecs() -> ModuleType:
    """Layers that other programs bring."""
    return own_hookspecs


@hookimpl
def navigation() -> list[NavItem]:
    """The map itself."""
    return [NavItem(Bilingual("Peta wisata", "Tourist map"), "tourism_map.overview", order=20)]


@hookimpl
def front_sections(regency: RegencyRef) -> list[FrontSection]:
    """Featured places in whole rows of four, so that none leaves a hole; fewer than four as they are."""
    found = places.featured(FEATURED)
    shown = found[: len(found) // ROW_OF_CARDS * ROW_OF_CARDS] or found
    return [FrontSection("tourism_map/front.html", {"places": shown}, order=20)] if shown else []


@hookimpl
def console_cards(regency: RegencyRef) -> list[ConsoleCard]:
    """The officers' desk, with the number of places that await a survey."""
    return [
        ConsoleCard(
            title=Bilingual("Tempat di peta", "Places on the map"),
            text=Bilingual("Tambah, ubah, dan survei tempat wisata.", "Add, edit and survey places."),
            endpoint="tourism_map.manage",
            permission=EDIT,
            count=places.awaiting_survey(),
            icon="map",
            order=30,
        )
    ]


@hookimpl
def search(regency: RegencyRef, query: str, limit: int) -> list[SearchHit]:
    """Places that hold every word."""
    return [
        SearchHit(
            title=found.name,
            subtitle=Bilingual(
                *(f"{kind} · {found.district}" if found.district else kind for kind in _both(found.kind))
            ),
            url=url_for("tourism_map.place", slug=found.slug),
            kind=Bilingual("Tempat", "Place"),
            score=publishing.SCORES[rank(*found.name, query)],
            photo=found.photo,
        )
        for found in publishing.find_listings(query, limit)
    ]


@hookimpl
def published(regency: RegencyRef) -> list[Published]:
    """What the region's pages may show."""
    return publishing.published_places(regency)


@hookimpl(optionalhook=True)
def live_figures(regency: RegencyRef) -> list[dict[str, Any]]:
    """Published places, where another program shows figures."""
    return [publishing.places_figure()]


@hookimpl
def personal_data(regency: RegencyRef, account_id: int) -> list[HeldData]:
    """Nothing but what an officer did, in the trail: places name nobody."""
    return deeds_of(account_id, "tourism_map")


@hookimpl
def erase_personal_data(regency: RegencyRef, account_id: int, consent: str) -> Erasure:
    """The trail stays; nothing here rests on a consent."""
    return Erasure() if consent else Erasure(kept=deeds_kept(account_id, "tourism_map"))


@hookimpl
def demo(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """The collected places round the lake."""
    return load_demo(regency, loader)


def _both(pair: Bilingual) -> tuple[str, str]:
    return pair.id, pair.en or pair.id
