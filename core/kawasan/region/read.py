"""Reading the shared copy. The condition is checked at every read as well: consent withdrawn counts from that
moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select

from kawasan.db import session
from kawasan.languages import Bilingual
from kawasan.media import Photo
from kawasan.plugins import registry
from kawasan.region.models import PublishedEntry
from kawasan.tenancy import Regency, RegencyProgram, RegencyRef, all_regencies

if TYPE_CHECKING:
    from collections.abc import Mapping


OF_EQUALS = (PublishedEntry.program, PublishedEntry.key)
"""Their order is said too: PostgreSQL's own changes from one moment to the next."""


@dataclass(frozen=True)
class SharedEntry:
    """A shared thing with the regency it is of."""

    regency_slug: str
    regency_name: str
    program: str
    kind: str
    key: str
    category: str
    title: Bilingual
    summary: Bilingual
    path: str
    latitude: float | None
    longitude: float | None
    photo: Photo | None
    detail: Mapping[str, Any]

    @property
    def url(self) -> str:
        """Its page, from the root of the installation."""
        return f"/{self.regency_slug}/{self.path}"


def published_entries(
    *, kind: str | None = None, program: str | None = None, featured: bool = False, limit: int | None = None
) -> list[SharedEntry]:
    """What consenting regencies share, by regency and title; `featured`: only what they would show first."""
    query = _shared().order_by(Regency.name, PublishedEntry.title_id, *OF_EQUALS)
    if kind is not None:
        query = query.where(PublishedEntry.kind == kind)
    if program is not None:
        query = query.where(PublishedEntry.program == program)
    if featured:
        query = query.where(PublishedEntry.is_featured)
    return [_entry(*row) for row in session().execute(query.limit(limit))]


def count_published(regency_id: int) -> dict[str, int]:
    """How many things of each kind a regency shares at this moment."""
    query = select(PublishedEntry.kind, func.count()).group_by(PublishedEntry.kind)
    return dict(session().execute(query.where(PublishedEntry.regency_id == regency_id)).all())


def find_published(words: str, limit: int = 40) -> list[SharedEntry]:
    """Search: every word must occur; titles that begin with, then contain, the words come first. One query."""
    terms = words.lower().split()
    if not terms:
        return []
    query = _shared()
    for term in terms:
        query = query.where(PublishedEntry.found_by.contains(term, autoescape=True))
    query = query.order_by(_rank(" ".join(terms)), PublishedEntry.title_id, PublishedEntry.regency_id, *OF_EQUALS)
    return [_entry(*row) for row in session().execute(query.limit(limit))]


def sharing_regencies() -> list[RegencyRef]:
    """Regencies that share and have at least one program on, by name."""
    return [regency for regency in all_regencies() if regency.shares_published and regency.programs]


def _shared() -> Any:
    is_on = and_(
        RegencyProgram.regency_id == PublishedEntry.regency_id,
        RegencyProgram.program == PublishedEntry.program,
        RegencyProgram.is_on,
    )
    joined = select(PublishedEntry, Regency.slug, Regency.name).join(Regency, Regency.id == PublishedEntry.regency_id)
    there = PublishedEntry.program.in_(registry().plugins)  # one that was uninstalled has no page to lead to
    return joined.join(RegencyProgram, is_on).where(Regency.shares_published, there)


def _rank(phrase: str) -> Any:
    titles = [func.lower(title) for title in (PublishedEntry.title_id, PublishedEntry.title_en)]
    begins = or_(*(title.startswith(phrase, autoescape=True) for title in titles))
    holds = or_(*(title.contains(phrase, autoescape=True) for title in titles))
    return case((begins, 0), (holds, 1), else_=2)


def _entry(row: PublishedEntry, slug: str, name: str) -> SharedEntry:
    photo = None
    if row.photo_id is not None and row.photo_widths:
        photo = Photo(
            row.regency_id, row.photo_id, max(row.photo_widths), row.photo_height or 0, tuple(row.photo_widths)
        )
    return SharedEntry(
        regency_slug=slug, regency_name=name, program=row.program, kind=row.kind, key=row.key, category=row.category,
        title=Bilingual(row.title_id, row.title_en), summary=Bilingual(row.summary_id, row.summary_en), path=row.path,
        latitude=row.latitude, longitude=row.longitude, photo=photo, detail=row.detail,
    )  # fmt: skip
