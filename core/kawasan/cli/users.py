"""`kawasan user`: accounts and their roles."""

from __future__ import annotations

import click

from kawasan.audit import record, record_platform
from kawasan.auth import MemberRefused, find_account, issue_token, switch_account
from kawasan.auth.second_step import switch_off
from kawasan.cli.opening import one_time_link, opened, regency_named
from kawasan.cli.refusals import Refused
from kawasan.db import regency_scope
from kawasan.installation import add_to_regency, make_operator


@click.group("user")
def command() -> None:
    """Accounts."""


@command.command("add")
@click.argument("email")
@click.option("--regency", "slug", help="Where the account gets a role.")
@click.option("--role", type=click.Choice(["admin", "officer", "owner"]), help="Which role.")
@click.option("--operator", is_flag=True, help="Make it an operator of the installation instead.")
def add(email: str, slug: str | None, role: str | None, *, operator: bool) -> None:
    """Give EMAIL a role in a regency, or make it an operator; prints a one-time link for a new account."""
    if operator == bool(slug or role) or (not operator and not (slug and role)):
        raise Refused("say either --operator, or both --regency and --role")
    with opened():
        try:
            path = _make_operator(email) if operator else _add_member(email, slug or "", role or "")
        except MemberRefused as error:
            reasons = {"had": f"{email} has that role already"}
            raise Refused(reasons.get(error.code, f"{email!r} is not an e-mail address")) from error
    click.echo(f"{email} is now {'an operator' if operator else f'{role} of {slug}'}.")
    if path:
        click.echo(one_time_link(path, email))


@command.command("link")
@click.argument("email")
@click.option("--regency", "slug", help="Where the link opens; without it, at the operator's pages.")
def link(email: str, slug: str | None) -> None:
    """Print a new one-time link for an account that cannot get in; earlier unused ones end."""
    with opened(), regency_scope(regency_named(slug) if slug else None):
        account = find_account(email)
        if account is None:
            raise Refused(f"there is no account {email!r}")
        path = f"{f'/{slug}' if slug else ''}/undangan/{issue_token(account)}"
        note = record if slug else record_platform
        note("core.member.link", account.label)
    click.echo(one_time_link(path, email))


@command.command("disable")
@click.argument("email")
def disable(email: str) -> None:
    """Let an account be used no longer: it is signed out everywhere, and its links end. Its roles stay."""
    _switch(email, on=False)
    click.echo(f"{email} cannot sign in any more.")


@command.command("enable")
@click.argument("email")
def enable(email: str) -> None:
    """Let a disabled account be used again."""
    _switch(email, on=True)
    click.echo(f"{email} can sign in again.")


@command.command("second-step-off")
@click.argument("email")
def second_step_off(email: str) -> None:
    """Ask an account for its second step no more: for who lost the app and all recovery codes."""
    with opened(), regency_scope(None):
        account = find_account(email)
        if account is None or account.second_step is None:
            raise Refused(f"there is no account {email!r} with a second step")
        switch_off(account)
        record_platform("core.account.second_step", account.label, after={"on": False})
    click.echo(f"{email} signs in by password alone.")


def _switch(email: str, *, on: bool) -> None:
    with opened(), regency_scope(None):
        account = find_account(email)
        if account is None:
            raise Refused(f"there is no account {email!r}")
        switch_account(account, on=on)
        record_platform("core.account.switch", account.label, after={"on": on})


def _make_operator(email: str) -> str | None:
    with regency_scope(None):
        account = make_operator(email)
        return None if account.password else f"/undangan/{issue_token(account)}"


def _add_member(email: str, slug: str, role: str) -> str | None:
    token = add_to_regency(regency_named(slug), email, role).token
    return f"/{slug}/undangan/{token}" if token else None
