"""`kawasan …`: the installation from the command line. Each command says plainly what it did; wrong input exits 2."""

from __future__ import annotations

import logging
from typing import Any

import click

from kawasan.config import ConfigError, load

USAGE_ERROR = 2
ROLES = click.Choice(["admin", "officer", "owner"])


class Refused(click.ClickException):
    """Wrong input: one sentence, exit code 2."""

    exit_code = USAGE_ERROR


def application() -> Any:
    """The application; made late, so that `--help` and migrations stay quick."""
    from kawasan.app import create_app  # noqa: PLC0415 - half a second that not every command needs

    try:
        return create_app()
    except ConfigError as error:
        raise Refused(str(error)) from error


def regency_named(slug: str) -> Any:
    """The regency with this slug, or a refusal that lists those there are."""
    from kawasan.db import regency_scope  # noqa: PLC0415 - as above
    from kawasan.tenancy import all_regencies  # noqa: PLC0415 - as above

    with regency_scope(None, writes=False):
        found = {regency.slug: regency for regency in all_regencies()}
    if slug not in found:
        known = ", ".join(sorted(found)) or "none yet"
        message = f"there is no regency {slug!r} here (there are: {known})"
        raise Refused(message)
    return found[slug]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kawasan")
def main() -> None:
    """Run and look after a kawasan installation."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)


@main.group()
def db() -> None:
    """The database's tables."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the tables of core and of every installed plugin up to date."""
    from pathlib import Path  # noqa: PLC0415 - only here

    from kawasan.migrations import upgrade  # noqa: PLC0415 - alembic is slow to import

    values = _settings()
    Path(values["KAWASAN_INSTANCE_PATH"]).mkdir(parents=True, exist_ok=True)
    done = upgrade(values["KAWASAN_DATABASE_URL"])
    click.echo(f"The tables of {', '.join(done)} are up to date.")


@db.command("downgrade")
@click.argument("name")
@click.option("--to", "revision", default="base", help="Revision to go back to; base removes all its tables.")
def db_downgrade(name: str, revision: str) -> None:
    """Take the tables of core or one plugin back to an earlier revision."""
    from kawasan.migrations import downgrade, sources  # noqa: PLC0415 - as above

    if name not in sources():
        message = f"there is no {name!r}; there are {', '.join(sources())}"
        raise Refused(message)
    downgrade(_settings()["KAWASAN_DATABASE_URL"], name, revision)
    click.echo(f"The tables of {name} are at revision {revision}.")


@db.command("revision")
@click.argument("name")
@click.option("-m", "--message", required=True, help="What changes, in a few words.")
def db_revision(name: str, message: str) -> None:
    """For developers: write the migration that brings NAME's tables to its models."""
    from kawasan.migrations import make_revision, sources  # noqa: PLC0415 - as above

    application()
    if name not in sources():
        raise Refused(f"there is no {name!r}; there are {', '.join(sources())}")
    click.echo(f"Wrote {make_revision(_settings()['KAWASAN_DATABASE_URL'], name, message).name}.")


def _settings() -> dict[str, Any]:
    try:
        return load()
    except ConfigError as error:
        raise Refused(str(error)) from error


@main.command()
def demo() -> None:
    """Load the demonstration: nine regencies, their programs, accounts and drawn pictures."""
    from kawasan.app import reserved_slugs  # noqa: PLC0415 - as above
    from kawasan.demo import loader  # noqa: PLC0415 - as above

    app = application()
    with app.app_context():
        try:
            loaded = loader.load(click.echo, reserved_slugs(app))
        except loader.DemoRefused as error:
            raise Refused(str(error)) from error
    click.echo("The demonstration is loaded." if loaded else "There are regencies here already; nothing was loaded.")


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, envvar="PORT", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Threads in each process.")
def serve(port: int, host: str, threads: int) -> None:
    """Serve the installation."""
    from granian import Granian  # noqa: PLC0415 - only here
    from granian.constants import Interfaces  # noqa: PLC0415 - only here

    values = _settings()
    click.echo(f"kawasan serves at http://{host}:{port} ({values['KAWASAN_MODE']} mode)")
    Granian(
        "kawasan.app:create_app", factory=True, interface=Interfaces.WSGI, address=host, port=port,
        workers=values["KAWASAN_PROCESSES"], blocking_threads=threads, log_level="warning",
    ).serve()  # fmt: skip


if __name__ == "__main__":
    main()
