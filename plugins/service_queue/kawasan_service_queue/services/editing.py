"""Changing offices, services and counters. Everything is in the trail, and the public pages learn of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import select

from kawasan.plugin_api import content_changed, new_id, record, session
from kawasan_service_queue.models import Call, Counter, CounterService, Office, Service, Ticket
from kawasan_service_queue.services.hours import BadHours, check_hours
from kawasan_service_queue.services.offices import load_whole
from kawasan_service_queue.services.refusals import EditRefused, UnknownOffice
from kawasan_service_queue.settings import PROGRAM

Row = TypeVar("Row", Office, Service, Counter)
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")
LETTER = re.compile(r"^[A-Z]{1,2}\Z")
KEPT_AFTER_MAKING = frozenset({"slug"})
"""Part of printed codes and links, so it stays."""


def save_office(office: Office | None, values: Mapping[str, Any]) -> Office:
    """Make (None) or change an office. Raises EditRefused.

    `values` by column name of models.Office, those missing stay; `slug` counts only when making one.
    """
    checked = dict(values)
    if "hours" in checked:
        checked["hours"] = _hours("hours", checked["hours"])
    if office is None:
        _check_slug(Office, checked)
    _check_filled(office, checked, "name_id")
    return _saved(office or Office(id=new_id()), checked, is_new=office is None)


def save_service(office: Office, service: Service | None, values: Mapping[str, Any]) -> Service:
    """Make or change a service. Raises EditRefused: a slug is unique in the regency, a letter in the office.

    Numbers already given keep the letter they have.
    """
    checked = dict(values)
    if service is None:
        _check_slug(Service, checked)
    _check_filled(service, checked, "name_id", "letter")
    if "letter" in checked:
        _check_letter(office, service, checked["letter"])
    target = service or Service(id=new_id(), office=office)
    return _saved(target, checked, is_new=service is None)


def save_counter(
    office: Office, counter: Counter | None, values: Mapping[str, Any], service_ids: frozenset[int]
) -> Counter:
    """Make or change a counter and what it handles (services of its office; others are dropped). Raises EditRefused."""
    checked = dict(values)
    if "staffed" in checked:
        checked["staffed"] = _hours("staffed", checked["staffed"])
    _check_filled(counter, checked, "number")
    if any(other.number == checked.get("number") and other is not counter for other in office.counters):
        raise EditRefused("number", "taken")
    target = counter or Counter(id=new_id(), office=office)
    checked["handles"] = _links(target, service_ids & {service.id for service in office.services})
    return _saved(target, checked, is_new=counter is None)


def remove_counter(counter: Counter) -> None:
    """Remove a counter to which nobody was ever called; else raises EditRefused `in-use` (let it handle nothing
    instead).
    """
    called = session().scalar(select(Call.id).where(Call.counter_id == counter.id).limit(1))
    sent = session().scalar(
        select(Ticket.id).where((Ticket.counter_id == counter.id) | (Ticket.for_counter_id == counter.id)).limit(1)
    )
    if called or sent:
        raise EditRefused("number", "in-use")
    session().delete(counter)
    record(f"{PROGRAM}.counter.remove", _name(counter))
    session().flush()
    content_changed(PROGRAM)


def all_offices() -> list[Office]:
    """Every office, retired ones too, with services and counters, by name: for staff. Two queries."""
    return load_whole(select(Office).order_by(Office.name_id))


def any_office(slug: str) -> Office:
    """One of them, retired or not, with services and counters; raises UnknownOffice."""
    found = load_whole(select(Office).where(Office.slug == slug))
    if not found:
        raise UnknownOffice(f"There is no office {slug!r} here.")
    return found[0]


def _saved(row: Row, values: Mapping[str, Any], *, is_new: bool) -> Row:
    kept = {name: value for name, value in values.items() if is_new or name not in KEPT_AFTER_MAKING}
    before = {} if is_new else {name: _plain(getattr(row, name)) for name in kept}
    for name, value in kept.items():
        setattr(row, name, value)
    changed = [name for name, value in kept.items() if before.get(name) != _plain(value)]
    if is_new:
        session().add(row)
    session().flush()
    if changed:
        verb = "add" if is_new else "change"
        record(
            f"{PROGRAM}.{type(row).__name__.lower()}.{verb}", _name(row),
            before={name: before[name] for name in changed} if before else None,
            after={name: _plain(values[name]) for name in changed},
        )  # fmt: skip
        content_changed(PROGRAM)
    return row


def _links(counter: Counter, service_ids: frozenset[int]) -> list[CounterService]:
    kept = [link for link in counter.handles if link.service_id in service_ids]
    new = service_ids - {link.service_id for link in kept}
    return kept + [CounterService(counter_id=counter.id, service_id=service_id) for service_id in sorted(new)]


def _plain(value: Any) -> Any:
    if isinstance(value, list) and any(isinstance(item, CounterService) for item in value):
        return sorted(str(link.service_id) for link in value)
    return value


def _name(row: Any) -> str:
    return str(row.slug) if hasattr(row, "slug") else f"counter {row.number}"


def _hours(field: str, rows: Any) -> list[list[str]]:
    try:
        return check_hours(rows)
    except BadHours as error:
        raise EditRefused(field, "format") from error


def _check_slug(kind: Any, values: Mapping[str, Any]) -> None:
    slug = values.get("slug") or ""
    if not SLUG.match(slug):
        raise EditRefused("slug", "format" if slug else "empty")
    if session().scalar(select(kind.id).where(kind.slug == slug)) is not None:
        raise EditRefused("slug", "taken")


def _check_letter(office: Office, service: Service | None, letter: str) -> None:
    if not LETTER.match(letter):
        raise EditRefused("letter", "format")
    if any(other.letter == letter and other is not service for other in office.services):
        raise EditRefused("letter", "taken")


def _check_filled(row: Any, values: Mapping[str, Any], *names: str) -> None:
    for name in names:
        if not (values.get(name, getattr(row, name, None) if row is not None else None)):
            raise EditRefused(name, "empty")
