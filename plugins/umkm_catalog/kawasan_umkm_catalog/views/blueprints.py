"""The three groups of pages, and what they share."""

from __future__ import annotations

from typing import TypeVar

from flask import Blueprint, abort

from kawasan.plugin_api import Person, current_person
from kawasan_umkm_catalog.services.terms import CATEGORIES, KINDS, SIZE_CLASSES, STOCKS
from kawasan_umkm_catalog.views.presentation import card_badges, claim_badge

T = TypeVar("T")
PACKAGE = "kawasan_umkm_catalog"

visitor = Blueprint("umkm_catalog", PACKAGE, template_folder="templates")
owner = Blueprint("umkm_catalog_owner", PACKAGE)
officer = Blueprint("umkm_catalog_officer", PACKAGE)


def vocabulary() -> dict[str, object]:
    """The catalogue's words, and how cards are worded, for its templates."""
    words = {"categories": CATEGORIES, "kinds": KINDS, "stocks": STOCKS, "sizes": SIZE_CLASSES}
    return words | {"card_badges": card_badges, "claim_badge": claim_badge}


for blueprint in (visitor, owner, officer):
    blueprint.context_processor(vocabulary)


def found(thing: T | None) -> T:
    """The thing, or the answer 404."""
    if thing is None:
        abort(404)
    return thing


def me() -> Person:
    """The signed-in person of a view that demands one."""
    return found(current_person())
