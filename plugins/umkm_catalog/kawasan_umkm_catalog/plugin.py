"""The program, and what it answers to each hook."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, url_for

from kawasan.plugin_api import (
    Bilingual,
    ConsoleCard,
    DemoLoader,
    Erasure,
    FrontSection,
    HeldData,
    NavItem,
    Program,
    Published,
    RegencyRef,
    SearchHit,
    current_person,
    expires_at,
    hookimpl,
    rupiah,
)
from kawasan_umkm_catalog import api, views
from kawasan_umkm_catalog.services import catalogue, demonstration, forgetting, lapsing, personal, sharing, verification
from kawasan_umkm_catalog.services import search as searching
from kawasan_umkm_catalog.services.badges import first_lapse
from kawasan_umkm_catalog.services.cards import ProductCard
from kawasan_umkm_catalog.services.preferences import Preferences, preferences
from kawasan_umkm_catalog.services.program import DECIDE, DESCRIPTION, EDIT_OWN, REGISTER
from kawasan_umkm_catalog.services.terms import CATEGORIES
from kawasan_umkm_catalog.views.presentation import card_badges

CARDS_PER_ROW = 4
PRODUCT = Bilingual("Produk", "Product")
BUSINESS = Bilingual("Usaha", "Business")


@hookimpl
def program() -> Program:
    """The catalogue of small businesses."""
    return DESCRIPTION


@hookimpl
def blueprints() -> list[Blueprint]:
    """Pages for visitors, owners and officers."""
    return [views.visitor, views.owner, views.officer]


@hookimpl
def api_blueprints() -> list[Blueprint]:
    """The public JSON."""
    return [api.bp]


@hookimpl
def settings() -> type[object]:
    """What an administrator sets."""
    return Preferences


@hookimpl
def navigation() -> list[NavItem]:
    """The catalogue."""
    return [NavItem(Bilingual("Produk UMKM", "Local products"), "umkm_catalog.products", order=30)]


@hookimpl
def front_sections(regency: RegencyRef) -> list[FrontSection]:
    """The newest products of businesses with a badge, in whole rows."""
    wanted = preferences().front_rows * CARDS_PER_ROW
    cards = catalogue.newest_verified(wanted) if wanted else []
    cards = cards[: len(cards) // CARDS_PER_ROW * CARDS_PER_ROW] or cards
    if not cards:
        return []
    if (lapse := first_lapse((badge for card in cards for badge in card.badges), regency)) is not None:
        expires_at(lapse)
    return [FrontSection("umkm_catalog/front.html", {"cards": cards, "card_badges": card_badges}, order=30)]


@hookimpl
def console_cards(regency: RegencyRef) -> list[ConsoleCard]:
    """The officers' worklist and register; for owners, their businesses."""
    person = current_person()
    cards = []
    if person and person.can(DECIDE):
        cards.append(ConsoleCard(
            Bilingual("Verifikasi UMKM", "Verify businesses"),
            Bilingual("Periksa klaim satu per satu, yang terlama dulu.", "Check claims one by one, the oldest first."),
            "umkm_catalog_officer.worklist", DECIDE, verification.count_pending(), "check", 30,
        ))  # fmt: skip
    cards.append(ConsoleCard(
        Bilingual("Daftar usaha", "Businesses"),
        Bilingual("Cari, daftarkan, dan serahkan QR masuk.", "Find, register, and hand over a sign-in QR."),
        "umkm_catalog_officer.businesses", REGISTER, None, "shop", 31,
    ))  # fmt: skip
    if person and "owner" in person.roles:
        cards.append(ConsoleCard(
            Bilingual("Usaha saya", "My business"),
            Bilingual("Produk, foto, jam buka, dan verifikasi.", "Products, photos, opening hours and verification."),
            "umkm_catalog_owner.home", EDIT_OWN, None, "shop", 10,
        ))  # fmt: skip
    return cards


@hookimpl
def search(regency: RegencyRef, query: str, limit: int) -> list[SearchHit]:
    """Products and businesses."""
    return [_hit(found) for found in searching.find(query, limit)]


def _hit(found: searching.Find) -> SearchHit:
    card = found.card
    if isinstance(card, ProductCard):
        subtitle = f"{card.business_name} · {rupiah(card.price_rupiah)}"
        url = url_for("umkm_catalog.product", slug=card.slug)
        return SearchHit(card.name, Bilingual(subtitle), url, PRODUCT, found.score, card.photo)
    category = CATEGORIES.get(card.category, Bilingual(card.category))
    subtitle_pair = Bilingual(f"{category.id} · {card.district}", f"{category.text('en')} · {card.district}")
    url = url_for("umkm_catalog.business", slug=card.slug)
    return SearchHit(Bilingual(card.name), subtitle_pair, url, BUSINESS, found.score, card.photo)


@hookimpl
def published(regency: RegencyRef) -> list[Published]:
    """Businesses and products, for the region's own pages."""
    return list(sharing.published_things())


@hookimpl(optionalhook=True)
def map_layers(regency: RegencyRef) -> list[dict[str, Any]]:
    """Businesses as a layer of a map, where another program shows one: data only."""
    layer = sharing.map_layer()
    return [layer] if layer["features"] else []


@hookimpl(optionalhook=True)
def live_figures(regency: RegencyRef) -> list[dict[str, Any]]:
    """Verified businesses, where another program shows figures."""
    return [sharing.verified_figure()]


@hookimpl
def new_day(regency: RegencyRef, since: date | None) -> None:
    """Badges lapse, and owners are told before."""
    lapsing.begin_day(regency.local_day(), since)


@hookimpl
def personal_data(regency: RegencyRef, account_id: int) -> list[HeldData]:
    """A person's businesses, products and claims, the number that buyers see, decisions of an officer."""
    return personal.held_on(account_id)


@hookimpl
def erase_personal_data(regency: RegencyRef, account_id: int, consent: str) -> Erasure:
    """Their businesses go; what they decided as an officer stays without them."""
    return forgetting.erase(account_id, consent)


@hookimpl
def demo(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """Believable businesses of this regency."""
    loaded = demonstration.load_demo(regency, loader)
    return None if loaded is None else f"{loaded[0]} businesses with {loaded[1]} products"
