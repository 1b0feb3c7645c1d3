"""Whatever a plugin does, the site stands, its neighbour works, and what is wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint

import pytest
from flask import Flask

from kawasan.plugins import PluginRegistry
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency, switch_program

pytestmark = pytest.mark.once
Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
VIEW = """
bp = Blueprint("{bp}", __name__)

@bp.get("/")
@public
def page():
    return {{"page": "halaman"}}

@hookimpl
def blueprints():
    return [bp]
"""
API = """
from marshmallow import Schema, fields

class Stall(Schema):
    {field} = fields.String()

api = ApiBlueprint("{name}_api", __name__)

@api.get("/list")
@public
@api.response(200, Stall)
def listing():
    return {{}}

@hookimpl
def api_blueprints():
    return [api]
"""
GOOD = (
    VIEW.format(bp="baik")
    + API.format(name="baik", field="shade")
    + "@hookimpl\ndef navigation():\n    return [NavItem(Bilingual('Baik sekali'), 'baik.page')]\n"
)


def hook(signature: str, body: str) -> str:
    return f"@hookimpl\ndef {signature}:\n    {body}\n"


def on_page(code: str) -> str:
    return VIEW.format(bp="buruk") + f"\n@bp.{code}\ndef everywhere(*_):\n    raise KeyError('x')\n"


AT_START = {
    "a blueprint called as another's": (VIEW.format(bp="baik"), "has the name of another"),
    "a blueprint called as one of core": (VIEW.format(bp="portal"), "has the name of another"),
    "an undeclared view": (VIEW.format(bp="buruk").replace("@public\n", ""), "buruk.page declares no access"),
    "a prefix of core": (hook("program()", "return make(prefix='/kelola')"), "a path of the portal's own"),
    "a prefix of static files": (hook("program()", "return make(prefix='/static')"), "a path of the portal's own"),
    "a prefix that is a regency": (hook("program()", "return make(prefix='/toba')"), "a path of the portal's own"),
    "a title in one language": (
        hook("program()", "return Program('buruk', 'x', Bilingual('y'), 'economy', '/buruk', '1')"),
        "whose title str",
    ),
    "no program": (hook("program()", "return None"), "program() answers nothing"),
    "blueprints that are none": (hook("blueprints()", "return 5"), "not a list"),
    "a name as a blueprint": (hook("blueprints()", "return ['x']"), "item 0 of list"),
    "code before every request": (on_page("before_app_request"), "runs before every request"),
    "code after every request": (on_page("after_app_request"), "runs after every request"),
    "values for every template": (on_page("app_context_processor"), "adds to every template"),
    "an error page for all": (on_page("app_errorhandler(404)"), "answers errors of other pages"),
    "a filter of core's name": (on_page("app_template_filter('text')"), "the portal knows text already"),
    "a filter of Jinja's name": (on_page("app_template_filter('escape')"), "the portal knows escape already"),
    "a route of no blueprint": (
        VIEW.format(bp="buruk") + "bp.record(lambda s: s.app.add_url_rule('/masuk', 'lain', page))\n",
        "belongs to no blueprint",
    ),
    "a converter of core's name": (
        VIEW.format(bp="buruk")
        + "bp.record(lambda s: s.app.url_map.converters.update(int=s.app.url_map.converters['path']))\n",
        "the portal knows int already",
    ),
    "a prefix without a slash": (
        VIEW.format(bp="buruk").replace("__name__)", "__name__, url_prefix='masuk')"),
        "must begin with a slash",
    ),
    "settings that are none": (hook("settings()", "return 5"), "not a class"),
    "settings without description": (
        "class Odd:\n    pass\n" + hook("settings()", "return Odd"),
        "Odd are no dataclass",
    ),
    "hooks that are none": (hook("hookspecs()", "return 5"), "not an instance of module"),
    "a hook called as core's": (
        "import types\nspecs = types.ModuleType('specs')\n"
        "@hookspec\ndef navigation(more):\n    ...\n"
        "specs.navigation = navigation\ndel navigation\n" + hook("hookspecs()", "return specs"),
        "navigation has the name of another",
    ),
}
RAISING = VIEW.format(bp="buruk").replace('return {"page"', "1 / 0  # {")
ON_PAGES = {
    "a menu of words": (hook("navigation()", "return ['x']"), "navigation: its answer"),
    "a menu that is none": (hook("navigation()", "return 5"), "navigation: its answer"),
    "a menu that breaks off": (hook("navigation()", "yield 1 / 0"), "navigation raised ZeroDivisionError"),
    "a menu in no order": (
        hook("navigation()", "return [NavItem(Bilingual('x'), 'portal.search', None)]"),
        "a NavItem whose order",
    ),
    "a menu that leads to one of many": (
        VIEW.format(bp="buruk")
        + "\n@bp.get('/<int:n>')\n@public\ndef one(n):\n    return 'x'\n\n"
        + hook("navigation()", "return [NavItem(Bilingual('x'), 'buruk.one')]"),
        "navigation raised BuildError",
    ),
    "a menu that ends the process": (hook("navigation()", "raise SystemExit(3)"), "navigation raised RuntimeError"),
    "finds of words": (hook("search(query)", "return ['x']"), "search: its answer"),
    "a find without a score": (
        hook("search(query)", "return [SearchHit(Bilingual('x'), Bilingual('y'), '/', Bilingual('z'), None)]"),
        "a SearchHit whose score",
    ),
    "a part of the front page that is none": (hook("front_sections(regency)", "return [3]"), "front_sections: its"),
    "a part without its template": (
        hook("front_sections(regency)", "return [FrontSection('buruk/none.html', {})]"),
        "raised TemplateNotFound",
    ),
    "a card that is none": (hook("console_cards(regency)", "return ['x']"), "console_cards: its answer"),
    "a person's data as numbers": (hook("personal_data(account_id)", "return [5]"), "personal_data: its answer"),
    "a page that raises": (RAISING, "the page buruk.page raised"),
}
OPEN = ("/", "/cari?q=x", "/baik/", "/privasi", "/api/v1/openapi.json", "/api/v1/baik/list")
INSIDE = ("/kelola/", "/kelola/program", "/kelola/program/buruk", "/kelola/jejak", "/akun", "/akun/data")


def registry_of(app: Flask) -> PluginRegistry:
    registry: PluginRegistry = app.extensions["kawasan_plugins"]
    return registry


def stands(app: Flask, *, admin: Client, operator: Client) -> None:
    """Each page of the portal, its menu whole; none is a server error."""
    visitor = Client(app, admin.regency)
    pages = {path: visitor.get(path) for path in OPEN}
    assert {path: page.status_code for path, page in pages.items()} == dict.fromkeys(OPEN, 200)
    assert "Baik sekali" in pages["/"].text
    inside = Client(app, admin.regency, admin.member)
    assert not [path for path in INSIDE if inside.get(path).status_code not in {200, 302, 404}]
    assert visitor.get("/tiada").status_code == 404
    assert Client(app, None, operator.member).get("/operator/plugin").status_code == 200


@pytest.mark.parametrize("why", AT_START)
def test_what_is_wrong_at_start_takes_the_plugin_out(
    why: str, write_plugin: Write, start: Start, admin: Client, operator: Client
) -> None:
    code, reason = AT_START[why]
    app = start(write_plugin("buruk", code), write_plugin("baik", GOOD))
    assert list(registry_of(app).plugins) == ["baik"]
    assert reason in registry_of(app).trouble_of("buruk")
    assert Client(app, admin.regency).get("/buruk/").status_code == 404
    stands(app, admin=admin, operator=operator)


@pytest.mark.parametrize("why", ON_PAGES)
def test_what_is_wrong_on_a_page_costs_that_part_alone(
    why: str, write_plugin: Write, start: Start, admin: Client, operator: Client
) -> None:
    code, reason = ON_PAGES[why]
    app = start(write_plugin("buruk", code), write_plugin("baik", GOOD))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    Client(app, admin.regency).get("/buruk/")
    stands(app, admin=admin, operator=operator)
    assert reason in registry_of(app).trouble_of("buruk")


OWN = """
ran = []
bp = Blueprint("buruk", __name__)
for when in (bp.url_value_preprocessor, bp.before_request, bp.teardown_request):
    when(lambda *_: ran.append(1))

