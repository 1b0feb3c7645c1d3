"""What a program brings to a regency, told before it is switched on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext

from kawasan.auth import declared
from kawasan.installation import needed_for
from kawasan.plugins import Overdue, registry
from kawasan.tenancy import require_regency
from kawasan.web.role_names import ROLE_NAMES

if TYPE_CHECKING:
    from kawasan.plugins import InstalledPlugin, Permission


@dataclass(frozen=True)
class Preview:
    """Sentences, ready to be shown."""

    menu: list[str]
    pages: list[str]
    permissions: list[str]
    parts: list[str]
    """What it adds to pages that are there already, and does by itself."""
    needs: list[str]
    """Programs that are switched on as well."""


def preview(plugin: InstalledPlugin) -> Preview:
    """What a program adds here. It is asked though it is off; one that cannot answer leaves its menu out."""
    needed = needed_for(plugin.name, require_regency().programs)
    return Preview(
        menu=_menu(plugin.name),
        pages=_pages(plugin.name),
        permissions=[_permission(one) for one in plugin.program.permissions],
        parts=_parts(plugin.name),
        needs=[str(registry().plugins[name].program.title) for name in needed],
    )


def _menu(name: str) -> list[str]:
    try:
        with registry().guard.around(name, "navigation", require_regency()):
            return [str(item.label) for item in registry().ask(name, "navigation") or []]
    except (Exception, Overdue) as error:  # noqa: BLE001 - a plugin may raise what it likes
        registry().contain(name, "navigation", require_regency(), error)
        return []


def _pages(name: str) -> list[str]:
    own = {blueprint for blueprint, plugin in registry().owner_of_blueprint.items() if plugin == name}
    rules = [
        rule
        for rule in current_app.url_map.iter_rules()
        if rule.endpoint.rpartition(".")[0] in own and "GET" in (rule.methods or ())
    ]
    counts = Counter(_reader(rule.rule, rule.endpoint) for rule in rules)
    said = {
        "public": ngettext("%(num)d halaman untuk umum", "%(num)d halaman untuk umum", counts["public"]),
        "staff": ngettext("%(num)d halaman kerja", "%(num)d halaman kerja", counts["staff"]),
        "api": ngettext("%(num)d alamat data (API)", "%(num)d alamat data (API)", counts["api"]),
    }
    return [str(text) for kind, text in said.items() if counts[kind]]


def _reader(rule: str, endpoint: str) -> str:
    if rule.startswith("/api/"):
        return "api"
    return "public" if declared(endpoint)[0].kind == "public" else "staff"


def _permission(permission: Permission) -> str:
    roles = ", ".join(
        str(ROLE_NAMES[role]) for role in dict.fromkeys(("admin", *permission.roles)) if role in ROLE_NAMES
    )
    return f"{permission.title} ({roles})"


def _parts(name: str) -> list[str]:
    hooks = registry().hooks_of(name)
    said = {
        "front_sections": _("bagian pada halaman depan"),
        "search": _("hasil pada pencarian portal"),
        "console_cards": _("kartu pada meja kerja"),
        "published": _("isi pada peta dan pencarian kawasan, bila kabupaten ini ikut berbagi"),
        "new_day": _("pekerjaan di belakang layar setiap hari"),
    }
    helped = [str(registry().plugins[other].program.title) for other in registry().helped_by(name)]
    more = [_("tambahan pada program %(name)s", name=other) for other in helped]
    return [str(text) for hook, text in said.items() if hook in hooks] + [str(text) for text in more]
