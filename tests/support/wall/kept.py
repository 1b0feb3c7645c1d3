"""What is kept outside of the database: rendered pages in memory, and files of photos."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from kawasan.caching import PageCache
from wall.requests import SAMOSIR, TOBA, Answers, Ask, Attempt
from wall.things import WIDTH
from wall.town import FOREIGN, OWN, Town

CACHE_BYTES = 10_000_000
NOT_MODIFIED = 304
PAGES = {
    "the front page": ["/"],
    "a catalogue": ["/umkm/"],
    "a list": ["/peta/daftar"],
    "a map's places": ["/peta/data/tempat-0.json"],
    "a thing's own page": [f"/umkm/produk/{slug}" for _, slug in (OWN, FOREIGN)],
}


@contextmanager
def _room(town: Town) -> Iterator[None]:
    cache: PageCache = town.app.extensions["kawasan_page_cache"]
    cache.most_bytes = CACHE_BYTES
    try:
        yield
        assert cache.entries, "nothing was kept"
    finally:
        cache.most_bytes = cache.bytes = 0
        cache.entries.clear()


def _by_path(paths: list[str], town: Town) -> Answers:
    """As samosir's visitors left them in the cache; then toba's ask, and ask again."""
    with _room(town):
        for path in paths:
            town.ask(path, at="/samosir")
        return [town.ask(path) for path in paths * 2]


def _by_host(paths: list[str], town: Town) -> Answers:
    """The same where the path says nothing of the regency."""
    with _room(town):
        for path in paths:
            town.ask(path, at="", host=SAMOSIR)
        return [town.ask(path, at="", host=TOBA) for path in paths * 2]


def _by_tag(paths: list[str], town: Town) -> Answers:
    """Asked whether toba's is still what samosir's was."""
    browser, answers = town.app.test_client(), []
    with _room(town):
        for path in paths * 2:
            tag = browser.get(f"/samosir{path}").headers.get("ETag", "")
            answers.append(town.ask(path, If_None_Match=tag))
    assert all(answer.status != NOT_MODIFIED for answer in answers), "samosir's page was taken for toba's"
    return answers


def photo(regency_id: int, number: int) -> str:
    return f"/media/{regency_id}/{number}-{WIDTH}.webp"


def _photos(town: Town, *, at: str = "/toba", host: str = "localhost") -> Answers:
    """Of a thing that the public sees, and of one that it does not."""
    return [town.ask(photo(town.samosir.id, FOREIGN[0] + n), at=at, host=host) for n in (0, 1)]


def _photos_in_own_folder(town: Town) -> Answers:
    return [town.ask(photo(town.toba.id, FOREIGN[0] + n), at=at) for n in (0, 1) for at in ("/toba", "")]


def _photos_beside_own_folder(town: Town) -> Answers:
    """Up and down again, plainly and written otherwise."""
    theirs = photo(town.samosir.id, FOREIGN[0]).removeprefix("/media/")
    ups = (f"/../{theirs}", f"/%2e%2e/{theirs}", f"/..%2f{theirs}", f"//{theirs}", f"/..\\{theirs}")
    return [town.ask(f"/media/{town.toba.id}{up}", at=at) for up in ups for at in ("/toba", "")]


FILES: dict[str, Ask] = {
    "another's photo below one's own path": _photos,
    "another's photo at one's own host": partial(_photos, at="", host=TOBA),
    "another's number in one's own folder": _photos_in_own_folder,
    "beside one's own folder": _photos_beside_own_folder,
}


def kept() -> Iterator[tuple[str, Attempt]]:
    """Name and attempt."""
    for name, paths in PAGES.items():
        for manner, ask in (("by path", _by_path), ("by host", _by_host), ("by tag", _by_tag)):
            yield f"cache: {name}, {manner}", Attempt(partial(ask, paths))
    for name, ask in FILES.items():
        yield f"file: {name}", Attempt(ask)
