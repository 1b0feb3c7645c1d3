"""Everything the installation holds on a person: by the account, by core and by each program, regency by regency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawasan.auth import places_of
from kawasan.db import regency_scope
from kawasan.languages import Bilingual
from kawasan.plugins import HeldData, registry
from kawasan.rights import own
from kawasan.tenancy import all_regencies, require_regency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawasan.auth import User
    from kawasan.tenancy import RegencyRef

CORE = "core"


@dataclass(frozen=True)
class Part:
    """What one program (or core) holds. `is_whole` is False where the program could not answer."""

    program: str
    title: Bilingual
    kinds: list[HeldData]
    is_whole: bool = True


@dataclass(frozen=True)
class Place:
    """What is held in one regency, and what the person asked there."""

    regency: RegencyRef
    parts: list[Part]
    asked: list[own.Asked]


def regencies_to_ask(user: User) -> list[RegencyRef]:
    """The regencies that may hold something on an account, by name."""
    wanted = places_of(user.id)
    return [regency for regency in all_regencies() if regency.id in wanted]


def held_by_account(user: User) -> Part:
    """What belongs to the account itself, wherever the person works."""
    return Part(CORE, own.ACCOUNT, own.account_data(user))


def held_in(regencies: Iterable[RegencyRef], user: User) -> list[Place]:
    """What is held in each of these regencies, each read in its own scope."""
    places, user_id, names = [], user.id, own.names_of(user)
    for regency in regencies:
        with regency_scope(regency, writes=False):
            places.append(Place(regency, _parts(user_id, names), own.asked_by(user_id)))
    return places


def programs_here() -> Iterator[str]:
    """The installed programs that were ever on in the current regency: off, their data is still there."""
    stored = require_regency().stored_settings
    return (name for name in registry().plugins if name in stored)


def set_aside_here() -> list[str]:
    """Programs of this regency that are installed and could not be loaded: nobody can say what they hold."""
    registered = registry()
    return [n for n in require_regency().stored_settings if n in registered.broken and n not in registered.plugins]


def _parts(user_id: int, names: tuple[str, ...]) -> list[Part]:
    core = Part(CORE, own.PORTAL, own.regency_data(user_id, names))
    unsaid = [Part(name, Bilingual(name), [], is_whole=False) for name in set_aside_here()]
    parts = [core, *(_of(name, user_id) for name in programs_here()), *unsaid]
    return [part for part in parts if part.kinds or not part.is_whole]


def _of(name: str, user_id: int) -> Part:
    regency, title = require_regency(), registry().plugins[name].program.title
    try:
        kinds = registry().ask(name, "personal_data", regency=regency, account_id=user_id) or []
    except Exception as error:  # noqa: BLE001 - a plugin may raise what it likes
        registry().contain(name, "personal_data", regency, error)
        return Part(name, title, [], is_whole=False)
    return Part(name, title, list(kinds))
