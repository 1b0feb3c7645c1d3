"""The photos of a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, PhotoFile
from kawasan_tourism_map.services.photos import MOST_PHOTOS, TooManyPhotos, add_photos
from kawasan_tourism_map.services.places import find_any

AddPlace = Callable[..., int]
Photos = tuple[int, list[int]]


@pytest.fixture
def photographed(
    add_place: AddPlace, toba: RegencyRef, in_regency: InRegency, photo_file: Callable[..., PhotoFile]
) -> int:
    """A place with three photos."""
    place_id = add_place("Pantai")
    with in_regency(toba):
        add_photos(find_any(place_id), [photo_file() for _ in range(3)])
    return place_id


@pytest.fixture
def photos(toba: RegencyRef, in_regency: InRegency) -> Callable[[int], Photos]:
    """The main photo's id and the others', in their order."""

    def read(place_id: int) -> Photos:
        with in_regency(toba):
            place = find_any(place_id)
            return place.photo_id or 0, [photo.photo_id for photo in place.more_photos]

    return read


def test_the_first_is_the_main_one(photographed: int, photos: Callable[[int], Photos], visitor: Client) -> None:
    main, others = photos(photographed)
    assert main
    assert len(others) == 2
    page = visitor.get("/peta/pantai").text
    assert all(f"/{photo}-" in page for photo in (main, *others))


def test_only_officers_of_the_regency_change_them(
    photographed: int, photos: Callable[[int], Photos], answers: Answers
) -> None:
    main, others = photos(photographed)
    root = f"/peta/kelola/{photographed}/foto"
    for path in (f"{root}/{others[0]}/utama", f"{root}/{main}/hapus"):
        answers(path, method="POST", data={}, visitor="/masuk", ani=403, budi=303, citra=403)


def test_another_becomes_the_main_one(photographed: int, photos: Callable[[int], Photos], budi: Client) -> None:
    main, (first, second) = photos(photographed)
    budi.post(f"/peta/kelola/{photographed}/foto/{second}/utama")
    assert photos(photographed) == (second, [first, main])


def test_after_the_main_one_the_next_takes_its_place(
    photographed: int, photos: Callable[[int], Photos], budi: Client
) -> None:
    main, (first, second) = photos(photographed)
    for removed, left in ((main, (first, [second])), (second, (first, [])), (first, (0, []))):
        assert budi.post(f"/peta/kelola/{photographed}/foto/{removed}/hapus").status_code == 303
        assert photos(photographed) == left


def test_a_photo_of_another_place_is_not_found(photographed: int, add_place: AddPlace, budi: Client) -> None:
    other = add_place("Bukit")
    assert budi.post(f"/peta/kelola/{other}/foto/1/utama").status_code == 404
    assert budi.post(f"/peta/kelola/{photographed}/foto/1/hapus").status_code == 404


def test_a_dozen_is_enough(
    photographed: int, toba: RegencyRef, in_regency: InRegency, photo_file: Callable[..., PhotoFile]
) -> None:
    with pytest.raises(TooManyPhotos), in_regency(toba):
        add_photos(find_any(photographed), [photo_file() for _ in range(MOST_PHOTOS)])


def test_a_deleted_place_takes_its_photos_along(photographed: int, budi: Client) -> None:
    assert budi.post(f"/peta/kelola/{photographed}/hapus").status_code == 303
