"""A browser of one person, at one regency."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kawasan.languages import COOKIE, LANGUAGES
from kawasan.tenancy import RegencyRef
from kawasan.testing.cast import Member, csrf_token, session_cookie
from kawasan.testing.pages import faults

Values = Mapping[str, Any]


class Client:
    """Asks for paths below a regency's root: `ani.get("/umkm/")` asks for `/toba/umkm/`.

    Each HTML answer is checked (`kawasan.testing.pages`), so a test that only looks at the status checks its page too.
    """

    def __init__(self, app: Flask, regency: RegencyRef | None, member: Member | None = None) -> None:
        self.app, self.regency, self.member = app, regency, member
        self.browser: FlaskClient = app.test_client()
        if member is not None:
            self.browser.set_cookie("session", session_cookie(app, member))

    @property
    def root(self) -> str:
        """Path of the regency's root, without a slash at its end; empty for the region's own pages."""
        return f"/{self.regency.slug}" if self.regency else ""

    def at(self, regency: RegencyRef | None) -> Client:
        """The same person's browser at another regency, or (None) at the region's own pages."""
        return Client(self.app, regency, self.member)

    def get(self, path: str, **options: Any) -> TestResponse:
        """GET. Options are those of Flask's test client: `query_string`, `headers`, `follow_redirects` and so on."""
        return self.ask("GET", path, **options)

    def json(self, path: str, **options: Any) -> TestResponse:
        """GET, and the answer must be JSON: its content is `answer.json`."""
        headers = {"Accept": "application/json"} | dict(options.pop("headers", {}))
        answer = self.ask("GET", path, headers=headers, **options)
        assert answer.is_json, f"{path} answered {answer.status} with {answer.mimetype}"
        return answer

    def post(
        self, path: str, data: Mapping[str, Any] | None = None, *, csrf: bool = True, **options: Any
    ) -> TestResponse:
        """POST a form, with the token that a signed-in person's form carries unless `csrf` is False.

        Files: `{"photo": photo_file()}`. `json=…` posts JSON, without a token.
        """
        if "json" not in options:
            token = {"csrf_token": csrf_token(self.app, self.member)} if csrf and self.member else {}
            options["data"] = {**token, **(data or {})}
        return self.ask("POST", path, **options)

    def ask(self, method: str, path: str, **options: Any) -> TestResponse:
        """Any request; the answer is checked."""
        answer = self.browser.open(self.root + path, method=method, buffered=True, **options)
        self._check(path, answer)
        return answer

    def _check(self, path: str, answer: TestResponse) -> None:
        if answer.mimetype != "text/html" or answer.status_code in {301, 302, 303, 307, 308} or not answer.data:
            return
        wrong = faults(answer.text, language=self._language(answer), signed_in=self._is_signed_in())
        if "Content-Security-Policy" not in answer.headers:
            wrong.append("no Content-Security-Policy header")
        assert not wrong, f"{answer.status_code} {self.root}{path}: " + "; ".join(wrong)

    def _language(self, answer: TestResponse) -> str:
        cookie = self.browser.get_cookie(COOKIE)
        asked = answer.request.args.get("lang") or (cookie.value if cookie else None)
        return asked if asked in LANGUAGES else LANGUAGES[0]

    def _is_signed_in(self) -> bool:
        return self.member is not None and self.browser.get_cookie("session") is not None
