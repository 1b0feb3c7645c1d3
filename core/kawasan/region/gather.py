"""Rebuilding the shared copy after a change; removing it at once when consent or a program ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import g
from sqlalchemy import delete, select, update

from kawasan.db import after_commit, regency_scope, session
from kawasan.media import Media, on_new_sizes
from kawasan.plugins import registry
from kawasan.region.models import PublishedEntry
from kawasan.tenancy import RegencyRef, bump_version, find_regency, hold_program, require_regency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawasan.plugins import Published


def content_changed(program: str) -> None:
    """Call after changing anything a program shows to the public.

    Cached pages of this regency end with the commit; after it, what the program shares with the region is rebuilt.
    """
    bump_version()
    regency_id = require_regency().id
    after_commit(lambda: rebuild(regency_id, program), once=f"rebuild {regency_id} {program}")


def rebuild(regency_id: int, program: str) -> None:
    """Replace what one program of one regency shares; nothing, when it is off or the regency does not share."""
    with regency_scope(None, writes=False):
        regency = find_regency(id=regency_id)
    if regency is None:
        return
    with regency_scope(regency):
        hold_program(program)  # of two at once, the later one reads what the earlier one's change left
        regency = find_regency(id=regency_id) or regency
        # Alone: another plugin that raises would undo this unit. Where it raises itself, what it shared before stays.
        alone = replace(regency, programs={p: values for p, values in regency.programs.items() if p == program})
        answers = registry().call("published", alone, regency=regency) if regency.shares_published else []
        if "kawasan_incomplete" in g:
            return
        withdraw(regency.id, program)
        for published in (item for _, items in answers for item in items):
            session().add(published_entry(regency, program, published))
        session().flush()
        _attach_photos(regency.id, program)


def rebuild_all(regency_id: int, programs: Iterable[str]) -> None:
    """The same for several programs."""
    for program in programs:
        rebuild(regency_id, program)


def withdraw(regency_id: int, program: str | None = None) -> None:
    """Remove what a regency (or one program of it) shares."""
    statement = delete(PublishedEntry).where(PublishedEntry.regency_id == regency_id)
    if program is not None:
        statement = statement.where(PublishedEntry.program == program)
    session().execute(statement, execution_options={"synchronize_session": False})


def published_entry(regency: RegencyRef, program: str, item: Published) -> PublishedEntry:
    """The row for one published thing."""
    words = " ".join((*item.title, *item.summary, item.category, item.words, regency.short_name)).lower()
    return PublishedEntry(
        regency_id=regency.id, program=program, key=item.key, kind=item.kind, category=item.category,
        title_id=item.title.id, title_en=item.title.en, summary_id=item.summary.id, summary_en=item.summary.en,
        path=item.path, latitude=item.latitude, longitude=item.longitude, photo_id=item.photo_id,
        is_featured=item.is_featured, found_by=words, detail=dict(item.detail),
    )  # fmt: skip


@on_new_sizes
def renew_sizes(media: Media) -> None:
    """A photo that is shared has more widths now."""
    shared = update(PublishedEntry).where(PublishedEntry.regency_id == media.regency_id)
    shared = shared.where(PublishedEntry.photo_id == media.id).values(photo_widths=media.widths)
    session().execute(shared, execution_options={"synchronize_session": False})


def _attach_photos(regency_id: int, program: str) -> None:
    entries = (
        session()
        .scalars(
            select(PublishedEntry).where(
                PublishedEntry.regency_id == regency_id,
                PublishedEntry.program == program,
                PublishedEntry.photo_id.is_not(None),
            )
        )
        .all()
    )
    if not entries:
        return
    kept: dict[int, Any] = {media.id: media for media in session().scalars(select(Media))}
    for entry in entries:
        media = kept.get(entry.photo_id or 0)
        if media is not None:
            entry.photo_widths, entry.photo_height = media.widths, media.height
