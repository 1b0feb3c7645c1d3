"""What must not be so on a public server is named, with its remedy."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine

from kawasan.checks import check_database, check_settings
from kawasan.config import load
from kawasan.db import db
from kawasan.testing.postgres import Addresses

SAFE = {
    "KAWASAN_MODE": "production", "KAWASAN_DATABASE_URL": "postgresql://kawasan@localhost/kawasan",
    "KAWASAN_REDIS_URL": "redis://localhost", "KAWASAN_PROCESSES": "4", "KAWASAN_SECRET_KEY": secrets.token_urlsafe(48),
    "KAWASAN_BASE_DOMAIN": "portal.example.id", "KAWASAN_HTTPS": "1", "KAWASAN_PROXY_HOPS": "1",
    "KAWASAN_MAIL_URL": "smtp://mail.example.id", "KAWASAN_MAIL_SENDER": "portal@example.id",
    "KAWASAN_HEAD_MAIL": "inspektorat@example.org",
}  # fmt: skip


def found(app: Flask, environ: dict[str, str], *, demo_accounts: int = 0) -> dict[str, str]:
    values = load(environ)
    with app.app_context(), db.engine.connect() as connection:
        findings = check_settings(values, environ) + check_database(connection, demo_accounts=demo_accounts)
    assert all(finding.remedy for finding in findings)
    return {finding.subject: finding.fault for finding in findings}


def test_a_safe_installation_has_nothing_to_mend(app: Flask) -> None:
    assert found(app, SAFE) == {}


@pytest.mark.parametrize(
    ("variable", "value", "fault"),
    [
        ("KAWASAN_MODE", "demo", "it is demo"),
        ("KAWASAN_MODE", "development", "it is development"),
        ("KAWASAN_STRICT", "1", "page down"),
        ("KAWASAN_RATELIMIT_ENABLED", "0", "without a limit"),
        ("KAWASAN_TWO_FACTOR", "off", "password alone"),
        ("KAWASAN_LOG_FORMAT", "text", "what a person typed"),
        ("KAWASAN_HEAD_MAIL", "", "cut the trail's end off"),
        ("KAWASAN_BASE_DOMAIN", "localhost", "this machine only"),
        ("KAWASAN_HTTPS", "0", "without TLS"),
        ("KAWASAN_PROXY_HOPS", "0", "shares its throttle"),
        ("KAWASAN_PUBLIC_URL", "http://portal.example.id", "not https"),
        ("KAWASAN_MAIL_URL", "", "reaches nobody"),
        ("KAWASAN_MAIL_SENDER", "portal@localhost", "refuse it"),
        ("KAWASAN_DATABASE_URL", "", "it is SQLite"),
        ("KAWASAN_REDIS_URL", "", "counts sign-in attempts alone"),
        ("KAWASAN_SECRET_KEY", "short", "fewer than 32"),
    ],
)
def test_each_unsafe_setting_is_named(variable: str, value: str, fault: str, app: Flask) -> None:
    assert fault in found(app, SAFE | {variable: value})[variable]


def test_accounts_of_a_demonstration_are_counted(app: Flask) -> None:
    assert found(app, SAFE, demo_accounts=3) == {"accounts": "3 are a demonstration's"}


def test_a_key_that_others_can_read_is_named(app: Flask, tmp_path: Path) -> None:
    kept = tmp_path / "secret_key"
    kept.write_text("x" * 40)
    environ: dict[str, Any] = {**SAFE, "KAWASAN_SECRET_KEY": "", "KAWASAN_INSTANCE_PATH": str(tmp_path)}
    kept.chmod(0o640)
    assert found(app, environ) == {str(kept): "others on this machine can read it"}
    kept.chmod(0o600)
    assert found(app, environ) == {}


@pytest.mark.postgresql
def test_the_owners_address_has_no_business_with_the_server(app: Flask) -> None:
    assert set(found(app, SAFE | {"KAWASAN_OWNER_DATABASE_URL": "postgresql://x@localhost/x"})) == {
        "KAWASAN_OWNER_DATABASE_URL"
    }


@pytest.mark.postgresql
@pytest.mark.parametrize(("role", "fault"), [("owner", "owns"), ("admin", "passes through the second wall")])
def test_a_role_that_the_wall_does_not_hold_is_named(role: str, fault: str, addresses: Addresses, app: Flask) -> None:
    engine = create_engine(getattr(addresses, role))
    with engine.connect() as connection:
        (finding,) = check_database(connection, demo_accounts=0)
    engine.dispose()
    assert fault in finding.fault
    assert "KAWASAN_OWNER_DATABASE_URL" in finding.remedy
