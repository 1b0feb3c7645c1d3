"""A regency's colours and its card for shared links, at addresses that change with them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from flask import current_app

from kawasan.ui.theme import Theme, derive

if TYPE_CHECKING:
    from kawasan.tenancy import RegencyRef

REGION_COLOURS = ("#0b5a6f", "#a4262c")
theme_of = cache(derive)
"""The theme of two colours, derived once in each process."""


def theme_url(regency: RegencyRef) -> str:
    """Address at the root, outside tenancy, so that it can be kept for ever: it changes with the style sheet's text."""
    theme: Theme = theme_of(regency.primary_color, regency.accent_color)
    return f"/tema/{regency.slug}-{theme.version}.css"


class CardWords(NamedTuple):
    """What the card for shared links is drawn from."""

    name: str
    greeting: str
    colours: tuple[str, str]
    outline: str | None


def card_words(regency: RegencyRef | None, language: str) -> CardWords:
    """Of a regency, or of the region as one."""
    if regency is None:
        name: str = current_app.config["KAWASAN_REGION_NAME"]
        return CardWords("", name, REGION_COLOURS, current_app.config["KAWASAN_REGION_OUTLINE"] or None)
    colours = (regency.primary_color, regency.accent_color)
    return CardWords(regency.name, regency.greeting.text(language), colours, regency.outline)


def card_url(regency: RegencyRef | None, language: str) -> str:
    """Address of the card at the root; it changes with the card's words."""
    digest = blake2b(repr(card_words(regency, language)).encode(), digest_size=6).hexdigest()
    return f"/tema/{regency.slug if regency else '-'}-{digest}.{language}.png"
