"""Who may open what. The decorators only mark a view; `enforce` decides, before the view runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_login import current_user
from flask_wtf import CSRFProtect

from kawasan.auth.person import current_person
from kawasan.auth.places import note_place
from kawasan.auth.stations import this_station
from kawasan.auth.turns import note_activity
from kawasan.db.engine import SAFE_METHODS
from kawasan.tenancy import current_regency

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

V = TypeVar("V", bound="Callable[..., Any]")
API = "/api/"
SCOPES = ("regency", "platform", "both")


@dataclass(frozen=True)
class Access:
    """What a view demands: `public`, `signed-in`, `operator`, or `permission`."""

    kind: str
    permission: str | None = None


PUBLIC, SIGNED_IN, OPERATOR = Access("public"), Access("signed-in"), Access("operator")
LIBRARY_VIEWS = {
    "static": (PUBLIC, "both"),
    "security.static": (PUBLIC, "both"),
    "security.login": (PUBLIC, "both"),
    "security.logout": (PUBLIC, "both"),
}
"""Views that libraries register; ours declare themselves."""
csrf = CSRFProtect()


class UndeclaredAccess(RuntimeError):
    """A view says neither `@public` nor `@require(…)`; the application does not start with it."""


def public(view: V) -> V:
    """Open to everyone."""
    return _mark(view, PUBLIC)


def signed_in(view: V) -> V:
    """For anyone with an account."""
    return _mark(view, SIGNED_IN)


def operator_only(view: V) -> V:
    """For operators of the installation."""
    return _mark(view, OPERATOR)


def require(permission: str) -> Callable[[V], V]:
    """For members of the current regency whose role has the permission."""
    return lambda view: _mark(view, Access("permission", permission))


def scope(name: str) -> Callable[[V], V]:
    """Where a view exists: `regency` (the default), `platform` (the region's own pages) or `both`."""
    if name not in SCOPES:
        message = f"scope {name!r} is not one of {', '.join(SCOPES)}"
        raise ValueError(message)

    def mark(view: V) -> V:
        view.kawasan_scope = name  # type: ignore[attr-defined]  # a mark on the function
        return view

    return mark


def _mark(view: V, access: Access) -> V:
    view.kawasan_access = access  # type: ignore[attr-defined]  # a mark on the function
    return view


def require_declared(app: Flask) -> None:
    """Raise UndeclaredAccess for a view that does not say who may open it."""
    for endpoint, view in app.view_functions.items():
        if not hasattr(view, "kawasan_access") and endpoint not in LIBRARY_VIEWS:
            message = f"the view {endpoint} declares no access: mark it @public or @require(…)"
            raise UndeclaredAccess(message)


def declare_all(app: Flask) -> None:
    """Collect every view's declaration; raise UndeclaredAccess for one without."""
    require_declared(app)
    app.extensions["kawasan_access"] = {
        endpoint: LIBRARY_VIEWS.get(endpoint) or (_mark_of(view), getattr(view, "kawasan_scope", "regency"))
        for endpoint, view in app.view_functions.items()
    }


def _mark_of(view: Any) -> Access:
    access: Access = view.kawasan_access
    return access


def declared(endpoint: str) -> tuple[Access, str]:
    """Access and scope of an endpoint."""
    table: dict[str, tuple[Access, str]] = current_app.extensions["kawasan_access"]
    return table[endpoint]


def enforce() -> ResponseReturnValue | None:
    """Before each request: does the view exist here, may this person open it, did the form come from us."""
    if request.endpoint is None:
        return None
    access, where = declared(request.endpoint)
    regency = current_regency()
    if where != "both" and (where == "regency") == (regency is None):
        abort(404)
    if access.kind != "public" and not current_user.is_authenticated:
        return _ask_to_sign_in()
    if request.method not in SAFE_METHODS:
        _check_origin(access)
        if (person := current_person()) is not None and not person.roles:
            note_place(person.id)
    answer = _check_permission(access)
    if answer is None and access.kind != "public":
        note_activity()
    return answer


def _ask_to_sign_in() -> ResponseReturnValue:
    """With the password, or at a station with whatever opens that."""
    if request.path.startswith(API):
        abort(401)
    if this_station() is not None:
        return redirect(url_for("station.people", next=_this_page()))
    answer: ResponseReturnValue = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]  # set by flask-login
    return answer


def _check_permission(access: Access) -> ResponseReturnValue | None:
    person = current_person()
    reason = None
    if access.kind == "signed-in" and person and person.by_pin:
        reason = "a PIN opens nothing of one's own account"
    if access.kind == "operator" and not (person and person.is_operator):
        reason = "only operators may open this page"
    if access.kind == "permission" and not (person and person.can(access.permission or "")):
        reason = f"permission {access.permission} is missing"
    if reason and person and person.lacks_second_step and not request.path.startswith(API):
        return redirect(url_for("account.second_step"))
    if reason and person and person.by_pin and not request.path.startswith(API):
        return redirect(url_for("station.password", next=_this_page()))
    if reason:
        _refuse(reason)
    return None


def _this_page() -> str | None:
    return f"{request.script_root}{request.full_path.rstrip('?')}" if request.method == "GET" else None


def _check_origin(access: Access) -> None:
    """A token for signed-in people; for everyone else what the browser says of the form's origin, so that pages stay
    cacheable.
    """
    if access.kind == "public" and request.path.startswith(API):
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site not in (None, "same-origin", "none") or (
        origin is not None and urlsplit(origin).netloc != request.host
    )
    if foreign:
        _refuse("the form was sent from another site")
    if current_user.is_authenticated:
        csrf.protect()


def _refuse(reason: str) -> None:
    rule = request.url_rule.rule if request.url_rule else ""  # not the path, which may hold a one-time link
    current_app.logger.info("refused %s %s: %s", request.method, rule, reason)
    abort(403)
