"""`kawasan check`: what is unsafe or missing, with a remedy each."""

from __future__ import annotations

import os

import click
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from kawasan.auth import User
from kawasan.checks import Finding, check_database, check_settings, check_tables
from kawasan.cli.opening import opened
from kawasan.cli.refusals import reason_of
from kawasan.config import load
from kawasan.db import db, regency_scope, session
from kawasan.migrations import pending
from kawasan.plugins import registry


@click.command("check")
@click.option("--production", is_flag=True, help="Also each setting that is unsafe or missing on a public server.")
@click.pass_context
def command(context: click.Context, *, production: bool) -> None:
    """Check the tables and, with --production, the settings. One line and a remedy each; exits 1 if there is any."""
    with opened():
        findings = _production() if production else _tables()
    for finding in findings:
        click.echo(str(finding))
    if findings:
        context.exit(1)
    click.echo("Nothing was found." + ("" if production else " Before others use it: kawasan check --production"))


def _tables() -> list[Finding]:
    values = load()
    late = [
        Finding(name, f"its tables are at revision {at or 'none'}, not {newest}", "Run `kawasan db upgrade`")
        for name, at, newest in pending(values["KAWASAN_DATABASE_URL"])
    ]
    with db.engine.connect() as connection:
        return late or check_tables(connection, registry().plugins)


def _production() -> list[Finding]:
    """A database that does not answer is one finding more: the settings are told all the same."""
    findings = check_settings(load(), os.environ)
    try:
        findings += _tables()
        findings += _database()
    except DBAPIError as error:
        fault = f"the database refused ({reason_of(error)})"
        remedy = "Start it, or correct the address; if it is new, run `kawasan db upgrade`"
        findings.append(Finding("KAWASAN_DATABASE_URL", fault, remedy))
    return findings


def _database() -> list[Finding]:
    with regency_scope(None, writes=False):
        demo_accounts = session().scalar(select(func.count()).select_from(User).where(User.is_demo))
    with db.engine.connect() as connection:
        return check_database(connection, demo_accounts=demo_accounts)
