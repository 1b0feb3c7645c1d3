"""What is carried from one regency to the other: a session's cookie, and a Host header that lies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kawasan.testing.cast import ADMIN, ANI, BUDI, CITRA, Member
from wall.requests import PROGRAMS, SAMOSIR, TOBA, Answers, Ask, Attempt, sweep
from wall.town import DOMAIN, FOREIGN, Town

WHO = {"an officer": BUDI, "an administrator": ADMIN, "an owner": ANI}


def _carried(by: Member, method: str, town: Town) -> Answers:
    """Every address of samosir's consoles, with the cookie that toba's sign-in gave."""
    sweeps = [
        sweep(owner, "console", (by,), method, known=known, at="/samosir")
        for owner in (None, *PROGRAMS)
        for known in (FOREIGN, None)
    ]
    return [answer for ask in sweeps for answer in ask(town)]


def _after_another(town: Town) -> Answers:
    """Samosir's officer, then toba's, then nobody, in one process: who was there before leaves nothing."""
    answers = []
    for program in PROGRAMS:
        for path in town.paths(program, "console", known=None):
            town.ask(path, at="/samosir", by=CITRA)
            answers += [town.ask(path, by=BUDI), town.ask(path)]
    return answers


def _at_host(host: str, town: Town, *, at: str = "", **headers: str) -> Answers:
    """Pages and consoles of every program, as toba's officer."""
    kinds = ("console", "page") if at or headers else ("console",)
    paths = [path for program in PROGRAMS for kind in kinds for path in town.paths(program, kind)]
    return [town.ask(path, at=at, by=BUDI, host=host, **headers) for path in paths]


SAID = {"X_Forwarded_Host": SAMOSIR, "X_Forwarded_Prefix": "/samosir", "Forwarded": f"host={SAMOSIR}"}
HOSTS: dict[str, Ask] = {
    "another's, with one's own cookie": partial(_at_host, SAMOSIR),
    "another's domain, with one's own cookie": partial(_at_host, DOMAIN),
    "another's, above one's own path": partial(_at_host, SAMOSIR, at="/toba"),
    "one's own, above another's path": partial(_at_host, TOBA, at="/samosir"),
    "two names": partial(_at_host, f"{TOBA}, {SAMOSIR}"),
    "a name to sign in with": partial(_at_host, f"{TOBA}:80@{SAMOSIR}"),
    "one's own, another's said to be forwarded": partial(_at_host, TOBA, **SAID),
}


def carried() -> Iterator[tuple[str, Attempt]]:
    """Name and attempt."""
    for who, member in WHO.items():
        yield f"session: {who}'s cookie carried over", Attempt(partial(_carried, member, "GET"))
        yield f"session: {who}'s cookie carried over, changing", Attempt(partial(_carried, member, "POST"))
    yield "session: after another's officer", Attempt(_after_another)
    for name, ask in HOSTS.items():
        yield f"host: {name}", Attempt(ask)
