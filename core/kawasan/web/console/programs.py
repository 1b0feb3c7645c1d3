"""Programs as cards, each switched on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from kawasan.auth import require
from kawasan.installation import SwitchRefused, switch_on_with_needed
from kawasan.installation import switch as turn
from kawasan.plugins import registry
from kawasan.tenancy import retry
from kawasan.web.console import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.get("/program")
@require("core:program:switch")
def programs() -> str:
    """All installed programs: what each is, adds and keeps."""
    return render_template("web/console/programs.html", plugins=registry().plugins.values(), broken=registry().broken)


@bp.post("/program/<name>")
@require("core:program:switch")
def switch(name: str) -> ResponseReturnValue:
    """Switch a program; every process sees it on its next request."""
    plugin, on = registry().plugins.get(name), request.form.get("on") == "1"
    if plugin is None:
        abort(404)
    title = str(plugin.program.title)
    try:
        if on and request.form.get("needed") == "1":
            switch_on_with_needed(name)
        else:
            turn(name, on=on)
        said = _("%(name)s menyala.", name=title) if on else _("%(name)s padam. Datanya tetap tersimpan.", name=title)
        flash(said, "success")
    except SwitchRefused as refusal:
        flash(_first(refusal, on=on), "danger")
    return redirect(url_for("console.programs", _anchor=name))


@bp.post("/program/<name>/ulang")
@require("core:program:switch")
def retry_program(name: str) -> ResponseReturnValue:
    """Call a program's hooks again, after they failed again and again."""
    plugin = registry().plugins.get(name)
    if plugin is None:
        abort(404)
    if retry(name):
        flash(_("%(name)s dicoba lagi. Bila masih gagal, ia disisihkan kembali.", name=plugin.program.title), "success")
    return redirect(url_for("console.programs", _anchor=name))


def _first(refusal: SwitchRefused, *, on: bool) -> str:
    """Which programs to switch before this one."""
    installed = registry().plugins
    names = ", ".join(str(installed[name].program.title) if name in installed else name for name in refusal.names)
    said = _("Nyalakan lebih dahulu: %(names)s.", names=names) if on else _("Matikan dahulu: %(names)s.", names=names)
    return str(said)