@bp.after_request
def after(response):
    ran.append(1)
    return response

@bp.errorhandler(404)
def missing(_error):
    ran.append(1)
    return "buruk answers"

@bp.get("/")
@public
def page():
    return "halaman"

@hookimpl
def blueprints():
    return [bp]
"""


def test_where_its_program_is_off_none_of_its_code_runs(
    write_plugin: Write, start: Start, admin: Client, in_regency: InRegency, toba: RegencyRef
) -> None:
    app = start(write_plugin("buruk", OWN))
    ran = registry_of(app).manager.get_plugin("buruk").ran
    with in_regency(toba):
        switch_program("buruk", on=False)
    answer = Client(app, toba).get("/buruk/")
    assert answer.status_code == 404
    assert "buruk answers" not in answer.text
    assert ran == []


def test_two_programs_may_call_their_schemas_alike(write_plugin: Write, start: Start, admin: Client) -> None:
    twin = VIEW.format(bp="kembar") + API.format(name="kembar", field="roof")
    app = start(write_plugin("kembar", twin), write_plugin("baik", GOOD))
    schemas = Client(app, admin.regency).json("/api/v1/openapi.json").json["components"]["schemas"]
    assert list(schemas["Stall"]["properties"]) == ["shade"]
    assert list(schemas["KembarStall"]["properties"]) == ["roof"]


def test_a_blueprint_keeps_its_own_prefix_below_the_programs(write_plugin: Write, start: Start, admin: Client) -> None:
    code = VIEW.format(bp="buruk").replace("__name__)", "__name__, url_prefix='/dalam')")
    app = start(write_plugin("buruk", code))
    assert Client(app, admin.regency).json("/buruk/dalam/").json == {"page": "halaman"}
    assert Client(app, admin.regency).get("/buruk/").status_code == 404


def test_what_another_plugin_asks_for_is_checked_too(
    write_plugin: Write, start: Start, admin: Client, toba: RegencyRef
) -> None:
    asks = """
import types
from typing import TypedDict
from kawasan.plugin_api import RegencyRef, call_hook

class Layer(TypedDict):
    key: str

specs = types.ModuleType("specs")

@hookspec
def layers_of_baik() -> list[Layer]:
    ...

specs.layers_of_baik = layers_of_baik
del layers_of_baik

@hookimpl
def hookspecs():
    return specs

bp = Blueprint("baik", __name__)

@bp.get("/")
@public
def page():
    return [layer["key"] for layer in call_hook("layers_of_baik")]

@hookimpl
def blueprints():
    return [bp]
"""
    wrong = hook("layers_of_baik()", "return [{'key': 'a'}, {'kee': 'b'}]")
    right = hook("layers_of_baik()", "return [{'key': 'c'}]")
    app = start(write_plugin("baik", asks), write_plugin("buruk", wrong), write_plugin("cukup", right))
    assert Client(app, toba).json("/baik/").json == ["c"]
    assert "layers_of_baik: its answer" in registry_of(app).trouble_of("buruk")
