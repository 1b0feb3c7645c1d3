"""A person's own pages: where they land after signing in, their work, their notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, session, url_for
from flask_login import current_user

from kawasan.auth import Person, browsers_of, current_person, public, regencies_of, scope, signed_in
from kawasan.notices import mark_read, notices_of
from kawasan.tenancy import RegencyRef, all_regencies, current_regency
from kawasan.web.console.desk import work_of
from kawasan.web.gate import leads_somewhere
from kawasan.web.role_names import ROLE_NAMES

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("account", __name__)


def the_person() -> Person:
    """The person of a view that is for signed-in people only."""
    person = current_person()
    assert person is not None  # noqa: S101 - @signed_in
    return person


@bp.get("/akun/mulai")
@scope("both")
@signed_in
def landing() -> ResponseReturnValue:
    """Where a person's work is: operators, staff, owners, and people with roles elsewhere."""
    person = the_person()
    if person.lacks_second_step:
        return redirect(url_for("account.second_step"))
    if current_regency() is None:
        return redirect(url_for("operator.home" if person.is_operator else "account.home"))
    return redirect(url_for("console.home" if person.is_staff else "account.home"))


@bp.get("/akun")
@scope("both")
@signed_in
def home() -> str:
    """The account: one's work here, notices, and the regencies one has a role in."""
    person, regency = the_person(), current_regency()
    notices = notices_of(person.id) if regency else []
    return render_template(
        "web/account.html",
        places=places_of(person),
        role_names=ROLE_NAMES,
        has_password=bool(current_user.password),
        cards=work_of(person) if regency and not person.is_staff else [],
        notices=notices,
        links={notice.id for notice in notices if notice.path and leads_somewhere(notice.path)},
        is_unconfirmed=bool(current_user.email) and current_user.email_confirmed_at is None,
        browsers=browsers_of(person.id, session.get("sid")),
    )


def places_of(person: Person) -> list[tuple[RegencyRef, list[str]]]:
    """The regencies a person has a role in, with their roles there."""
    roles = regencies_of(person.id)
    found = [(regency, sorted(role for rid, role in roles if rid == regency.id)) for regency in all_regencies()]
    return [(regency, its_roles) for regency, its_roles in found if its_roles]


@bp.post("/akun/kabar/dibaca")
@signed_in
def read_notices() -> ResponseReturnValue:
    """Mark all notices read."""
    mark_read(the_person().id)
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
