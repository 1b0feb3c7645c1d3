"""What an officer does at a counter: plain forms; with the page's script the same, answered without a new page."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kawasan.plugin_api import require, require_regency
from kawasan_service_queue.forms.desk import transfer_form, walk_in_form
from kawasan_service_queue.models import COUNTER, PRIORITIES, Counter, Ticket
from kawasan_service_queue.services import calling, serving, staffing
from kawasan_service_queue.services.desk import check_holder
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.offices import active_services
from kawasan_service_queue.services.refusals import BadRequest, QueueRefused
from kawasan_service_queue.views.access import WORK
from kawasan_service_queue.views.blueprints import desk as group
from kawasan_service_queue.views.desk import fragment, officer_id, page, shown_counter

Act = Callable[[Counter], object]
ACTS: dict[str, Act] = {
    "panggil": calling.call_next,
    "ulangi": calling.recall,
    "layani": serving.start,
    "tidak-hadir": serving.mark_absent,
    "selesai": serving.finish,
    "tutup": staffing.close_counter,
}
"""By the last word of their address."""


@group.post("/loket/<office>/<int:number>/<any('panggil', 'ulangi', 'layani', 'tidak-hadir', 'selesai', 'tutup'):act>")
@require(WORK)
def act(office: str, number: int, act: str) -> ResponseReturnValue:
    """One of the actions that need nothing but the counter."""
    return _do(shown_counter(office, number), ACTS[act])


@group.post("/loket/<office>/<int:number>/buka")
@require(WORK)
def open_counter(office: str, number: int) -> ResponseReturnValue:
    """The officer sits down, or takes over from a colleague."""
    chosen = shown_counter(office, number)
    staffing.open_counter(chosen, officer_id())
    return _answer(chosen, "")


@group.post("/loket/<office>/<int:number>/alihkan")
@require(WORK)
def transfer(office: str, number: int) -> ResponseReturnValue:
    """Send the current person on to another service or counter."""
    chosen = shown_counter(office, number)
    form = transfer_form(active_services(chosen.office), chosen.office.counters, chosen.number)
    to_counter = int(form.to_counter.data) if form.to_counter.data and form.validate() else None
    return _do(chosen, lambda at: serving.transfer(at, form.to_service.data or None, to_counter=to_counter))


@group.post("/loket/<office>/<int:number>/nomor-baru")
@require(WORK)
def walk_in(office: str, number: int) -> ResponseReturnValue:
    """Give a number to someone who stands at the counter, with priority where it is due."""
    chosen = shown_counter(office, number)
    form = walk_in_form(active_services(chosen.office), "")

    def give(_counter: Counter) -> Ticket:
        if not form.validate():
            raise BadRequest("The form could not be read.")
        return issue(
            form.service.data, channel=COUNTER, idempotency_key=f"desk:{form.key.data}", office_slug=office,
            priority=form.priority.data or None,
        ).ticket  # fmt: skip

    return _do(chosen, give, holds=False, said="service_queue/desk/given.html")


@group.post("/loket/<office>/<int:number>/nomor/<code>/<any('panggil', 'buka-lagi', 'prioritas', 'batal'):act>")
@require(WORK)
def act_on_ticket(office: str, number: int, code: str, act: str) -> ResponseReturnValue:
    """Act on one number of the line: call it out of turn, bring it back, give or take priority, cancel it."""
    priority = request.form.get("priority")
    acts: dict[str, Act] = {
        "panggil": lambda counter: calling.call_ticket(counter, code),
        "buka-lagi": lambda _: serving.reopen(code),
        "prioritas": lambda _: serving.set_priority(code, priority if priority in PRIORITIES else None),
        "batal": lambda _: serving.cancel(code, by_staff=True),
    }
    return _do(shown_counter(office, number), acts[act], holds=act == "panggil")


def _do(chosen: Counter, act: Act, *, holds: bool = True, said: str = "") -> ResponseReturnValue:
    """Act and answer; a refusal is said in plain words and nothing of it kept. `holds`: only its holder may."""
    try:
        if holds:
            check_holder(chosen, officer_id())
        done = act(chosen)
    except QueueRefused as refusal:
        message = render_template(
            "service_queue/desk/refused.html", refusal=refusal, zone=require_regency().timezone_label
        )
        return (fragment if _wants_fragment() else page)(chosen, message, 409)
    return _answer(chosen, render_template(said, ticket=done) if said else "")


def _answer(chosen: Counter, message: str) -> Response | ResponseReturnValue:
    if _wants_fragment():
        return fragment(chosen, message)
    if message:  # sent again, the same form gives the same number
        return page(chosen, message)
    return redirect(url_for("service_queue_desk.counter", office=chosen.office.slug, number=chosen.number), 303)


def _wants_fragment() -> bool:
    return request.headers.get("X-Fragment") == "1"
