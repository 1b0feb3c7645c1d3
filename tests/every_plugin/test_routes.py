"""Rules over every route of every plugin."""

from __future__ import annotations

from typing import Any

from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency, switch_program


def test_every_view_declares_its_access(plugin: str, site: Any) -> None:
    routes = list(site.routes(plugin))
    assert routes
    assert {route.access.kind for route in routes} <= {"public", "signed-in", "permission", "operator"}


def test_a_program_that_is_off_is_not_found(
    plugin: str, site: Any, admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        switch_program(plugin, on=False)
    asked = [(method, site.path(route)) for route in site.routes(plugin) for method in route.methods]
    found = [(method, path, admin.ask(method, path).status_code) for method, path in asked]
    assert [answer for answer in found if answer[2] != 404] == []


def test_what_belongs_to_regencies_is_not_at_the_root(plugin: str, site: Any, admin: Client) -> None:
    asked = [(m, site.path(route)) for route in site.routes(plugin) if route.scope == "regency" for m in route.methods]
    assert asked
    found = [(method, path, admin.at(None).ask(method, path).status_code) for method, path in asked]
    assert [answer for answer in found if answer[2] != 404] == []


def test_nobody_gets_in_without_signing_in(plugin: str, site: Any, visitor: Client) -> None:
    for route in site.routes(plugin):
        if route.access.kind == "public":
            continue
        for method in route.methods:
            answer = visitor.ask(method, site.path(route))
            is_sent_away = answer.status_code == 401 if route.is_api else "/masuk" in (answer.location or "")
            assert is_sent_away, f"{method} {route.rule}: {answer.status}"


def test_staff_of_another_regency_may_nothing(plugin: str, site: Any, citra: Client) -> None:
    for route in site.routes(plugin):
        if route.access.kind != "permission":
            continue
        for method in route.methods:
            options = {"data": {"csrf_token": token(citra)}} if method != "GET" else {}
            assert citra.ask(method, site.path(route), **options).status_code == 403, f"{method} {route.rule}"


def token(client: Client) -> str:
    page = client.get("/akun").text
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


STRANGE = [("tidak-ada", 1), ("x" * 300, 2**63 - 1), ("%00é ' \" <script> ../..", 0), ("1", 1)]


def test_no_page_breaks_on_strange_values(plugin: str, site: Any, visitor: Client, admin: Client) -> None:
    """An error in a view would be raised here; each page that answers is checked as every page is."""
    for route in site.routes(plugin):
        if "GET" not in route.methods:
            continue
        for text, number in STRANGE:
            path = site.path(route, text.replace("/", "-"), number)
            for client in (visitor, admin):
                answer = client.get(
                    path, query_string={"q": text, "page": text, "sort": text, "category": text, "v": text}
                )
                assert answer.status_code < 500, path


def test_no_form_breaks_on_nothing(plugin: str, site: Any, admin: Client) -> None:
    for route in site.routes(plugin):
        if "POST" in route.methods and not route.is_api:
            answer = admin.post(site.path(route), {})
            assert answer.status_code in {302, 303, 400, 404, 409, 410, 422}, f"{route.rule}: {answer.status}"
