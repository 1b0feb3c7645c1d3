"""The trail for its readers: actions, names and values in words, with what is recorded behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from kawasan.audit import COMMAND_LINE, STATION
from kawasan.auth import national
from kawasan.jobs import JOB
from kawasan.languages import LANGUAGES, Bilingual
from kawasan.plugins import describe, registry
from kawasan.rights import KIND_NAMES, STATE_NAMES
from kawasan.web.console.core_words import ACTIONS, LOCKS, NAMES, SETTINGS_CHANGE
from kawasan.web.role_names import ROLE_NAMES

if TYPE_CHECKING:
    from datetime import datetime

    from kawasan.audit import AuditEntry, PlatformAuditEntry
    from kawasan.plugins import SettingInfo

PHONE = re.compile(r"\+\d+")
CORE_VALUES: Mapping[str, Any] = {**ROLE_NAMES, **KIND_NAMES, **STATE_NAMES, **LOCKS}


@dataclass(frozen=True)
class Change:
    """One value, before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """An entry of the trail in words; `code` is the action as it is recorded."""

    at: datetime
    actor: str
    action: str
    code: str
    subject: str
    origin: str
    """From where, in words; empty where the actor says it already."""
    changes: list[Change]


def in_words(entry: AuditEntry | PlatformAuditEntry) -> Line:
    """An entry for its readers."""
    names, values = _words(entry)
    before, after = _before(entry), entry.after or {}
    keys = [*after, *(key for key in before if key not in after)]
    changes = [
        Change(_of(names, key), _value(before[key], values) if key in before else "", _value(after.get(key), values))
        for key in keys
    ]
    return Line(
        entry.at, actor_label(entry.actor), action_label(entry.action), entry.action, _subject(entry),
        _origin(entry), changes,
    )  # fmt: skip


def _origin(entry: AuditEntry | PlatformAuditEntry) -> str:
    if entry.actor == entry.origin:
        return ""
    words = {"web": _("di portal"), "api": _("lewat API"), "job": _("oleh pekerjaan latar")}
    words |= {COMMAND_LINE: _("di baris perintah"), STATION: _("dengan PIN di komputer loket bersama")}
    return str(words.get(entry.origin, entry.origin))


def _before(entry: AuditEntry | PlatformAuditEntry) -> Mapping[str, Any]:
    """A setting that had never been stored had its default."""
    before = entry.before or {}
    if entry.action != SETTINGS_CHANGE:
        return before
    defaults = {setting: default for setting, _kind, default, _info in _described(entry.subject)}
    return {key: defaults.get(key) if value is None else value for key, value in before.items()}


def action_label(code: str) -> str:
    """What an action is called; its code where nobody says."""
    program, _dot, rest = code.partition(".")
    return str(ACTIONS.get(code) or _program_words(program).get(rest) or code)


def actor_label(actor: str) -> str:
    """Who acted."""
    if actor == COMMAND_LINE:
        return str(_("baris perintah"))
    if actor == JOB:
        return str(_("pekerjaan di belakang layar"))
    if actor == STATION:
        return str(_("komputer loket bersama"))
    return national(actor) if PHONE.fullmatch(actor) else actor


def _subject(entry: AuditEntry | PlatformAuditEntry) -> str:
    """Programs are recorded by name, people without an address by their number."""
    if PHONE.fullmatch(entry.subject):
        return national(entry.subject)
    plugin = registry().plugins.get(entry.subject)
    return str(plugin.program.title) if plugin and entry.action.startswith("core.") else entry.subject


def _words(entry: AuditEntry | PlatformAuditEntry) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Names and values of an entry, in words."""
    if entry.action == SETTINGS_CHANGE:
        return _settings_words(entry.subject)
    program = entry.action.partition(".")[0]
    if program == "core":
        return NAMES, CORE_VALUES
    words = _program_words(program)
    return words, words


def _program_words(name: str) -> Mapping[str, Bilingual]:
    plugin = registry().plugins.get(name)
    return plugin.program.words if plugin else {}


def _settings_words(name: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    described = _described(name)
    names = {setting: info.label for setting, _kind, _default, info in described}
    return names, {value: label for *_rest, info in described for value, label in info.choices}


def _described(name: str) -> list[tuple[str, type[Any], Any, SettingInfo]]:
    plugin = registry().plugins.get(name)
    return describe(plugin.settings) if plugin and plugin.settings else []


def _of(words: Mapping[str, Any], key: str) -> str:
    """`name_en` is the English of `name`, where a program names only that."""
    stem, _underscore, language = key.rpartition("_")
    if key in words or stem not in words or language not in LANGUAGES:
        return str(words.get(key, key))
    return str(words[stem] if language == LANGUAGES[0] else _("%(name)s, bahasa Inggris", name=words[stem]))


def _value(value: Any, words: Mapping[str, Any]) -> str:
    if value is None or value in ("", [], {}):
        return str(_("kosong"))
    if isinstance(value, bool):
        return str(_("ya") if value else _("tidak"))
    if isinstance(value, list):
        return ", ".join(_value(item, words) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{_of(words, key)}: {_value(item, words)}" for key, item in value.items())
    return _of(words, value) if isinstance(value, str) else str(value)
