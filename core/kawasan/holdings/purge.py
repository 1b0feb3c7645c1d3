"""Removing what a program holds in the current regency for good: rows, photos, settings. The trail keeps a receipt."""

from __future__ import annotations

from sqlalchemy import delete, select

from kawasan.audit import record
from kawasan.db import session
from kawasan.holdings.contents import Contents, contents_of, models_of, photo_ids
from kawasan.media import Media, discard_photo
from kawasan.region import withdraw
from kawasan.tenancy import bump_version, hold_program, require_regency


class StillOn(ValueError):
    """A program is switched off before it is purged: nobody is in the midst of using it."""


def purge(program: str) -> Contents:
    """Remove all of it; answers what there was. Raises StillOn."""
    regency, row = require_regency(), hold_program(program)
    if row is not None and row.is_on:
        raise StillOn(program)
    there, photos = contents_of(program), photo_ids(program)
    for model in reversed(models_of(program)):
        session().execute(delete(model), execution_options={"synchronize_session": False})
    session().expire_all()
    for media in session().scalars(select(Media).where(Media.id.in_(photos))).all():
        discard_photo(media.id)
    withdraw(regency.id, program)
    if row is not None:
        session().delete(row)
    record("core.program.purge", program, after={"rows": there.total, "photos": there.photos})
    bump_version()
    return there
