"""Every setting of an installation: what it means, its default, and the environment variable that sets it."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MODES = ("demo", "development", "production")
TWO_FACTOR = ("off", "staff")
LOG_FORMATS = ("json", "text")
DATABASES = ("sqlite:", "postgresql:", "postgresql+psycopg:")
DEFAULT_PORT = 8000
LOCAL = "localhost"  # as base domain: no server stands in front, so links name the port
OSM_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
OSM_ATTRIBUTION = "© OpenStreetMap"


class ConfigError(ValueError):
    """A setting has a value that cannot be used; the message names the variable and says what is accepted."""


def _flag(value: str) -> bool:
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off", ""}:
        return False
    message = "use 1 or 0"
    raise ValueError(message)


def _mode(value: str) -> str:
    if value not in MODES:
        message = f"use one of {', '.join(MODES)}"
        raise ValueError(message)
    return value


def _two_factor(value: str) -> str:
    if value not in TWO_FACTOR:
        message = f"use one of {', '.join(TWO_FACTOR)}"
        raise ValueError(message)
    return value


def _log_format(value: str) -> str:
    if value not in ("", *LOG_FORMATS):
        message = f"use one of {', '.join(LOG_FORMATS)}"
        raise ValueError(message)
    return value


def _database(value: str) -> str:
    if value and not value.startswith(DATABASES):
        message = "use an address that begins with sqlite: or postgresql:"
        raise ValueError(message)
    return value


def _count(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        message = "use a whole number, 0 or more"
        raise ValueError(message)
    return int(value)


def _count_from_one(value: str) -> int:
    if (number := _count(value)) == 0:
        message = "use 1 or more"
        raise ValueError(message)
    return number


@dataclass(frozen=True)
class Setting:
    """One setting. `demo` is the default in demo mode, where it differs."""

    variable: str
    meaning: str
    default: Any
    parse: Callable[[str], Any] = str
    demo: Any = None

    @property
    def key(self) -> str:
        """The key in `app.config`: the variable's own name."""
        return self.variable


SETTINGS: tuple[Setting, ...] = (
    Setting("KAWASAN_MODE", "demo, development or production; demo accounts work in demo only", "production", _mode),
    Setting("KAWASAN_INSTANCE_PATH", "folder of the local database, uploads, outbox and generated secrets", ""),
    Setting("KAWASAN_DATABASE_URL", "SQLAlchemy address; empty: SQLite in the instance folder", "", _database),
    Setting(
        "KAWASAN_DATABASE_POOLER",
        "1: a pooler of transactions, such as pgbouncer, stands before PostgreSQL; no statement stays prepared",
        default=False,
        parse=_flag,
    ),
    Setting(
        "KAWASAN_REDIS_URL",
        "Redis for jobs and throttles of several processes; empty: jobs in a file, and each process counts alone",
        "",
    ),
    Setting("KAWASAN_SECRET_KEY", "signs session cookies; empty: generated once into the instance folder", ""),
    Setting("KAWASAN_BASE_DOMAIN", "host under which regencies live, as <slug>.<base domain>", LOCAL),
    Setting(
        "KAWASAN_PUBLIC_URL", "address of the region's pages, for mails and one-time links; empty: the base domain", ""
    ),
    Setting("KAWASAN_REGION_NAME", "name on the region's own front page", "Kawasan", demo="Kawasan Danau Toba"),
    Setting("KAWASAN_REGION_OUTLINE", "outline drawn there, by name; empty: none", "", demo="lake_toba"),
    Setting(
        "KAWASAN_TILES_URL", "map tiles, with {z}/{x}/{y}; empty: only the portal's own base layer", "", demo=OSM_TILES
    ),
    Setting("KAWASAN_TILES_ATTRIBUTION", "credit shown on the map for the tiles", "", demo=OSM_ATTRIBUTION),
    Setting("KAWASAN_MAIL_URL", "smtp://user:password@host:587; empty: mail lands in the outbox folder", ""),
    Setting("KAWASAN_MAIL_SENDER", "From address of mail", "portal@localhost"),
    Setting(
        "KAWASAN_TWO_FACTOR",
        "staff: administrators and operators need a second step to sign in; off: who wants it",
        "staff",
        _two_factor,
        demo="off",
    ),
    Setting(
        "KAWASAN_STATION_IDLE_MINUTES",
        "minutes after which a counter computer that officers share goes back to the list of names, when nobody types",
        10,
        _count_from_one,
    ),
    Setting(
        "KAWASAN_STATION_HOURS",
        "hours after which such a computer locks itself, and asks for a password",
        12,
        _count_from_one,
    ),
    Setting(
        "KAWASAN_HEAD_MAIL",
        "address outside of the installation that gets the heads of all trails, daily; empty: nobody",
        "",
    ),
    Setting("KAWASAN_RATELIMIT_ENABLED", "0 switches throttles off, for load tests", default=True, parse=_flag),
    Setting("KAWASAN_HTTPS", "1: cookies are sent over TLS only (needs TLS in front)", default=False, parse=_flag),
    Setting("KAWASAN_PROXY_HOPS", "trusted reverse proxies in front, a count", 0, _count),
    Setting("KAWASAN_PAGE_CACHE_MB", "memory for rendered public pages in each process, MB; 0: none", 32, _count),
    Setting("KAWASAN_PROCESSES", "server processes started by `kawasan serve`", 1, _count_from_one),
    Setting(
        "KAWASAN_LOG_FORMAT", "json or text, on standard error; empty: json in production, else text", "", _log_format
    ),
    Setting(
        "KAWASAN_IMPORT_SECONDS",
        "seconds that the first import of a new plugin may take; 0: it is not tried",
        20,
        _count,
    ),
    Setting("KAWASAN_HOOK_SECONDS", "seconds that one call of a plugin's hook may take; 0: any", 5, _count),
    Setting(
        "KAWASAN_STRICT", "1: errors of plugins are raised instead of contained (for CI)", default=False, parse=_flag
    ),
)
OWNER_URL = Setting(
    "KAWASAN_OWNER_DATABASE_URL",
    "the database as the owner of its tables, for `kawasan db`, backup and restore; empty: there is one role",
    "",
    _database,
)
"""Read by the commands that look after the tables, and by nothing else: the server never sees it."""


