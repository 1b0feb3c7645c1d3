"""`kawasan demo`: load the demonstration."""

from __future__ import annotations

import click

from kawasan.cli.opening import opened
from kawasan.cli.refusals import Refused
from kawasan.demo import loader


@click.command("demo")
def command() -> None:
    """Load the demonstration: nine regencies, their programs, accounts and drawn pictures."""
    with opened() as app:
        try:
            loaded = loader.load(click.echo, app.extensions["kawasan_reserved_slugs"])
        except loader.DemoRefused as error:
            raise Refused(str(error)) from error
    click.echo("The demonstration is loaded." if loaded else "There are regencies here already; nothing was loaded.")
