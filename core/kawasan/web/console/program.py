"""One program of the regency: what switching it on adds, and the three ways out: off, archive, purge."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, ValidationError

from kawasan import holdings
from kawasan.auth import require
from kawasan.db import utcnow
from kawasan.plugins import InstalledPlugin, registry
from kawasan.tenancy import require_regency
from kawasan.ui.forms import Form, trimmed
from kawasan.web.console import bp
from kawasan.web.console.program_preview import preview

if TYPE_CHECKING:
    from flask import Response
    from flask.typing import ResponseReturnValue

SWITCH = "core:program:switch"
IN_MEMORY_BYTES = 4 * 1024 * 1024


class PurgeForm(Form):
    """What is typed before everything goes."""

    title = StringField(_l("Tulis nama program ini untuk menghapusnya"), [InputRequired()], filters=[trimmed])

    def __init__(self, expected: str) -> None:
        super().__init__()
        self.expected = expected

    def validate_title(self, field: StringField) -> None:
        """Exactly what the program is called here, large or small letters."""
        if field.data.casefold() != self.expected.casefold():
            raise ValidationError(_("Bukan itu namanya. Tulis: %(name)s", name=self.expected))


@bp.get("/program/<name>")
@require(SWITCH)
def program(name: str) -> str:
    """What it adds, or has added."""
    plugin = _found(name)
    return render_template("web/console/program.html", plugin=plugin, preview=preview(plugin), was_on=_was_on(name))


@bp.post("/program/<name>/arsip")
@require(SWITCH)
def archive_program(name: str) -> Response:
    """Everything it holds in this regency, as a file to keep."""
    plugin = _found(name)
    file = tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - the answer reads and closes it
    holdings.write_archive(name, plugin.program.version, file)
    file.seek(0)
    called = f"{require_regency().slug}-{name}-{utcnow():%Y%m%d}.zip"
    answer = send_file(file, "application/zip", as_attachment=True, download_name=called)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.route("/program/<name>/hapus", methods=["GET", "POST"])
@require(SWITCH)
def purge_program(name: str) -> ResponseReturnValue:
    """What would go, and the form that lets it go."""
    plugin = _found(name)
    if name in require_regency().programs or not _was_on(name):
        return redirect(url_for("console.program", name=name))
    form = PurgeForm(str(plugin.program.title))
    if request.method == "POST" and form.validate():
        try:
            there = holdings.purge(name)
        except holdings.StillOn:  # somebody switched it on since
            return redirect(url_for("console.program", name=name))
        said = _("Isi %(name)s dihapus untuk selamanya: %(rows)s baris, %(photos)s foto.",
                 name=plugin.program.title, rows=there.total, photos=there.photos)  # fmt: skip
        flash(said, "success")
        return redirect(url_for("console.programs", _anchor=name))
    page = render_template("web/console/purge.html", plugin=plugin, form=form, there=holdings.contents_of(name))
    return page, 422 if form.errors else 200


def _found(name: str) -> InstalledPlugin:
    return registry().plugins.get(name) or abort(404)


def _was_on(name: str) -> bool:
    return name in require_regency().stored_settings
