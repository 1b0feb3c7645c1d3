"""GET offices."""

from __future__ import annotations

from typing import Any

from kawasan.plugin_api import expires_at, public
from kawasan_service_queue.api.blueprint import iso, queue
from kawasan_service_queue.api.schemas import QueueOffice
from kawasan_service_queue.services.hours import Stretch
from kawasan_service_queue.services.offices import OfficeNow, ServiceNow, next_change, offices_now
from kawasan_service_queue.services.presence import CounterPresence


@queue.get("/offices")
@queue.response(200, QueueOffice(many=True))
@public
def offices() -> list[dict[str, Any]]:
    """Public offices: open now or not and until when, who is at which counter, how long one waits."""
    found = offices_now()
    expires_at(next_change(found))
    return [_office(one) for one in found]


def _office(now: OfficeNow) -> dict[str, Any]:
    slugs = {service.service.id: service.service.slug for service in now.services}
    return {
        "slug": now.office.slug,
        "name": str(now.office.name),
        "address": str(now.office.address),
        "open_now": now.opening.open_now,
        "always_open": now.opening.always,
        "opens_at": iso(now.opening.opens_at),
        "closes_at": iso(now.opening.closes_at),
        "counters_staffed": now.counters_staffed,
        "people_waiting": now.people_waiting,
        "presence": [_presence(counter, slugs) for counter in now.presence],
        "services": [_service(service) for service in now.services],
    }


def _service(now: ServiceNow) -> dict[str, Any]:
    return {
        "slug": now.service.slug,
        "name": str(now.service.name),
        "letter": now.service.letter,
        "usual_minutes": now.service.usual_minutes,
        "people_waiting": now.people_waiting,
        "counters_staffed": now.counters_staffed,
        "estimated_wait_minutes": now.wait_minutes,
        "online_quota": now.online_quota,
        "online_left": now.online_left,
    }


def _presence(counter: CounterPresence, slugs: dict[int, str]) -> dict[str, Any]:
    return {
        "counter": counter.number,
        "name": str(counter.name) or str(counter.label),
        "services": sorted(slugs[service_id] for service_id in counter.service_ids if service_id in slugs),
        "staffed_now": counter.staffed_now,
        "scheduled_now": counter.scheduled_now,
        "today": _hours(counter.today.stretches),
        "week": [{"date": day.day.isoformat(), "hours": _hours(day.stretches)} for day in counter.days],
    }


def _hours(stretches: tuple[Stretch, ...]) -> list[dict[str, Any]]:
    return [{"start": iso(stretch.start), "end": iso(stretch.end)} for stretch in stretches]
