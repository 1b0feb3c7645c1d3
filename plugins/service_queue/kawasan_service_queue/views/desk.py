"""The officer's screens: choosing a counter, and the counter's desk, made for speed."""

from __future__ import annotations

import secrets

from flask import Response, abort, make_response, render_template
from markupsafe import Markup

from kawasan.plugin_api import current_person, require
from kawasan_service_queue.forms.desk import transfer_form, walk_in_form
from kawasan_service_queue.models import Counter
from kawasan_service_queue.services.desk import Desk
from kawasan_service_queue.services.desk import desk as read_desk
from kawasan_service_queue.services.offices import live_version, offices_now
from kawasan_service_queue.services.refusals import UnknownCounter
from kawasan_service_queue.services.staffing import find_counter
from kawasan_service_queue.views.access import WORK
from kawasan_service_queue.views.blueprints import citizens
from kawasan_service_queue.views.blueprints import desk as group
from kawasan_service_queue.views.live import changed, sentence, unchanged, unkept

WORDS = "desk/words.html"


@citizens.get("/loket/", endpoint="desk")
@require(WORK)
def counters() -> str:
    """Which counter do I sit at today?"""
    return render_template("service_queue/desk/counters.html", offices=offices_now())


@group.get("/loket/<office>/<int:number>/")
@require(WORK)
def counter(office: str, number: int) -> Response:
    """One counter: the current number, the actions, the line beside it."""
    return page(shown_counter(office, number))


@group.get("/loket/<office>/<int:number>/kini")
@require(WORK)
def counter_now(office: str, number: int) -> Response:
    """What changed at the counter and in its line: 204 while nothing has."""
    chosen = shown_counter(office, number)
    return unchanged(live_version(chosen.office_id)) or fragment(chosen)


def shown_counter(office: str, number: int) -> Counter:
    """The counter; 404 where there is none."""
    try:
        return find_counter(office, number)
    except UnknownCounter:
        abort(404)


def officer_id() -> int:
    """Who acts. The view is for signed-in officers, so there is somebody."""
    person = current_person()
    return person.id if person else 0


def page(chosen: Counter, message: str = "", status: int = 200) -> Response:
    """The whole screen; `message` is HTML that a template made."""
    desk = read_desk(chosen, officer_id())
    services = list(desk.services.values())
    shown = Markup(message)  # noqa: S704 - Jinja escaped it
    rendered = render_template(
        "service_queue/desk/counter.html", desk=desk, office=chosen.office, data=_data(desk), message=shown,
        walk_in=walk_in_form(services, secrets.token_urlsafe(18)),
        transfer=transfer_form(services, chosen.office.counters, chosen.number),
    )  # fmt: skip
    return unkept(make_response(rendered, status))


def fragment(chosen: Counter, message: str | None = None, status: int = 200) -> Response:
    """Its live parts alone, for the page's script; a message of None leaves the one that is shown."""
    desk = read_desk(chosen, officer_id())
    parts = {
        name: render_template(f"service_queue/desk/{name}.html", desk=desk, office=chosen.office)
        for name in ("current", "line")
    }
    return changed(_data(desk), parts if message is None else parts | {"message": message}, status)


def _data(desk: Desk) -> dict[str, str]:
    return {
        "version": desk.version,
        "allowed": " ".join(sorted(desk.allowed)),
        "summary": sentence(WORDS, "summary", desk),
    }
