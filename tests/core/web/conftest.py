"""For the tests of core's own pages: a program of their own, so that they depend on none of the installed ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, url_for
from sqlalchemy import select

from kawasan.audit import AuditEntry
from kawasan.languages import Catalog
from kawasan.plugin_api import (
    Bilingual,
    ConsoleCard,
    Erasure,
    HeldData,
    HeldItem,
    KeptData,
    Permission,
    Program,
    Published,
    RegencyRef,
    SearchHit,
    hookimpl,
    setting,
)
from kawasan.plugins import InstalledPlugin
from kawasan.testing import InRegency, switch_program

COLOURS = (("red", Bilingual("Merah", "Red")), ("green", Bilingual("Hijau", "Green")))
SELL = Permission("pasar:stall:sell", Bilingual("Berjualan", "Sell"), ("owner",))
PROGRAM = Program(
    name="pasar",
    title=Bilingual("Pasar", "Market"),
    summary=Bilingual("Lapak setempat.", "Local stalls."),
    dimension="economy",
    prefix="/pasar",
    version="1.2.3",
    adds=(Bilingual("Halaman lapak", "Pages of stalls"),),
    personal_data=(Bilingual("Nama pedagang, selama lapaknya buka.", "Traders' names, while their stall is open."),),
    permissions=(SELL,),
    words={"stall.open": Bilingual("Membuka lapak", "Opened a stall"), "rows": Bilingual("baris", "rows")},
)


@dataclass(frozen=True)
class Settings:
    """One of each type."""

    stalls: int = setting(
        12, Bilingual("Jumlah lapak", "Stalls"), unit=Bilingual("lapak", "stalls"), minimum=1, maximum=99
    )
    is_open: bool = setting(default=True, label=Bilingual("Buka untuk umum", "Open to all"))
    colour: str = setting("red", Bilingual("Warna terpal", "Colour of the canvas"), choices=COLOURS)
    motto: str = setting("", Bilingual("Semboyan", "Motto"), maximum=20)


class Hooks:
    """What the program answers. `traders`: the stalls it holds, by regency and account; `fails`: it raises instead."""

    def __init__(self) -> None:
        """Nothing is held."""
        self.traders: dict[tuple[str, int], str] = {}
        self.fails = False

    @hookimpl
    def personal_data(self, regency: RegencyRef, account_id: int) -> list[HeldData]:
        """A trader's stall, which rests on consent."""
        if self.fails:
            raise RuntimeError
        stall = self.traders.get((regency.slug, account_id))
        ground, kept = Bilingual("Persetujuan Anda.", "Your consent."), Bilingual("Selama buka.", "While open.")
        items = (HeldItem(Bilingual(stall), None, ((Bilingual("nomor", "number"), "7"),), "pasar/1"),) if stall else ()
        return [HeldData(Bilingual("Lapak Anda", "Your stall"), ground, kept, items, consent="stall")] if items else []

    @hookimpl
    def erase_personal_data(self, regency: RegencyRef, account_id: int, consent: str) -> Erasure:
        """The stall goes; the market's ledger stays."""
        if self.fails:
            raise RuntimeError
        stall = self.traders.pop((regency.slug, account_id), None)
        ledger = KeptData(Bilingual("Buku pasar.", "The ledger."), Bilingual("Wajib pajak.", "Tax law."))
        erased = (Bilingual(f"Lapak {stall}.", f"Stall {stall}."),) if stall else ()
        return Erasure(erased, () if consent else (ledger,))

    @hookimpl
    def search(self, regency: RegencyRef, query: str) -> list[SearchHit]:
        """One stall that is always found."""
        title = Bilingual(f"Lapak {regency.short_name}", f"Stall of {regency.short_name}")
        return [SearchHit(title, Bilingual(query), url_for("portal.home"), Bilingual("Lapak", "Stall"), 1.0)]

    @hookimpl
    def console_cards(self) -> list[ConsoleCard]:
        """Work of owners, of officers, and a card whose page is not there."""
        return [
            ConsoleCard(Bilingual("Lapak saya", "My stall"), Bilingual(""), "portal.home", SELL.name),
            ConsoleCard(Bilingual("Meja pasar", "Market desk"), Bilingual(""), "portal.search", "core:console:view", 3),
            ConsoleCard(Bilingual("Rusak", "Broken"), Bilingual(""), "pasar.nowhere", "core:console:view"),
        ]

    @hookimpl
    def published(self, regency: RegencyRef) -> list[Published]:
        """One featured product."""
        title = Bilingual(f"Kain {regency.short_name}", f"Cloth of {regency.short_name}")
        return [Published("product", "kain", title, Bilingual("Tenun"), "pasar/kain", is_featured=True)]


def install(app: Flask) -> None:
    """Add the program to an application."""
    plugins: Any = app.extensions["kawasan_plugins"]
    plugins.manager.register(Hooks(), PROGRAM.name)
    plugins.plugins[PROGRAM.name] = InstalledPlugin(
        PROGRAM.name, PROGRAM, Path(__file__).parent, Catalog(), settings=Settings
    )
    roles: Any = app.extensions["kawasan_role_permissions"]
    app.extensions["kawasan_role_permissions"] = {**roles, "owner": roles["owner"] | {SELL.name}}


@pytest.fixture
def pasar(app: Flask, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency) -> Iterator[Program]:
    """The program `pasar`, the only one, on in both regencies."""
    plugins: Any = app.extensions["kawasan_plugins"]
    before, roles = dict(plugins.plugins), app.extensions["kawasan_role_permissions"]
    for regency in (toba, samosir):
        with in_regency(regency):
            for name in before:
                switch_program(name, on=False)
            switch_program(PROGRAM.name, on=True)
    plugins.plugins = {}
    install(app)
    yield PROGRAM
    plugins.manager.unregister(name=PROGRAM.name)
    plugins.plugins = before
    app.extensions["kawasan_role_permissions"] = roles


@pytest.fixture
def market(app: Flask, pasar: Program) -> Hooks:
    """The hooks of `pasar`: a test says in it who has a stall."""
    hooks: Hooks = app.extensions["kawasan_plugins"].manager.get_plugin(pasar.name)
    return hooks


@pytest.fixture
def second_process(pasar: Program, another_app: Callable[..., Flask]) -> Flask:
    """Another server process of the same installation."""
    other = another_app()
    install(other)
    return other


@pytest.fixture
def trail(in_regency: InRegency) -> Callable[[RegencyRef], list[Any]]:
    """The entries of a regency's trail, newest first, as (actor, action, subject, before, after)."""
    columns = (AuditEntry.actor, AuditEntry.action, AuditEntry.subject, AuditEntry.before, AuditEntry.after)

    def read(regency: RegencyRef) -> list[Any]:
        with in_regency(regency) as session:
            return [tuple(row) for row in session.execute(select(*columns).order_by(AuditEntry.id.desc()))]

    return read
