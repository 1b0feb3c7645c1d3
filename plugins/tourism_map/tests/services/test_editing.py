"""Adding and changing places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kawasan.plugin_api import RegencyRef, require_regency
from kawasan.testing import InRegency
from kawasan_tourism_map.services import editing
from kawasan_tourism_map.services.editing import (
    OutsideIndonesia,
    change_place,
    create_place,
    delete_place,
    mark_surveyed,
    publish_place,
    slug_of,
)
from kawasan_tourism_map.services.places import PlaceNotFound, find_any

AddPlace = Callable[..., int]


def test_a_name_becomes_part_of_an_address() -> None:
    assert slug_of("Pelabuhan Balige (Mulia Raja)") == "pelabuhan-balige-mulia-raja"
    assert slug_of("Café Ŝ") == "cafe-s"
    assert slug_of("…") == "tempat"


def test_equal_names_and_the_programs_own_paths_get_numbers(
    add_place: AddPlace, toba: RegencyRef, in_regency: InRegency
) -> None:
    names = ("Pantai", "Pantai", "Kelola", "Daftar", "Data")
    ids = [add_place(name, latitude=2.3 + n / 100) for n, name in enumerate(names)]
    with in_regency(toba):
        assert [find_any(i).slug for i in ids] == ["pantai", "pantai-2", "kelola-2", "daftar-2", "data-2"]


def test_one_that_comes_in_between_is_not_added_again(
    add_place: AddPlace, toba: RegencyRef, in_regency: InRegency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same form, sent twice, is stored by another process just before this one looks for a free address."""
    place_id, free_slug = add_place("Pantai"), editing._free_slug
    with in_regency(toba):
        there = find_any(place_id)
        values = {key: getattr(there, key) for key in editing.FIELDS} | {"name_id": "Pasar"}

        def with_the_other_first(name: str) -> str:
            monkeypatch.setattr(editing, "_free_slug", free_slug)
            create_place(values)
            return free_slug(name)

        monkeypatch.setattr(editing, "_free_slug", with_the_other_first)
        assert create_place(values).slug == create_place(values).slug == "pasar"


def test_another_regency_may_use_the_same_address(
    add_place: AddPlace, samosir: RegencyRef, in_regency: InRegency
) -> None:
    add_place("Pantai")
    other = add_place("Pantai", regency=samosir)
    with in_regency(samosir):
        assert find_any(other).slug == "pantai"


def test_a_change_keeps_the_address(add_place: AddPlace, toba: RegencyRef, in_regency: InRegency) -> None:
    place_id = add_place("Pantai Lama")
    with in_regency(toba):
        assert change_place(find_any(place_id), {"name_id": "Pantai Baru"})
        assert not change_place(find_any(place_id), {"name_id": "Pantai Baru"}), "nothing changed"
    with in_regency(toba):
        assert (find_any(place_id).slug, find_any(place_id).name_id) == ("pantai-lama", "Pantai Baru")
        assert "pantai baru" in find_any(place_id).found_by


def test_a_point_outside_indonesia_is_refused(add_place: AddPlace, toba: RegencyRef, in_regency: InRegency) -> None:
    place_id = add_place("Pantai")
    with pytest.raises(OutsideIndonesia), in_regency(toba):
        change_place(find_any(place_id), {"latitude": 99.0, "longitude": 2.3})


def test_every_change_ends_cached_pages(add_place: AddPlace, toba: RegencyRef, in_regency: InRegency) -> None:
    place_id = add_place("Pantai")
    versions = [toba.version]
    for act in (
        lambda place: publish_place(place, is_published=False),
        lambda place: mark_surveyed(place, date(2026, 3, 1)),
        delete_place,
    ):
        with in_regency(toba):
            act(find_any(place_id))
        with in_regency(toba):
            versions.append(require_regency().version)
    assert versions == sorted(set(versions))


def test_a_deleted_place_is_gone(add_place: AddPlace, toba: RegencyRef, in_regency: InRegency) -> None:
    place_id = add_place("Pantai")
    with in_regency(toba):
        delete_place(find_any(place_id))
    with pytest.raises(PlaceNotFound), in_regency(toba):
        find_any(place_id)


def test_places_of_another_regency_are_not_found(
    add_place: AddPlace, samosir: RegencyRef, in_regency: InRegency
) -> None:
    place_id = add_place("Pantai")
    with pytest.raises(PlaceNotFound), in_regency(samosir):
        find_any(place_id)
