"""`kawasan regency`: the regencies of the installation."""

from __future__ import annotations

import click

from kawasan.auth import MemberRefused
from kawasan.cli.opening import one_time_link, opened, regencies
from kawasan.cli.refusals import Refused
from kawasan.installation import open_regency
from kawasan.tenancy import RegencyRefused, UnknownArea


@click.group("regency")
def command() -> None:
    """The regencies of this installation."""


@command.command("list")
def show() -> None:
    """List them: code, slug, name, programs that are on."""
    with opened():
        found = regencies()
    for ref in found:
        programs = ", ".join(sorted(ref.programs)) or "no program on"
        click.echo(f"{ref.code}  {ref.slug:<16}  {ref.name:<32}  {programs}")
    if not found:
        click.echo("There is no regency yet. Add one: kawasan regency add CODE --slug SLUG")


@command.command("add")
@click.argument("code")
@click.option("--slug", required=True, help="Its address: /SLUG/ and SLUG.<base domain>.")
@click.option("--admin", help="E-mail or phone of its first administrator.")
def add(code: str, slug: str, admin: str | None) -> None:
    """Add a real regency or city by its Kemendagri CODE, as in 12.12."""
    with opened() as app:
        try:
            added = open_regency(code, slug, admin, reserved=app.extensions["kawasan_reserved_slugs"])
        except (UnknownArea, RegencyRefused) as error:
            raise Refused(str(error)) from error
        except MemberRefused as error:
            raise Refused(f"{admin!r} is neither an e-mail address nor a phone number") from error
    click.echo(f"Added {added.regency.name} ({added.regency.code}, {added.regency.timezone_label}) at /{slug}/.")
    if added.token:
        click.echo(one_time_link(f"/{slug}/undangan/{added.token}", admin or ""))
