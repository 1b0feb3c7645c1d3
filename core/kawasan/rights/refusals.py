"""Why a request cannot be made or answered."""

from __future__ import annotations


class RightsRefused(ValueError):
    """`code` says why, for a sentence in the user's language; `names` are what is in the way.

    `asked` (the same is waiting already), `last_admin` (appoint another administrator first), `unknown`, `decided` (by
    someone else meanwhile), `answer` (a sentence to the person is missing), `program` (one could not erase), `taken`
    (the phone number belongs to another account), `operator` (operators are not erased),
    `email` (not an address), `nothing` (neither address nor number would be left), `link` (not good any more).
    """

    def __init__(self, code: str, *names: str) -> None:
        super().__init__(code)
        self.code, self.names = code, names
