"""The program, and what it answers to each hook."""

from __future__ import annotations

from types import ModuleType

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
    RegencyRef,
    SearchHit,
    current_person,
    expires_at,
    hookimpl,
)
from kawasan_masterplan import __version__, api, views
from kawasan_masterplan import hookspecs as own_hookspecs
from kawasan_masterplan.services import demonstration, finding, overview, personal, programs, worklist
from kawasan_masterplan.services.boards import next_midnight
from kawasan_masterplan.services.progress import Officer
from kawasan_masterplan.services.terms import DIMENSIONS
from kawasan_masterplan.services.trail_words import TRAIL_WORDS
from kawasan_masterplan.settings import PROGRAM, PlanSettings, plan_settings
from kawasan_masterplan.views.blueprints import EDIT, ENTER

KIND = Bilingual("Rencana induk", "Master plan")


@hookimpl
def program() -> Program:
    """What administrators see."""
    return Program(
        name=PROGRAM,
        title=Bilingual("Rencana induk smart city", "Smart-city master plan"),
        summary=Bilingual(
            "Program enam dimensi dengan target, capaian, dan penanggung jawabnya, terbuka bagi warga dan kementerian.",
            "The programs of the six dimensions with targets, results and who is responsible, open to all.",
        ),
        dimension="governance",
        prefix="/rencana-induk",
        version=__version__,
        adds=(
            Bilingual("Gambar kemajuan tiap dimensi, juga di halaman depan", "A picture of each dimension's progress"),
            Bilingual("Satu halaman tiap program: target, capaian, bukti", "A page for each program, with evidence"),
            Bilingual("Dewan, tim, bimtek, dan komitmen perangkat daerah", "Council, team, workshops, commitments"),
            Bilingual(
                "Data terbuka (CSV, JSON) dan laporan siap cetak", "Open data (CSV, JSON) and a printable report"
            ),
            Bilingual("Laporan kemajuan oleh petugas, juga per wilayah", "Progress reports by officers, also by area"),
        ),
        personal_data=(
            Bilingual(
                "Petugas yang melaporkan kemajuan, pada laporannya dan dalam jejak perubahan; selama laporan itu ada.",
                "The officer who reports progress, at the report and in the trail; as long as the report exists.",
            ),
            Bilingual(
                "Nama pejabat di dewan atau tim, hanya bila jabatannya saja tidak cukup; sampai administrator"
                " menghapusnya.",
                "The name of someone in the council or team, only where the office alone does not say enough; until an"
                " administrator removes it.",
            ),
        ),
        words=TRAIL_WORDS,
        permissions=(
            Permission(EDIT, Bilingual("Mengubah rencana induk", "Edit the master plan"), ("admin",)),
            Permission(ENTER, Bilingual("Melaporkan kemajuan rencana", "Report progress of the plan"), ("officer",)),
        ),
    )


@hookimpl
def settings() -> type[object]:
    """What an administrator sets."""
    return PlanSettings


@hookimpl
def hookspecs() -> ModuleType:
    """Figures that other programs count."""
    return own_hookspecs


@hookimpl
def blueprints() -> list[Blueprint]:
    """Pages for everyone, and for the staff."""
    return [views.bp, views.manage_bp]


@hookimpl
def api_blueprints() -> list[Blueprint]:
    """The open data."""
    return [api.bp]


@hookimpl
def navigation() -> list[NavItem]:
    """The plan at a glance."""
    return [NavItem(Bilingual("Rencana", "Plan"), "masterplan.overview", order=60)]


@hookimpl
def front_sections(regency: RegencyRef) -> list[FrontSection]:
    """How far each dimension is."""
    found = programs.outlines() if plan_settings().on_front_page else []
    if not found:
        return []
    expires_at(next_midnight())
    context = {"summaries": overview.summaries(found), "dimensions": DIMENSIONS, "year": found[0].year}
    return [FrontSection("masterplan/front.html", context, order=50)]


@hookimpl
def console_cards(regency: RegencyRef) -> list[ConsoleCard]:
    """What is due to the officer; the plan itself for the administrator."""
    person = current_person()
    due = worklist.count_due(Officer(person.id, person.area_codes)) if person and person.can(ENTER) else None
    return [
        ConsoleCard(
            Bilingual("Kemajuan rencana", "Progress of the plan"),
            Bilingual("Laporkan capaian program, dengan buktinya.", "Report what programs reached, with evidence."),
            "masterplan_manage.tasks", ENTER, due, "check", 40,
        ),
        ConsoleCard(
            Bilingual("Isi rencana induk", "The plan itself"),
            Bilingual("Program, dewan dan tim, bimtek, komitmen.", "Programs, council, team, workshops, commitments."),
            "masterplan_manage.plan", EDIT, None, "list", 41,
        ),
    ]  # fmt: skip


@hookimpl
def search(regency: RegencyRef, query: str, limit: int) -> list[SearchHit]:
    """Programs that hold every word."""
    return [
        SearchHit(
            one.program.title, _subtitle(one), url_for("masterplan.program", slug=one.program.slug), KIND, one.score
        )
        for one in finding.find(query, limit)
    ]


@hookimpl
def personal_data(regency: RegencyRef, account_id: int) -> list[HeldData]:
    """What an officer reported, and did."""
    return personal.held_on(account_id)


@hookimpl
def erase_personal_data(regency: RegencyRef, account_id: int, consent: str) -> Erasure:
    """Reports stay, without the account; nothing here rests on a consent."""
    return Erasure() if consent else personal.erase(account_id)


@hookimpl
def demo(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """A plan with three years of progress, for two of the regencies."""
    return demonstration.load_demo(regency, loader)


def _subtitle(found: finding.Found) -> Bilingual:
    dimension, office = DIMENSIONS[found.program.dimension], found.program.office
    return Bilingual(f"{dimension.id} · {office}", f"{dimension.en} · {office}")
