"""`kawasan audit`: whether the trail is what was written."""

from __future__ import annotations

import re

import click

from kawasan.audit import BrokenChain, head, verify
from kawasan.cli.opening import opened, regencies, regency_named
from kawasan.cli.refusals import Failed, Refused
from kawasan.db import regency_scope
from kawasan.tenancy import RegencyRef

HASH = re.compile(r"[0-9a-f]{64}")


@click.group("audit")
def command() -> None:
    """The trail: who changed what. Each entry is bound to the one before."""


@command.command("verify")
@click.option("--regency", "slug", help="Only this regency's trail; without it, all of them and the platform's.")
@click.option("--head", "noted", help="A head noted earlier (`kawasan audit head`): it must still occur.")
def verify_trails(slug: str | None, noted: str | None) -> None:
    """Read every entry; exit 1 and name the first one that was altered, removed or moved."""
    if noted and not slug:
        raise Refused("--head belongs to one regency: say --regency as well")
    if noted and not HASH.fullmatch(noted.strip().lower()):
        raise Refused(f"{noted!r} is not a head: 64 hexadecimal digits are expected")
    with opened():
        for ref in [regency_named(slug)] if slug else [None, *regencies()]:
            _verify(ref, noted.strip().lower() if noted else None)


@command.command("head")
@click.option("--regency", "slug", required=True)
def show_head(slug: str) -> None:
    """Print the hash of the newest entry. Keep it outside the installation."""
    with opened(), regency_scope(regency_named(slug), writes=False):
        newest = head()
    click.echo(newest.hash or "The trail has no entry yet.")


def _verify(ref: RegencyRef | None, noted: str | None) -> None:
    name = ref.name if ref else "the platform"
    with regency_scope(ref, writes=False):
        try:
            newest = verify(noted)
        except BrokenChain as error:
            raise Failed(f"The trail of {name} is broken: {error}.") from error
    click.echo(f"The trail of {name} is whole: {newest.sequence} entries, head {newest.hash or 'none'}.")
