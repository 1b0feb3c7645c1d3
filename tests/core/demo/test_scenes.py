"""The demonstration's drawn pictures."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageStat

from kawasan.demo.scenes import KINDS, PALETTES, UnknownScene, draw

pytestmark = pytest.mark.once

SMALL = (160, 120)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_draws_a_picture_of_the_size_asked_for(kind: str) -> None:
    for seed in range(len(PALETTES)):
        with Image.open(BytesIO(draw(kind, seed, SMALL))) as picture:
            assert picture.size == SMALL
            assert len(picture.getcolors(maxcolors=SMALL[0] * SMALL[1]) or ()) > 5


def _difference(one: bytes, other: bytes) -> float:
    """How far two pictures are apart: the mean over all channels of all pixels, 0 to 255."""
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        return sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_neighbouring_seeds_never_look_alike(kind: str) -> None:
    pictures = [draw(kind, seed, SMALL) for seed in range(14)]
    assert min(_difference(one, other) for one, other in pairwise(pictures)) > 10


@pytest.mark.parametrize("size", [(300, 300), (320, 240), (120, 200)])
def test_every_kind_fits_every_shape(size: tuple[int, int]) -> None:
    for kind in KINDS:
        with Image.open(BytesIO(draw(kind, 5, size))) as picture:
            assert picture.size == size


def test_the_same_arguments_draw_the_same_pixels() -> None:
    assert all(draw(kind, 7, SMALL) == draw(kind, 7, SMALL) for kind in KINDS)


def test_the_usual_size_is_four_to_three() -> None:
    with Image.open(BytesIO(draw("shore", 1))) as picture:
        assert picture.size == (1200, 900)


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(UnknownScene, match="'volcano'"):
        draw("volcano", 1)
