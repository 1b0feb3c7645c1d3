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
        raise Refused(f"there is no {name!r}; there are {', '.join(sources())}")
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


@main.group()
def regency() -> None:
    """The regencies of this installation."""


@regency.command("list")
def regency_list() -> None:
    """List them: code, slug, name, programs that are on."""
    from kawasan.db import regency_scope  # noqa: PLC0415 - as above
    from kawasan.tenancy import all_regencies  # noqa: PLC0415 - as above

    with application().app_context(), regency_scope(None, writes=False):
        found = all_regencies()
    for ref in found:
        click.echo(f"{ref.code}  {ref.slug:<16}  {ref.name:<32}  {', '.join(sorted(ref.programs)) or 'no program on'}")
    if not found:
        click.echo("There is no regency yet. Add one: kawasan regency add CODE --slug SLUG")


@regency.command("add")
@click.argument("code")
@click.option("--slug", required=True, help="Its address: /SLUG/ and SLUG.<base domain>.")
@click.option("--admin", help="E-mail or phone of its first administrator.")
def regency_add(code: str, slug: str, admin: str | None) -> None:
    """Add a real regency or city by its Kemendagri CODE, as in 12.12."""
    from kawasan.auth import MemberRefused  # noqa: PLC0415 - as above
    from kawasan.installation import open_regency  # noqa: PLC0415 - as above
    from kawasan.tenancy import RegencyRefused, UnknownArea  # noqa: PLC0415 - as above

    app = application()
    with app.app_context():
        try:
            added = open_regency(code, slug, admin, reserved=app.extensions["kawasan_reserved_slugs"])
        except (UnknownArea, RegencyRefused) as error:
            raise Refused(str(error).strip("'")) from error
        except MemberRefused as error:
            raise Refused(f"{admin!r} is neither an e-mail address nor a phone number") from error
    click.echo(f"Added {added.regency.name} ({added.regency.code}, {added.regency.timezone_label}) at /{slug}/.")
    if added.token:
        _show_link(f"/{slug}/undangan/{added.token}", admin or "")


@main.group()
def plugin() -> None:
    """Installed plugins, and which regency has their program on."""


@plugin.command("list")
@click.option("--regency", "slug", help="Show only this regency.")
def plugin_list(slug: str | None) -> None:
    """List the plugins and where their programs are on."""
    from kawasan.db import regency_scope  # noqa: PLC0415 - as above
    from kawasan.tenancy import all_regencies  # noqa: PLC0415 - as above

    app = application()
    plugins = app.extensions["kawasan_plugins"]
    with app.app_context():
        with regency_scope(None, writes=False):
            regencies = [regency_named(slug)] if slug else all_regencies()
        for installed in plugins.plugins.values():
            on = [ref.slug for ref in regencies if installed.name in ref.programs]
            click.echo(f"{installed.name} {installed.program.version}: on in {', '.join(on) or 'no regency'}")
    for name, reason in plugins.broken.items():
        click.echo(f"{name}: set aside, {reason}")
    if not plugins.plugins:
        click.echo("No plugin is installed.")


@plugin.command("enable")
@click.argument("name")
@click.option("--regency", "slug", required=True)
def plugin_enable(name: str, slug: str) -> None:
    """Switch the program of plugin NAME on for a regency."""
    _switch(name, slug, on=True)


@plugin.command("disable")
@click.argument("name")
@click.option("--regency", "slug", required=True)
def plugin_disable(name: str, slug: str) -> None:
    """Switch it off; its data stays."""
    _switch(name, slug, on=False)


def _switch(name: str, slug: str, *, on: bool) -> None:
    from kawasan.db import regency_scope  # noqa: PLC0415 - as above
    from kawasan.region import rebuild  # noqa: PLC0415 - as above
    from kawasan.tenancy import switch_program  # noqa: PLC0415 - as above

    app = application()
    known = app.extensions["kawasan_plugins"].plugins
    if name not in known:
        raise Refused(f"there is no plugin {name!r} (installed: {', '.join(known) or 'none'})")
    with app.app_context():
        ref = regency_named(slug)
        with regency_scope(ref):
            changed = switch_program(name, on=on)
        rebuild(ref.id, name)
    state = "on" if on else "off"
    click.echo(f"{name} is now {state} for {ref.name}." if changed else f"{name} was {state} for {ref.name} already.")


@main.group()
def user() -> None:
    """Accounts."""


@user.command("add")
@click.argument("email")
@click.option("--regency", "slug", help="Where the account gets a role.")
@click.option("--role", type=ROLES, help="Which role.")
@click.option("--operator", is_flag=True, help="Make it an operator of the installation instead.")
def user_add(email: str, slug: str | None, role: str | None, *, operator: bool) -> None:
    """Give EMAIL a role in a regency, or make it an operator; prints a one-time link for a new account."""
    from kawasan.auth import MemberRefused  # noqa: PLC0415 - as above

    if operator == bool(slug and role):
        raise Refused("say either --operator, or both --regency and --role")
    with application().app_context():
        try:
            path = _add_operator(email) if operator else _add_member(email, slug or "", role or "")
        except MemberRefused as error:
            reasons = {"had": f"{email} has that role already"}
            raise Refused(reasons.get(error.code, f"{email!r} is not an e-mail address")) from error
    click.echo(f"{email} is now {'an operator' if operator else f'{role} of {slug}'}.")
    if path:
        _show_link(path, email)


def _add_operator(email: str) -> str | None:
    from kawasan.auth import issue_token  # noqa: PLC0415 - as above
    from kawasan.db import regency_scope  # noqa: PLC0415 - as above
    from kawasan.installation import make_operator  # noqa: PLC0415 - as above

    with regency_scope(None):
        account = make_operator(email)
        return None if account.password else f"/undangan/{issue_token(account)}"


def _add_member(email: str, slug: str, role: str) -> str | None:
    from kawasan.installation import add_to_regency  # noqa: PLC0415 - as above

    token = add_to_regency(regency_named(slug), email, role).token
    return f"/{slug}/undangan/{token}" if token else None


def _show_link(path: str, who: str) -> None:
    click.echo(f"One-time link for {who}, good for 7 days: {_settings()['KAWASAN_PUBLIC_URL']}{path}")


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
