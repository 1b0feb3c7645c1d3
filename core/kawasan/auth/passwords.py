"""Judging a new password: long enough, and not among those that are tried first.

No rules about kinds of characters: they make passwords no harder to guess (NIST SP 800-63B-4, section 3.1.1.2).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from flask import current_app

from kawasan.auth.easy_words import DEMO, LISTED, LOOKALIKES, RUNS
from kawasan.tenancy import all_areas

if TYPE_CHECKING:
    from kawasan.auth.models import User

SHORTEST_PASSWORD = 10
MOST_PARTS = 2
"""Of so many listed words, and any digits, a password is guessed."""
SHORTEST_RUN, LONGEST_PART, READ = 3, 30, 100
FEWEST_CHARACTERS = 5
"""Different ones: `abababababab` has two."""
NOT_A_LETTER = re.compile(r"[^a-z0-9]")
IGNORED = re.compile(r"[^a-z0-9@$!]")
DECORATION = re.compile(r"[0-9@$!]+")


class PasswordRefused(ValueError):
    """Not good enough; `code` says why: `short_password` or `easy_password`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def judge_password(password: str, user: User) -> None:
    """Raise PasswordRefused for a password that is too short, or that somebody who knows the account, this region or
    the usual ones would try.
    """
    if len(password) < SHORTEST_PASSWORD:
        code = "short_password"
        raise PasswordRefused(code)
    own = _words_of(user)
    plain = _plain(password)
    looked_at = IGNORED.sub("", plain)[:READ]
    if len(set(plain)) < FEWEST_CHARACTERS or _parts(looked_at, own) <= MOST_PARTS:
        code = "easy_password"
        raise PasswordRefused(code)


def _parts(text: str, own: frozenset[str]) -> float:
    """Of how many listed words and runs a text is made; infinite where something else is in it. Digits and what
    belongs to the account itself count nothing.
    """
    fewest = [0.0] + [float("inf")] * len(text)
    for end in range(1, len(text) + 1):
        for begin in range(max(0, end - LONGEST_PART), end):
            fewest[end] = min(fewest[end], fewest[begin] + _cost(text[begin:end], own))
    return fewest[-1]


def _cost(part: str, own: frozenset[str]) -> float:
    word = part.translate(LOOKALIKES)
    if DECORATION.fullmatch(part) or part in own or word in own:
        return 0
    is_run = len(part) >= SHORTEST_RUN and (len(set(part)) == 1 or any(part in run for run in RUNS))
    return 1 if is_run or word in LISTED or word in _regency_words() else float("inf")


def _words_of(user: User) -> frozenset[str]:
    """What strangers know of the account, and outside a demonstration the demonstration's password."""
    own = {_squeezed(text) for text in (user.email or "", user.name)}
    own |= {_squeezed(word) for word in re.split(r"[\W_]+", f"{user.email or ''} {user.name}")}
    if current_app.config["KAWASAN_MODE"] != "demo":
        own.add(DEMO)
    return frozenset(word for word in own if len(word) > 1)


@cache
def _regency_words() -> frozenset[str]:
    """The names of all 514, whole and word by word, and those of their provinces."""
    names = {name for area in all_areas() for name in (area.name, area.province)}
    words = {_squeezed(word) for name in names for word in (name, name.partition(" ")[2], *name.split())}
    return frozenset(word for word in words if len(word) > SHORTEST_RUN)


def _plain(text: str) -> str:
    """Small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _squeezed(text: str) -> str:
    return NOT_A_LETTER.sub("", _plain(text))
