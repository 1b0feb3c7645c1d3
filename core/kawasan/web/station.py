"""A counter computer that officers share: choosing a name, typing the PIN, giving the place to the next, locking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.widgets import TextInput

from kawasan.auth import current_person, public
from kawasan.auth.half_way import way_on
from kawasan.auth.person import current_turn
from kawasan.auth.pins import PIN_DIGITS, officers_with_pin
from kawasan.auth.sessions import idle_time
from kawasan.auth.stations import COOKIE, forget_token, is_open, seconds_left, this_station
from kawasan.auth.throttle import throttle_pins
from kawasan.auth.turns import (
    MOST_WRONG,
    StationLocked,
    WrongPinTyped,
    begin_by_pin,
    end_turn,
    find_officer,
    go_on,
    lock_by_button,
    says_station,
)
from kawasan.db import utcnow
from kawasan.ui.forms import Form

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("station", __name__, url_prefix="/loket-bersama")
HOME = "console.home"


class PinInput(TextInput):  # type: ignore[misc]  # wtforms carries no types
    """A text field that is hidden by its style, so that no browser offers to keep what was typed; shown again empty."""

    def __call__(self, field: Any, **options: Any) -> Any:
        """The element."""
        return super().__call__(field, **options | {"value": ""})


def pin_field(label: Any, *, autofocus: bool = False) -> StringField:
    """A field for a PIN."""
    shown = {
        "inputmode": "numeric", "autocomplete": "off", "maxlength": str(PIN_DIGITS), "spellcheck": "false",
        "data-pin": "",
    }  # fmt: skip
    wanted = [InputRequired(_l("Tulis enam angka."))]
    return StringField(label, wanted, widget=PinInput(), render_kw=shown | ({"autofocus": True} if autofocus else {}))


class PinForm(Form):
    """The PIN of the one whose name was chosen."""

    pin = pin_field(_l("PIN"), autofocus=True)


@bp.get("/")
@public
def people() -> ResponseReturnValue:
    """Whose turn is it? Locked, the way to open it."""
    station = this_station()
    if current_person() is not None:
        return redirect(_next())
    if station is None:
        answer = make_response(redirect(url_for("security.login")))
        forget_token(answer)
        return answer
    if not is_open(station):
        return _unkept(render_template("web/station/locked.html", station=station, next=request.args.get("next", "")))
    return _unkept(
        render_template(
            "web/station/people.html", station=station, people=officers_with_pin(), next=request.args.get("next")
        )
    )


def _station_and_account() -> str:
    return f"{request.cookies.get(COOKIE, '')} {(request.view_args or {}).get('user_id')}"


@bp.route("/<id:user_id>", methods=["GET", "POST"])
@throttle_pins(_station_and_account)
@public
def pin(user_id: int) -> ResponseReturnValue:
    """The PIN of one of them."""
    station = this_station()
    if station is None or not is_open(station) or current_person() is not None:
        return redirect(url_for("station.people", next=request.args.get("next")))
    if (user := find_officer(user_id)) is None:
        abort(404)
    form, name = PinForm(), user.name or user.label
    if request.method == "POST" and form.validate():
        try:
            begin_by_pin(station, user, form.pin.data or "")
            return redirect(_next())
        except WrongPinTyped:
            form.pin.errors = [_("PIN ini salah. Sesudah %(most)s kali salah, komputer ini terkunci.", most=MOST_WRONG)]
        except StationLocked:
            return redirect(url_for("station.people", next=request.args.get("next")))
    page = render_template("web/station/pin.html", form=form, name=name, station_name=station.name)
    return _unkept(page), 422 if form.errors else 200


@bp.post("/ganti")
@public
def switch() -> ResponseReturnValue:
    """The next one, please: the session of the one before ends."""
    end_turn()
    return redirect(url_for("station.people", next=request.form.get("next")))


@bp.post("/kunci")
@public
def lock() -> ResponseReturnValue:
    """Lock it: from now on only a password opens it."""
    if (station := this_station()) is not None:
        lock_by_button(station)
    end_turn()
    return redirect(url_for("station.people"))


@bp.get("/kata-sandi")
@public
def password() -> ResponseReturnValue:
    """What a PIN does not open, and the way to it."""
    person = current_person()
    if person is None or not person.by_pin:
        return redirect(url_for("security.login"))
    return _unkept(render_template("web/station/password.html", next=request.args.get("next")))


@bp.post("/kata-sandi")
@public
def sign_in() -> ResponseReturnValue:
    """On to the sign-in page: the turn that a PIN began ends."""
    end_turn()
    return redirect(url_for("security.login", next=request.form.get("next")))


@bp.post("/hadir")
@public
def stay() -> Response:
    """A page asks by itself how long the turn goes on; `active` says that somebody types or points meanwhile."""
    turn, seconds = current_turn(), 0
    if turn is not None and turn.station:
        is_active = request.form.get("active") == "1"
        if is_active:
            go_on()
        last = utcnow() if is_active else turn.last_seen
        seconds = seconds_left(last, turn.ends_at, utcnow(), idle_time())
    answer = jsonify(seconds=seconds)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def init_app(app: Flask) -> None:
    """Keep nothing of a turn in the browser: who comes next must not find it by going back."""
    app.after_request(_keep_nothing)


def on_this_page() -> dict[str, Any] | None:
    """What the strip on top of each page of a turn needs; None but at a station."""
    person = current_person()
    if person is None or not person.station:
        return None
    return {
        "name": person.station,
        "switch_url": url_for("station.switch"),
        "stay_url": url_for("station.stay"),
        "people_url": url_for("station.people"),
        "next": _here(),
        "idle_seconds": int(idle_time().total_seconds()),
    }


def station_link() -> str | None:
    """From the sign-in page back to the list of names, at a station that is open."""
    if not says_station():
        return None
    station = this_station()
    return url_for("station.people") if station is not None and is_open(station) else None


def _here() -> str:
    return f"{request.script_root}{request.full_path.rstrip('?')}" if request.method == "GET" else ""


def _next() -> str:
    return way_on(request.args.get("next") or "", HOME)


def _unkept(page: str) -> Response:
    answer = make_response(page)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _keep_nothing(response: Response) -> Response:
    turn = g.get("kawasan_turn")
    if turn is not None and turn.station and response.mimetype in ("text/html", "application/json"):
        response.headers["Cache-Control"] = "no-store"
    return response
