"""Where an account has left something, so that not every regency has to be asked what it holds on a person."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from kawasan.auth.models import AccountPlace, Membership
from kawasan.db import bound_id, session


def note_place(user_id: int) -> None:
    """The current regency may hold something on this account from now on."""
    key = (user_id, bound_id())
    if key[1] is None or session().get(AccountPlace, key) is not None:
        return
    with suppress(IntegrityError), session().begin_nested():  # someone else may have noted it at the same moment
        session().add(AccountPlace(user_id=key[0], regency_id=key[1]))


def places_of(user_id: int) -> set[int]:
    """Ids of the regencies to ask: those noted, and those with a role."""
    noted = select(AccountPlace.regency_id).where(AccountPlace.user_id == user_id)
    roles = select(Membership.regency_id).where(Membership.user_id == user_id)
    return {*session().scalars(noted), *session().scalars(roles)}
