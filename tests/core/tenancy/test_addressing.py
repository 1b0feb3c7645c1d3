"""Which regency a request is for: by path, by host, or none; and what is answered where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from kawasan.app import reserved_slugs
from kawasan.tenancy import Regency, RegencyRef
from kawasan.testing import Client, InRegency


def ask(app: Flask, path: str, host: str = "localhost", **options: object) -> tuple[int, str]:
    answer = app.test_client().get(path, base_url=f"http://{host}", **options)
    return answer.status_code, answer.text


def test_a_path_names_the_regency(app: Flask, toba: RegencyRef) -> None:
    status, page = ask(app, "/toba/")
    assert status == 200
    assert toba.name in page


@pytest.mark.parametrize("host", ["toba.localhost", "toba.localhost:8000", "TOBA.localhost", "toba.localhost."])
def test_a_host_names_the_regency(host: str, app: Flask, toba: RegencyRef) -> None:
    answer = app.test_client().get("/", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 200
    assert toba.name in answer.text


def test_links_keep_to_the_form_of_the_address(app: Flask) -> None:
    assert 'href="/toba/masuk"' in ask(app, "/toba/")[1]
    by_host = ask(app, "/", "toba.localhost")[1]
    assert 'href="/masuk"' in by_host
    assert 'href="/toba/' not in by_host


def test_a_mapped_domain_names_the_regency(app: Flask, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir) as session:
        session.get(Regency, samosir.id).domain = "portal.samosirkab.go.id"
    status, page = ask(app, "/", "portal.samosirkab.go.id")
    assert status == 200
    assert samosir.name in page


def test_a_base_domain_of_ones_own(another_app: Callable[..., Flask], toba: RegencyRef) -> None:
    other = another_app(KAWASAN_BASE_DOMAIN="danautoba.id")
    assert toba.name in ask(other, "/", "toba.danautoba.id")[1]
    assert ask(other, "/", "danautoba.id")[0] == 200
    assert ask(other, "/toba/", "danautoba.id")[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "toba.evil.example", "nowhere.localhost", "a.toba.localhost", "-.localhost", "localhost.evil"],
)
def test_an_unknown_host_is_misdirected(host: str, app: Flask) -> None:
    assert ask(app, "/", host)[0] == 421
    assert ask(app, "/toba/", host)[0] == 421


@pytest.mark.parametrize(
    "host",
    ["localhost:80@evil.example", "localhost:evil", "localhost:80, evil.example", "localhost/evil", "localhost:"],
)
def test_what_is_no_host_name_is_misdirected(host: str, app: Flask) -> None:
    assert app.test_client().get("/toba/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "[::1]:8000"])
def test_the_region_itself_answers_at_its_hosts(host: str, app: Flask) -> None:
    assert ask(app, "/", host)[0] == 200


def test_a_regency_without_a_slash_is_redirected_for_good(app: Flask) -> None:
    answer = app.test_client().get("/toba?lang=en")
    assert (answer.status_code, answer.location) == (308, "/toba/?lang=en")


def test_a_post_without_a_slash_keeps_its_method(app: Flask) -> None:
    assert app.test_client().post("/toba").status_code == 308


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/Toba/", "/toba /", "/toba.php", "//toba/", "toba/", "/to--ba/", "/1212/"]
)
def test_an_unknown_path_is_not_found(path: str, app: Flask) -> None:
    assert app.test_client().get("/", environ_overrides={"PATH_INFO": path}).status_code == 404


def test_a_regency_within_a_regency_is_not_found(visitor: Client) -> None:
    assert visitor.get("/samosir/").status_code == 404


def test_another_regency_is_not_found_by_host_and_path(app: Flask) -> None:
    assert ask(app, "/samosir/", "toba.localhost")[0] == 404


def test_pages_of_the_region_are_not_in_a_regency(visitor: Client, operator: Client) -> None:
    assert operator.at(None).get("/operator/").status_code == 200
    assert operator.get("/operator/").status_code == 404
    assert visitor.get("/healthz").status_code == 404


def test_pages_of_a_regency_are_not_in_the_region(admin: Client) -> None:
    assert admin.get("/kelola/").status_code == 200
    assert admin.at(None).get("/kelola/").status_code == 404


def test_a_request_is_not_bound_by_what_surrounds_it(app: Flask, in_regency: InRegency, samosir: RegencyRef) -> None:
    with in_regency(samosir):
        assert samosir.name not in ask(app, "/toba/")[1].partition("<main")[0]
        assert ask(app, "/healthz")[0] == 200


def test_one_select_finds_the_regency_with_its_programs(visitor: Client, query_count: Callable[..., object]) -> None:
    with query_count() as counted:  # type: ignore[attr-defined]  # a context manager
        visitor.get("/akun/keluar")
    assert counted.total == 1, counted


def test_every_first_segment_of_a_path_is_reserved(app: Flask) -> None:
    reserved = reserved_slugs(app)
    assert {"static", "media", "tema", "api", "operator", "masuk", "keluar", "akun", "cari", "kelola"} <= reserved
    for rule in app.url_map.iter_rules():
        first = rule.rule.lstrip("/").partition("/")[0]
        assert not first or "<" in first or first in reserved, rule


def test_a_path_of_the_installation_comes_first(app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    """Should a regency have its name after all, as from a time before that path was there."""
    with in_regency(toba) as session:
        session.get(Regency, toba.id).slug = "operator"
    assert app.test_client().get("/operator/").location is not None
    assert app.test_client().get("/", base_url="http://operator.localhost").status_code == 200
