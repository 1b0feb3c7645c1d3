"""Adding a regency to the installation, and appointing its administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, current_app, make_response, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from kawasan.auth import MemberRefused, operator_only, scope
from kawasan.installation import Appointed, add_to_regency, open_regency
from kawasan.languages import current_language
from kawasan.tenancy import (
    Area,
    RegencyRefused,
    UnknownArea,
    all_areas,
    all_regencies,
    find_area,
    find_regency,
    zone_label,
)
from kawasan.ui.forms import Form, trimmed
from kawasan.ui.qr import qr_svg
from kawasan.web.console.way_in import mail_invitation
from kawasan.web.operator import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

MATCHES = 20
LONGEST_SLUG, LONGEST_IDENTITY = 40, 254
ADMIN_REFUSALS = {
    "identity": _l("Tulis satu alamat e-mail atau satu nomor telepon."),
    "had": _l("Ia sudah administrator di sini."),
}
SLUG_REFUSALS = {
    "taken": _l("Alamat ini, atau kabupaten ini, sudah ada di instalasi."),
    "slug_form": _l("Huruf kecil, angka, dan tanda hubung saja, diawali huruf, paling panjang 40."),
    "slug_reserved": _l("Alamat ini dipakai oleh portal sendiri. Pilih yang lain."),
}


class RegencyForm(Form):
    """A slug, and who begins as its administrator."""

    slug = StringField(
        _l("Alamat singkat"),
        [DataRequired(_l("Tulis alamat singkatnya, seperti toba.")), Length(max=LONGEST_SLUG)],
        filters=[trimmed],
        description=_l("Menjadi /alamat/ dan alamat.domain. Huruf kecil, angka, dan tanda hubung."),
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )
    admin_email = StringField(
        _l("E-mail atau nomor telepon administrator pertama"),
        [Length(max=LONGEST_IDENTITY)],
        filters=[trimmed],
        description=_l("Ia menerima tautan satu kali. Boleh kosong: tunjuk nanti."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class AdminForm(Form):
    """Another administrator."""

    admin_email = StringField(
        _l("E-mail atau nomor telepon administrator"),
        [DataRequired(_l("Tulis e-mail atau nomor telepon.")), Length(max=LONGEST_IDENTITY)],
        filters=[trimmed],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


@bp.get("/kabupaten")
@scope("platform")
@operator_only
def choose() -> str:
    """Choose one of the 514 real regencies and cities, by name, province or code."""
    query = " ".join(request.args.get("q", "").split())
    here = {regency.id: regency for regency in all_regencies()}
    found = [area for area in all_areas() if query and _matches(area, query.lower())]
    return render_template(
        "web/operator/choose.html",
        query=query,
        areas=found[:MATCHES],
        found=len(found),
        here=here,
        total=len(all_areas()),
    )


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
        return _show_added(added, is_new=True)
    page = render_template("web/operator/add.html", area=area, zone=zone_label(area.timezone), form=form)
    return page, 422 if form.errors else 200


def _suggested_slug(area: Area) -> str:
    return area.name.removeprefix("Kabupaten ").lower().replace(" ", "-").replace(".", "")


def _try_to_add(area: Area, form: RegencyForm) -> Appointed | None:
    reserved: frozenset[str] = current_app.extensions["kawasan_reserved_slugs"]
    try:
        return open_regency(area.code, form.slug.data or "", form.admin_email.data or None, reserved=reserved)
    except RegencyRefused as refusal:
        form.slug.errors = [SLUG_REFUSALS[refusal.code]]
    except MemberRefused:
        form.admin_email.errors = [ADMIN_REFUSALS["identity"]]
    return None


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
            return _show_added(add_to_regency(regency, form.admin_email.data, "admin"), is_new=False)
        except MemberRefused as refusal:
            form.admin_email.errors = [ADMIN_REFUSALS.get(refusal.code, ADMIN_REFUSALS["identity"])]
    return render_template("web/operator/administrator.html", of=regency, form=form), 422 if form.errors else 200


def _show_added(added: Appointed, *, is_new: bool) -> ResponseReturnValue:
    link = f"{request.url_root.rstrip('/')}/{added.regency.slug}/undangan/{added.token}" if added.token else None
    if link and added.identity and "@" in added.identity:
        mail_invitation(added.identity, added.regency.name, link, current_language())
    qr = qr_svg(link, _("Undangan")) if link else None
    answer = make_response(render_template("web/operator/added.html", added=added, is_new=is_new, link=link, qr=qr))
    answer.headers["Cache-Control"] = "no-store"  # the link opens an account
    return answer
