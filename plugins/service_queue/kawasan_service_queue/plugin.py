"""The program, and what it answers to each hook."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for

from kawasan.plugin_api import (
    Bilingual,
    ConsoleCard,
    DemoLoader,
    Erasure,
    FrontSection,
    HeldData,
    NavItem,
    Permission,
    Program,
    Published,
    RegencyRef,
    SearchHit,
    expires_at,
    hookimpl,
)
from kawasan_service_queue import api, views
from kawasan_service_queue.services import demonstration, finding, numbers, personal, statistics
from kawasan_service_queue.services.offices import next_change, offices_now
from kawasan_service_queue.services.trail_words import TRAIL_WORDS
from kawasan_service_queue.settings import PROGRAM, QueueSettings
from kawasan_service_queue.views.access import EDIT, WORK

OFFICE, SERVICE = Bilingual("Kantor", "Office"), Bilingual("Layanan", "Service")
FRONT_OFFICES = 4
PERSONAL_DATA = (
    Bilingual(
        "Tanda acak perangkat (disimpan sebagai hash bergaram), agar satu perangkat tidak memegang banyak tiket;"
        " dihapus setelah beberapa hari. Tiket tidak memuat nama.",
        "A random mark of the device (kept as a salted hash), so that one device cannot hold many tickets; erased"
        " after a few days. Tickets carry no name.",
    ),
    Bilingual(
        "Jenis prioritas yang disebut pemegang tiket (lansia, difabel, hamil atau membawa bayi), tanpa nama; selama"
        " tiket itu tersimpan.",
        "The kind of priority a ticket holder states (elderly, disabled, pregnant or with an infant), without a name;"
        " as long as the ticket is kept.",
    ),
    Bilingual(
        "Petugas yang sedang membuka loket; sampai loket ditutup.",
        "The officer who has a counter open; until it is closed.",
    ),
)


@hookimpl
def program() -> Program:
    """The queue."""
    return Program(
        name=PROGRAM,
        title=Bilingual("Antrean layanan", "Service queue"),
        summary=Bilingual(
            "Warga melihat kantor mana yang buka, syarat setiap layanan, dan mengambil nomor antrean dari rumah.",
            "Citizens see which offices are open, what each service requires, and take a queue number from home.",
        ),
        dimension="governance",
        prefix="/antrean",
        order=10,
        version="0.1.0",
        adds=(
            Bilingual(
                "Halaman kantor, jam petugas, dan standar layanan", "Offices, officers' hours, service standards"
            ),
            Bilingual(
                "Tiket antrean daring, kios, dan layar panggilan", "Queue tickets online, a kiosk, a display board"
            ),
            Bilingual("Kantor yang buka sekarang di halaman depan", "Offices open now on the front page"),
            Bilingual("Meja loket untuk petugas", "A counter desk for officers"),
        ),
        personal_data=PERSONAL_DATA,
        words=TRAIL_WORDS,
        permissions=(
            Permission(WORK, Bilingual("Memanggil antrean di loket", "Call the queue at a counter"), ("officer",)),
            Permission(EDIT, Bilingual("Mengubah kantor dan layanan", "Edit offices and services"), ("officer",)),
        ),
    )


@hookimpl
def settings() -> type[object]:
    """What an administrator sets."""
    return QueueSettings


@hookimpl
def blueprints() -> list[Blueprint]:
    """Pages for citizens, officers and the screens in the waiting room."""
    return views.BLUEPRINTS


@hookimpl
def api_blueprints() -> list[Blueprint]:
    """The public JSON."""
    return api.BLUEPRINTS


@hookimpl
def navigation() -> list[NavItem]:
    """The offices."""
    return [NavItem(Bilingual("Antrean", "Queues"), "service_queue.offices", order=10)]


@hookimpl
def front_sections(regency: RegencyRef) -> list[FrontSection]:
    """The offices, those that are open first: until when, and how long one waits."""
    offices = sorted(offices_now(), key=lambda one: not one.opening.open_now)
    if not offices:
        return []
    expires_at(next_change(offices))
    context = {"offices": offices[:FRONT_OFFICES], "more": len(offices) > FRONT_OFFICES}
    return [FrontSection("service_queue/front.html", context, order=10)]


@hookimpl
def console_cards(regency: RegencyRef) -> list[ConsoleCard]:
    """The officer's counter; offices with their services."""
    return [
        ConsoleCard(
            Bilingual("Loket antrean", "Queue counter"),
            Bilingual("Buka loket dan panggil nomor berikutnya.", "Open a counter and call the next number."),
            "service_queue.desk", WORK, sum(office.people_waiting for office in offices_now()), "ticket", 10,
        ),
        ConsoleCard(
            Bilingual("Kantor dan layanan", "Offices and services"),
            Bilingual("Jam buka, syarat, loket, dan angka 30 hari.", "Hours, requirements, counters and figures."),
            "service_queue_manage.offices", EDIT, None, "clock", 11,
        ),
    ]  # fmt: skip


@hookimpl
def search(regency: RegencyRef, query: str, limit: int) -> list[SearchHit]:
    """Services and offices."""
    return [
        SearchHit(
            one.title, one.office.name if one.service else one.office.address, _url(one),
            SERVICE if one.service else OFFICE, one.score,
        )
        for one in finding.find(query, limit)
    ]  # fmt: skip


@hookimpl
def published(regency: RegencyRef) -> list[Published]:
    """The offices."""
    return finding.shared()


@hookimpl(optionalhook=True)
def live_figures(regency: RegencyRef) -> list[dict[str, Any]]:
    """Tickets served this year, where another program shows figures."""
    return [statistics.served_figure()]


@hookimpl
def new_day(regency: RegencyRef) -> None:
    """Marks of devices are forgotten."""
    numbers.forget_marks(regency.local_day())


@hookimpl
def personal_data(regency: RegencyRef, account_id: int) -> list[HeldData]:
    """The counter an officer has open, and what they did. Tickets carry no name."""
    return personal.held_on(account_id)


@hookimpl
def erase_personal_data(regency: RegencyRef, account_id: int, consent: str) -> Erasure:
    """Their counter is closed; nothing here rests on a consent."""
    return Erasure() if consent else personal.erase(account_id)


@hookimpl
def demo(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """Offices, thirty days of tickets, and people who wait right now."""
    return demonstration.load(regency, loader)


def _url(found: finding.Found) -> str:
    if found.service is None:
        return url_for("service_queue.office", slug=found.office.slug)
    return url_for("service_queue.service", office=found.office.slug, slug=found.service.slug)
