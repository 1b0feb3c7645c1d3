"""A browser at a counter that several officers use."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from kawasan.auth import LoginSession, User, find_account, set_password
from kawasan.auth.stations import COOKIE
from kawasan.db import regency_scope, session
from kawasan.testing import Client
from kawasan.testing.cast import Member, session_id, uniquifier

PASSWORD, PIN, ADMIN_PIN = "perahu-kecil-biru", "204060", "917352"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
STRIP = re.compile(r'k-station-row">.*?<strong>(.*?)</strong>', re.DOTALL)


class Computer(Client):
    """A browser at a counter: whoever signs in at it, its forms carry the token of the pages it is shown."""

    def post(self, path: str, data: dict[str, Any] | None = None, *, csrf: bool = True, **options: Any) -> TestResponse:
        """As a person does who has the page with the form before them."""
        token = self._token() if csrf else None
        return super().post(path, {**({"csrf_token": token} if token else {}), **(data or {})}, **options)

    def be(self, other: Client) -> Computer:
        """The same station, as a copy of its cookie would make one."""
        token = other.browser.get_cookie(COOKIE, path="/toba/")
        assert token is not None
        self.browser.set_cookie(COOKIE, token.value, path="/toba/")
        return self

    def sign_in(self, email: str = "budi@toba.test", **more: str) -> TestResponse:
        """With the password."""
        return self.post("/masuk", {"email": email, "password": PASSWORD, **more})

    def enter(self, user_id: int, pin: str = PIN, **options: Any) -> TestResponse:
        """Choose a name and type a PIN."""
        return self.post(f"/loket-bersama/{user_id}", {"pin": pin}, **options)

    @property
    def sits_there(self) -> str:
        """Who, by the strip on top of each page; nothing for nobody."""
        found = STRIP.search(self.get("/").text)
        return found[1] if found else ""

    @property
    def is_open(self) -> bool:
        """Whether it shows names, nobody sitting there."""
        return "Siapa petugasnya?" in self.get("/loket-bersama/").text

    def _token(self) -> str | None:
        found = TOKEN.search(self.get("/akun").text) or TOKEN.search(self.get("/").text)
        return found[1] if found else None


def give_password(app: Flask, member: Member) -> None:
    """One of the cast knows a password from now on, and stays signed in."""
    with app.app_context(), regency_scope(None):
        user = account(member)
        set_password(user, PASSWORD)
        user.fs_uniquifier = uniquifier(member)
        session().add(LoginSession(id=session_id(member), user_id=user.id))


def account(member: Member) -> User:
    user = find_account(member.email)
    assert user is not None
    return user
