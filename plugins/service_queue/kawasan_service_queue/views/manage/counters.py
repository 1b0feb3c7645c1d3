"""Counters of an office: what each handles, and when its officer is there."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from kawasan.plugin_api import require
from kawasan_service_queue.forms.counter import CounterForm
from kawasan_service_queue.forms.office import values
from kawasan_service_queue.models import Counter, Office
from kawasan_service_queue.services.editing import remove_counter as remove
from kawasan_service_queue.services.editing import save_counter
from kawasan_service_queue.services.refusals import EditRefused
from kawasan_service_queue.views.access import EDIT
from kawasan_service_queue.views.blueprints import manage
from kawasan_service_queue.views.manage.shown import REASONS, refuse, shown_counter, shown_office


@manage.route("/kelola/<slug>/loket/baru", methods=["GET", "POST"])
@require(EDIT)
def new_counter(slug: str) -> ResponseReturnValue:
    """Add a counter."""
    office = shown_office(slug)
    free = max((counter.number for counter in office.counters), default=0) + 1
    return _edit(office, None, CounterForm(number=free))


@manage.route("/kelola/<slug>/loket/<int:number>/ubah", methods=["GET", "POST"])
@require(EDIT)
def edit_counter(slug: str, number: int) -> ResponseReturnValue:
    """Change a counter."""
    office = shown_office(slug)
    chosen = shown_counter(office, number)
    return _edit(office, chosen, CounterForm(obj=chosen, services=[str(one) for one in chosen.service_ids]))


@manage.post("/kelola/<slug>/loket/<int:number>/hapus")
@require(EDIT)
def remove_counter(slug: str, number: int) -> ResponseReturnValue:
    """Remove a counter nobody was ever called to."""
    try:
        remove(shown_counter(shown_office(slug), number))
        flash(_("Loket dihapus."), "success")
    except EditRefused as refusal:
        flash(REASONS[refusal.reason], "danger")
    return redirect(url_for("service_queue_manage.office", slug=slug, _anchor="loket"), 303)


def _edit(office: Office, chosen: Counter | None, form: CounterForm) -> ResponseReturnValue:
    form.offer(office.services)
    if request.method == "POST" and form.validate():
        try:
            typed = values(form)
            ticked = frozenset(int(one) for one in typed.pop("services") or ())
            save_counter(office, chosen, typed, ticked)
        except EditRefused as refusal:
            refuse(form, refusal)
        else:
            flash(_("Loket disimpan."), "success")
            return redirect(url_for("service_queue_manage.office", slug=office.slug, _anchor="loket"), 303)
    page = render_template("service_queue/manage/counter_form.html", office=office, counter=chosen, form=form)
    return page, 422 if request.method == "POST" else 200
