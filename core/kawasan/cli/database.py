"""`kawasan db`: the tables of core and of every installed plugin."""

from __future__ import annotations

from pathlib import Path

import click

from kawasan.cli.refusals import Refused
from kawasan.config import OWNER_URL, load, owner_database_url
from kawasan.migrations import RowsHidden, count_rows, downgrade, make_revision, sources, upgrade


@click.group("db")
def command() -> None:
    """The database's tables."""


@command.command("upgrade")
def upgrade_all() -> None:
    """Bring the tables of core and of every installed plugin up to date."""
    values = load()
    Path(values["KAWASAN_INSTANCE_PATH"]).mkdir(parents=True, exist_ok=True)
    done = upgrade(owner_database_url(values), server_url=values["KAWASAN_DATABASE_URL"])
    click.echo(f"The tables of {', '.join(done)} are up to date.")


@command.command("downgrade")
@click.argument("name")
@click.option("--to", "revision", default="base", help="Revision to go back to; base removes all its tables.")
def downgrade_one(name: str, revision: str) -> None:
    """Take the tables of core or one plugin back to an earlier revision."""
    _check(name)
    downgrade(owner_database_url(load()), name, revision)
    click.echo(f"The tables of {name} are at revision {revision}.")


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
@click.option("-m", "--message", required=True, help="What changes, in a few words.")
def write_revision(name: str, message: str) -> None:
    """For developers: write the migration that brings NAME's tables to its models."""
    from kawasan.app import create_app  # noqa: PLC0415 - it imports every plugin's models; only this command needs them

    create_app()
    _check(name)
    click.echo(f"Wrote {make_revision(owner_database_url(load()), name, message).name}.")


def _check(name: str) -> None:
    if name not in sources():
        raise Refused(f"there is no {name!r}; there are {', '.join(sources())}")
