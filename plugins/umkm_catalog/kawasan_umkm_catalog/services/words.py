"""Names in addresses, and the text by which the search finds a row."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import event, select
from sqlalchemy.orm import Mapper

from kawasan.plugin_api import session
from kawasan_umkm_catalog.models import SLUG_LENGTH, Business, Product
from kawasan_umkm_catalog.services.terms import CATEGORIES

Row = TypeVar("Row", Business, Product)
LONGEST_QUERY = 80
MOST_TERMS = 6
_ROOM_FOR_NUMBER = 6


def terms_of(query: str) -> list[str]:
    """The words to look for, lower-case; a long query is cut."""
    return query[:LONGEST_QUERY].lower().split()[:MOST_TERMS]


def slug_of(name: str) -> str:
    """`Ulos Ragi Hotang` as `ulos-ragi-hotang`; letters with marks lose them."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: SLUG_LENGTH - _ROOM_FOR_NUMBER].strip("-")


def free_slug(model: type[Business | Product], name: str) -> str:
    """A slug no other row of the regency has: the name's, with a number where it is taken."""
    base = slug_of(name) or secrets.token_hex(4)
    taken = set(session().scalars(select(model.slug).where(model.slug.startswith(base, autoescape=True))))
    return base if base not in taken else next(s for n in range(2, 10_000) if (s := f"{base}-{n}") not in taken)


def same_as(rows: Iterable[Row], values: Mapping[str, Any]) -> Row | None:
    """The row that holds exactly these values."""
    return next((row for row in rows if all(getattr(row, name) == value for name, value in values.items())), None)


def _index_business(_mapper: Mapper[Any], _connection: Any, row: Business) -> None:
    row.found_by = _join(row.name, *row.tagline, row.village, row.district, *CATEGORIES.get(row.category, ()))


def _index_product(_mapper: Mapper[Any], _connection: Any, row: Product) -> None:
    row.found_by = _join(*row.name, *row.description, *CATEGORIES.get(row.category, ()))


def _join(*texts: str | None) -> str:
    # A column's default is set after this moment, so a text may be missing still.
    return " ".join(" ".join(text for text in texts if text).lower().split())


for moment in ("before_insert", "before_update"):
    event.listen(Business, moment, _index_business)
    event.listen(Product, moment, _index_product)
