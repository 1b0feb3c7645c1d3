"""Calling hooks: of programs that are on, guarded one by one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest
from flask import Flask

from kawasan.db import regency_scope
from kawasan.plugins import PluginRegistry
from kawasan.plugins.guard import FAILURES_UNTIL_QUARANTINE
from kawasan.region import published_entries, rebuild
from kawasan.tenancy import RegencyRef, save_sharing
from kawasan.testing import InRegency, switch_program
from kawasan.testing.cast import read_regency

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
NAVIGATION = """
bp = Blueprint("{name}", __name__)

@bp.get("/")
@public
def home():
    return "here"

@hookimpl
def blueprints():
    return [bp]

@hookimpl
def navigation():
    return [NavItem(Bilingual("Menu {name}"), "{name}.home")]
"""
RAISING = """
@hookimpl
def navigation():
    raise KeyError("stall")
"""


def registry_of(app: Flask) -> PluginRegistry:
    registry: PluginRegistry = app.extensions["kawasan_plugins"]
    return registry


def test_only_programs_that_are_on_are_called(write_plugin: Write, start: Start, samosir: RegencyRef) -> None:
    app = start(write_plugin("pasar", NAVIGATION.format(name="pasar")))
    assert "Menu pasar" in app.test_client().get("/toba/").text
    assert "Menu pasar" not in app.test_client().get("/samosir/").text


def test_a_hook_that_raises_loses_its_own_part_only(
    write_plugin: Write, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    app = start(write_plugin("pasar", NAVIGATION.format(name="pasar")), write_plugin("rusak", RAISING))
    with caplog.at_level(logging.ERROR):
        page = app.test_client().get("/toba/")
    assert page.status_code == 200
    assert "Menu pasar" in page.text
    assert "plugin rusak: navigation raised" in caplog.text
    assert registry_of(app).broken["rusak"].text.startswith("navigation raised KeyError (plugin.py, line ")


def test_strict_raises_it(write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("rusak", RAISING), strict=True)
    with pytest.raises(KeyError):
        app.test_client().get("/toba/")


COUNTING = """
calls = 0
fails = True

@hookimpl
def navigation():
    global calls
    calls += 1
    if fails:
        raise KeyError("stall")
    return []
"""


def test_what_fails_again_and_again_is_no_longer_called(write_plugin: Write, start: Start, toba: RegencyRef) -> None:
    app = start(write_plugin("rusak", COUNTING))
    module = registry_of(app).manager.get_plugin("rusak")
    with app.app_context(), regency_scope(read_regency("toba"), writes=False):
        regency = read_regency("toba")
        for _ in range(FAILURES_UNTIL_QUARANTINE + 3):
            assert registry_of(app).collect("navigation", regency) == []
    assert module.calls == FAILURES_UNTIL_QUARANTINE
    assert registry_of(app).guard.is_quarantined("rusak", regency)


def test_a_success_between_forgives(write_plugin: Write, start: Start, toba: RegencyRef) -> None:
    app = start(write_plugin("rusak", COUNTING))
    module = registry_of(app).manager.get_plugin("rusak")
    with app.app_context(), regency_scope(read_regency("toba"), writes=False):
        regency = read_regency("toba")
        for turn in range(4 * FAILURES_UNTIL_QUARANTINE):
            module.fails = turn % 2 == 0
            registry_of(app).collect("navigation", regency)
    assert not registry_of(app).guard.is_quarantined("rusak", regency)


def test_a_failure_of_one_hook_does_not_spoil_the_transaction(write_plugin: Write, start: Start) -> None:
    spoiling = """
from kawasan.plugin_api import session
from kawasan.audit import AuditEntry

@hookimpl
def navigation():
    session().add(AuditEntry())  # half-filled: the database refuses it
    session().flush()
"""
    app = start(write_plugin("rusak", spoiling))
    assert app.test_client().get("/toba/cari?q=x").status_code == 200


SOMETIMES = """
fails = True

@hookimpl
def navigation():
    if fails:
        raise KeyError("stall")
    return [NavItem(Bilingual("Menu kembali"), "portal.search")]
"""


def test_a_page_that_lacks_a_part_is_not_kept(write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("rusak", SOMETIMES))
    app.extensions["kawasan_page_cache"].most_bytes = 1_000_000
    assert "Menu kembali" not in app.test_client().get("/toba/").text
    registry_of(app).manager.get_plugin("rusak").fails = False
    assert "Menu kembali" in app.test_client().get("/toba/").text


SHARING = """
title = "Pertama"

