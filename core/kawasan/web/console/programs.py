"""Programs as cards, each switched on or off, and their typed settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from kawasan.auth import require
from kawasan.installation import SwitchRefused
from kawasan.installation import switch as turn
from kawasan.plugins import InstalledPlugin, read_settings, registry
from kawasan.tenancy import save_settings
from kawasan.web.console import bp
from kawasan.web.console.settings_form import settings_form

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
    plugin = _plugin(name)
    on = request.form.get("on") == "1"
    try:
        turn(name, on=on)
    except SwitchRefused as refusal:
        flash(_first(refusal, on=on), "danger")
        return redirect(url_for("console.programs", _anchor=name))
    title = str(plugin.program.title)
    flash(
        _("%(name)s menyala.", name=title) if on else _("%(name)s padam. Datanya tetap tersimpan.", name=title),
        "success",
    )
    return redirect(url_for("console.programs", _anchor=name))


def _first(refusal: SwitchRefused, *, on: bool) -> str:
    """Which programs to switch before this one."""
    installed = registry().plugins
    names = ", ".join(str(installed[name].program.title) if name in installed else name for name in refusal.names)
    sentence = (
        _("Nyalakan lebih dahulu: %(names)s.", names=names) if on else _("Matikan dahulu: %(names)s.", names=names)
    )
    return str(sentence)


@bp.get("/program/<name>/pengaturan")
@require("core:program:switch")
def settings(name: str) -> str:
    """The settings of a program as a form."""
    return _show_settings(_plugin(name), settings_form(_settings_class(name), _current(name)))


@bp.post("/program/<name>/pengaturan")
@require("core:program:switch")
def store_settings(name: str) -> ResponseReturnValue:
    """Check and store them."""
    form = settings_form(_settings_class(name), _current(name), request.form)
    if not form.validate():
        return _show_settings(_plugin(name), form), 422
    if save_settings(name, {field.name: field.data for field in form}):
        flash(_("Pengaturan disimpan."), "success")
    else:
        flash(_("Tidak ada yang berubah."), "info")
    return redirect(url_for("console.settings", name=name))


def _show_settings(plugin: InstalledPlugin, form: Any) -> str:
    return render_template("web/console/settings.html", plugin=plugin, form=form)


def _plugin(name: str) -> InstalledPlugin:
    if name not in registry().plugins:
        abort(404)
    return registry().plugins[name]


def _settings_class(name: str) -> type[Any]:
    kind = _plugin(name).settings
    if kind is None:
        abort(404)
    return kind


def _current(name: str) -> Any:
    return read_settings(_settings_class(name), name)
