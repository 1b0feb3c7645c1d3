"""Offices as pages and the API show them: open or not, who is there, how long one waits. Few queries, however many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from kawasan.plugin_api import require_regency, session, utcnow
from kawasan_service_queue.models import ONLINE, WAITING, Counter, Office, Service, Ticket
from kawasan_service_queue.services.estimate import Pace, others_first, paces, wait_minutes
from kawasan_service_queue.services.hours import Opening, day_end
from kawasan_service_queue.services.office_lock import version_of
from kawasan_service_queue.services.online import RETURNED, quota_of
from kawasan_service_queue.services.opening import ShutsFirst, office_opening, shuts_first
from kawasan_service_queue.services.presence import CounterPresence, presence
from kawasan_service_queue.services.refusals import UnknownOffice, UnknownService


@dataclass(frozen=True)
class ServiceNow:
    """A service at this moment.

    `wait_minutes`: what someone who takes a number now can expect, whole minutes; None where no counter for it is
    staffed. `others_first`: how many wait at its counters for other services. `shuts_first`: set where the office
    closes before that. `online_left`: online places left today; 0 while the office is closed.
    """

    service: Service
    people_waiting: int
    counters_staffed: int
    wait_minutes: int | None
    others_first: int
    shuts_first: ShutsFirst | None
    online_quota: int
    online_left: int
    pace: Pace


@dataclass(frozen=True)
class OfficeNow:
    """An office at this moment. `version` changes whenever anything in it that can be seen live does."""

    office: Office
    opening: Opening
    counters_staffed: int
    presence: tuple[CounterPresence, ...]
    services: tuple[ServiceNow, ...]
    version: str

    @property
    def people_waiting(self) -> int:
        """In all its lines."""
        return sum(service.people_waiting for service in self.services)

    def service(self, slug: str) -> ServiceNow:
        """One of its services; raises UnknownService."""
        for found in self.services:
            if found.service.slug == slug:
                return found
        raise UnknownService(f"There is no service {slug!r} at {self.office.slug!r}.")


@dataclass(frozen=True)
class Tallies:
    """By service: how many wait, and how many online places of today are taken."""

    waiting: dict[int, int]
    online: dict[int, int]


def offices_now(now: datetime | None = None, *, slugs: Sequence[str] | None = None) -> list[OfficeNow]:
    """All active offices (or those named), by name, with their active services. Four queries."""
    moment = now or utcnow()
    offices = _offices(slugs)
    services = [service for office in offices for service in active_services(office)]
    tallies, known = tally(services, moment), paces(services, moment)
    return [_now(office, moment, tallies, known) for office in offices]


def office_now(slug: str, now: datetime | None = None) -> OfficeNow:
    """One office at this moment; raises UnknownOffice. Four queries."""
    found = offices_now(now, slugs=[slug])
    if not found:
        raise UnknownOffice(f"There is no office {slug!r} here.")
    return found[0]


def find_office(slug: str) -> Office:
    """The active office with its services and counters; raises UnknownOffice. Two queries."""
    found = _offices([slug])
    if not found:
        raise UnknownOffice(f"There is no office {slug!r} here.")
    return found[0]


def active_services(office: Office) -> list[Service]:
    """Its services that are offered, by letter."""
    return [service for service in office.services if service.active]


def next_change(offices: Iterable[OfficeNow], now: datetime | None = None) -> datetime | None:
    """The earliest moment at which one of them opens or closes, a schedule changes or the day turns; for
    `expires_at`.
    """
    moment, regency = now or utcnow(), require_regency()
    known = list(offices)
    moments = [one.opening.changes_at for one in known]
    for stretch in (s for one in known for c in one.presence for s in c.today.stretches):
        moments += [stretch.start, stretch.end]
    moments.append(day_end(regency.local_day(moment), regency.zone))
    return min((one for one in moments if one is not None and one > moment), default=None)


def live_version(office_id: int, now: datetime | None = None) -> str:
    """The `version` of OfficeNow alone, for polling. Compare for equality only. One query; raises UnknownOffice."""
    live = session().scalar(select(Office.live).where(Office.id == office_id))
    if live is None:
        raise UnknownOffice("There is no such office.")
    return version_of(live, now or utcnow())


def tally(services: Iterable[Service], now: datetime) -> Tallies:
    """Count those waiting and the online places taken today, of all these services at once."""
    ids, today = [service.id for service in services], require_regency().local_day(now)
    waits = and_(Ticket.state == WAITING, Ticket.lapses_at > now, Ticket.service_id.in_(ids))
    holds = and_(
        Ticket.origin_id.in_(ids), Ticket.day == today, Ticket.channel == ONLINE, Ticket.state.not_in(RETURNED)
    )
    counted = select(
        Ticket.service_id, Ticket.origin_id, func.sum(case((waits, 1), else_=0)), func.sum(case((holds, 1), else_=0))
    )
    tallies = Tallies({}, {})
    rows = session().execute(counted.where(or_(waits, holds)).group_by(Ticket.service_id, Ticket.origin_id))
    for service_id, origin_id, waiting, online in rows:
        tallies.waiting[service_id] = tallies.waiting.get(service_id, 0) + int(waiting)
        tallies.online[origin_id] = tallies.online.get(origin_id, 0) + int(online)
    return tallies


def staffed(office: Office, now: datetime) -> list[frozenset[int]]:
    """For each staffed counter of the office, the services it handles."""
    return [counter.service_ids for counter in office.counters if counter.is_staffed(now)]


def _offices(slugs: Sequence[str] | None) -> list[Office]:
    statement = select(Office).where(Office.active).order_by(Office.name_id)
    return load_whole(statement if slugs is None else statement.where(Office.slug.in_(slugs)))


def load_whole(statement: Select[Office]) -> list[Office]:
    """The offices of a select, with services, counters and what these handle, as they are now. Two queries."""
    counters = selectinload(Office.counters).joinedload(Counter.handles)
    whole = statement.options(joinedload(Office.services), counters)
    # Counters open and close, versions rise: what the session read a moment ago may be old.
    return list(session().scalars(whole, execution_options={"populate_existing": True}).unique())


def _now(office: Office, now: datetime, tallies: Tallies, known: dict[int, Pace]) -> OfficeNow:
    state, counters = office_opening(office, now), staffed(office, now)
    services = active_services(office)
    ahead = {service.id: tallies.waiting.get(service.id, 0) for service in services}
    now_of = tuple(
        _service_now(service, ahead, tallies, known, counters, now if state.open_now else None) for service in services
    )
    shown = tuple(presence(office, now))
    return OfficeNow(office, state, len(counters), shown, now_of, version_of(office.live, now))


def _service_now(
    service: Service,
    ahead: dict[int, int],
    tallies: Tallies,
    known: dict[int, Pace],
    counters: list[frozenset[int]],
    open_at: datetime | None,
) -> ServiceNow:
    quota, minutes = quota_of(service), wait_minutes(ahead, service.id, known, counters)
    left = max(0, quota - tallies.online.get(service.id, 0)) if open_at else 0
    return ServiceNow(
        service, ahead[service.id], sum(service.id in handled for handled in counters),
        minutes, others_first(ahead, service.id, counters),
        shuts_first(service.office, open_at, minutes) if open_at else None, quota, left, known[service.id],
    )  # fmt: skip
