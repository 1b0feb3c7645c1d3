"""Finding plugins: a broken one is set aside and named, and the others run."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from importlib.metadata import EntryPoint

import pytest
from flask import Flask

from kawasan.auth.access import UndeclaredAccess
from kawasan.plugins import PluginRegistry, folder_of, installed

pytestmark = pytest.mark.once

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
GOOD = """
bp = Blueprint("pasar", __name__)

@bp.get("/")
@public
def home():
    return "the market"

@hookimpl
def blueprints():
    return [bp]
"""


def registry_of(app: Flask) -> PluginRegistry:
    registry: PluginRegistry = app.extensions["kawasan_plugins"]
    return registry


BROKEN = {
    "an import that fails": "import not_there",
    "an exit while importing": "raise SystemExit(1)",
    "a syntax error": "def (:",
    "no program": "program = None  # not def program()",
    "a program that raises": "@hookimpl\ndef program():\n    raise ValueError('no')",
    "a program that exits": "@hookimpl\ndef program():\n    raise SystemExit",
    "another name than its entry point's": "@hookimpl\ndef program():\n    return make(name='other')",
    "an unknown dimension": "@hookimpl\ndef program():\n    return make(dimension='sport')",
    "a prefix of two segments": "@hookimpl\ndef program():\n    return make(prefix='/a/b')",
    "a permission that is not its own": (
        "@hookimpl\ndef program():\n    return make(permissions=(Permission('core:a:b', Bilingual('x')),))"
    ),
    "a later core": "@hookimpl\ndef program():\n    return make(core_range='>=99')",
    "a hook that core does not have": "@hookimpl\ndef navigatoin():\n    return []",
    "a hook with an argument that core does not give": "@hookimpl\ndef navigation(request):\n    return []",
    "blueprints that raise": "@hookimpl\ndef blueprints():\n    raise ValueError('no')",
    "settings that raise": "@hookimpl\ndef settings():\n    raise ValueError('no')",
}


@pytest.mark.parametrize("why", BROKEN)
def test_a_broken_plugin_is_set_aside(
    why: str, write_plugin: Write, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        app = start(write_plugin("pasar", GOOD), write_plugin("rusak", BROKEN[why]))
    registry = registry_of(app)
    assert list(registry.plugins) == ["pasar"]
    assert list(registry.broken) == ["rusak"]
    assert "plugin rusak is set aside" in caplog.text
    assert app.test_client().get("/toba/pasar/").text == "the market"
    assert app.test_client().get("/toba/").status_code == 200


@pytest.mark.parametrize("why", BROKEN)
def test_strict_raises_instead(why: str, write_plugin: Write, start: Start) -> None:
    with pytest.raises((Exception, SystemExit)):
        start(write_plugin("rusak", BROKEN[why]), strict=True)


@pytest.mark.parametrize(
    "why",
    ["an import that fails", "a syntax error", "a program that raises", "blueprints that raise", "settings that raise"],
)
def test_the_line_at_fault_is_named(why: str, write_plugin: Write, start: Start) -> None:
    entry = write_plugin("rusak", BROKEN[why])
    reason = registry_of(start(entry)).broken["rusak"].text
    lines = (folder_of(entry) / "plugin.py").read_text(encoding="utf-8").splitlines()
    number = re.search(r"\(plugin\.py, line (\d+)\)$", reason)
    assert number, reason
    assert lines[int(number[1]) - 1].strip() in BROKEN[why]


def test_the_reason_is_kept_for_the_administrator(write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("rusak", BROKEN["a later core"]))
    assert "it needs kawasan >=99" in registry_of(app).broken["rusak"].text


def test_a_prefix_is_taken_once(write_plugin: Write, start: Start) -> None:
    other = "@hookimpl\ndef program():\n    return make(prefix='/pasar')"
    app = start(write_plugin("pasar", ""), write_plugin("toko", other))
    assert list(registry_of(app).plugins) == ["pasar"]
    assert "prefix /pasar is taken by pasar" in registry_of(app).broken["toko"].text


@pytest.mark.parametrize("names", [("pasar", "pasar_malam"), ("a_pasar", "a_pasar_b")])
def test_no_name_begins_another(names: tuple[str, str], write_plugin: Write, start: Start) -> None:
    """Autogenerate tells plugins' tables apart by their prefix, and would drop the other's."""
    app = start(
        *(
            write_plugin(name, f"@hookimpl\ndef program():\n    return make(prefix='/p{i}')")
            for i, name in enumerate(names)
        )
    )
    assert list(registry_of(app).plugins) == [names[0]]
    assert "begin alike" in registry_of(app).broken[names[1]].text


def test_names_that_only_look_alike_are_fine(write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("pasar", ""), write_plugin("pasaran", ""))
    assert list(registry_of(app).plugins) == ["pasar", "pasaran"]


def test_an_undeclared_view_is_served_to_nobody(write_plugin: Write, start: Start) -> None:
    entry = write_plugin("pasar", GOOD.replace("@public\n", ""))
    app = start(entry)
    assert "pasar.home declares no access" in registry_of(app).trouble_of("pasar")
    assert app.test_client().get("/toba/pasar/").status_code == 404
    with pytest.raises(UndeclaredAccess, match=r"pasar\.home"):
        start(entry, strict=True)


@pytest.mark.parametrize("name", ["Pasar", "1pasar", "pasar-malam", "_pasar", "pasar__malam", "pasar\n", ""])
def test_a_program_has_a_plain_name(name: str, write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("pasar", f"@hookimpl\ndef program():\n    return make(name={name!r})"))
    assert "must be lower case with underscores" in registry_of(app).trouble_of("pasar")


def test_settings_and_permissions_are_known(write_plugin: Write, start: Start) -> None:
    code = """
