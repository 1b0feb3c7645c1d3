"""Sending all logs of a process to standard error, in the format that the settings name."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

from kawasan.logs.formats import JsonLines, ReadableLines

if TYPE_CHECKING:
    from collections.abc import Mapping

TALKATIVE = ("alembic", "flask-limiter", "huey")
"""Libraries that log each thing they do, one of them with people's addresses: of these only what went wrong."""


class _ToStandardError(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(f"{self.format(record)}\n")
            sys.stderr.flush()
        except Exception:  # noqa: BLE001 - as every handler of the standard library
            self.handleError(record)


def configure(values: Mapping[str, Any]) -> None:
    """Take over the logs of this process, from the libraries too. May be called again."""
    handler = _ToStandardError()
    handler.setFormatter(JsonLines() if values["KAWASAN_LOG_FORMAT"] == "json" else ReadableLines())
    root = logging.getLogger()
    for other in list(root.handlers):
        if isinstance(other, _ToStandardError) or type(other) is logging.StreamHandler:  # of a command's basicConfig
            root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
