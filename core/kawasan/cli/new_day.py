"""`kawasan plugin new-day`: what the worker does after midnight, now, for who writes it."""

from __future__ import annotations

from datetime import datetime

import click

from kawasan.cli.opening import opened, refuse_set_aside, regency_named
from kawasan.cli.refusals import Failed, Refused
from kawasan.clocks.new_day import HOOK
from kawasan.db import own_unit
from kawasan.plugins import registry
from kawasan.plugins.blame import said, where


@click.command("new-day")
@click.argument("name")
@click.option("--regency", "slug", required=True)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), help="The day of the call before.  [default: the first call]"
)
def command(name: str, slug: str, since: datetime | None) -> None:
    """For authors: call the hook new_day of plugin NAME once, now. The worker's own count of days stays as it is."""
    with opened():
        plugin, regency = registry().plugins.get(name), regency_named(slug)
        refuse_set_aside(name)
        if plugin is None or HOOK not in registry().hooks_of(name):
            having = ", ".join(registry().implementers(HOOK)) or "none"
            raise Refused(f"{name} does nothing on a new day (plugins that implement {HOOK}: {having})")
        if name not in regency.programs:
            raise Refused(f"{name} is off for {slug}; first: kawasan plugin enable {name} --regency {slug}")
        try:
            with own_unit(regency):
                registry().ask(name, HOOK, regency=regency, since=since.date() if since else None)
        except Exception as error:
            text = f"{HOOK}{said(error, whole=True)}{where(error, plugin.folder)}"
            raise Failed(f"plugin {name}: {text}; nothing of it was kept") from error
    click.echo(f"{name} has begun {regency.local_day():%Y-%m-%d} for {regency.name}.")
