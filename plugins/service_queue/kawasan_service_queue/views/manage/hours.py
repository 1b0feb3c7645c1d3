"""When an office is open, and when it is closed out of turn."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from kawasan.plugin_api import require
from kawasan_service_queue.forms.office import ClosureForm, HoursForm
from kawasan_service_queue.services.editing import save_office
from kawasan_service_queue.services.refusals import EditRefused
from kawasan_service_queue.views.access import EDIT
from kawasan_service_queue.views.blueprints import manage
from kawasan_service_queue.views.manage.offices import office_page
from kawasan_service_queue.views.manage.shown import refuse, shown_office


@manage.route("/kelola/<slug>/jam", methods=["GET", "POST"])
@require(EDIT)
def hours(slug: str) -> ResponseReturnValue:
    """Seven rows, several intervals each."""
    office = shown_office(slug)
    form = HoursForm(obj=office)
    if request.method == "POST" and form.validate():
        try:
            save_office(office, {"always_open": form.always_open.data, "hours": form.hours.data})
        except EditRefused as refusal:
            refuse(form, refusal)
        else:
            flash(_("Jam buka disimpan."), "success")
            return redirect(url_for("service_queue_manage.office", slug=slug), 303)
    page = render_template("service_queue/manage/hours.html", office=office, form=form)
    return page, 422 if request.method == "POST" else 200


@manage.post("/kelola/<slug>/libur")
@require(EDIT)
def add_closure(slug: str) -> ResponseReturnValue:
    """Close the office on a date; a second entry for the same date replaces the first."""
    office = shown_office(slug)
    form = ClosureForm()
    if not form.validate():
        return office_page(office, form), 422
    new = {"date": form.date.data.isoformat(), "reason_id": form.reason_id.data, "reason_en": form.reason_en.data or ""}
    others = [closure for closure in office.closures if closure["date"] != new["date"]]
    save_office(office, {"closures": sorted([*others, new], key=lambda closure: closure["date"])})
    flash(_("Hari tutup disimpan."), "success")
    return redirect(url_for("service_queue_manage.office", slug=slug, _anchor="libur"), 303)


@manage.post("/kelola/<slug>/libur/<day>/hapus")
@require(EDIT)
def remove_closure(slug: str, day: str) -> ResponseReturnValue:
    """The office is open on this date after all."""
    office = shown_office(slug)
    save_office(office, {"closures": [closure for closure in office.closures if closure["date"] != day]})
    flash(_("Hari tutup dihapus."), "success")
    return redirect(url_for("service_queue_manage.office", slug=slug, _anchor="libur"), 303)
