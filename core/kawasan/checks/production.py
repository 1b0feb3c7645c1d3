"""What an installation needs before others may use it: one finding for each setting that is unsafe or missing."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, make_url

from kawasan.checks.findings import Finding
from kawasan.config import OWNER_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHORTEST_SECRET = 32
OTHERS = stat.S_IRWXG | stat.S_IRWXO
LOCAL = ("localhost", "127.0.0.1")
ANOTHER_ROLE = (
    f"Let the server sign in as another role, and give the owner's address as {OWNER_URL.variable} to `kawasan db`"
)


def check_settings(values: Mapping[str, Any], environ: Mapping[str, str]) -> list[Finding]:
    """What settings and the instance folder alone tell; no database is asked."""
    return [
        *_check_mode(values),
        *_check_address(values),
        *_check_head(values),
        *_check_processes(values),
        *_check_secret(values),
        *_check_owner(values, environ),
    ]


def check_database(connection: Connection, *, demo_accounts: int) -> list[Finding]:
    """What the database tells: its roles, and accounts of a demonstration."""
    return [*_check_accounts(demo_accounts), *_check_roles(connection)]


def _check_mode(values: Mapping[str, Any]) -> Iterator[Finding]:
    if values["KAWASAN_MODE"] != "production":
        yield Finding("KAWASAN_MODE", f"it is {values['KAWASAN_MODE']}", "Unset it, or set it to production")
    if values["KAWASAN_STRICT"]:
        yield Finding("KAWASAN_STRICT", "a plugin's error would take the whole page down", "Unset it")
    if values["KAWASAN_LOG_FORMAT"] != "json":
        fault = "a traceback in the log may quote what a person typed"
        yield Finding("KAWASAN_LOG_FORMAT", fault, "Unset it, or set it to json")
    if not values["KAWASAN_RATELIMIT_ENABLED"]:
        yield Finding("KAWASAN_RATELIMIT_ENABLED", "passwords can be tried without a limit", "Unset it")
    if values["KAWASAN_TWO_FACTOR"] != "staff":
        yield Finding("KAWASAN_TWO_FACTOR", "an administrator's or operator's password alone opens all", "Unset it")


def _check_address(values: Mapping[str, Any]) -> Iterator[Finding]:
    if values["KAWASAN_BASE_DOMAIN"] in LOCAL:
        yield Finding("KAWASAN_BASE_DOMAIN", "it is this machine only", "Set it to the portal's host name")
    if not values["KAWASAN_HTTPS"]:
        yield Finding("KAWASAN_HTTPS", "cookies travel without TLS", "Put TLS in front and set it to 1")
    if not values["KAWASAN_PROXY_HOPS"]:
        remedy = "Set it to the number of proxies in front, mostly 1"
        yield Finding("KAWASAN_PROXY_HOPS", "every visitor has the proxy's address, and shares its throttle", remedy)
    if urlsplit(values["KAWASAN_PUBLIC_URL"]).scheme != "https":
        yield Finding("KAWASAN_PUBLIC_URL", "links in mails are not https", "Set it to the portal's https address")
    if not values["KAWASAN_MAIL_URL"]:
        remedy = "Set it, as in smtp://user:password@host:587"
        yield Finding("KAWASAN_MAIL_URL", "mail stays in the outbox folder and reaches nobody", remedy)
    if values["KAWASAN_MAIL_SENDER"].endswith("@localhost"):
        yield Finding("KAWASAN_MAIL_SENDER", "receivers will refuse it", "Set it to an address of your own domain")


def _check_head(values: Mapping[str, Any]) -> Iterator[Finding]:
    if not values["KAWASAN_HEAD_MAIL"]:
        fault = "whoever can write to the database can cut the trail's end off unseen"
        yield Finding("KAWASAN_HEAD_MAIL", fault, "Set it to an address that this installation's operators do not keep")


def _check_processes(values: Mapping[str, Any]) -> Iterator[Finding]:
    backend = make_url(values["KAWASAN_DATABASE_URL"]).get_backend_name()
    if backend == "sqlite":
        remedy = "Set it to a PostgreSQL database; SQLite has one wall only, and one writer at a time"
        yield Finding("KAWASAN_DATABASE_URL", "it is SQLite", remedy)
    if values["KAWASAN_PROCESSES"] > 1 and not values["KAWASAN_REDIS_URL"]:
        yield Finding("KAWASAN_REDIS_URL", "each process counts sign-in attempts alone", "Set it to a Redis server")


def _check_secret(values: Mapping[str, Any]) -> Iterator[Finding]:
    given, kept = values["KAWASAN_SECRET_KEY"], Path(values["KAWASAN_INSTANCE_PATH"]) / "secret_key"
    if given and len(given) < SHORTEST_SECRET:
        remedy = "Use one made by chance: openssl rand -base64 48"
        yield Finding("KAWASAN_SECRET_KEY", f"it has fewer than {SHORTEST_SECRET} characters", remedy)
    if not given and kept.exists() and kept.stat().st_mode & OTHERS:
        yield Finding(str(kept), "others on this machine can read it", f"Run: chmod 600 {kept}")


def _check_owner(values: Mapping[str, Any], environ: Mapping[str, str]) -> Iterator[Finding]:
    is_sqlite = make_url(values["KAWASAN_DATABASE_URL"]).get_backend_name() == "sqlite"
    if environ.get(OWNER_URL.variable) and not is_sqlite:
        remedy = "Set it for `kawasan db`, backup and restore alone"
        yield Finding(OWNER_URL.variable, "it is set where the server runs", remedy)


def _check_accounts(demo_accounts: int) -> Iterator[Finding]:
    if demo_accounts:
        remedy = "Begin with an empty database; their password is public, though it works in demo mode only"
        yield Finding("accounts", f"{demo_accounts} are a demonstration's", remedy)


def _check_roles(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "postgresql":
        return
    role, is_super, passes_walls = connection.exec_driver_sql(
        "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ).one()
    owned = connection.exec_driver_sql(
        "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user"
    ).scalar_one()
    if is_super or passes_walls:
        yield Finding("KAWASAN_DATABASE_URL", f"the role {role} passes through the second wall", ANOTHER_ROLE)
    elif owned:
        fault = f"the role {role} owns {owned} tables, so the second wall is open to it"
        yield Finding("KAWASAN_DATABASE_URL", fault, ANOTHER_ROLE)
