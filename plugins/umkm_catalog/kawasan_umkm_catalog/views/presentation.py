"""How cards and claims are worded: the few badges a card has room for, and the state of a claim in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from kawasan_umkm_catalog.services.claims import statuses_of
from kawasan_umkm_catalog.services.terms import KINDS

if TYPE_CHECKING:
    from kawasan_umkm_catalog.models import Business
    from kawasan_umkm_catalog.services.cards import BusinessCard, ProductCard

    BadgeArguments = tuple[str, str, str | None]
MOST_BADGES = 2


def card_badges(card: ProductCard | BusinessCard, *, of_this_business: bool = False) -> list[BadgeArguments]:
    """What is worth knowing of the stock, then what was checked; what has no room is counted.

    On the page of its own business a product repeats nothing of what was checked there.
    """
    stock = getattr(card, "stock", "ready")
    shown: list[BadgeArguments] = []
    if stock == "out":
        shown.append((_("Sedang habis"), "warn", "clock"))
    elif stock == "preorder":
        shown.append((_("Dibuat setelah dipesan"), "neutral", None))
    if of_this_business:
        return shown
    shown += [(str(badge.label), "ok", "check") for badge in card.badges[:MOST_BADGES]]
    more = len(card.badges) - MOST_BADGES
    return [*shown, (f"+{more}", "neutral", None)] if more > 0 else shown


def register_badges(business: Business) -> list[BadgeArguments]:
    """Whether a business is shown, and how each of its claims stands: in words, not by colour alone."""
    shown = (_("Tampil"), "ok", "check") if business.is_published else (_("Belum tampil"), "warn", None)
    listed: list[BadgeArguments] = [shown]
    for status in statuses_of(business):
        word, tone, sign = claim_badge(status.code)
        label = str(KINDS[status.kind].label)
        if status.code != "absent":
            listed.append(
                (label if status.code == "verified" else f"{label}: {word[:1].lower()}{word[1:]}", tone, sign)
            )
    return listed


def claim_badge(code: str) -> BadgeArguments:
    """The state of a claim, as its owner and officers see it."""
    return {
        "absent": (_("Belum diajukan"), "neutral", None),
        "pending": (_("Menunggu petugas"), "warn", "clock"),
        "verified": (_("Diverifikasi"), "ok", "check"),
        "lapsing": (_("Segera habis"), "warn", "clock"),
        "lapsed": (_("Sudah habis"), "alarm", "warning"),
        "refused": (_("Perlu diperbaiki"), "alarm", "warning"),
    }[code]
