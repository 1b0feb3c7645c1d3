"""Beginning a plugin: a distribution that installs, migrates and passes its tests, written from a template."""

from __future__ import annotations

from kawasan.scaffold.names import NameRefused, check_name
from kawasan.scaffold.writing import AnswerRefused, CopierMissing, Stopped, ask_name, place_for, write_plugin

__all__ = [
    "AnswerRefused", "CopierMissing", "NameRefused", "Stopped", "ask_name", "check_name", "place_for", "write_plugin",
]  # fmt: skip
