"""What operators and administrators do to regencies, for pages and commands alike: adding one, appointing people,
switching programs, sharing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kawasan.audit import record, record_platform
from kawasan.auth import MemberRefused, User, create_account, end_tokens, find_account
from kawasan.auth.invite import invite
from kawasan.db import after_commit, bind, own_unit
from kawasan.plugins import registry
from kawasan.region import rebuild, rebuild_all, withdraw
from kawasan.tenancy import (
    RegencyRef,
    add_regency,
    find_area,
    hold_programs,
    require_regency,
    save_sharing,
    switch_program,
)


class SwitchRefused(ValueError):
    """Other programs must be switched first; `names` are their plugins'."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


@dataclass(frozen=True)
class Appointed:
    """A regency, its new administrator, and the one-time token where they have no password yet."""

    regency: RegencyRef
    identity: str | None
    token: str | None


def open_regency(code: str, slug: str, identity: str | None = None, *, reserved: frozenset[str]) -> Appointed:
    """Add a real regency and, if an e-mail or phone is given, its first administrator. All or nothing; commits.

    Raises UnknownArea, RegencyRefused, MemberRefused.
    """
    with own_unit(find_area(code)):
        regency = add_regency(code, slug, reserved=reserved)
        bind(regency)
        record("core.regency.add", regency.name, after={"code": regency.code, "slug": regency.slug})
        token = invite(identity, "admin")[1] if identity else None
    return Appointed(regency, identity, token)


def add_to_regency(regency: RegencyRef, identity: str, role: str) -> Appointed:
    """Give someone a role in a regency; commits, and is in that regency's trail. Raises MemberRefused."""
    with own_unit(regency):
        token = invite(identity, role)[1]
    return Appointed(regency, identity, token)


def make_operator(email: str) -> User:
    """Make someone an operator, with a new account where they have none. Raises MemberRefused (`had`)."""
    user = find_account(email) or create_account(email=email)
    if user.is_operator:
        code = "had"
        raise MemberRefused(code)
    user.is_operator = True
    end_tokens(user.id)  # whoever printed one would be an operator too
    record_platform("core.operator.add", user.label)
    return user


def switch(name: str, *, on: bool) -> bool:
    """Switch a program of the current regency; what the region's pages show of it goes at once, or comes after the
    commit. False: it was so already.

    Raises SwitchRefused: it needs programs that are off, or others that are on need it.
    """
    programs = hold_programs()
    plugins = registry().plugins
    needs = [other for other in plugins[name].program.depends_on if other not in programs]
    needed_by = [other for other in plugins if other in programs and name in plugins[other].program.depends_on]
    if in_the_way := needs if on else needed_by:
        raise SwitchRefused(in_the_way)
    if not switch_program(name, on=on):
        return False
    regency_id = require_regency().id
    if on:
        after_commit(lambda: rebuild(regency_id, name))
    else:
        withdraw(regency_id, name)
    return True


def needed_for(name: str, programs: Collection[str]) -> list[str]:
    """Installed programs that a program needs and that are not among these, each after those it needs."""
    plugins = registry().plugins
    found: list[str] = []

    def add(program: str) -> None:
        for other in plugins[program].program.depends_on:
            if other in plugins and other not in programs and other not in found:
                add(other)
                found.append(other)

    add(name)
    return found


def switch_on_with_needed(name: str) -> list[str]:
    """Switch a program on, and before it those it needs; answers which. Raises SwitchRefused: one is not installed."""
    needed = needed_for(name, hold_programs())
    plugins = registry().plugins
    missing = [o for p in (*needed, name) for o in plugins[p].program.depends_on if o not in plugins]
    if missing:
        raise SwitchRefused(missing)
    regency_id = require_regency().id
    done = [program for program in (*needed, name) if switch_program(program, on=True)]
    after_commit(lambda: rebuild_all(regency_id, done))
    return done


def share(*, shares: bool) -> bool:
    """Consent, or not, to the region's pages showing what the current regency has published; withdrawn, it is gone at
    once. False: it was so already.
    """
    if not save_sharing(shares=shares):
        return False
    regency = require_regency()
    if shares:
        after_commit(lambda: rebuild_all(regency.id, regency.programs))
    else:
        withdraw(regency.id)
    return True
