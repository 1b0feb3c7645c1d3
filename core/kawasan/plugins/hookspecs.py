"""Every hook core calls. Each is an empty, documented function: a plugin implements those it needs.

Hooks are called only for regencies that have the program on, except those marked "at start-up". A hook that raises
loses its own contribution; the rest of the page stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from datetime import date

    from flask import Blueprint

    from kawasan.plugins.contributions import ConsoleCard, DemoLoader, FrontSection, NavItem, Published, SearchHit
    from kawasan.plugins.personal import Erasure, HeldData
    from kawasan.plugins.program import Program
    from kawasan.tenancy import RegencyRef

UNHURRIED = frozenset({"demo", "published"})
"""They work through all of a regency, so no time limit is set to them."""
hookspec = pluggy.HookspecMarker("kawasan")
hookimpl = pluggy.HookimplMarker("kawasan")


@hookspec
def program() -> Program:  # type: ignore[empty-body]
    """At start-up: the program this plugin offers."""


@hookspec
def blueprints() -> list[Blueprint]:  # type: ignore[empty-body]
    """At start-up: Flask blueprints, mounted under the program's prefix. Each view says `@public` or `@require(…)`."""


@hookspec
def api_blueprints() -> list[Blueprint]:  # type: ignore[empty-body]
    """At start-up: flask-smorest blueprints, mounted under `/api/v1` and the program's prefix."""


@hookspec
def settings() -> type[object]:  # type: ignore[empty-body]
    """At start-up: the frozen dataclass of the program's settings, its fields made by `setting(…)`."""


@hookspec
def hookspecs() -> object:
    """At start-up: a module with hooks that this plugin calls and others may implement."""


@hookspec
def navigation() -> list[NavItem]:  # type: ignore[empty-body]
    """Entries of the regency's main menu."""


@hookspec
def front_sections(regency: RegencyRef) -> list[FrontSection]:  # type: ignore[empty-body]
    """Parts of the regency's front page. Answer an empty list rather than an empty part."""


@hookspec
def console_cards(regency: RegencyRef) -> list[ConsoleCard]:  # type: ignore[empty-body]
    """Cards on the desk of the regency's staff."""


@hookspec
def search(regency: RegencyRef, query: str, limit: int) -> list[SearchHit]:  # type: ignore[empty-body]
    """Finds for the search over all programs, best first, at most `limit`. `query` is trimmed and not empty."""


@hookspec
def published(regency: RegencyRef) -> list[Published]:  # type: ignore[empty-body]
    """All that this regency has published through the program; called after a change, when the regency shares."""


@hookspec
def personal_data(regency: RegencyRef, account_id: int) -> list[HeldData]:  # type: ignore[empty-body]
    """All that the program holds on a person in this regency, kind by kind (UU 27/2022, article 7). Called where the
    program is off too: its data is still there.
    """


@hookspec
def erase_personal_data(regency: RegencyRef, account_id: int, consent: str) -> Erasure:  # type: ignore[empty-body]
    """Erase or pseudonymise what `personal_data` answers; say what went, and what law requires to keep. With `consent`,
    the key of one HeldData: only what rests on that consent, which the person withdrew. Called where the program is off
    too; an error undoes the whole erasure.
    """


@hookspec
def new_day(regency: RegencyRef, since: date | None) -> None:
    """A calendar day of the regency has begun: end what has lapsed, forget what need not be known any more, tell people
    of what lapses soon. A job of its own calls it some minutes after local midnight. `since` is the day of the call
    before (None: this is the first), further back where no worker ran: do all that has fallen due after it.
    """


@hookspec
def demo(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """Load demonstration data for this regency; answer a sentence for the command line, or None when there is none
    for it.
    """
