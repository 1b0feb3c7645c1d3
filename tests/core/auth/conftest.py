"""People with passwords."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from kawasan.auth import LoginSession, find_account, set_password
from kawasan.db import regency_scope
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client

PASSWORD = "danau-yang-tenang"


@pytest.fixture
def budi_with_password(app: Flask) -> str:
    """Budi can sign in: his password is answered; his telephone is +6281200000102."""
    with app.app_context(), regency_scope(None):
        user = find_account("budi@toba.test")
        assert user is not None
        set_password(user, PASSWORD)
        user.phone = "+6281200000102"
    return PASSWORD


@pytest.fixture
def sign_in(app: Flask, toba: RegencyRef) -> Callable[..., tuple[Client, Any]]:
    """Signs in by the form, in a fresh browser; answers the browser and what it was shown."""

    def do(identity: str, password: str, at: Flask = app) -> tuple[Client, Any]:
        browser = Client(at, toba)
        return browser, browser.post("/masuk", {"email": identity, "password": password})

    return do


@pytest.fixture
def count_sessions(app: Flask) -> Callable[[str], int]:
    """How many browsers an account is signed in with."""

    def count(identity: str) -> int:
        with app.app_context(), regency_scope(None, writes=False) as session:
            user = find_account(identity)
            assert user is not None
            return int(session.scalar(select(func.count()).where(LoginSession.user_id == user.id)))

    return count
