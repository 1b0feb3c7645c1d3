"""Erasing a person: in one regency, and the account itself once nothing else needs it.

An account leaves an empty row behind, with its number and nothing of the person, so that the trail stays whole.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from kawasan.auth import (
    AccessToken,
    Membership,
    User,
    end_pins,
    end_sessions,
    forget_opener,
    hold_admins,
    pin_set_at,
    regencies_of,
)
from kawasan.db import RegencyOwned, mappers, session
from kawasan.languages import Bilingual
from kawasan.notices import Notice
from kawasan.plugins import TRAIL_STAYS, Erasure, KeptData, registry
from kawasan.rights.held import Place, held_in, programs_here, regencies_to_ask, set_aside_here
from kawasan.rights.models import OPEN, RightsRequest
from kawasan.rights.own import names_of, regency_data
from kawasan.rights.receipts import Receipt
from kawasan.rights.refusals import RightsRefused
from kawasan.rights.words import ROLE_WORDS
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger("kawasan.rights")
ACCOUNT_TABLE = "core_user.id"
NOTICES = Bilingual("Kabar yang pernah Anda terima di sini.", "The notices you were sent here.")
PIN = Bilingual("PIN loket Anda.", "Your counter PIN.")
REQUESTS = KeptData(
    Bilingual(
        "Permintaan Anda: jenis dan waktunya, tanpa kata-kata Anda.",
        "Your requests: kind and time, without your words.",
    ),
    Bilingual(
        "Bukti bahwa hak Anda dipenuhi (UU 27/2022 pasal 31).",
        "Proof that your rights were met (Law 27/2022, article 31).",
    ),
)


def erase_here(user: User) -> Receipt:
    """Erase a person in the current regency through every program, and the account where nothing else needs it.

    Raises RightsRefused (`last_admin`, `program`); what was done so far must then be rolled back.
    """
    refuse_last_admin(user.id)
    receipt = Receipt()
    if broken := set_aside_here():
        raise RightsRefused("program", *broken)
    for name in programs_here():
        receipt.add(erase_in_program(name, user.id))
    receipt.add(_erase_from_core(user))
    if not user.is_operator and not is_needed_elsewhere(user):
        erase_account(user)
        receipt.account_gone = True
    return receipt


def erase_in_program(name: str, user_id: int, consent: str = "") -> Erasure:
    """One program's part; with a consent, only what rests on it. Raises RightsRefused (`program`)."""
    plugin = registry().plugins[name]
    try:
        regency = require_regency()
        answer = registry().ask(name, "erase_personal_data", regency=regency, account_id=user_id, consent=consent)
        session().flush()
    except Exception as error:
        log.exception("%s could not erase", name)
        raise RightsRefused("program", str(plugin.program.title)) from error
    return answer or Erasure()


def refuse_last_admin(user_id: int) -> None:
    """Raise RightsRefused (`last_admin`) for the only administrator of the current regency."""
    regency = require_regency()
    if (regency.id, "admin") in regencies_of(user_id) and hold_admins() == {user_id}:
        raise RightsRefused("last_admin", regency.name)


def is_needed_elsewhere(user: User) -> bool:
    """Whether the account has a role in another regency, or another holds more on it than what law requires."""
    here = require_regency().id
    if any(regency_id != here for regency_id, _role in regencies_of(user.id)):
        return True
    others = (regency for regency in regencies_to_ask(user) if regency.id != here)
    return any(holds_something(place) for place in held_in(others, user))


def holds_something(place: Place) -> bool:
    """Whether there is anything an erasure would take away, or a program could not say, or a request waits."""
    held = any(not part.is_whole or any(not kind.outlasts_erasure for kind in part.kinds) for part in place.parts)
    return held or any(asked.state == OPEN for asked in place.asked)


def erase_account(user: User) -> None:
    """Empty the account: what hangs on it goes, every value that may be missing is, and nobody can sign in."""
    for model, key in _hanging_on_accounts(owned=False):
        session().execute(delete(model).where(getattr(model, key) == user.id))
    session().expire(user, ["memberships"])
    for column in User.__table__.columns:
        if column.nullable:
            setattr(user, column.key, None)
    user.name, user.language, user.active, user.is_operator = "", "id", False, False
    user.fs_uniquifier = secrets.token_urlsafe(32)
    end_sessions(user.id)
    session().flush()


def _erase_from_core(user: User) -> Erasure:
    """Roles, one-time links, the PIN and notices of this regency; of requests the person's own words."""
    here, held = require_regency().id, regency_data(user.id, names_of(user))
    roles = [role for regency_id, role in regencies_of(user.id) if regency_id == here]
    erased = [Bilingual(f"Peran: {ROLE_WORDS[role].id}.", f"Role: {ROLE_WORDS[role].en}.") for role in roles]
    erased += [PIN] if pin_set_at(user.id) else []
    end_pins(user.id, here)
    forget_opener(user.id)
    for model in (Membership, AccessToken):
        session().execute(delete(model).where(model.user_id == user.id, model.regency_id == here))
    session().expire(user, ["memberships"])
    had_notices = False
    for model, key in _hanging_on_accounts(owned=True):
        gone = session().execute(delete(model).where(getattr(model, key) == user.id)).rowcount
        had_notices |= model is Notice and gone > 0
    for request in session().scalars(select(RightsRequest).where(RightsRequest.user_id == user.id)):
        request.note, request.new_phone = "", None
    kept = [TRAIL_STAYS] if any(kind.outlasts_erasure for kind in held) else []
    return Erasure((*erased, *([NOTICES] if had_notices else [])), (*kept, REQUESTS))


def _hanging_on_accounts(*, owned: bool) -> Iterator[tuple[type[Any], str]]:
    """Core's models whose rows would go with an account's row, of the current regency or (not owned) of all."""
    for mapper in mappers():
        if not str(mapper.local_table).startswith("core_") or issubclass(mapper.class_, RegencyOwned) != owned:
            continue
        for column in mapper.columns:
            if any(k.target_fullname == ACCOUNT_TABLE and k.ondelete == "CASCADE" for k in column.foreign_keys):
                yield mapper.class_, mapper.get_property_by_column(column).key
