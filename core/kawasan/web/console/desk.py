"""The first page of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from kawasan.auth import Person, current_person, members, require
from kawasan.auth.stations import MANAGE, stations
from kawasan.plugins import registry
from kawasan.rights import count_waiting
from kawasan.tenancy import require_regency
from kawasan.web.console import bp
from kawasan.web.navigation import link

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class OwnCard:
    """A card of the administrator's own work; `state` says how things stand."""

    endpoint: str
    permission: str
    title: Any
    state: Callable[[], str]


@bp.get("/")
@require("core:console:view")
def home() -> str:
    """The cards of all programs that have work for this person, then the administrator's own."""
    person = current_person()
    assert person is not None  # noqa: S101 - @require
    return render_template("web/console/home.html", cards=work_of(person), own_cards=own_cards(person))


def work_of(person: Person) -> list[dict[str, Any]]:
    """What the regency's programs have for this person to do, as `title`, `text`, `url`, `count`, `icon`."""
    regency = require_regency()
    found = registry().call("console_cards", regency, regency=regency)
    cards = [(card, link(name, "console_cards", card.endpoint, regency)) for name, own in found for card in own]
    return [
        {"title": card.title, "text": card.text, "url": url, "count": card.count, "icon": card.icon}
        for card, url in sorted(cards, key=lambda pair: pair[0].order)
        if url and person.can(card.permission)
    ]


def own_cards(person: Person) -> list[dict[str, Any]]:
    """The administrator's own work, likewise."""
    return [
        {"title": card.title, "text": card.state(), "url": url_for(card.endpoint)}
        for card in OWN_CARDS
        if person.can(card.permission)
    ]


def _programs() -> str:
    on, total = len(require_regency().programs.keys() & registry().plugins.keys()), len(registry().plugins)
    return str(_("%(on)s dari %(total)s program menyala", on=on, total=total))


def _members() -> str:
    people = len({membership.user_id for membership in members()})
    return str(ngettext("%(num)d orang", "%(num)d orang", people))


def _stations() -> str:
    made = len(stations())
    return str(ngettext("%(num)d komputer", "%(num)d komputer", made) if made else _("Belum ada"))


def _sharing() -> str:
    shares = require_regency().shares_published
    return str(_("Isi portal ini ikut tampil di halaman kawasan") if shares else _("Isi portal ini tidak dibagikan"))


def _rights() -> str:
    waiting, late = count_waiting()
    if not waiting:
        return str(_("Tidak ada yang menunggu"))
    said = str(ngettext("%(num)d permintaan menunggu", "%(num)d permintaan menunggu", waiting))
    if late:
        said += ", " + ngettext("%(num)d lewat batas waktu", "%(num)d lewat batas waktu", late)
    return said


OWN_CARDS = (
    OwnCard("console.programs", "core:program:switch", _l("Program"), _programs),
    OwnCard("console.members", "core:member:manage", _l("Anggota"), _members),
    OwnCard("console.stations", MANAGE, _l("Loket bersama"), _stations),
    OwnCard(
        "console.identity", "core:identity:edit", _l("Identitas"), lambda: str(_("Salam, warna, dan tanda portal"))
    ),
    OwnCard("console.sharing", "core:identity:edit", _l("Berbagi"), _sharing),
    OwnCard("console.rights", "core:rights:decide", _l("Data pribadi"), _rights),
    OwnCard("console.trail", "core:audit:read", _l("Jejak perubahan"), lambda: str(_("Siapa mengubah apa, dan kapan"))),
)
