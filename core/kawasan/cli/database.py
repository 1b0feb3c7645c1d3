"""`kawasan db`: the tables of core and of every installed plugin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kawasan.cli.opening import opened
from kawasan.cli.refusals import Failed, Refused
from kawasan.config import OWNER_URL, load, owner_database_url
from kawasan.media import unlink_all
from kawasan.migrations import (
    MigrationRefused,
    NothingChanged,
    RowsHidden,
    UpgradeFailed,
    count_rows,
    downgrade,
    make_revision,
    remove_leftover,
    replace_revision,
    sources,
    upgrade,
)
from kawasan.migrations.run import CORE


@click.group("db")
def command() -> None:
    """The database's tables."""


@command.command("upgrade")
def upgrade_all() -> None:
    """Bring the tables of core and of every installed plugin up to date."""
    values = load()
    Path(values["KAWASAN_INSTANCE_PATH"]).mkdir(parents=True, exist_ok=True)
    try:
        done = upgrade(owner_database_url(values), server_url=values["KAWASAN_DATABASE_URL"])
    except UpgradeFailed as error:
        if error.done:
            click.echo(_up_to_date(error.done))
        raise Failed(f"the tables of {', '.join(error.failed)} stay as they were: {error}") from error
    click.echo(_up_to_date(done))


def _up_to_date(names: list[str]) -> str:
    return f"The tables of {', '.join(names)} are up to date."


@command.command("downgrade")
@click.argument("name")
@click.argument("revision", required=False)
@click.option("--to", "target", help="The same as REVISION.")
def downgrade_one(name: str, revision: str | None, target: str | None) -> None:
    """Take the tables of core or one plugin back to REVISION; without one, all its tables away."""
    _check(name)
    if revision and target:
        raise Refused("name the revision once")
    goal = revision or target or "base"
    try:
        downgrade(owner_database_url(load()), name, goal)
    except MigrationRefused as error:
        raise Refused(str(error)) from error
    click.echo(f"The tables of {name} are at revision {goal}.")


@command.command("drop")
@click.argument("name")
@click.confirmation_option(prompt="All that these tables hold is lost. Go on?")
def drop(name: str) -> None:
    """For developers: remove the tables of plugin NAME with all they hold, whatever became of its migrations."""
    _check(name)
    values = _in_development("dropping tables")
    if name == CORE:
        raise Refused("without core's tables there is nothing left: remove the database instead")
    with opened():
        for photo in remove_leftover(owner_database_url(values), name).photos:
            unlink_all(*photo)
    click.echo(f"The tables of {name} are gone, and its program is off everywhere. Make them: kawasan db upgrade")


@command.command("count")
def count() -> None:
    """Print how many rows each table holds: before a backup, and after restoring it."""
    try:
        counts = count_rows(owner_database_url(load()))
    except RowsHidden as error:
        raise Refused(
            f"this role sees no regency's rows: set {OWNER_URL.variable} to the owner of the tables"
        ) from error
    for name, rows in counts.items():
        click.echo(f"{name} {rows}")


@command.command("revision")
@click.argument("name")
@click.option("-m", "--message", help="What changes, in a few words.")
@click.option(
    "--replace", is_flag=True, help="Take the newest migration back and write it anew, while it is yours alone."
)
def write_revision(name: str, message: str | None, *, replace: bool) -> None:
    """For developers: write the migration that brings NAME's tables to its models."""
    from kawasan.app import create_app  # noqa: PLC0415 - it imports every plugin's models; only this command needs them

    _check(name)
    values = _in_development("--replace") if replace else load()
    if not message and not replace:
        raise Refused("say what changes, in a few words: -m …")
    create_app()
    url = owner_database_url(values)
    try:
        written = replace_revision(url, name, message) if replace else make_revision(url, name, message or "")
    except NothingChanged:
        was = "; the migration that was taken back is not needed, and gone" if replace else ""
        click.echo(f"Nothing was written: the models of {name} and its tables agree{was}.")
        return
    except MigrationRefused as error:
        raise Refused(str(error)) from error
    click.echo(f"Wrote {written.path.name}. Read it, then: kawasan db upgrade")
    for warning in written.warnings:
        click.echo(f"Note: {warning}.", err=True)


def _in_development(what: str) -> dict[str, Any]:
    """The settings, unless the installation is in use."""
    values = load()
    if values["KAWASAN_MODE"] == "production":
        raise Refused(f"{what} loses data, and this is production mode; where you develop: KAWASAN_MODE=development")
    return values


def _check(name: str) -> None:
    if name not in sources():
        raise Refused(f"there is no {name!r}; there are {', '.join(sources())}")
