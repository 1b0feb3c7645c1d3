"""Running them: core first, then the plugins. A plugin that is missing blocks none of the others."""

from __future__ import annotations

import io
import logging
from argparse import Namespace
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, filterwarnings

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from kawasan.migrations.walls import let_in, server_role
from kawasan.plugins.blame import where
from kawasan.plugins.registry import folder_of, installed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.config import Config

log = logging.getLogger(__name__)
CORE = "core"
HERE = Path(__file__).parent


class MigrationRefused(ValueError):
    """It cannot be done; the message says why, and what to do."""


class RevisionLost(MigrationRefused):
    """The database is at a revision of which there is no file any more."""

    def __init__(self, name: str, at: str, folder: Path) -> None:
        super().__init__(
            f"the tables of {name} are at revision {at}, of which there is no file in {folder}: bring the file back,"
            f" or, where all that these tables hold may go, give `kawasan db drop {name}` and `kawasan db upgrade`"
        )


class UpgradeFailed(RuntimeError):
    """Some could not be brought up; the others were."""

    def __init__(self, done: list[str], failed: dict[str, Exception]) -> None:
        super().__init__("; ".join(reason(name, error) for name, error in failed.items()))
        self.done = done
        self.failed = failed


def reason(name: str, error: Exception) -> str:
    """What went wrong in a migration of `name`, in a line, and where."""
    if isinstance(error, MigrationRefused):
        return str(error)
    own = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = (str(own).strip() or repr(own)).splitlines()[0]
    return f"{name}: {type(own).__name__}: {said}{where(error, sources()[name].parent)}"


def sources() -> dict[str, Path]:
    """Name to the folder with its revisions. Plugins are found without importing them; one that is gone is left out."""
    found = {CORE: HERE / "versions"}
    for entry in installed():
        try:
            found[entry.name] = folder_of(entry) / "migrations"
        except ModuleNotFoundError as error:
            log.error("plugin %s is gone (%s); its tables stay as they are", entry.name, error)  # noqa: TRY400 - no fault of ours
    return found


def upgrade(url: str, *names: str, server_url: str | None = None) -> list[str]:
    """Bring core and all (or the named) plugins to their newest revision; answers what was brought up.

    `url` is the owner's address. The role of `server_url`, if it is another, may read and write the tables afterwards.
    A plugin that fails stays where it was, and keeps none of the others back; where core fails, nothing else is tried.
    Raises UpgradeFailed, when all the others are done.
    """
    done, failed = [], {}
    for name, folder in sources().items():
        if CORE in failed or (names and name not in names) or not folder.is_dir():
            continue
        try:
            _bring_up(url, name)
        except Exception as error:  # noqa: BLE001 - a migration may raise what it likes
            failed[name] = error
        else:
            done.append(name)
    if done and (role := server_role(url, server_url or url)) is not None:
        with connected(url) as connection:
            let_in(connection, role, done)
    if failed:
        raise UpgradeFailed(done, failed) from next(iter(failed.values()))
    return done


def steps(url: str, name: str) -> list[str]:
    """The revisions of one of them, the first first."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as below

    with checked(url, name) as config:
        return [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def upgrade_to(url: str, name: str, revision: str) -> None:
    """Bring one of them up to a revision. Raises MigrationRefused, and what a migration raises."""
    from alembic import command  # noqa: PLC0415 - as below

    with checked(url, name) as config:
        command.upgrade(config, revision)


def _bring_up(url: str, name: str) -> None:
    from alembic import command  # noqa: PLC0415 - 0.2 s that no server process needs

    with checked(url, name) as config:
        command.upgrade(config, "head")


def downgrade(url: str, name: str, revision: str = "base") -> None:
    """Take one of them back. Raises MigrationRefused."""
    from alembic import command  # noqa: PLC0415 - as above

    with checked(url, name) as config:
        command.downgrade(config, revision)


@contextmanager
def checked(url: str, name: str) -> Iterator[Config]:
    """For one of Alembic's commands, whose refusals become MigrationRefused, as does a database that is at a revision
    of which there is no file.
    """
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above
    from alembic.util.exc import CommandError  # noqa: PLC0415 - as above

    config = _config(name, url)
    try:
        with catch_warnings():
            filterwarnings("error", r"Revision \S+ referenced from", UserWarning)
            known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
        if (at := current_version(url, name)) is not None and at not in known:
            raise RevisionLost(name, at, sources()[name])
        yield config
    except (CommandError, UserWarning) as error:  # the latter: what a file builds on is missing
        raise MigrationRefused(f"the migrations of {name} in {sources()[name]}: {error}") from error


def difference(url: str, name: str) -> str:
    """What the models of `name` have and its tables in the database do not, or the reverse; empty: they agree."""
    from alembic import command  # noqa: PLC0415 - as above
    from alembic.util.exc import AutogenerateDiffsDetected  # noqa: PLC0415 - as above

    config = _config(name, url)
    config.stdout = io.StringIO()  # where it would say that all is well
    try:
        command.check(config)
    except AutogenerateDiffsDetected as found:
        return str(found)
    return ""


def current_versions(url: str) -> dict[str, str | None]:
    """The revision the database is at, for core and each plugin."""
    with connected(url) as connection:
        return {name: _version(connection, name) for name in sources()}


def current_version(url: str, name: str) -> str | None:
    """The same for one of them."""
    with connected(url) as connection:
        return _version(connection, name)


def _version(connection: Connection, name: str) -> str | None:
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - as above

    return MigrationContext.configure(
        connection, opts={"version_table": f"alembic_version_{name}"}
    ).get_current_revision()


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

    config = Config(cmd_opts=Namespace(quiet=True))  # it would print what it does
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(sources()[name]))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes.update(name=name, names=list(sources()), url=_driver(url))
    return config


def _driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)