from dataclasses import dataclass

@dataclass(frozen=True)
class Settings:
    quota: int = setting(5, Bilingual("Kuota"))

@hookimpl
def settings():
    return Settings

@hookimpl
def program():
    permission = Permission("pasar:stall:edit", Bilingual("Mengubah lapak"), ("owner",))
    return make(permissions=(permission,))
"""
    app = start(write_plugin("pasar", code))
    kind = registry_of(app).plugins["pasar"].settings
    assert kind is not None
    assert kind().quota == 5
    roles = app.extensions["kawasan_role_permissions"]
    assert "pasar:stall:edit" in roles["owner"]
    assert "pasar:stall:edit" not in roles["officer"]


def test_the_installed_plugins_are_found_by_name() -> None:
    names = [entry.name for entry in installed()]
    assert names == sorted(names)
    assert names


def named(name: str, write_plugin: Write, **values: object) -> EntryPoint:
    given = "".join(f", {key}={value!r}" for key, value in values.items())
    menu = f"@hookimpl\ndef navigation():\n    return [NavItem(Bilingual('Menu {name}'), 'portal.search')]\n"
    return write_plugin(name, f"@hookimpl\ndef program():\n    return make(name={name!r}{given})\n{menu}")


def test_programs_come_in_the_order_they_declare_then_by_name(write_plugin: Write, start: Start) -> None:
    app = start(
        named("alpukat", write_plugin),
        named("belimbing", write_plugin, order=10, depends_on=("durian",)),
        named("cempedak", write_plugin, order=20),
        named("durian", write_plugin, order=90),
        named("ara", write_plugin),
    )
    order = ["cempedak", "alpukat", "ara", "durian", "belimbing"]
    assert list(registry_of(app).plugins) == order, "after what it depends on"
    assert re.findall(r"Menu (\w+)", app.test_client().get("/toba/").text)[: len(order)] == order


def test_programs_that_depend_on_each_other_are_set_aside(write_plugin: Write, start: Start) -> None:
    app = start(
        named("alpukat", write_plugin, depends_on=("belimbing",)),
        named("belimbing", write_plugin, depends_on=("alpukat",)),
        named("cempedak", write_plugin),
    )
    assert list(registry_of(app).plugins) == ["cempedak"]
    assert "depend on each other" in registry_of(app).trouble_of("alpukat")