def load(environ: Mapping[str, str] | None = None, **overrides: Any) -> dict[str, Any]:
    """Read all settings: overrides first, then the environment, then defaults.

    Raises ConfigError naming the variable whose value cannot be read.
    """
    env = os.environ if environ is None else environ
    mode = overrides.get("KAWASAN_MODE") or _read(SETTINGS[0], env, "production")
    values = {s.key: overrides.get(s.key, _read(s, env, mode)) for s in SETTINGS}
    instance = Path(values["KAWASAN_INSTANCE_PATH"] or default_instance()).resolve()
    values["KAWASAN_INSTANCE_PATH"] = str(instance)
    if not values["KAWASAN_DATABASE_URL"]:
        values["KAWASAN_DATABASE_URL"] = f"sqlite:///{instance / 'kawasan.db'}"
    values["KAWASAN_LOG_FORMAT"] = values["KAWASAN_LOG_FORMAT"] or ("json" if mode == "production" else "text")
    if not values["KAWASAN_PUBLIC_URL"]:
        scheme = "https" if values["KAWASAN_HTTPS"] else "http"
        is_local = mode != "production" or values["KAWASAN_BASE_DOMAIN"] == LOCAL
        port = f":{env.get('PORT') or DEFAULT_PORT}" if is_local else ""
        values["KAWASAN_PUBLIC_URL"] = f"{scheme}://{values['KAWASAN_BASE_DOMAIN']}{port}"
    return values


def owner_database_url(values: Mapping[str, Any], environ: Mapping[str, str] | None = None) -> str:
    """The address by which tables are made and kept: the owner's, or the server's where there is one role only."""
    env = os.environ if environ is None else environ
    return str(_read(OWNER_URL, env, values["KAWASAN_MODE"]) or values["KAWASAN_DATABASE_URL"])


def _read(setting: Setting, env: Mapping[str, str], mode: str) -> Any:
    raw = env.get(setting.variable)
    if raw is None or (raw == "" and setting.parse is not str):
        return setting.demo if mode == "demo" and setting.demo is not None else setting.default
    try:
        return setting.parse(raw)
    except ValueError as error:
        named = setting.variable if setting.parse is _database else f"{setting.variable}={raw!r}"  # it holds a password
        message = f"{named} cannot be used: {error}"
        raise ConfigError(message) from error


def default_instance() -> Path:
    """`instance/` of the checkout this code runs from; installed from a wheel, `instance/` of the working folder."""
    checkout = Path(__file__).resolve().parents[2]
    return (checkout if (checkout / "pyproject.toml").exists() else Path.cwd()) / "instance"


def secret_key(values: Mapping[str, Any]) -> str:
    """The configured key, or one made at the first start and kept, readable by the owner only, in the instance
    folder.
    """
    if values["KAWASAN_SECRET_KEY"]:
        return str(values["KAWASAN_SECRET_KEY"])
    path = Path(values["KAWASAN_INSTANCE_PATH"]) / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(key := secrets.token_urlsafe(48))
    return key
