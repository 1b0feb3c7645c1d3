"""The regency's shared counter computers: making this browser one, the list, removing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from kawasan.auth import current_person, require
from kawasan.auth.stations import MANAGE, UnknownStation, keep_token, make_station, remove_station, stations
from kawasan.ui.forms import Form, trimmed
from kawasan.web.console import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LONGEST_NAME = 40


class StationForm(Form):
    """What people call it."""

    name = StringField(
        _l("Nama komputer ini"),
        [DataRequired(_l("Tulis namanya, seperti Loket depan Dukcapil.")), Length(max=LONGEST_NAME)],
        filters=[trimmed],
        description=_l("Nama yang dikenali semua petugas, seperti Loket depan Dukcapil."),
        render_kw={"autocomplete": "off", "maxlength": str(LONGEST_NAME)},
    )


@bp.route("/loket-bersama", methods=["GET", "POST"], endpoint="stations")
@require(MANAGE)
def station_list() -> ResponseReturnValue:
    """The list, and the form that makes this browser one."""
    form, person = StationForm(), current_person()
    if request.method == "POST" and form.validate() and person is not None:
        token = make_station(form.name.data or "", person.id)
        flash(_("Komputer ini sekarang komputer loket bersama, dan terbuka."), "success")
        answer = make_response(redirect(url_for("console.stations")))
        keep_token(answer, token)
        return answer
    page = render_template("web/console/stations.html", form=form, stations=stations())
    return page, 422 if form.errors else 200


@bp.post("/loket-bersama/<id:station_id>/hapus", endpoint="remove_station")
@require(MANAGE)
def remove(station_id: int) -> ResponseReturnValue:
    """Let it be one no more: whoever sits there is out with their next request."""
    try:
        remove_station(station_id)
        flash(_("Komputer itu bukan komputer loket bersama lagi."), "success")
    except UnknownStation:
        flash(_("Komputer itu sudah dihapus."), "info")
    return redirect(url_for("console.stations"))
