"""Requests about personal data: what waits and for how long, and answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length

from kawasan.auth import current_person, require
from kawasan.db import rollback, utcnow
from kawasan.rights import (
    KIND_NAMES,
    STATE_NAMES,
    RightsRefused,
    answered,
    find_request,
    fulfil,
    receipt_of,
    refuse,
    waiting,
)
from kawasan.ui.forms import Form, trimmed
from kawasan.web.console import bp
from kawasan.web.rights_refusals import sentence

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LONGEST_ANSWER = 400
DECIDE = "core:rights:decide"


class AnswerForm(Form):
    """What the person is told."""

    answer = TextAreaField(
        _l("Jawaban bagi pemohon"), [Length(max=LONGEST_ANSWER)], filters=[trimmed],
        description=_l("Apa yang dilakukan, atau mengapa ditolak. Pemohon membacanya apa adanya."),
    )  # fmt: skip


@bp.get("/data-pribadi")
@require(DECIDE)
def rights() -> str:
    """Those that wait, the most urgent first; then the latest that were answered."""
    return render_template(
        "web/console/rights.html", waiting=waiting(), answered=answered(), now=utcnow(), kinds=KIND_NAMES,
        states=STATE_NAMES,
    )  # fmt: skip


@bp.route("/data-pribadi/<id:request_id>", methods=["GET", "POST"])
@require(DECIDE)
def right(request_id: int) -> ResponseReturnValue:
    """One request: whose, what, how long there is; the buttons that answer it; afterwards the receipt."""
    form = AnswerForm()
    if find_request(request_id) is None:
        abort(404)
    if request.method == "POST" and form.validate() and (answer := _answer(form, request_id)):
        return answer
    found = find_request(request_id)
    page = render_template(
        "web/console/right.html", asked=found, form=form, now=utcnow(), kinds=KIND_NAMES, states=STATE_NAMES,
        receipt=receipt_of(found) if found else None,
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _answer(form: AnswerForm, request_id: int) -> ResponseReturnValue | None:
    person, act = current_person(), fulfil if request.form.get("act") == "fulfil" else refuse
    assert person is not None  # noqa: S101 - @require
    try:
        act(request_id, person.id, form.answer.data or "")
    except RightsRefused as refusal:
        rollback()  # an erasure may have got halfway
        form.answer.errors = [sentence(refusal)]
        return None
    flash(_("Permintaan dijawab, dan pemohon diberi tahu."), "success")
    return redirect(url_for("console.right", request_id=request_id))
