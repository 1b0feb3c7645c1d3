"""What people ask at toba with what they know of samosir: its names and its ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kawasan.plugins import installed
from kawasan.testing.cast import ADMIN, ANI, BUDI, OPERATOR, Member
from wall.town import FOREIGN, Answer, Known, Town, both

Answers = list[Answer]
Ask = Callable[[Town], Answers]
PROGRAMS = sorted(entry.name for entry in installed())
STAFF = (BUDI, ADMIN, ANI)
SAMOSIR, TOBA = "samosir.localhost", "toba.localhost"
WORD = FOREIGN[1]
REGION = ["/", "/peta/", "/peta/daftar", "/peta/data/tempat-0.json", "/peta/data/rangka-0.js"]
SEARCHES = {
    "all programs": [f"/cari?q={WORD}", f"/cari?q={WORD}&lang=en", "/cari?q=samosir", "/cari?q=%25", "/cari?q=a"],
    "the map": [f"/peta/?q={WORD}", f"/peta/daftar?q={WORD}"],
    "the catalogue": [f"/umkm/?q={WORD}", f"/umkm/usaha?q={WORD}", f"/api/v1/umkm/products?q={WORD}"],
}
WITHDRAWN = {
    "consent withdrawn": Town.stop_sharing,
    "consent withdrawn a moment ago": Town.stop_sharing_at_once,
    "programs off": Town.switch_off,
}


@dataclass(frozen=True)
class Attempt:
    """An attack on the application, and what samosir itself does `before` it."""

    ask: Ask
    before: Callable[[Town], None] = lambda _: None


def asking(paths: Sequence[str], *, at: str = "/toba") -> Ask:
    """These addresses, as anybody."""
    return lambda town: [town.ask(path, at=at) for path in paths]


def sweep(
    owner: str | None, kind: str, by: Sequence[Member | None] = (None,), methods: str = "GET",
    *, known: Known | None = FOREIGN, at: str = "/toba",
) -> Ask:  # fmt: skip
    """Every address of a program (None: of core), in these methods and as each of these people."""
    return lambda town: [
        town.ask(path, at=at, by=who, method=method)
        for method in methods.split()
        for path in town.paths(owner, kind, method, known=known)
        for who in by
    ]


def _notices(town: Town) -> Answers:
    """Of somebody whom both regencies told something."""
    read = town.ask("/akun/kabar/dibaca", by=OPERATOR, method="POST")
    return [town.ask("/akun", by=OPERATOR), read]


def _tickets(town: Town) -> Answers:
    """For services that are the other regency's."""
    take = partial(town.ask, "/api/v1/antrean/tickets", method="POST")
    return [take(json={"service": slug}, Idempotency_Key=slug) for _, slug in both(FOREIGN)]


def requests() -> Iterator[tuple[str, Attempt]]:
    """Name and attempt."""
    for program in (*PROGRAMS, None):
        console = f"console: {program or 'core'}"
        yield f"{console}, lists", Attempt(sweep(program, "console", STAFF, known=None))
        yield f"{console}, by guessed name and id", Attempt(sweep(program, "console", STAFF))
        yield f"{console}, changing by guessed name and id", Attempt(sweep(program, "console", STAFF, "POST"))
    for program in PROGRAMS:
        yield f"page: {program}, lists", Attempt(sweep(program, "page", known=None))
        yield f"page: {program}, by guessed name", Attempt(sweep(program, "page", methods="GET POST"))
        yield f"api: {program}, lists", Attempt(sweep(program, "api", known=None))
        yield f"api: {program}, by guessed name", Attempt(sweep(program, "api"))
    yield "api: a ticket for a guessed service", Attempt(_tickets)
    yield "page: notices of somebody known in both", Attempt(_notices)
    for name, paths in SEARCHES.items():
        yield f"search: {name}", Attempt(asking(paths))
    for name, before in WITHDRAWN.items():
        yield f"region: pages and map, {name}", Attempt(asking(REGION, at=""), before)
        searches = SEARCHES["all programs"] + SEARCHES["the map"]
        yield f"region: search, {name}", Attempt(asking(searches, at=""), before)
