"""What programs answer of a person's data (UU 27/2022): what they hold, and what became of it when it was erased.

Plain values in both languages, shown to the person and written into their download.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kawasan.languages import Bilingual


@dataclass(frozen=True)
class HeldItem:
    """One thing that is held on a person."""

    what: Bilingual
    since: datetime | None = None
    values: tuple[tuple[Bilingual, str], ...] = ()
    """What is written down of it: names with their values."""
    path: str = ""
    """Where the person corrects it, below the regency's root as in `umkm/milik-saya/`; empty: nowhere by themselves."""


@dataclass(frozen=True)
class HeldData:
    """One kind of personal data that a program holds on a person in one regency."""

    title: Bilingual
    ground: Bilingual
    """Why it may be held: the consent, or the legal ground (UU 27/2022, article 20 paragraph 2)."""
    kept: Bilingual
    """For how long."""
    items: tuple[HeldItem, ...]
    consent: str = ""
    """A key of the program's own, where the person can withdraw the consent this rests on; handed to
    `erase_personal_data` then.
    """
    outlasts_erasure: bool = False
    """Whether law requires it to be kept when the person asks for erasure."""


@dataclass(frozen=True)
class KeptData:
    """What law requires to keep, in which form, and why."""

    what: Bilingual
    why: Bilingual


@dataclass(frozen=True)
class Erasure:
    """What a program erased, in sentences for the person, and what it keeps."""

    erased: tuple[Bilingual, ...] = ()
    kept: tuple[KeptData, ...] = ()
