"""Running them: core first, then the plugins. A plugin that is missing blocks none of the others."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kawasan.plugins.registry import folder_of, installed

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)
CORE = "core"
HERE = Path(__file__).parent


def sources() -> dict[str, Path]:
    """Name to the folder with its revisions. Plugins are found without importing them; one that is gone is left out."""
    found = {CORE: HERE / "versions"}
    for entry in installed():
        try:
            found[entry.name] = folder_of(entry) / "migrations"
        except ModuleNotFoundError:
            log.exception("plugin %s is gone; its tables stay as they are", entry.name)
    return found


def upgrade(url: str, *names: str) -> list[str]:
    """Bring core and all (or the named) plugins to their newest revision; answers what was brought up."""
    from alembic import command  # noqa: PLC0415 - 0.2 s that no server process needs

    done = []
    for name, folder in sources().items():
        if (not names or name in names) and folder.is_dir():
            command.upgrade(_config(name, url), "head")
            done.append(name)
    return done


def downgrade(url: str, name: str, revision: str = "base") -> None:
    """Take one of them back."""
    from alembic import command  # noqa: PLC0415 - as above

    command.downgrade(_config(name, url), revision)


def make_revision(url: str, name: str, message: str) -> Path:
    """Write the revision that brings the tables of `name` from the database's state to the models' (autogenerate)."""
    from alembic import command  # noqa: PLC0415 - as above

    sources()[name].mkdir(parents=True, exist_ok=True)
    number = len(list(sources()[name].glob("[0-9]*.py"))) + 1
    script: Any = command.revision(_config(name, url), message=message, autogenerate=True, rev_id=f"{number:04d}")
    return Path(script.path)


def current_versions(url: str) -> dict[str, str | None]:
    """The revision the database is at, for core and each plugin."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - as above
    from sqlalchemy import create_engine  # noqa: PLC0415 - together with alembic

    engine = create_engine(_driver(url))
    with engine.connect() as connection:
        versions = {
            name: MigrationContext.configure(
                connection, opts={"version_table": f"alembic_version_{name}"}
            ).get_current_revision()
            for name in sources()
        }
    engine.dispose()
    return versions


def _config(name: str, url: str) -> Config:
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(sources()[name]))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes.update(name=name, names=list(sources()), url=_driver(url))
    return config


def _driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)
