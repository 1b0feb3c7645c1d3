"""What regencies share: gathered after a change, shown while they consent, gone at once when they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from kawasan.db import regency_scope
from kawasan.languages import Bilingual
from kawasan.media import save_photo
from kawasan.plugins import PluginRegistry, Published
from kawasan.region import (
    PublishedEntry,
    content_changed,
    find_published,
    published_entries,
    rebuild,
    sharing_regencies,
    withdraw,
)
from kawasan.tenancy import RegencyProgram, RegencyRef, save_sharing, switch_program
from kawasan.testing import InRegency, photo_file
from kawasan.testing.cast import read_regency

PROGRAM = "pasar"


def thing(key: str, title: str, **values: Any) -> Published:
    summary = Bilingual(values.pop("summary", ""), "")
    return Published(
        values.pop("kind", "place"), key, Bilingual(title, values.pop("en", "")), summary, f"pasar/{key}", **values
    )


@dataclass
class Program:
    """A program that shares what a test puts here, by regency."""

    things: dict[str, list[Published]] = field(default_factory=dict)


@pytest.fixture
def pasar(
    app: Flask, toba: RegencyRef, samosir: RegencyRef, monkeypatch: pytest.MonkeyPatch, in_regency: InRegency
) -> Program:
    program = Program(
        {"toba": [thing("ulos", "Galeri Ulos", en="Woven gallery")], "samosir": [thing("ulos", "Rumah Ulos")]}
    )

    def call(_self: object, hook: str, regency: RegencyRef, /, **_: Any) -> list[tuple[str, Any]]:
        is_asked = hook == "published" and PROGRAM in regency.programs
        return [(PROGRAM, program.things.get(regency.slug, []))] if is_asked else []

    monkeypatch.setattr(PluginRegistry, "call", call)
    monkeypatch.setitem(app.extensions["kawasan_plugins"].plugins, PROGRAM, None)  # type: ignore[arg-type]  # its name is all that is asked
    for regency in (toba, samosir):
        with in_regency(regency):
            switch_program(PROGRAM, on=True)
        with app.app_context():
            rebuild(regency.id, PROGRAM)
    return program


@pytest.fixture
def platform(app: Flask) -> Callable[[], AbstractContextManager[Any]]:
    def work() -> AbstractContextManager[Any]:
        return regency_scope(None)

    return work


@pytest.fixture
def shared(app: Flask) -> Callable[..., list[tuple[str, str]]]:
    """What the region sees, as (regency, title)."""

    def read(**options: Any) -> list[tuple[str, str]]:
        with app.app_context(), regency_scope(None, writes=False):
            return [(entry.regency_slug, entry.title.id) for entry in published_entries(**options)]

    return read


Shared = Callable[..., list[tuple[str, str]]]
BOTH = [("samosir", "Rumah Ulos"), ("toba", "Galeri Ulos")]


def rows(app: Flask) -> int:
    with app.app_context(), regency_scope(None, writes=False) as session:
        return int(session.scalar(select(func.count()).select_from(PublishedEntry)))


def test_regencies_share_what_they_published(pasar: Program, shared: Shared) -> None:
    assert shared() == BOTH
    assert shared(kind="place", program=PROGRAM) == BOTH
    assert shared(kind="office") == []
    assert shared(limit=1) == BOTH[:1]


def test_an_entry_knows_its_page(pasar: Program, app: Flask) -> None:
    with app.app_context(), regency_scope(None, writes=False):
        entry = published_entries()[0]
    assert (entry.url, entry.regency_name, entry.program) == ("/samosir/pasar/ulos", "Kabupaten Samosir", PROGRAM)


def test_a_change_is_seen_after_the_commit(
    pasar: Program, shared: Shared, toba: RegencyRef, in_regency: InRegency
) -> None:
    pasar.things["toba"] = [thing("kopi", "Kedai Kopi")]
    with in_regency(toba):
        content_changed(PROGRAM)
        assert shared() == BOTH
    assert shared() == [("samosir", "Rumah Ulos"), ("toba", "Kedai Kopi")]


def test_a_change_ends_cached_pages(pasar: Program, app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    with app.app_context():
        before = read_regency("toba").version
    with in_regency(toba):
        content_changed(PROGRAM)
    with app.app_context():
        assert read_regency("toba").version == before + 1


def test_many_changes_are_gathered_once(pasar: Program, app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    calls: list[int] = []

    class Counting(list[Published]):
        def __iter__(self) -> Iterator[Published]:
            calls.append(1)
            return super().__iter__()

    pasar.things["toba"] = Counting([thing("kopi", "Kedai Kopi")])
    with in_regency(toba):
        for _ in range(5):
            content_changed(PROGRAM)
    assert len(calls) == 1


def test_consent_withdrawn_counts_from_that_moment(
    pasar: Program, shared: Shared, app: Flask, toba: RegencyRef, in_regency: InRegency
) -> None:
    """Without a rebuild: the condition is asked at each read."""
    with in_regency(toba):
        save_sharing(shares=False)
    assert shared() == BOTH[:1]
    with app.app_context(), regency_scope(None, writes=False):
        assert [entry.regency_slug for entry in find_published("ulos")] == ["samosir"]
        assert [regency.slug for regency in sharing_regencies()] == ["samosir"]


def test_consent_withdrawn_leaves_no_copy(pasar: Program, app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        save_sharing(shares=False)
    with app.app_context():
        rebuild(toba.id, PROGRAM)
    assert rows(app) == 1


def test_a_program_switched_off_is_gone_at_once(
    pasar: Program, shared: Shared, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        switch_program(PROGRAM, on=False)
    assert shared() == BOTH[:1]


def test_what_is_withdrawn_is_that_regencys(
    pasar: Program, shared: Shared, app: Flask, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        withdraw(toba.id, "another")
    assert shared() == BOTH
    with in_regency(toba):
        withdraw(toba.id)
    assert shared() == BOTH[:1]
    assert rows(app) == 1


def test_a_regency_without_programs_does_not_share(
    pasar: Program, app: Flask, in_regency: InRegency, toba: RegencyRef
) -> None:
    with in_regency(toba) as session:
        for row in session.scalars(select(RegencyProgram).where(RegencyProgram.regency_id == toba.id)):
            row.is_on = False
    with app.app_context(), regency_scope(None, writes=False):
        assert [regency.slug for regency in sharing_regencies()] == ["samosir"]


def test_a_photo_goes_with_its_entry(pasar: Program, app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        photo_id = save_photo(photo_file(500, 400)).id
    pasar.things["toba"] = [thing("ulos", "Galeri Ulos", photo_id=photo_id)]
    with app.app_context():
        rebuild(toba.id, PROGRAM)
        with regency_scope(None, writes=False):
            photo = next(entry for entry in published_entries() if entry.regency_slug == "toba").photo
    assert photo is not None
    assert (photo.src(320), photo.width, photo.height) == (f"/media/1212/{photo_id}-320.webp", 500, 400)


def test_a_photo_of_another_regency_is_not_shown(
    pasar: Program, app: Flask, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        photo_id = save_photo(photo_file()).id
    pasar.things["toba"] = [thing("ulos", "Galeri Ulos", photo_id=photo_id)]
    with app.app_context():
        rebuild(toba.id, PROGRAM)
        with regency_scope(None, writes=False):
            assert all(entry.photo is None for entry in published_entries())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ulos", ["Galeri Ulos", "Rumah Ulos"]),
        ("rumah", ["Rumah Ulos"]),
        ("ULOS rumah", ["Rumah Ulos"]),
        ("woven", ["Galeri Ulos"]),
        ("samosir", ["Rumah Ulos"]),
        ("nihil", []),
        ("", []),
        ("   ", []),
        ("%", []),
        ("_", []),
        ("ulos' or 1=1 --", []),
    ],
)
def test_the_search_finds_by_every_word(words: str, found: list[str], pasar: Program, app: Flask) -> None:
    with app.app_context(), regency_scope(None, writes=False):
        assert [entry.title.id for entry in find_published(words)] == found


def test_the_best_find_is_shown_however_many_there_are(pasar: Program, app: Flask, toba: RegencyRef) -> None:
    pasar.things["toba"] = [thing(str(n), f"Air {n}", words="danau") for n in range(20)] + [thing("z", "Danau Toba")]
    with app.app_context():
        rebuild(toba.id, PROGRAM)
        with regency_scope(None, writes=False):
            found = find_published("danau", 4)
            assert [entry.title.id for entry in found] == ["Danau Toba", "Air 0", "Air 1", "Air 10"]


def test_titles_that_begin_with_the_words_come_first(pasar: Program, app: Flask, toba: RegencyRef) -> None:
    pasar.things["toba"] = [
        thing("a", "Air", words="ulos"), thing("b", "Batik dan ulos"), thing("c", "Ulos Sadum")
    ]  # fmt: skip
    with app.app_context():
        rebuild(toba.id, PROGRAM)
        with regency_scope(None, writes=False):
            assert [entry.title.id for entry in find_published("ulos")] == [
                "Ulos Sadum",
                "Batik dan ulos",
                "Rumah Ulos",
                "Air",
            ]
