"""Two offices in toba: a hospital that never closes, and a registry with office hours and a lunch break."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, new_id, session
from kawasan.testing import Client, InRegency, UserId
from kawasan_service_queue.models import KIOSK, Counter, CounterService, Office, Service
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.staffing import find_counter, open_counter

HOURS = [
    [day, *part] for day in ("mon", "tue", "wed", "thu", "fri") for part in (("08:00", "12:00"), ("13:00", "15:30"))
]


def add_office(slug: str, *, services: dict[str, str], counters: list[list[str]], **values: Any) -> Office:
    """`services`: slug by letter; `counters`: letters each handles. In the regency that is in scope."""
    office = Office(id=new_id(), slug=slug, name_id=slug.upper(), name_en=f"{slug} office", **values)
    office.services = [
        Service(id=new_id(), slug=service, letter=letter, name_id=f"Layanan {service}", name_en=f"{service} service",
                usual_minutes=6, requirements_id="Kartu keluarga", cost_id="Gratis")
        for letter, service in services.items()
    ]  # fmt: skip
    ids = {service.letter: service.id for service in office.services}
    office.counters = [
        Counter(id=new_id(), number=number, staffed=HOURS,
                handles=[CounterService(id=new_id(), service_id=ids[letter]) for letter in letters])
        for number, letters in enumerate(counters, start=1)
    ]  # fmt: skip
    session().add(office)
    session().flush()
    return office


@pytest.fixture
def hospital(toba: RegencyRef, in_regency: InRegency) -> str:
    """`rsud`: always open; `daftar` (A) at counters 1 and 2, `obat` (B) at 2 and 3. Nobody sits there yet."""
    with in_regency(toba):
        add_office("rsud", services={"A": "daftar", "B": "obat"}, counters=[["A"], ["A", "B"], ["B"]], always_open=True)
    return "rsud"


@pytest.fixture
def registry(toba: RegencyRef, in_regency: InRegency) -> str:
    """`dukcapil`: Monday to Friday 08.00-12.00 and 13.00-15.30; `ktp` (A) at counter 1; closed on 2026-03-04."""
    closures = [{"date": "2026-03-04", "reason_id": "Hari raya", "reason_en": "Holiday"}]
    with in_regency(toba):
        add_office("dukcapil", services={"A": "ktp"}, counters=[["A"]], hours=HOURS, closures=closures)
    return "dukcapil"


@pytest.fixture
def registry_always_open(toba: RegencyRef, in_regency: InRegency) -> str:
    """`dukcapil` as above, but never closed: for tests that do not stop the clock."""
    with in_regency(toba):
        add_office("dukcapil", services={"A": "ktp"}, counters=[["A"]], always_open=True)
    return "dukcapil"


@pytest.fixture
def take() -> Callable[..., str]:
    """`take("daftar")` takes a number at a kiosk and answers with the ticket's code; options as for `issue`."""
    keys = count()

    def take_number(service: str, **options: Any) -> str:
        issued = issue(service, **{"channel": KIOSK, "idempotency_key": f"take {next(keys)}", **options})
        return issued.ticket.code

    return take_number


@pytest.fixture
def desk(user_id: UserId, budi: Client) -> Callable[..., Counter]:
    """`desk("rsud", 1)` is counter 1 with budi at it; `staffed=False`: nobody."""
    officer = user_id(budi)

    def sit_down(office: str, number: int, *, staffed: bool = True) -> Counter:
        counter = find_counter(office, number)
        if staffed:
            open_counter(counter, officer)
        return counter

    return sit_down