@hookimpl
def published(regency):
    if title is None:
        raise KeyError("stall")
    return [Published("place", "satu", Bilingual(title), Bilingual(""), "satu")]
"""


@pytest.mark.parametrize(("neighbour", "own", "seen"), [(None, "Kedua", ["Kedua"]), ("Lain", None, ["Pertama"])])
def test_sharing_survives_a_plugin_that_raises(
    neighbour: str | None,
    own: str | None,
    seen: list[str],
    write_plugin: Write,
    start: Start,
    toba: RegencyRef,
    in_regency: InRegency,
) -> None:
    app = start(write_plugin("pasar", SHARING), write_plugin("rusak", SHARING))
    with in_regency(toba):
        save_sharing(shares=True)
    with app.app_context():
        rebuild(toba.id, "pasar")
        registry_of(app).manager.get_plugin("rusak").title = neighbour
        registry_of(app).manager.get_plugin("pasar").title = own
        rebuild(toba.id, "pasar")
        with regency_scope(None, writes=False):
            assert [entry.title.id for entry in published_entries()] == seen


def test_answers_come_with_their_plugin_and_none_is_left_out(
    write_plugin: Write, start: Start, toba: RegencyRef
) -> None:
    nothing = "@hookimpl\ndef navigation():\n    return None"
    app = start(write_plugin("pasar", NAVIGATION.format(name="pasar")), write_plugin("sepi", nothing))
    with app.app_context():
        regency = replace(read_regency("toba"), programs={"pasar": {}, "sepi": {}})
        assert [name for name, _ in registry_of(app).call("navigation", regency)] == ["pasar"]
        assert registry_of(app).call("no_such_hook", regency) == []


def test_an_implementation_takes_the_arguments_it_names(write_plugin: Write, start: Start, toba: RegencyRef) -> None:
    code = """
@hookimpl
def search(query):
    return [SearchHit(Bilingual(query), Bilingual(""), "/", Bilingual(""), 1.0)]
"""
    app = start(write_plugin("pasar", code))
    with app.app_context():
        regency = replace(read_regency("toba"), programs={"pasar": {}})
        hits = registry_of(app).collect("search", regency, regency=regency, query="ulos", limit=5)
    assert [hit.title.id for hit in hits] == ["ulos"]


def test_a_plugin_asks_others_by_a_hook_of_its_own(
    write_plugin: Write, start: Start, toba: RegencyRef, in_regency: InRegency
) -> None:
    asking = """
from kawasan.plugin_api import call_hook
from . import hooks

@hookimpl
def hookspecs():
    return hooks

def layers():
    return call_hook("map_layers", zoom=3)
"""
    specs = "from kawasan.plugin_api import hookspec\n@hookspec\ndef map_layers(zoom):\n    '''Layers.'''\n"
    answering = "@hookimpl\ndef map_layers(zoom):\n    return [f'{zoom} layers']"
    app = start(write_plugin("peta_baru", asking, {"hooks.py": specs}), write_plugin("pasar", answering))
    module = registry_of(app).manager.get_plugin("peta_baru")
    with app.app_context(), regency_scope(read_regency("toba"), writes=False):
        assert module.layers() == ["3 layers"]
    with in_regency(toba):
        switch_program("pasar", on=False)
    with app.app_context(), regency_scope(read_regency("toba"), writes=False):
        assert module.layers() == []


def test_an_optional_hook_may_be_missing(write_plugin: Write, start: Start) -> None:
    code = "@hookimpl(optionalhook=True)\ndef map_layers(zoom):\n    return []"
    assert "pasar" in registry_of(start(write_plugin("pasar", code), strict=True)).plugins


def test_another_plugins_hook_is_given_what_it_says(write_plugin: Write, start: Start) -> None:
    asking = "from . import hooks\n@hookimpl\ndef hookspecs():\n    return hooks"
    specs = "from kawasan.plugin_api import hookspec\n@hookspec\ndef map_layers(zoom):\n    pass\n"
    answering = "@hookimpl(optionalhook=True)\ndef map_layers(colour):\n    return []"
    app = start(write_plugin("peta_baru", asking, {"hooks.py": specs}), write_plugin("rusak", answering))
    assert list(registry_of(app).plugins) == ["peta_baru"]
    assert registry_of(app).broken["rusak"].text.startswith("map_layers is not given colour, but ")
