"""`kawasan demo`: load the demonstration."""

from __future__ import annotations

import click

from kawasan.cli.opening import opened
from kawasan.cli.refusals import Refused
from kawasan.demo import loader


@click.command("demo")
@click.option("--regency", "slugs", multiple=True, help="Load only this one (may be repeated); otherwise all nine.")
def command(slugs: tuple[str, ...]) -> None:
    """Load the demonstration: nine regencies, their programs, accounts and drawn pictures."""
    known = [row["slug"] for row in loader.demo_regencies()]
    if unknown := set(slugs) - set(known):
        raise Refused(f"the demonstration has no {', '.join(sorted(unknown))} (it has {', '.join(known)})")
    with opened() as app:
        try:
            loaded = loader.load(click.echo, app.extensions["kawasan_reserved_slugs"], only=slugs)
        except loader.DemoRefused as error:
            raise Refused(str(error)) from error
        except loader.DemoFailed as error:
            raise click.ClickException(
                f"{error}. The installation holds a part of it: begin with an empty one."
            ) from error
    click.echo("The demonstration is loaded." if loaded else "There are regencies here already; nothing was loaded.")
