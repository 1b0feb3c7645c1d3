"""The regency a request is for, as plain values: safe to keep when the session that read it is gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import OperationalError, ProgrammingError

from kawasan.db import bound, session, utcnow
from kawasan.languages import Bilingual
from kawasan.tenancy.models import Regency, RegencyProgram

if TYPE_CHECKING:
    from collections.abc import Mapping

ZONE_LABELS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


@dataclass(frozen=True)
class Quarantine:
    """Since when a program's hooks are not called in a regency, and why."""

    since: datetime
    fault: str


@dataclass(frozen=True)
class RegencyRef:
    """A regency as everyone but tenancy sees it."""

    id: int
    slug: str
    name: str
    province: str
    timezone: str
    domain: str | None
    greeting: Bilingual
    tagline: Bilingual
    monogram: str
    primary_color: str
    accent_color: str
    pattern: str
    outline: str | None
    latitude: float | None
    longitude: float | None
    shares_published: bool
    privacy_contact: str
    version: int
    programs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Programs that are on, each with the settings that differ from its defaults."""
    stored_settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Settings of all programs, on or off."""
    quarantined: Mapping[str, Quarantine] = field(default_factory=dict)
    """Programs whose hooks are not called, because they failed again and again."""

    @property
    def code(self) -> str:
        """Kemendagri code, as in `12.12`."""
        return f"{self.id // 100}.{self.id % 100:02d}"

    @property
    def short_name(self) -> str:
        """The name without its type: `Toba` of `Kabupaten Toba`."""
        return self.name.removeprefix("Kabupaten ")

    @property
    def zone(self) -> ZoneInfo:
        """Its time zone."""
        return ZoneInfo(self.timezone)

    @property
    def timezone_label(self) -> str:
        """WIB, WITA or WIT."""
        return zone_label(self.timezone)

    def local_now(self, now: datetime | None = None) -> datetime:
        """The present (or given) moment in its zone."""
        return (now or utcnow()).astimezone(self.zone)

    def local_day(self, now: datetime | None = None) -> date:
        """Its calendar day: it turns at local midnight."""
        return self.local_now(now).date()


def zone_label(timezone: str) -> str:
    """WIB, WITA or WIT of an IANA name."""
    return ZONE_LABELS.get(timezone, timezone)


_WITH_PROGRAMS = select(Regency, RegencyProgram).outerjoin(RegencyProgram)
_BY_SLUG_OR_DOMAIN = {
    "slug": lambda value: _WITH_PROGRAMS.where(Regency.slug == value),
    "domain": lambda value: _WITH_PROGRAMS.where(Regency.domain == value),
    "id": lambda value: _WITH_PROGRAMS.where(Regency.id == value),
}


def current_regency() -> RegencyRef | None:
    """The regency of this request, job or command; None on the platform's own pages."""
    regency: RegencyRef | None = bound()
    return regency


def require_regency() -> RegencyRef:
    """The same, where there must be one; raises LookupError otherwise."""
    regency = current_regency()
    if regency is None:
        message = "no regency in scope"
        raise LookupError(message)
    return regency


def find_regency(**by: Any) -> RegencyRef | None:
    """By `slug=`, `domain=` or `id=`, in one SELECT."""
    ((column, value),) = by.items()
    found = session().execute(_BY_SLUG_OR_DOMAIN[column](value)).all()
    return _ref(found[0][0], [program for _, program in found if program is not None]) if found else None


def slugs() -> set[str]:
    """Of all regencies; none where there is no database yet."""
    try:
        return set(session().scalars(select(Regency.slug)))
    except (OperationalError, ProgrammingError):
        return set()


def all_regencies() -> list[RegencyRef]:
    """All of the installation, by name."""
    grouped: dict[Regency, list[RegencyProgram]] = {}
    for regency, program in session().execute(_WITH_PROGRAMS.order_by(Regency.name)):
        grouped.setdefault(regency, []).extend([program] if program is not None else [])
    return [_ref(regency, programs) for regency, programs in grouped.items()]


def _ref(row: Regency, programs: list[RegencyProgram]) -> RegencyRef:
    return RegencyRef(
        id=row.id,
        slug=row.slug,
        name=row.name,
        province=row.province,
        timezone=row.timezone,
        domain=row.domain,
        greeting=Bilingual(row.greeting_id, row.greeting_en),
        tagline=Bilingual(row.tagline_id, row.tagline_en),
        monogram=row.monogram,
        primary_color=row.primary_color,
        accent_color=row.accent_color,
        pattern=row.pattern,
        outline=row.outline,
        latitude=row.latitude,
        longitude=row.longitude,
        shares_published=row.shares_published,
        privacy_contact=row.privacy_contact,
        version=row.version,
        programs={p.program: p.settings for p in programs if p.is_on},
        stored_settings={p.program: p.settings for p in programs},
        quarantined={p.program: Quarantine(p.quarantined_at, p.fault) for p in programs if p.quarantined_at},
    )
