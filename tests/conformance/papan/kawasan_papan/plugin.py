"""The program "papan" and what it adds to the portal."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for

from kawasan.plugin_api import (
    Bilingual,
    ConsoleCard,
    Erasure,
    FrontSection,
    HeldData,
    NavItem,
    Permission,
    Program,
    RegencyRef,
    SearchHit,
    hookimpl,
)
from kawasan_papan import api, services, views
from kawasan_papan.settings import BoardSettings

LABEL = Bilingual("Papan pengumuman", "Notice board")


@hookimpl
def program() -> Program:
    """What it is."""
    return Program(
        name="papan",
        title=LABEL,
        summary=Bilingual("Pengumuman singkat dari kantor daerah.", "Short notices from the regency's offices."),
        dimension="society",
        prefix="/papan",
        version="0.1.0",
        adds=(Bilingual("Halaman pengumuman.", "A page of notices."),),
        personal_data=(Bilingual("Siapa yang memasang pengumuman.", "Who posted a notice."),),
        permissions=(Permission(views.POST, Bilingual("Memasang pengumuman", "Post notices"), ("officer",)),),
        words={
            "notice.post": Bilingual("memasang pengumuman", "posted a notice"),
            "notice.remove": Bilingual("menghapus pengumuman", "removed a notice"),
        },
        core_range=">=0.1,<0.2",
    )


@hookimpl
def settings() -> type[BoardSettings]:
    """Its settings."""
    return BoardSettings


@hookimpl
def blueprints() -> list[Blueprint]:
    """Its pages."""
    return [views.bp]


@hookimpl
def api_blueprints() -> list[Any]:
    """Its resource."""
    return [api.api]


@hookimpl
def navigation() -> list[NavItem]:
    """Its entry in the menu."""
    return [NavItem(LABEL, "papan.board")]


@hookimpl
def front_sections(regency: RegencyRef) -> list[FrontSection]:
    """The newest notices on the front page."""
    notices = services.shown(3)
    return [FrontSection("papan/front.html", {"notices": notices}, order=10)] if notices else []


@hookimpl
def console_cards(regency: RegencyRef) -> list[ConsoleCard]:
    """A card on the staff's desk."""
    return [
        ConsoleCard(LABEL, Bilingual("Pasang pengumuman.", "Post a notice."), "papan.post", views.POST, icon="speaker")
    ]


@hookimpl
def search(regency: RegencyRef, query: str, limit: int) -> list[SearchHit]:
    """Notices with these words."""
    found = services.found(query, limit)
    return [SearchHit(one.title, Bilingual(""), url_for("papan.notice", slug=one.slug), LABEL, 0.5) for one in found]


@hookimpl
def personal_data(regency: RegencyRef, account_id: int) -> list[HeldData]:
    """What is kept of an account."""
    return services.held_on(account_id)


@hookimpl
def erase_personal_data(regency: RegencyRef, account_id: int, consent: str) -> Erasure:
    """Erase it."""
    return Erasure() if consent else services.erase(account_id)
