"""The chain: each entry's hash covers what it says and the hash of the entry before.

Who alters, removes or inserts an entry has to write every later one anew, and then the head that was noted elsewhere
does not occur any more. SHA-256 over canonical JSON: keys sorted, no spaces, moments in UTC to the microsecond.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kawasan.audit.models import AuditEntry, AuditHead, PlatformAuditEntry
from kawasan.db import bound_id, session

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy import ScalarResult

PLATFORM = 0
COVERED = ("id", "actor_id", "actor", "action", "subject", "before", "after", "origin", "sequence", "previous")
READ_AT_ONCE = 500


class BrokenChain(RuntimeError):
    """The trail is not what was written; the message names the first entry that is wrong."""


@dataclass(frozen=True)
class Head:
    """The newest entry: its place and its hash (64 hexadecimal digits). An empty trail: 0 and an empty text."""

    sequence: int
    hash: str


def digest(entry: AuditEntry | PlatformAuditEntry, chain: int) -> str:
    """The hash of an entry, 64 hexadecimal digits."""
    said: dict[str, Any] = {name: getattr(entry, name) for name in COVERED}
    said |= {"at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"), "chain": chain}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def head() -> Head:
    """The head of the current regency's trail, or of the platform's. Note it elsewhere, and `verify` with it."""
    found = session().get(AuditHead, bound_id() or PLATFORM, populate_existing=True)
    return Head(0, "") if found is None else Head(found.sequence, found.hash)


def verify(noted: str | None = None) -> Head:
    """Read the whole trail of the current regency (or of the platform) and answer its head.

    Raises BrokenChain for an entry that was altered, removed, inserted or moved; for missing last entries; and where
    `noted`, a head from earlier, does not occur. Entries may be added meanwhile.
    """
    chain, last, is_there, least = bound_id() or PLATFORM, Head(0, ""), not noted, head()
    with closing(_read(AuditEntry if bound_id() else PlatformAuditEntry)) as entries:
        for entry in entries:
            _check(entry, last, chain)
            last = Head(entry.sequence, entry.hash)
            is_there = is_there or entry.hash == noted
            if last.sequence == least.sequence and last != least:
                message = f"{_named(entry)} was written anew: its hash is not the one that was noted with it"
                raise BrokenChain(message)
    _check_end(last, least)
    if not is_there:
        message = f"the noted head {noted} does not occur: entries were cut off or written anew since it was noted"
        raise BrokenChain(message)
    return last


def _read(model: type[AuditEntry | PlatformAuditEntry]) -> Generator[AuditEntry | PlatformAuditEntry]:
    """In their order. Where a value is none of its kind any more, as SQLite lets it be, one by one up to that entry."""
    last = 0
    for at_once in (READ_AT_ONCE, 1):
        try:
            with closing(_entries(model, last, at_once)) as entries:
                for entry in entries:
                    last = entry.sequence
                    yield entry
        except (ValueError, TypeError):
            continue
        return
    message = f"entry {last + 1} cannot be read any more: it was altered"
    raise BrokenChain(message)


def _entries(
    model: type[AuditEntry | PlatformAuditEntry], after: int, at_once: int
) -> ScalarResult[AuditEntry | PlatformAuditEntry]:
    query = select(model).where(model.sequence > after).order_by(model.sequence)
    found: ScalarResult[Any] = session().scalars(query, execution_options={"yield_per": at_once})
    return found


def _check_end(last: Head, least: Head) -> None:
    """It ends no earlier than the head said when reading began, and no later than it says now."""
    now = head()
    if not least.sequence <= last.sequence <= now.sequence:
        expected = least if last.sequence < least.sequence else now
        message = f"the trail ends at entry {last.sequence}, and entry {expected.sequence} was the last one written"
        raise BrokenChain(message)


def _check(entry: AuditEntry | PlatformAuditEntry, last: Head, chain: int) -> None:
    named = _named(entry)
    if entry.sequence != last.sequence + 1:
        message = f"entry {last.sequence + 1} is missing: {named} follows entry {last.sequence}"
    elif digest(entry, chain) != entry.hash:
        message = f"{named} was altered"
    elif entry.previous != last.hash:
        message = f"{named} does not follow the entry before it: one of them was replaced or moved"
    else:
        return
    raise BrokenChain(message)


def _named(entry: AuditEntry | PlatformAuditEntry) -> str:
    return f"entry {entry.sequence} ({entry.at:%Y-%m-%d %H:%M} UTC, {entry.action})"
