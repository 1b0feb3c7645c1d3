"""The list of offices, and one office: what it is."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from kawasan.plugin_api import require
from kawasan_service_queue.forms.office import ClosureForm, NewOfficeForm, OfficeForm, values
from kawasan_service_queue.models import Office
from kawasan_service_queue.services.editing import all_offices, save_office
from kawasan_service_queue.services.refusals import EditRefused
from kawasan_service_queue.views.access import EDIT
from kawasan_service_queue.views.blueprints import manage
from kawasan_service_queue.views.manage.shown import refuse, shown_office
from kawasan_service_queue.views.week import week_lines


@manage.get("/kelola/")
@require(EDIT)
def offices() -> str:
    """All offices, retired ones too."""
    return render_template("service_queue/manage/offices.html", offices=all_offices())


@manage.get("/kelola/<slug>/")
@require(EDIT)
def office(slug: str) -> str:
    """One office: its parts, and where each is changed."""
    return office_page(shown_office(slug), ClosureForm(formdata=None))


def office_page(chosen: Office, closure: ClosureForm) -> str:
    """The same, with a form for a day off that may carry errors."""
    return render_template(
        "service_queue/manage/office.html",
        office=chosen,
        closure=closure,
        day=date.fromisoformat,
        week_lines=week_lines,
    )


@manage.route("/kelola/baru", methods=["GET", "POST"])
@require(EDIT)
def new_office() -> ResponseReturnValue:
    """Add an office."""
    return _edit(None, NewOfficeForm())


@manage.route("/kelola/<slug>/ubah", methods=["GET", "POST"])
@require(EDIT)
def edit_office(slug: str) -> ResponseReturnValue:
    """Change what an office is."""
    chosen = shown_office(slug)
    return _edit(chosen, OfficeForm(obj=chosen))


def _edit(chosen: Office | None, form: OfficeForm) -> ResponseReturnValue:
    if request.method == "POST" and form.validate():
        try:
            saved = save_office(chosen, values(form))
        except EditRefused as refusal:
            refuse(form, refusal)
        else:
            flash(_("Kantor disimpan."), "success")
            return redirect(url_for("service_queue_manage.office", slug=saved.slug), 303)
    page = render_template("service_queue/manage/office_form.html", office=chosen, form=form)
    return page, 422 if request.method == "POST" else 200
