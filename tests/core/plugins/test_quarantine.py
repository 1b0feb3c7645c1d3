"""A plugin that fails on and on, or hangs, is called no more: in its regency, in every process, until retried."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan.audit import AuditEntry
from kawasan.db import regency_scope
from kawasan.plugins import PluginRegistry
from kawasan.plugins.deadline import Overdue
from kawasan.plugins.guard import FAILURES_UNTIL_QUARANTINE
from kawasan.plugins.hook_costs import HookCost
from kawasan.tenancy import RegencyRef, retry
from kawasan.testing import Client, InRegency, switch_program
from kawasan.testing.cast import ADMIN, read_regency

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
FAILING = """
calls = 0
does = "raise"

@hookimpl
def navigation():
    global calls
    calls += 1
    if does == "raise":
        raise KeyError("stall")
    while does == "hang":
        pass
    return [NavItem(Bilingual("Menu kembali"), "portal.search")]
"""


def registry_of(app: Flask) -> PluginRegistry:
    registry: PluginRegistry = app.extensions["kawasan_plugins"]
    return registry


def module_of(app: Flask) -> Any:
    return registry_of(app).manager.get_plugin("rusak")


def visit(app: Flask, times: int = 1, slug: str = "toba") -> str:
    return [app.test_client().get(f"/{slug}/cari?q=x").text for _ in range(times)][-1]


def quarantined(app: Flask, slug: str = "toba") -> dict[str, str]:
    with app.app_context():
        return {name: found.fault for name, found in read_regency(slug).quarantined.items()}


def test_it_is_quarantined_where_it_fails_and_every_process_knows(
    write_plugin: Write, start: Start, samosir: RegencyRef, in_regency: InRegency
) -> None:
    entry = write_plugin("rusak", FAILING)
    app = start(entry)
    with in_regency(samosir):
        switch_program("rusak", on=True)
    visit(app, FAILURES_UNTIL_QUARANTINE - 1)
    assert quarantined(app) == {}
    visit(app)
    assert re.fullmatch(r"navigation raised KeyError \(plugin\.py, line \d+\)", quarantined(app)["rusak"])
    assert quarantined(app, "samosir") == {}
    other = start(entry)
    module_of(other).does = "answer"
    assert "Menu kembali" not in visit(other)
    assert "Menu kembali" in visit(other, slug="samosir")


def test_it_is_called_again_when_retried(write_plugin: Write, start: Start, toba: RegencyRef) -> None:
    app = start(write_plugin("rusak", FAILING))
    visit(app, FAILURES_UNTIL_QUARANTINE)
    module_of(app).does = "answer"
    with app.app_context(), regency_scope(toba):
        assert retry("rusak")
        assert not retry("rusak")
    assert "Menu kembali" in visit(app)


def test_switching_it_off_and_on_is_a_retry(
    write_plugin: Write, start: Start, toba: RegencyRef, in_regency: InRegency
) -> None:
    app = start(write_plugin("rusak", FAILING))
    visit(app, FAILURES_UNTIL_QUARANTINE)
    with in_regency(toba):
        switch_program("rusak", on=False)
        switch_program("rusak", on=True)
    assert quarantined(app) == {}


def test_a_hook_that_hangs_delays_two_pages(write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("rusak", FAILING))
    registry_of(app).guard.deadlines.seconds = 0.1
    module_of(app).does = "hang"
    assert "Menu kembali" not in visit(app)
    assert quarantined(app) == {}
    visit(app, 3)
    assert module_of(app).calls == 2
    assert quarantined(app) == {"rusak": "navigation took longer than 0.1 s"}


def test_a_hook_that_hangs_delays_the_look_before_it_is_switched_on(write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("rusak", FAILING))
    registry_of(app).guard.deadlines.seconds = 0.1
    module_of(app).does = "hang"
    with app.app_context():
        admin = Client(app, read_regency("toba"), ADMIN)
    assert admin.get("/kelola/program/rusak").status_code == 200


SWALLOWING = """
class Finaliser:
    def __del__(self):
        while True:
            pass

@hookimpl
def navigation():
    Finaliser()
    while True:
        pass
"""


def test_an_interrupt_that_python_swallows_is_followed_by_another(
    write_plugin: Write, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    swallowed: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: swallowed.append(found.exc_type))
    app = start(write_plugin("rusak", SWALLOWING))
    registry_of(app).guard.deadlines.seconds = 0.1
    assert "<h1" in visit(app)
    assert swallowed == [Overdue]
    assert quarantined(app) == {}, "it was late once"


PAGES = """
from flask import request

bp = Blueprint("rusak", __name__)
raises = True

def shown():
    if raises:
        raise KeyError("stall")
    return {"page": "halaman"}

