"""A counter computer that officers share, and officers with PINs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from counter_computer import ADMIN_PIN, PIN, Computer, account, give_password
from flask import Flask
from sqlalchemy import select

from kawasan.audit import AuditEntry
from kawasan.auth import set_pin
from kawasan.auth.stations import COOKIE
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency
from kawasan.testing.cast import ADMIN, BUDI


@pytest.fixture
def officers(app: Flask, toba: RegencyRef, in_regency: InRegency) -> dict[str, int]:
    """Ids of budi and of the administrator, who have a password and a PIN; their own browsers are signed in."""
    for member in (BUDI, ADMIN):
        give_password(app, member)
    with in_regency(toba):
        for member, pin in ((BUDI, PIN), (ADMIN, ADMIN_PIN)):
            set_pin(account(member), pin)
        return {"budi": account(BUDI).id, "admin": account(ADMIN).id}


@pytest.fixture
def computer(app: Flask, toba: RegencyRef, officers: dict[str, int]) -> Computer:
    """The station `Loket depan`, made by the administrator; it is open, and nobody sits there."""
    browser = Computer(app, toba)
    assert browser.sign_in(ADMIN.email).status_code == 302
    assert browser.post("/kelola/loket-bersama", {"name": "Loket depan"}).status_code == 302
    assert browser.browser.get_cookie(COOKIE, path="/toba/") is not None
    assert browser.post("/loket-bersama/ganti").status_code == 302
    return browser


@pytest.fixture
def trail(in_regency: InRegency) -> Callable[[RegencyRef], list[Any]]:
    """The entries of a regency's trail, newest first, as (actor, action, subject, before, after)."""
    columns = (AuditEntry.actor, AuditEntry.action, AuditEntry.subject, AuditEntry.before, AuditEntry.after)

    def read(regency: RegencyRef) -> list[Any]:
        with in_regency(regency) as session:
            return [tuple(row) for row in session.execute(select(*columns).order_by(AuditEntry.id.desc()))]

    return read
