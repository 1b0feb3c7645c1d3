"""Finds for the portal's search, ranked by how well the name fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kawasan.plugin_api import Bilingual, session
from kawasan_umkm_catalog.models import Business
from kawasan_umkm_catalog.services.cards import (
    BusinessCard,
    ProductCard,
    business_cards,
    mentions,
    product_cards,
    shown_businesses,
    shown_products,
)
from kawasan_umkm_catalog.services.words import terms_of

MOST_READ = 200
_EQUAL, _STARTS, _CONTAINS, _ALL_WORDS, _MENTIONS = 1.0, 0.9, 0.75, 0.65, 0.4


@dataclass(frozen=True)
class Find:
    """A product or business, and how well it fits: 0 to 1."""

    card: ProductCard | BusinessCard
    score: float


def find(query: str, limit: int) -> list[Find]:
    """Products and businesses visitors see in which every word occurs, best first. Two queries."""
    terms = terms_of(query)
    if not terms:
        return []
    products = shown_products().where(*(mentions(term) for term in terms))
    businesses = shown_businesses().where(*(Business.found_by.contains(term, autoescape=True) for term in terms))
    phrase = " ".join(terms)
    finds = [Find(card, score(phrase, card.name)) for card in _cards(product_cards, products)]
    finds += [Find(card, score(phrase, (card.name,))) for card in _cards(business_cards, businesses)]
    return sorted(finds, key=lambda found: -found.score)[:limit]


def score(phrase: str, names: Iterable[str] | Bilingual) -> float:
    """How well the best of the names fits the words looked for; 0.4 where they occur elsewhere only."""
    return max((_score_one(phrase, name.lower()) for name in names if name), default=_MENTIONS)


def _score_one(phrase: str, name: str) -> float:
    if name == phrase:
        return _EQUAL
    if name.startswith(phrase):
        return _STARTS
    if phrase in name:
        return _CONTAINS
    return _ALL_WORDS if all(word in name for word in phrase.split()) else _MENTIONS


def _cards(read: Callable[..., list[Any]], statement: Any) -> list[Any]:
    return read(session().execute(statement.limit(MOST_READ)), with_badges=False)
