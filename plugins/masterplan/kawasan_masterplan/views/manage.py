"""The administrator's pages: lists and forms of everything the plan consists of, one kind like the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import require
from kawasan_masterplan.forms.fields import RowForm
from kawasan_masterplan.services.editing import (
    AreaInUse,
    ForeignArea,
    RowNotFound,
    TakenAlready,
    WrongPeriod,
    add,
    change,
    delete,
    find_row,
    rows,
)
from kawasan_masterplan.views.blueprints import EDIT, manage
from kawasan_masterplan.views.kinds import KINDS, Kind

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


KEYS = ", ".join(f'"{key}"' for key in KINDS)


@manage.get("/kelola/rencana")
@require(EDIT)
def plan() -> str:
    """Everything the plan consists of."""
    return render_template("masterplan/manage/plan.html", kinds=KINDS)


@manage.get(f"/kelola/<any({KEYS}):kind>/")
@require(EDIT)
def listing(kind: str) -> str:
    """All rows of a kind."""
    of = KINDS[kind]
    return render_template("masterplan/manage/list.html", kind=of, kinds=KINDS, rows=rows(of.thing))


@manage.route(f"/kelola/<any({KEYS}):kind>/baru", methods=["GET", "POST"])
@require(EDIT)
def add_row(kind: str) -> ResponseReturnValue:
    """A new one."""
    of = KINDS[kind]
    form = of.form()
    if form.validate_on_submit() and _kept(form, lambda: add(of.thing, form.values)):
        flash(_("Ditambahkan."), "success")
        return redirect(url_for("masterplan_manage.listing", kind=kind), 303)
    return _page(of, form, None)


@manage.route(f"/kelola/<any({KEYS}):kind>/<id:row_id>", methods=["GET", "POST"])
@require(EDIT)
def edit_row(kind: str, row_id: int) -> ResponseReturnValue:
    """One of them."""
    of = KINDS[kind]
    row = _row_or_404(of, row_id)
    form = of.form(row)
    if form.validate_on_submit() and _kept(form, lambda: change(of.thing, row, form.values)):
        flash(_("Perubahan disimpan."), "success")
        return redirect(url_for("masterplan_manage.listing", kind=kind), 303)
    return _page(of, form, row)


@manage.post(f"/kelola/<any({KEYS}):kind>/<id:row_id>/hapus")
@require(EDIT)
def delete_row(kind: str, row_id: int) -> ResponseReturnValue:
    """Remove one for good."""
    of = KINDS[kind]
    row = _row_or_404(of, row_id)
    name = of.thing.subject(row)
    try:
        delete(of.thing, row)
    except AreaInUse:
        flash(_("%(name)s masih dipakai oleh program atau laporan.", name=name), "warning")
    else:
        flash(_("%(name)s dihapus.", name=name), "success")
    return redirect(url_for("masterplan_manage.listing", kind=kind), 303)


def _kept(form: RowForm, keep: Callable[[], object]) -> bool:
    """Whether the service took it; else the reason stands at its field."""
    try:
        keep()
    except (WrongPeriod, TakenAlready, ForeignArea, AreaInUse) as refusal:
        form.refuse(refusal)
        return False
    return True


def _row_or_404(of: Kind, row_id: int) -> Any:
    try:
        return find_row(of.thing, row_id)
    except RowNotFound:
        abort(404)


def _page(of: Kind, form: RowForm, row: Any) -> ResponseReturnValue:
    page = render_template(
        "masterplan/manage/form.html", kind=of, kinds=KINDS, form=form, row=row,
        name=of.thing.subject(row) if row else str(of.new),
    )  # fmt: skip
    return page, 422 if form.errors else 200
