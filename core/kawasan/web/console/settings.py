"""The typed settings of a program, as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from kawasan.auth import require
from kawasan.plugins import InstalledPlugin, read_settings, registry
from kawasan.tenancy import save_settings
from kawasan.web.console import bp
from kawasan.web.console.settings_form import settings_form

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.get("/program/<name>/pengaturan")
@require("core:program:switch")
def settings(name: str) -> str:
    """Show them."""
    plugin, kind = _with_settings(name)
    return _page(plugin, settings_form(kind, read_settings(kind, name)))


@bp.post("/program/<name>/pengaturan")
@require("core:program:switch")
def store_settings(name: str) -> ResponseReturnValue:
    """Check and store them."""
    plugin, kind = _with_settings(name)
    form = settings_form(kind, read_settings(kind, name), request.form)
    if not form.validate():
        return _page(plugin, form), 422
    if save_settings(name, {field.name: field.data for field in form}):
        flash(_("Pengaturan disimpan, dan berlaku sekarang juga."), "success")
    else:
        flash(_("Tidak ada yang berubah."), "info")
    return redirect(url_for("console.settings", name=name))


def _page(plugin: InstalledPlugin, form: Any) -> str:
    return render_template("web/console/settings.html", plugin=plugin, form=form)


def _with_settings(name: str) -> tuple[InstalledPlugin, type[Any]]:
    plugin = registry().plugins.get(name)
    if plugin is None or plugin.settings is None:
        abort(404)
    return plugin, plugin.settings
