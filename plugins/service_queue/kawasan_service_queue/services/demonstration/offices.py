"""One described office, as rows."""

from __future__ import annotations

from typing import Any

from kawasan.plugin_api import new_id, session
from kawasan_service_queue.models import STANDARD, Counter, CounterService, Office, Service


def add_office(described: dict[str, Any]) -> Office:
    """Add an office with its services and counters."""
    hours = described["hours"]
    office = Office(
        id=new_id(), slug=described["slug"], kind=described["kind"], latitude=described["lat"],
        longitude=described["lon"], always_open=hours.get("always", False), hours=hours.get("weekly", []),
        closures=described["closed_dates"], **_both("name", described["name"]),
        **_both("promise", described["promise"]), **_both("short_name", described["short_name"]),
        **_both("address", described["address"]), **_both("complaint", described["complaint_channel"]),
        **_both("summary", described.get("summary", "")), active=True, calls=0, live=0,
    )  # fmt: skip
    office.services = [_service(one) for one in described["services"]]
    by_slug = {service.slug: service.id for service in office.services}
    office.counters = [_counter(one, by_slug) for one in described["counters"]]
    session().add(office)
    session().flush()
    return office


def _service(described: dict[str, Any]) -> Service:
    standard = {key: text for part in STANDARD for key, text in _both(part, described.get(part, "")).items()}
    return Service(
        id=new_id(), slug=described["slug"], letter=described["letter"], usual_minutes=described["usual_minutes"],
        online_quota=described["daily_online_quota"], active=True, **_both("name", described["name"]), **standard,
    )  # fmt: skip


def _counter(described: dict[str, Any], by_slug: dict[str, int]) -> Counter:
    return Counter(
        id=new_id(), number=described["number"], staffed=described["staffed"], **_both("name", described["name"]),
        handles=[CounterService(id=new_id(), service_id=by_slug[slug]) for slug in described["services"]],
    )  # fmt: skip


def _both(column: str, value: Any) -> dict[str, str]:
    """Columns of both languages; a list becomes lines."""
    pair = value if isinstance(value, dict) else {"id": value, "en": ""}
    lines = {language: "\n".join(text) if isinstance(text, list) else text for language, text in pair.items()}
    return {f"{column}_{language}": lines.get(language, "") for language in ("id", "en")}
