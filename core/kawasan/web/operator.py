"""The operator's pages: regencies of the installation, adding one, its first administrator, the outbox of a demo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from kawasan import mail
from kawasan.audit import PlatformAuditEntry
from kawasan.auth import MemberRefused, Membership, operator_only, scope
from kawasan.db import session
from kawasan.installation import Appointed, add_to_regency, open_regency
from kawasan.tenancy import Area, RegencyRefused, UnknownArea, all_areas, all_regencies, find_area, find_regency
from kawasan.ui.forms import Form
from kawasan.ui.qr import qr_svg

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("operator", __name__, url_prefix="/operator")
MATCHES = 20
TRAIL = 20
NOT_AN_ADDRESS = _l("Tulis satu alamat e-mail, seperti nama@contoh.go.id.")
ALREADY = _l("Ia sudah administrator di sini.")
SLUG_REFUSALS = {
    "taken": _l("Alamat ini, atau kabupaten ini, sudah ada di instalasi."),
    "slug_form": _l("Huruf kecil, angka, dan tanda hubung saja, diawali huruf, paling panjang 40."),
    "slug_reserved": _l("Alamat ini dipakai oleh portal sendiri. Pilih yang lain."),
}


class RegencyForm(Form):
    """A slug, and who begins as its administrator."""

    slug = StringField(
        _l("Alamat singkat"),
        [InputRequired(_l("Tulis alamat singkatnya, seperti toba.")), Length(max=40)],
        description=_l("Menjadi /alamat/ dan alamat.domain. Huruf kecil, angka, dan tanda hubung."),
    )
    admin_email = StringField(
        _l("E-mail administrator pertama"),
        [Optional(), Length(max=254)],
        description=_l("Ia menerima tautan satu kali. Boleh kosong: tunjuk nanti."),
    )


class AdminForm(Form):
    """Another administrator."""

    admin_email = StringField(
        _l("E-mail administrator"), [InputRequired(_l("Tulis alamat e-mailnya.")), Length(max=254)]
    )


@bp.get("/")
@scope("platform")
@operator_only
def home() -> str:
    """The installation's regencies, and what was changed for the installation as a whole."""
    counts = dict(session().execute(select(Membership.regency_id, func.count()).group_by(Membership.regency_id)).all())
    entries = session().scalars(select(PlatformAuditEntry).order_by(PlatformAuditEntry.at.desc()).limit(TRAIL)).all()
    return render_template("web/operator/home.html", regencies=all_regencies(), counts=counts, entries=entries)


@bp.get("/kabupaten")
@scope("platform")
@operator_only
def choose() -> str:
    """Choose one of the 514 real regencies and cities, by name, province or code."""
    query = request.args.get("q", "").strip().lower()
    here = {regency.id for regency in all_regencies()}
    found = [area for area in all_areas() if query and _matches(area, query)][:MATCHES]
    return render_template("web/operator/choose.html", query=query, areas=found, here=here, total=len(all_areas()))


def _matches(area: Area, query: str) -> bool:
    return all(word in f"{area.name} {area.province} {area.code}".lower() for word in query.split())


@bp.route("/kabupaten/<code>", methods=["GET", "POST"])
@scope("platform")
@operator_only
def add(code: str) -> ResponseReturnValue:
    """Add it."""
    try:
        area = find_area(code)
    except UnknownArea:
        abort(404)
    form = RegencyForm(data={"slug": _suggested_slug(area)} if request.method == "GET" else None)
    if request.method == "POST" and form.validate() and (added := _try_to_add(area, form)):
        return _show_added(added)
    return render_template("web/operator/add.html", area=area, form=form), 422 if form.errors else 200


def _suggested_slug(area: Area) -> str:
    return area.name.removeprefix("Kabupaten ").lower().replace(" ", "-").replace(".", "")


def _try_to_add(area: Area, form: RegencyForm) -> Appointed | None:
    reserved: frozenset[str] = current_app.extensions["kawasan_reserved_slugs"]
    try:
        return open_regency(area.code, form.slug.data or "", form.admin_email.data or None, reserved=reserved)
    except RegencyRefused as refusal:
        form.slug.errors = [SLUG_REFUSALS[refusal.code]]
    except MemberRefused:
        form.admin_email.errors = [NOT_AN_ADDRESS]
    return None


def _show_added(added: Appointed) -> ResponseReturnValue:
    link = f"{request.url_root.rstrip('/')}/{added.regency.slug}/undangan/{added.token}" if added.token else None
    if link and added.identity and "@" in added.identity:
        mail.send(added.identity, _("Undangan ke portal %(regency)s", regency=added.regency.name), f"{link}\n")
    qr = qr_svg(link, _("Undangan")) if link else None
    return render_template("web/operator/added.html", added=added, link=link, qr=qr)


@bp.route("/kabupaten/<slug>/administrator", methods=["GET", "POST"])
@scope("platform")
@operator_only
def administrator(slug: str) -> ResponseReturnValue:
    """Appoint an administrator of a regency."""
    regency = find_regency(slug=slug)
    if regency is None:
        abort(404)
    form: Any = AdminForm()
    if request.method == "POST" and form.validate():
        try:
            return _show_added(add_to_regency(regency, form.admin_email.data, "admin"))
        except MemberRefused as refusal:
            form.admin_email.errors = [ALREADY if refusal.code == "had" else NOT_AN_ADDRESS]
    return render_template("web/operator/administrator.html", of=regency, form=form), 422 if form.errors else 200


@bp.get("/surat")
@scope("platform")
@operator_only
def outbox() -> ResponseReturnValue:
    """Mail that a demo wrote instead of sending it."""
    if current_app.config["KAWASAN_MODE"] != "demo":
        flash(_("Kotak surat hanya dapat dibaca pada instalasi demo."), "info")
        return redirect(url_for("operator.home"))
    letters = [(m["Date"].datetime, m["To"], m["Subject"], m.get_content()) for m in mail.read_outbox()]
    return render_template("web/operator/outbox.html", letters=letters)
