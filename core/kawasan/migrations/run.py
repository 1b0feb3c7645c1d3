"""Running them: core first, then the plugins. A plugin that is missing blocks none of the others."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, NullPool, create_engine

from kawasan.migrations.walls import let_in, server_role
from kawasan.plugins.registry import folder_of, installed

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def upgrade(url: str, *names: str, server_url: str | None = None) -> list[str]:
    """Bring core and all (or the named) plugins to their newest revision; answers what was brought up.

    `url` is the owner's address. The role of `server_url`, if it is another, may read and write the tables afterwards.
    """
    from alembic import command  # noqa: PLC0415 - 0.2 s that no server process needs

    done = []
    for name, folder in sources().items():
        if (not names or name in names) and folder.is_dir():
            command.upgrade(_config(name, url), "head")
            done.append(name)
    if (role := server_role(url, server_url or url)) is not None:
        with connected(url) as connection:
            let_in(connection, role, done)
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

    with connected(url) as connection:
        return {
            name: MigrationContext.configure(
                connection, opts={"version_table": f"alembic_version_{name}"}
            ).get_current_revision()
            for name in sources()
        }


def pending(url: str) -> list[tuple[str, str | None, str]]:
    """Core and plugins whose tables are not at their newest revision: name, revision they are at, the newest."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    newest = {name: ScriptDirectory.from_config(_config(name, url)).get_current_head() for name in sources()}
    return [(name, at, newest[name] or "") for name, at in current_versions(url).items() if at != newest[name]]


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection of its own in one transaction, for a command that looks at the tables as a whole."""
    engine = create_engine(_driver(url), poolclass=NullPool)
    with engine.begin() as connection:
        yield connection


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
