"""Offices and services as citizens see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from flask import abort, render_template

from kawasan.plugin_api import cacheable, expires_at, public, utcnow
from kawasan_service_queue.services.offices import OfficeNow, next_change, office_now, offices_now
from kawasan_service_queue.services.refusals import UnknownOffice
from kawasan_service_queue.views.blueprints import citizens
from kawasan_service_queue.views.week import week_lines, week_of

FRESH = timedelta(seconds=20)
"""For how long a wait may be shown without looking again."""

__all__ = ["office", "offices", "shown_office"]


@citizens.get("/")
@cacheable()
@public
def offices() -> str:
    """Which offices are open now, who is there, and how long one waits."""
    shown = sorted(offices_now(), key=lambda one: not one.opening.open_now)
    expires_soon(shown)
    return render_template("service_queue/offices.html", offices=shown)


@citizens.get("/<slug>/")
@cacheable()
@public
def office(slug: str) -> str:
    """One office: hours, who is at which desk this week, services with their standard, where to complain."""
    shown = shown_office(slug)
    return render_template(
        "service_queue/office.html",
        now=shown,
        office=shown.office,
        week=week_of(shown),
        lines=week_lines(shown.office.hours),
    )


def shown_office(slug: str) -> OfficeNow:
    """The office for a page that says "now"; 404 where there is none."""
    try:
        shown = office_now(slug)
    except UnknownOffice:
        abort(404)
    expires_soon([shown])
    return shown


def expires_soon(shown: Iterable[OfficeNow]) -> None:
    """The page is wrong at the next opening or closing; its waits are old well before."""
    expires_at(next_change(shown))
    expires_at(utcnow() + FRESH)
