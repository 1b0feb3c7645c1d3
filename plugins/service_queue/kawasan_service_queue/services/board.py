"""What hangs on the wall: the last calls of an office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kawasan.plugin_api import Bilingual
from kawasan_service_queue.models import Office

SHOWN = 4
SHOWN_HOURS = 12


@dataclass(frozen=True)
class BoardCall:
    """A call. `serial` rises with each call of the office: speak those above the last one spoken. `is_repeat`: a recall."""

    serial: int
    number: str
    counter_number: int
    counter: Bilingual
    at: datetime
    is_repeat: bool


@dataclass(frozen=True)
class Board:
    """The last four numbers called, newest first, each once; `version` is the serial of the newest call (0: none yet).

    `unspoken`: calls after the serial asked with, oldest first, at most eight; empty when none was given.
    """

    office: Office
    version: int
    calls: tuple[BoardCall, ...]
    unspoken: tuple[BoardCall, ...]
    people_waiting: int


def board(office_slug: str, *, after: int | None = None, now: datetime | None = None) -> Board:
    """The board of an office; raises UnknownOffice. Three queries."""
    raise NotImplementedError


def board_version(office_slug: str) -> int:
    """Its `version` alone, for polling; one query; raises UnknownOffice."""
    raise NotImplementedError
