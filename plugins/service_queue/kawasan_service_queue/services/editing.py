"""Changing offices, services and counters. Everything is in the trail, and the public pages learn of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kawasan_service_queue.models import Counter, Office, Service


def save_office(office: Office | None, values: Mapping[str, Any]) -> Office:
    """Make (None) or change an office; `values` by column name, those missing stay. Raises EditRefused.

    `hours` and `closures` as in models.Office; `slug` only when making one.
    """
    raise NotImplementedError


def save_service(office: Office, service: Service | None, values: Mapping[str, Any]) -> Service:
    """Make or change a service. Raises EditRefused (slug unique in the regency, letter in the office). Numbers given keep their letter."""
    raise NotImplementedError


def save_counter(
    office: Office, counter: Counter | None, values: Mapping[str, Any], service_ids: frozenset[int]
) -> Counter:
    """Make or change a counter and what it handles. Raises EditRefused."""
    raise NotImplementedError


def remove_counter(counter: Counter) -> None:
    """Remove a counter that nobody was ever called to; raises EditRefused with `in-use` otherwise (let it handle nothing instead)."""
    raise NotImplementedError


def all_offices() -> list[Office]:
    """Every office, retired ones too, with services and counters, by name: for staff."""
    raise NotImplementedError
