"""Adding regencies and changing what belongs to the regency itself: identity, sharing, programs, settings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from kawasan.audit import record
from kawasan.db import session, utcnow
from kawasan.tenancy.areas import find_area
from kawasan.tenancy.current import RegencyRef, find_regency, require_regency
from kawasan.tenancy.middleware import SLUG
from kawasan.tenancy.models import Regency, RegencyProgram

LONGEST_SLUG = 40
IDENTITY_FIELDS = (
    "greeting_id", "greeting_en", "tagline_id", "tagline_en", "monogram", "primary_color", "accent_color", "pattern",
    "privacy_contact",
)  # fmt: skip


class RegencyRefused(ValueError):
    """The regency cannot be added; the message says why. `code` is `taken`, `slug_form` or `slug_reserved`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def add_regency(code: str, slug: str, *, reserved: frozenset[str] = frozenset(), **values: Any) -> RegencyRef:
    """Add a real regency by its Kemendagri code, in the current unit of work. Raises UnknownArea or RegencyRefused."""
    area = find_area(code)
    check_slug(slug, reserved)
    if (taken := find_regency(slug=slug) or find_regency(id=area.id)) is not None:
        raise RegencyRefused("taken", f"{taken.name} is already here, as {taken.slug}")
    values.setdefault("pattern", area.pattern)
    short = area.name.removeprefix("Kabupaten ").removeprefix("Kota ")
    values = {"greeting_id": f"Selamat datang di {short}", "greeting_en": f"Welcome to {short}"} | values
    values.setdefault(
        "monogram", "".join(word[0] for word in short.split())[:2].upper() if " " in short else short[:2].upper()
    )
    session().add(
        Regency(id=area.id, slug=slug, name=area.name, province=area.province, timezone=area.timezone, **values)
    )
    session().flush()
    added = find_regency(id=area.id)
    assert added is not None  # noqa: S101 - flushed above
    return added


def check_slug(slug: str, reserved: frozenset[str]) -> None:
    """Raise RegencyRefused unless the slug is well formed and shadows no path of the installation."""
    if not SLUG.match(slug) or len(slug) > LONGEST_SLUG:
        sentence = f"the slug {slug!r} must be lower-case letters, digits and single hyphens, at most {LONGEST_SLUG}"
        raise RegencyRefused("slug_form", sentence)
    if slug in reserved:
        raise RegencyRefused(
            "slug_reserved", f"the slug {slug!r} would shadow a path of the installation; choose another"
        )


def switch_program(program: str, *, on: bool) -> bool:
    """Switch a program of the current regency; every process sees it on its next request. False: it was so already."""
    row = _program_row(program)
    if row.is_on == on:
        return False
    record("core.program.switch", program, before={"on": row.is_on}, after={"on": on})
    row.is_on, row.changed_at = on, utcnow()
    row.quarantined_at, row.fault, row.late_calls = None, "", 0  # switching it on anew is a retry
    bump_version()
    return True


def save_settings(program: str, values: dict[str, Any]) -> bool:
    """Store a program's settings for the current regency. False: nothing changed."""
    row = _program_row(program)
    changed = {key for key in values if row.settings.get(key) != values[key]}
    if not changed:
        return False
    before, after = ({key: of.get(key) for key in sorted(changed)} for of in (row.settings, values))
    record("core.settings.change", program, before=before, after=after)
    row.settings = {**row.settings, **values}
    bump_version()
    return True


def save_identity(values: dict[str, Any]) -> bool:
    """Store names, greeting, colours; only the fields of IDENTITY_FIELDS. False: nothing changed."""
    return _change({key: values[key] for key in IDENTITY_FIELDS if key in values}, "core.identity.change")


def save_sharing(*, shares: bool) -> bool:
    """Consent, or not, to show what is published on the region's own pages."""
    return _change({"shares_published": shares}, "core.sharing.change")


def bump_version() -> None:
    """Mark the current regency changed, in this transaction: cached pages of every process end with the commit."""
    session().execute(
        update(Regency).where(Regency.id == require_regency().id).values(version=Regency.version + 1),
        execution_options={"synchronize_session": False},
    )


def _change(values: dict[str, Any], action: str) -> bool:
    row = session().get(Regency, require_regency().id)
    before = {key: getattr(row, key) for key in values if getattr(row, key) != values[key]}
    if not before:
        return False
    record(action, row.name, before=before, after={key: values[key] for key in before})
    for key in before:
        setattr(row, key, values[key])
    bump_version()
    return True


def hold_program(program: str) -> RegencyProgram | None:
    """The row of a program of the current regency, held until the unit ends: nobody switches, empties or shares it
    meanwhile. None: it was never on.
    """
    key = (require_regency().id, program)
    found: RegencyProgram | None = session().get(RegencyProgram, key, with_for_update=True, populate_existing=True)
    return found


def hold_programs() -> frozenset[str]:
    """Programs of the current regency that are on now; nobody switches one until the unit ends."""
    own = RegencyProgram.regency_id == require_regency().id
    session().execute(select(RegencyProgram.program).where(own).order_by(RegencyProgram.program).with_for_update())
    # Read once they are held: who held them before may have switched one on for the first time.
    return frozenset(session().scalars(select(RegencyProgram.program).where(own, RegencyProgram.is_on)))


def _program_row(program: str) -> RegencyProgram:
    row = hold_program(program)
    if row is None:
        row = RegencyProgram(regency_id=require_regency().id, program=program, is_on=False, settings={})
        session().add(row)
    return row
