"""A person corrects their phone number. As it opens the account, a new one counts once it is known to be theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawasan.auth import e164
from kawasan.rights.asking import ask
from kawasan.rights.refusals import RightsRefused

if TYPE_CHECKING:
    from kawasan.auth import User


def correct_phone(user: User, phone: str) -> bool:
    """Take an emptied number off the account at once. True: a new one was put before the current regency's
    administrators.

    Raises RightsRefused (`nothing`: the account has no e-mail address to be found by), PhoneRefused, and as `ask` does.
    """
    number = e164(phone) if phone.strip() else None
    if number == user.phone:
        return False
    if number is None:
        if not user.email:
            raise RightsRefused("nothing")
        user.phone = None
        return False
    ask(user.id, "correction", new_phone=number)
    return True
