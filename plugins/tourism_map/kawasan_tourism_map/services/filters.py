"""What a visitor asked the list and the map for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kawasan_tourism_map.services.categories import CATEGORIES, first_view
from kawasan_tourism_map.services.listing import Listing

LONGEST_QUERY = 80


@dataclass(frozen=True)
class Filters:
    """`chosen` are the categories picked (none: those of the first view), `query` words that must all occur, `layers`
    the keys of other programs' layers picked.
    """

    chosen: tuple[str, ...] = ()
    query: str = ""
    show_hotels: bool = True
    layers: tuple[str, ...] = ()

    @property
    def wants_places(self) -> bool:
        """Not where nothing but layers was picked."""
        return bool(self.chosen) or not self.layers

    @property
    def wants_every_layer(self) -> bool:
        """Where nothing was picked, maps show all there is."""
        return not self.chosen and not self.layers

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories to show. A search looks through all of them where none was picked."""
        return self.chosen or first_view(show_hotels=self.show_hotels or bool(self.query))

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves out places of the first view."""
        return bool(self.chosen or self.query or self.layers) or not self.show_hotels

    @property
    def usual(self) -> tuple[str, ...]:
        """The categories shown where nothing was asked for."""
        return first_view(show_hotels=self.show_hotels)

    @property
    def words(self) -> list[str]:
        """The search in lower case, word by word."""
        return self.query.lower().split()


def read_filters(
    categories: Iterable[str], query: str, layers: Iterable[str] = (), *, show_hotels: bool = True
) -> Filters:
    """From an address, as far as it makes sense: unknown categories are left out."""
    asked = set(categories)
    chosen = tuple(key for key in CATEGORIES if key in asked)
    return Filters(chosen, " ".join(query.split())[:LONGEST_QUERY], show_hotels, tuple(layers))


def search_text(*parts: str | Iterable[str]) -> str:
    """All parts in one lower-case line, as the search looks through it."""
    words = [part if isinstance(part, str) else " ".join(part) for part in parts]
    return " ".join(" ".join(words).lower().split())


def rank(name: str, name_en: str, query: str) -> int:
    """0 where a name begins with the search, 1 where it contains it, else 2."""
    names = [text.lower() for text in (name, name_en) if text]
    sought = query.lower()
    if any(text.startswith(sought) for text in names):
        return 0
    return 1 if any(sought in text for text in names) else 2


def matches(listing: Listing, filters: Filters) -> bool:
    """Whether a shared place is among those asked for."""
    return listing.category in filters.categories and has_words(listing, filters)


def has_words(listing: Listing, filters: Filters) -> bool:
    """Whether every word of the search occurs in what a listing says."""
    text = search_text(
        *listing.name, *listing.kind, *listing.summary, listing.district, listing.regency_name, listing.tags,
    )  # fmt: skip
    return all(word in text for word in filters.words)
