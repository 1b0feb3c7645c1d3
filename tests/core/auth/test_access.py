"""Who may open what: declared by every view, decided before it runs."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from flask import Blueprint, Flask

from kawasan import web
from kawasan.auth import declare_all, declared, public, require, scope, signed_in
from kawasan.auth.access import UndeclaredAccess, enforce
from kawasan.tenancy import RegencyRef
from kawasan.testing import Answers, Client
from kawasan.testing.cast import ANI, csrf_token


def test_a_view_without_a_declaration_stops_the_start() -> None:
    app = Flask(__name__)
    app.add_url_rule("/x", "forgotten", lambda: "")
    with pytest.raises(UndeclaredAccess, match="the view forgotten declares no access"):
        declare_all(app)


def test_declarations_are_collected() -> None:
    app = Flask(__name__)
    app.add_url_rule("/a", "open", public(lambda: ""))
    app.add_url_rule("/b", "region", scope("platform")(signed_in(lambda: "")))
    app.add_url_rule("/c", "staff", require("core:console:view")(lambda: ""))
    declare_all(app)
    with app.app_context():
        assert (declared("open")[0].kind, declared("open")[1]) == ("public", "regency")
        assert (declared("region")[0].kind, declared("region")[1]) == ("signed-in", "platform")
        assert declared("staff")[0].permission == "core:console:view"


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="everywhere"):
        scope("everywhere")


def test_it_is_decided_before_any_view(app: Flask) -> None:
    assert enforce in app.before_request_funcs[None]


def test_public_is_for_all(answers: Answers) -> None:
    answers("/", visitor=200, ani=200, budi=200, citra=200)


def test_signed_in_is_for_all_with_an_account(answers: Answers) -> None:
    answers("/akun", visitor="/masuk", ani=200, budi=200, citra=200)


def test_a_permission_is_for_roles_that_have_it_here(answers: Answers) -> None:
    answers("/kelola/", visitor="/masuk", ani=403, budi=200, citra=403)


def test_an_administrator_may_what_an_officer_may_not(admin: Client, budi: Client) -> None:
    assert budi.get("/kelola/program").status_code == 403
    assert admin.get("/kelola/program").status_code == 200


def test_an_operator_may_everything(operator: Client) -> None:
    assert operator.get("/kelola/program").status_code == 200
    assert operator.at(None).get("/operator/").status_code == 200


def test_operators_pages_are_for_operators(visitor: Client, admin: Client, citra: Client) -> None:
    assert visitor.at(None).get("/operator/").status_code == 302
    assert admin.at(None).get("/operator/").status_code == 403
    assert citra.at(None).get("/operator/").status_code == 403


def test_an_officer_is_one_at_home_only(citra: Client, samosir: RegencyRef) -> None:
    assert citra.at(samosir).get("/kelola/").status_code == 200
    assert citra.get("/kelola/").status_code == 403


def test_who_is_sent_to_sign_in_comes_back(visitor: Client) -> None:
    answer = visitor.get("/kelola/program")
    assert answer.location is not None
    assert answer.location.startswith("/toba/masuk?next=")
    assert "kelola" in answer.location


def test_a_refusal_says_its_reason_in_the_log(ani: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        ani.get("/kelola/")
    assert "refused GET /kelola/: permission core:console:view is missing" in caplog.text


def test_a_refusal_is_a_page_with_a_way_on(ani: Client) -> None:
    answer = ani.get("/kelola/")
    assert "Ini bukan untuk Anda" in answer.text
    assert 'href="/toba/"' in answer.text


# Where a form came from. A browser sends Origin and Sec-Fetch-Site with every POST; programs send neither.
FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://samosir.localhost"},
    {"Origin": "http://localhost:81"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_form_from_elsewhere_is_refused(headers: dict[str, str], visitor: Client, budi: Client) -> None:
    assert visitor.post("/masuk", {"email": "x", "password": "y"}, headers=headers).status_code == 403
    assert budi.post("/akun/kabar/dibaca", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}],
    ids=str,
)
def test_a_form_of_ours_is_taken(headers: dict[str, str], budi: Client) -> None:
    assert budi.post("/akun/kabar/dibaca", headers=headers).status_code == 302


def test_a_signed_in_form_needs_its_token(budi: Client) -> None:
    assert budi.post("/akun/kabar/dibaca", csrf=False).status_code == 400
    assert budi.post("/akun/kabar/dibaca", {"csrf_token": "wrong"}, csrf=False).status_code == 400
    assert budi.post("/akun/kabar/dibaca").status_code == 302


def test_another_persons_token_is_refused(budi: Client, ani: Client, app: Flask) -> None:
    token = csrf_token(app, ANI)
    assert budi.post("/akun/kabar/dibaca", {"csrf_token": token}, csrf=False).status_code == 400


def test_an_anonymous_form_needs_no_token_and_so_can_be_kept(visitor: Client) -> None:
    page = visitor.get("/masuk")
    assert "csrf_token" not in page.text
    assert visitor.post("/masuk", {"email": "nobody@toba.test", "password": "wrong"}).status_code == 422


@pytest.fixture
def api_app(another_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application with two more views that take a POST: one of the public API, one that only looks like it."""
    blueprint = Blueprint("posts", __name__)

    @blueprint.post("/posts/api/x", endpoint="page")
    @blueprint.post("/api/v1/posts", endpoint="api")
    @public
    def take() -> str:
        return "taken"

    monkeypatch.setattr(web, "BLUEPRINTS", (*web.BLUEPRINTS, blueprint))
    return another_app()


def test_the_public_api_may_be_called_from_elsewhere(api_app: Flask) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    assert api_app.test_client().post("/toba/api/v1/posts", headers=headers).status_code == 200
    assert api_app.test_client().post("/toba/posts/api/x", headers=headers).status_code == 403
