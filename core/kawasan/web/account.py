"""A person's own pages: where they land after signing in, their notices, one-time links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for

from kawasan.auth import current_person, public, regencies_of, scope, signed_in
from kawasan.notices import mark_read, notices_of
from kawasan.tenancy import all_regencies, current_regency

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("account", __name__)


@bp.get("/akun/mulai")
@scope("both")
@signed_in
def landing() -> ResponseReturnValue:
    """Where a person's work is: operators, staff, owners, and people with roles elsewhere."""
    person = current_person()
    assert person is not None  # noqa: S101 - @signed_in
    if current_regency() is None:
        return redirect(url_for("operator.home" if person.is_operator else "account.home"))
    return redirect(url_for("console.home" if person.is_staff else "account.home"))


@bp.get("/akun")
@scope("both")
@signed_in
def home() -> str:
    """The account: who one is here, notices, and the regencies one has a role in."""
    person = current_person()
    assert person is not None  # noqa: S101 - @signed_in
    roles = regencies_of(person.id)
    regencies = [(r, sorted(role for rid, role in roles if rid == r.id)) for r in all_regencies()]
    notices = notices_of(person.id) if current_regency() else []
    return render_template(
        "web/account.html", regencies=[(r, found) for r, found in regencies if found], notices=notices
    )


@bp.post("/akun/kabar/dibaca")
@signed_in
def read_notices() -> ResponseReturnValue:
    """Mark all notices read."""
    person = current_person()
    assert person is not None  # noqa: S101 - @signed_in
    mark_read(person.id)
    return redirect(url_for("account.home"))


@bp.get("/akun/kabar")
@signed_in
def notices() -> ResponseReturnValue:
    """The address mails point to."""
    return redirect(url_for("account.home", _anchor="kabar"))


@bp.get("/akun/keluar")
@scope("both")
@public
def signed_out() -> ResponseReturnValue:
    """After signing out: back to the front page."""
    return redirect(url_for("portal.home"))
