"""Finding services and offices by words, and what the regency shares of its offices."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, Published, session
from kawasan_service_queue.models import Office, Service
from kawasan_service_queue.services.offices import active_services

IN_NAME, IN_OFFICE, IN_TEXT = 0.9, 0.7, 0.45


@dataclass(frozen=True)
class Found:
    """An office, or (with `service`) one of its services; `score` in 0..1."""

    office: Office
    service: Service | None
    score: float

    @property
    def title(self) -> Bilingual:
        """Its name."""
        return self.service.name if self.service else self.office.name


def find(query: str, limit: int) -> list[Found]:
    """Offices and services in which every word occurs, best first. One query: a regency has few offices."""
    words = query.lower().split()
    found = [one for office in _offices() for one in _of_office(office, words)]
    return sorted(found, key=lambda one: (-one.score, one.title.id))[:limit]


def shared() -> list[Published]:
    """Each office, with the names of its services to be found by. One query."""
    return [
        Published(
            kind="office", key=office.slug, title=office.name, summary=office.address, path=f"antrean/{office.slug}/",
            category=office.kind, latitude=office.latitude, longitude=office.longitude,
            words=" ".join(text for service in active_services(office) for text in service.name),
            detail={"always_open": office.always_open},
        )
        for office in _offices()
    ]  # fmt: skip


def _offices() -> list[Office]:
    statement = select(Office).where(Office.active).options(joinedload(Office.services)).order_by(Office.name_id)
    return list(session().scalars(statement).unique())


def _of_office(office: Office, words: list[str]) -> list[Found]:
    named = " ".join((*office.name, *office.short_name)).lower()
    is_meant = _all_in(words, named)
    found = [Found(office, None, IN_NAME)] if is_meant else []
    for service in active_services(office):
        name = " ".join(service.name).lower()
        text = " ".join((name, named, *service.standard("requirements"), *service.standard("product"))).lower()
        score = IN_NAME if _all_in(words, name) else IN_OFFICE if _all_in(words, f"{name} {named}") else IN_TEXT
        # A search for the office alone finds the office, not each of its services.
        if _all_in(words, text) and not (is_meant and score < IN_NAME):
            found.append(Found(office, service, score))
    return found


def _all_in(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
