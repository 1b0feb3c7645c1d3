"""Services of an office, with their published standard."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from kawasan.plugin_api import require
from kawasan_service_queue.forms.office import values
from kawasan_service_queue.forms.service import NewServiceForm, ServiceForm
from kawasan_service_queue.models import Office, Service
from kawasan_service_queue.services.editing import save_service
from kawasan_service_queue.services.refusals import EditRefused
from kawasan_service_queue.views.access import EDIT
from kawasan_service_queue.views.blueprints import manage
from kawasan_service_queue.views.manage.shown import refuse, shown_office, shown_service


@manage.route("/kelola/<slug>/layanan/baru", methods=["GET", "POST"])
@require(EDIT)
def new_service(slug: str) -> ResponseReturnValue:
    """Add a service."""
    return _edit(shown_office(slug), None, NewServiceForm())


@manage.route("/kelola/<slug>/layanan/<service>/ubah", methods=["GET", "POST"])
@require(EDIT)
def edit_service(slug: str, service: str) -> ResponseReturnValue:
    """Change a service and its standard."""
    office = shown_office(slug)
    chosen = shown_service(office, service)
    return _edit(office, chosen, ServiceForm(obj=chosen))


def _edit(office: Office, chosen: Service | None, form: ServiceForm) -> ResponseReturnValue:
    if request.method == "POST" and form.validate():
        try:
            save_service(office, chosen, values(form))
        except EditRefused as refusal:
            refuse(form, refusal)
        else:
            flash(_("Layanan disimpan."), "success")
            return redirect(url_for("service_queue_manage.office", slug=office.slug, _anchor="layanan"), 303)
    page = render_template("service_queue/manage/service_form.html", office=office, service=chosen, form=form)
    return page, 422 if request.method == "POST" else 200
