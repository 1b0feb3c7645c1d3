"""`kawasan plugin purge`: removing what a plugin holds for good, installed or gone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from kawasan.audit import record, record_platform
from kawasan.cli.opening import opened, refuse_set_aside, regency_named
from kawasan.cli.refusals import Refused
from kawasan.config import load, owner_database_url
from kawasan.db import regency_scope
from kawasan.holdings import Contents, contents_of, purge
from kawasan.media import unlink_all
from kawasan.migrations import Leftover, leftover, leftover_names, remove_leftover
from kawasan.migrations.run import connected
from kawasan.plugins import registry

if TYPE_CHECKING:
    from kawasan.tenancy import RegencyRef


@click.command("purge")
@click.argument("name")
@click.option("--regency", "slug", help="Of this regency; needed unless the plugin is not installed any more.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(name: str, slug: str | None, *, yes: bool) -> None:
    """Remove what plugin NAME holds for good, after showing how much that is."""
    with opened():
        regency = regency_named(slug) if slug else None
        if name not in registry().plugins:
            _purge_leftover(name, regency, yes=yes)
        elif regency is None:
            raise Refused(f"{name} is installed: say of which regency, by --regency")
        else:
            _purge(name, regency, yes=yes)


def leftovers() -> list[Leftover]:
    """What plugins that are not installed any more left behind."""
    with connected(owner_database_url(load())) as connection:
        return [leftover(connection, name) for name in leftover_names(connection)]


def _purge(name: str, regency: RegencyRef, *, yes: bool) -> None:
    if name in regency.programs:
        raise Refused(f"{name} is on for {regency.slug}: switch it off first")
    with regency_scope(regency, writes=False):
        _ask(name, contents_of(name), yes=yes)
    with regency_scope(regency):
        there = purge(name)
    click.echo(f"All that {name} held of {regency.name} is gone: {there.total} rows, {there.photos} photos.")


def _purge_leftover(name: str, regency: RegencyRef | None, *, yes: bool) -> None:
    found = {left.name: left for left in leftovers()}
    if name not in found:
        refuse_set_aside(name)  # where its package is gone, what it left is found
        known = ", ".join([*registry().plugins, *found]) or "none"
        raise Refused(f"there is no plugin {name!r}, and none of that name left anything (there are: {known})")
    asked = set(found[name].rows) if regency is None else {regency.id}
    rows: Counter[str] = sum((Counter(found[name].rows.get(one, {})) for one in sorted(asked)), Counter())
    photos = [photo for photo in found[name].photos if photo[0] in asked]
    there = Contents(rows, len(photos))
    _ask(name, there, yes=yes)
    remove_leftover(owner_database_url(load()), name, regency.id if regency else None)
    for photo in photos:
        unlink_all(*photo)
    with regency_scope(regency):
        note = record if regency else record_platform
        note("core.program.purge", name, after={"rows": there.total, "photos": there.photos})
    of = regency.name if regency else "all regencies, its tables too,"
    click.echo(f"All that {name} left of {of} is gone: {there.total} rows, {there.photos} photos.")


def _ask(name: str, there: Contents, *, yes: bool) -> None:
    for table, count in there.rows.items():
        click.echo(f"{count:>8} rows of {table}")
    click.echo(f"{there.photos:>8} photos")
    if not yes and click.prompt(f"This cannot be brought back. Type {name} to remove it for good") != name:
        raise Refused("nothing was removed")
