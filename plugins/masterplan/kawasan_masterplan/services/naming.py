"""Addresses of programs."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import select

from kawasan.plugin_api import session
from kawasan_masterplan.models import PlanProgram

LONGEST_SLUG = 70


def slug_of(title: str) -> str:
    """A title as part of an address: `Desa Pintar: 20 desa` becomes `desa-pintar-20-desa`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-") or "program"


def free_slug(title: str) -> str:
    """The title's address, numbered where there is one already."""
    wanted = slug_of(title)
    query = select(PlanProgram.slug).where(PlanProgram.slug.startswith(wanted, autoescape=True))
    taken, number = set(session().scalars(query)), 1
    while (slug := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return slug
