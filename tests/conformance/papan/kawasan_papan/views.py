"""The board, a notice, a table of all, and the staff's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from kawasan.plugin_api import Bilingual, Form, cacheable, current_person, public, require
from kawasan_papan import services
from kawasan_papan.settings import board_settings

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("papan", __name__, template_folder="templates")
POST = "papan:notice:post"


class NoticeForm(Form):
    """A new notice."""

    title_id = StringField(_l("Isi pengumuman"), [InputRequired(_l("Tulis pengumumannya.")), Length(max=120)])
    title_en = StringField(_l("Dalam bahasa Inggris"), [Length(max=120)])


@bp.get("/")
@cacheable()
@public
def board() -> ResponseReturnValue:
    """The newest notices."""
    notices = services.shown(board_settings().most)
    return render_template("papan/board.html", notices=notices)


@bp.get("/pengumuman/<slug>")
@cacheable()
@public
def notice(slug: str) -> ResponseReturnValue:
    """One of them."""
    found = services.by_slug(slug) or abort(404)
    return render_template("papan/notice.html", notice=found)


def cell(text: str) -> str:
    """Not as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


@bp.get("/semua.csv")
@public
def table() -> ResponseReturnValue:
    """All of them, for taking along."""
    lines = [cell(one.title.id) for one in services.shown(100)]
    return Response("\n".join(lines), mimetype="text/csv")


@bp.route("/kelola", methods=["GET", "POST"])
@require("papan:notice:post")
def post() -> ResponseReturnValue:
    """Post one."""
    form, person = NoticeForm(), current_person()
    session["papan_seen"] = True
    if form.validate_on_submit() and person is not None:
        services.post(Bilingual(form.title_id.data, form.title_en.data or ""), person.id)
        flash(_("Pengumuman tayang."), "success")
        return redirect(url_for("papan.board"))
    notices = services.shown(board_settings().most)
    return render_template("papan/post.html", form=form, notices=notices), 422 if form.errors else 200


@bp.post("/kelola/<id:notice_id>/hapus")
@require("papan:notice:post")
def remove(notice_id: int) -> ResponseReturnValue:
    """Take one off the board."""
    services.remove(services.by_id(notice_id) or abort(404))
    return redirect(url_for("papan.board"), 303)