@bp.get("/")
@public
def page():
    return shown()

@bp.get("/<int:number>")
@public
def one(number):
    return shown()

@bp.post("/")
@public
def change():
    return shown()

@hookimpl
def blueprints():
    return [bp]

@hookimpl
def navigation():
    return [NavItem(Bilingual("Menu rusak"), "rusak.page")]
"""


def ask(app: Flask, method: str, path: str, times: int = FAILURES_UNTIL_QUARANTINE) -> set[int]:
    """What it answers a visitor who asks again and again."""
    app.testing = app.config["PROPAGATE_EXCEPTIONS"] = False
    same = {"Sec-Fetch-Site": "same-origin"}
    return {app.test_client().open(path, method=method, headers=same).status_code for _ in range(times)}


def test_a_page_that_raises_for_everybody_takes_its_program_out_of_shared_pages(
    write_plugin: Write, start: Start, toba: RegencyRef
) -> None:
    app = start(write_plugin("rusak", PAGES))
    assert ask(app, "GET", "/toba/rusak/", FAILURES_UNTIL_QUARANTINE - 1) == {500}
    assert "Menu rusak" in visit(app)
    ask(app, "GET", "/toba/rusak/", 1)
    assert re.fullmatch(r"the page rusak\.page raised KeyError \(plugin\.py, line \d+\)", quarantined(app)["rusak"])
    assert "Menu rusak" not in visit(app)
    with app.app_context(), regency_scope(toba):
        assert retry("rusak")
    assert "Menu rusak" in visit(app)


@pytest.mark.parametrize(("method", "path"), [("GET", "?number=x"), ("GET", "7"), ("POST", "")])
def test_what_a_visitor_brings_takes_nothing_out(method: str, path: str, write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("rusak", PAGES))
    assert ask(app, method, f"/toba/rusak/{path}", 2 * FAILURES_UNTIL_QUARANTINE) == {500}
    assert quarantined(app) == {}
    assert "Menu rusak" in visit(app)


def test_a_page_that_answers_in_between_begins_anew(write_plugin: Write, start: Start) -> None:
    app = start(write_plugin("rusak", PAGES))
    for raises in (True, False, True):
        module_of(app).raises = raises
        ask(app, "GET", "/toba/rusak/", FAILURES_UNTIL_QUARANTINE - 1)
    assert quarantined(app) == {}


WRITING = """
from flask import redirect
from kawasan.plugin_api import after_commit, call_hook, record
from . import hooks

bp = Blueprint("{name}", __name__)
told = []

@bp.post("/")
@public
def change():
    record("{name}.stall.open", "kept")
    call_hook("stall_opened")
    return redirect("/")

@hookimpl
def blueprints():
    return [bp]

@hookimpl
def hookspecs():
    return hooks
"""
TELLING = """
from kawasan.plugin_api import record
@hookimpl
def stall_opened():
    record("rusak.stall.open", "lost")
    raise KeyError("stall")
"""


def test_a_hook_that_fails_while_writing_takes_back_its_own_part_only(
    write_plugin: Write, start: Start, toba: RegencyRef, in_regency: InRegency
) -> None:
    specs = "from kawasan.plugin_api import hookspec\n@hookspec\ndef stall_opened():\n    '''A stall opened.'''\n"
    app = start(
        write_plugin("pasar", WRITING.format(name="pasar"), {"hooks.py": specs}), write_plugin("rusak", TELLING)
    )
    answer = app.test_client().post("/toba/pasar/", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 302
    with in_regency(toba) as session:
        noted = set(session.scalars(select(AuditEntry.subject)))
    assert "kept" in noted
    assert "lost" not in noted


def test_what_hooks_cost_is_added_up(write_plugin: Write, start: Start) -> None:
    asking = """
from kawasan.plugin_api import Media, session
from sqlalchemy import select

@hookimpl
def navigation():
    session().scalars(select(Media)).all()
    return []
"""
    app = start(write_plugin("pasar", asking))
    registry_of(app).guard.costs.seconds_between_writes = 0
    visit(app, 3)
    with app.app_context(), regency_scope(None, writes=False) as session:
        cost = session.scalars(select(HookCost).where(HookCost.plugin == "pasar")).one()
        assert (cost.hook, cost.calls, cost.queries) == ("navigation", 3, 3)
        assert 0 < cost.slowest <= cost.microseconds


def test_a_page_is_not_lost_where_costs_cannot_be_written(
    write_plugin: Write, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start(write_plugin("rusak", FAILING))
    module_of(app).does = "answer"
    costs = registry_of(app).guard.costs
    costs.seconds_between_writes = 0
    monkeypatch.setattr(costs, "write", lambda: 1 / 0)
    assert "Menu kembali" in visit(app)
