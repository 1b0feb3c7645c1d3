"""An office in Toba on a working Monday morning: two services, two counters, opened by nobody yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, Client, InRegency, UserId
from kawasan_service_queue.models import KIOSK, Office
from kawasan_service_queue.services.editing import any_office, save_counter, save_office, save_service
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.staffing import find_counter, open_counter

MONDAY_MORNING = "2026-03-02 09:00"
SUNDAY = "2026-03-01 09:00"
WORK_DAYS = ("mon", "tue", "wed", "thu")
HOURS = [[day, start, end] for day in WORK_DAYS for start, end in (("08:00", "12:00"), ("13:00", "15:30"))] + [
    ["fri", "08:00", "11:30"]
]
STANDARD = {
    "requirements_id": "Berusia 17 tahun\nFotokopi KK",
    "requirements_en": "Aged 17 or over\nCopy of the family card",
    "procedure_id": "Ambil nomor\nTunggu dipanggil",
    "procedure_en": "Take a number\nWait to be called",
    "time_id": "Hari itu juga", "time_en": "The same day", "cost_id": "Gratis", "cost_en": "Free of charge",
    "product_id": "KTP-el", "product_en": "Identity card",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """What tests need of the office; its addresses are `dukcapil`, `ktp-el`, `kartu-keluarga`, counters 1 and 2."""

    slug: str = "dukcapil"
    services: tuple[str, str] = ("ktp-el", "kartu-keluarga")


Give = Callable[..., str]


@pytest.fixture
def monday(app: Flask, at: At) -> Iterator[None]:
    """It is Monday, nine o'clock: the office is open."""
    with at(MONDAY_MORNING):
        yield


@pytest.fixture
def dukcapil(monday: None, toba: RegencyRef, in_regency: InRegency) -> Place:
    """The office, with everything a citizen is told."""
    with in_regency(toba):
        office = save_office(
            None,
            {
                "slug": "dukcapil", "name_id": "Dinas Kependudukan", "name_en": "Civil Registry", "hours": HOURS,
                "address_id": "Jalan Sutomo, Balige", "promise_id": "Kami melayani sesuai urutan nomor.",
                "promise_en": "We serve in the order of the numbers.", "complaint_id": "Meja pengaduan",
                "complaint_en": "Complaints desk",
            },
        )  # fmt: skip
        names = {
            "ktp-el": ("A", "KTP elektronik", "Identity card"),
            "kartu-keluarga": ("B", "Kartu keluarga", "Family card"),
        }
        for slug, (letter, name, english) in names.items():
            save_service(office, None, {"slug": slug, "letter": letter, "name_id": name, "name_en": english} | STANDARD)
    with in_regency(toba):
        office = any_office("dukcapil")
        _add_counters(office, [service.id for service in office.services])
    return Place()


def _add_counters(office: Office, service_ids: list[int]) -> None:
    for number, handled in ((1, service_ids), (2, service_ids[:1])):
        values = {"number": number, "name_id": "KTP-el", "name_en": "Identity cards", "staffed": HOURS}
        save_counter(office, None, values, frozenset(handled))


@pytest.fixture
def give(dukcapil: Place, toba: RegencyRef, in_regency: InRegency) -> Give:
    """`give("ktp-el")` gives someone at the kiosk a number; answers the ticket's code."""
    given: list[str] = []

    def one(service: str = "ktp-el", **options: Any) -> str:
        key = f"kiosk-{len(given)}-{service}"
        with in_regency(toba):
            code = issue(service, **({"channel": KIOSK, "idempotency_key": key} | options)).ticket.code
        given.append(code)
        return code

    return one


@pytest.fixture
def open_desk(
    dukcapil: Place, toba: RegencyRef, in_regency: InRegency, user_id: UserId, budi: Client
) -> Callable[[int], None]:
    """`open_desk(1)`: Budi sits down at counter 1."""

    def sit(number: int) -> None:
        with in_regency(toba):
            open_counter(find_counter("dukcapil", number), user_id(budi))

    return sit
