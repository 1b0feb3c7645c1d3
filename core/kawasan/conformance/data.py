"""Personal data: said, shown, erased (UU 27/2022)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Column, func, select

from kawasan.conformance.raising import HookRaised, ask
from kawasan.conformance.rules import Finding, Hindered, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.world import ADMIN_A, OFFICER_A, OWNER_A, A
from kawasan.holdings import purge
from kawasan.media import Media
from kawasan.plugins import Erasure, deeds_kept
from kawasan.tenancy import switch_program

IDENTITY = re.compile(r"(^|_)(nik|e?ktp|identity_card|identity_number)(_|$)", re.IGNORECASE)
"""Names of columns for the national identity number or card (docs/glossary.md)."""
NOBODY = 1
"""No account has this id."""
HOOKS = ("personal_data", "erase_personal_data")
SAID = 'what the program keeps of people (Program.personal_data), "personal_data", "erase_personal_data"'


class _Undone(Exception):
    """Ends a unit of work without keeping it."""


def account_columns(subject: Subject) -> list[tuple[type[Any], Column[Any]]]:
    """Columns that name an account, and the model of each."""
    found = [(model, column) for model, table in subject.tables for column in table.c]
    return [(m, c) for m, c in found if any(key.column.table.name == "core_user" for key in c.foreign_keys)]


@rule(
    "data-declared",
    "Who keeps something of people says so, shows it and erases it: all three, or none",
    why="A person has a right to all three (UU 27/2022, articles 5 to 8), and administrators answer for them.",
    mend=f"Give all of {SAID}.",
    is_quick=True,
)
def check_declared(subject: Subject) -> Iterator[Finding]:
    """Which of the three are missing."""
    keeps = bool(subject.plugin.program.personal_data)
    there = {hook for hook in HOOKS if hook in subject.implemented()}
    for _, column in account_columns(subject):
        if not keeps:
            yield Finding(str(column), "names an account, and Program.personal_data is empty")
    if keeps:
        yield from (Finding(hook, "is missing") for hook in HOOKS if hook not in there)
    else:
        yield from (Finding(hook, "is there, and Program.personal_data is empty") for hook in sorted(there))


@rule(
    "data-forbidden",
    "No identity number is kept",
    why="Nothing here needs it, and with it a stranger borrows money: what is not collected cannot leak (UU 27/2022).",
    mend="Leave the column out; know people by their account, and let them show their card at the counter.",
    is_quick=True,
)
def check_forbidden(subject: Subject) -> Iterator[Finding]:
    """Columns whose names say that they hold one (NIK, KTP)."""
    for _, table in subject.tables:
        yield from (
            Finding(f"{table.name}.{c.name}", "holds an identity number") for c in table.c if IDENTITY.search(c.name)
        )


@rule(
    "data-exported",
    "A person's rows are among what they are shown",
    why="A person may see and take along all that is kept of them (UU 27/2022, articles 7 and 13).",
    mend="Answer from personal_data one HeldData for each kind, with an item for each row of the account.",
)
def check_exported(subject: Subject) -> Iterator[Finding]:
    """Accounts with rows and nothing to show; accounts without rows and something to show."""
    for who, account_id in _accounts(subject).items():
        with _undone(subject) as session:
            named = _naming(subject, session, account_id)
            held = _ask(subject, "personal_data", account_id=account_id) or []
            if named and not any(kind.items for kind in held):
                yield Finding(named[0], f"names an {who}'s account, and personal_data answers nothing of it")
    with _undone(subject):
        if held := _ask(subject, "personal_data", account_id=NOBODY):
            yield Finding("personal_data", f"answers {len(held)} kinds of data of an account that is nobody's")


@rule(
    "data-erased",
    "What a person asks to erase is erased, or said to be kept",
    why="A person may ask for it (UU 27/2022, article 8); what law requires to keep is named to them.",
    mend="Delete the account's rows or take the account off them in erase_personal_data; answer the rest as KeptData.",
)
def check_erased(subject: Subject) -> Iterator[Finding]:
    """Columns that still name the account, and kinds that are still held."""
    for who, account_id in _accounts(subject).items():
        with _undone(subject) as session:
            if not _naming(subject, session, account_id):
                continue
            answer = _ask(subject, "erase_personal_data", account_id=account_id, consent="") or Erasure()
            session.flush()
            kept = [one for one in answer.kept if one not in deeds_kept(account_id, subject.name)]
            left = [] if kept else _naming(subject, session, account_id)
            yield from (
                Finding(name, f"still names an {who}'s account, and nothing is said to be kept") for name in left
            )
            held = _ask(subject, "personal_data", account_id=account_id) or []
            still = [] if kept else [kind for kind in held if kind.items and not kind.outlasts_erasure]
            yield from (Finding("personal_data", f"{kind.title.id} of an {who} is still held") for kind in still)
    with _undone(subject):
        if (answer := _ask(subject, "erase_personal_data", account_id=NOBODY, consent="")) not in (Erasure(), None):
            yield Finding("erase_personal_data", f"erases {answer} of an account that is nobody's")


@rule(
    "data-purged",
    "Purging leaves no row and no file",
    why="A regency that gives a program up must be sure that nothing of it stays.",
    mend="Keep files as photos only, and point to them by owned_key(…): purging finds both by the models.",
)
def check_purged(subject: Subject) -> Iterator[Finding]:
    """Tables of A with rows, and files and photos of A, once its program was switched off and purged. A has no photos
    but the program's.
    """
    _ = subject.crawl.writes
    world = subject.world
    with world.within(A):
        switch_program(subject.name, on=False)
    with world.app.test_request_context("/"), world.within(A):
        purge(subject.name)
    yield from (Finding(name, f"{len(rows)} rows are left") for name, rows in subject.crawl.content(A).items() if rows)
    regency_id = world.regency(A).id
    with world.engine.connect() as connection:
        counting = select(func.count()).select_from(Media).where(Media.regency_id == regency_id)
        if left := connection.scalar(counting):
            yield Finding("core_media", f"{left} photos are left")
    folder = Path(world.app.config["KAWASAN_INSTANCE_PATH"]) / "media" / str(regency_id)
    files = [path for path in folder.rglob("*") if path.is_file()]
    if files:
        yield Finding(f"media/{regency_id}", f"{len(files)} files are left")


def _accounts(subject: Subject) -> dict[str, int]:
    _ = subject.crawl
    return {member.role: subject.world.account_id(member) for member in (OWNER_A, OFFICER_A, ADMIN_A)}


def _naming(subject: Subject, session: Any, account_id: int) -> list[str]:
    found = []
    for model, column in account_columns(subject):
        counting = select(func.count()).select_from(model).where(getattr(model, column.name) == account_id)
        found += [str(column)] * bool(session.scalar(counting))
    return found


def _ask(subject: Subject, hook: str, **arguments: Any) -> Any:
    try:
        return ask(subject.world, subject.name, hook, regency=subject.world.regency(A), **arguments)
    except HookRaised as error:
        if subject.registry.trouble_of(subject.name).startswith(hook):  # which hooks-answer says
            raise Hindered(str(error)) from error
        raise


@contextmanager
def _undone(subject: Subject) -> Iterator[Any]:
    """A unit of work at A that is undone at its end."""
    with suppress(_Undone), subject.world.app.test_request_context("/"), subject.world.within(A) as session:
        yield session
        raise _Undone
