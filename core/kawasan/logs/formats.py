"""How a record is written: a line of JSON for machines, or a readable one while developing."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import OperationalError

from kawasan.db.faults import missing_part, said_by
from kawasan.logs.circumstances import circumstances

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAMES = 25
CHAINED = 4
FIELDS = "kawasan_fields"
"""Attribute of a record that holds more than its message: a dictionary of JSON values."""


class JsonLines(logging.Formatter):
    """One JSON object a line.

    Of an exception it writes the class and where it was raised, and its own words only where they are the system's:
    they may quote what a person typed (`Key (email)=(…) already exists`).
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **circumstances(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            said["exceptions"] = list(described(record.exc_info[1]))
        return json.dumps(said, ensure_ascii=False, default=str)


class ReadableLines(logging.Formatter):
    """Level, logger and message, then the request's milliseconds, regency and id; exceptions with their traceback."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the standard library's name
        """The line, before any traceback."""
        fields = circumstances() | getattr(record, FIELDS, {})
        duration = f" {fields['ms']} ms" if "ms" in fields else ""
        where = " ".join(str(fields[name]) for name in ("regency", "request_id") if fields.get(name))
        return super().formatMessage(record) + duration + (f" [{where}]" if where else "")


def described(error: BaseException | None) -> Iterator[dict[str, Any]]:
    """An exception and those it came from, newest first, without what they may quote."""
    for _ in range(CHAINED):
        if error is None:
            return
        kind = type(error)
        frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
        one: dict[str, Any] = {"type": f"{kind.__module__}.{kind.__qualname__}"}
        if said := _said_by_the_system(error):
            one["said"] = said
        yield one | {"at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]}
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _said_by_the_system(error: BaseException) -> str:
    if isinstance(error, OperationalError):
        return said_by(error)
    if missing := missing_part(error):
        return missing
    return error.strerror or "" if isinstance(error, OSError) and isinstance(error.strerror, str) else ""
