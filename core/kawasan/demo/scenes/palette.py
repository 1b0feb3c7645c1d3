"""The colours of the drawn pictures: six kinds of light over one fixed set of pigments."""

from typing import NamedTuple

Colour = tuple[int, int, int]


def hexed(code: str) -> Colour:
    """The colour written as six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The flat colour between two; `share` 0.0 is all of the first, 1.0 all of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


PAPER = hexed("fbf9f4")
CREAM = hexed("f2e6cf")
INK = hexed("1c2321")
LAKE = hexed("0b5a6f")
DEEP = hexed("073b49")
RED = hexed("a4262c")
GREEN = hexed("1f6b45")
GOLD = hexed("c9a24b")
WOOD = hexed("5a3a22")
TIMBER = hexed("8a5a34")
SAND = hexed("e8d3a4")
LEAF = hexed("4c8c52")
LIME = hexed("9dba5c")
CHILI = hexed("d4553a")
ORANGE = hexed("dd9440")
CLAY = hexed("bf6a45")
STONE = hexed("8d968f")
FOAM = hexed("7fc3d1")
PLUM = hexed("6d3a55")
PINK = hexed("dd9a93")


class Palette(NamedTuple):
    """One light: what it does to the sky, the land and the water."""

    name: str
    sky: Colour
    glow: Colour
    sun: Colour
    cloud: Colour
    far: Colour
    near: Colour
    meadow: Colour
    water: Colour
    ripple: Colour
    backdrop: Colour
    table: Colour


def _palette(name: str, codes: str) -> Palette:
    return Palette(name, *(hexed(code) for code in codes.split()))


# Order matters: neighbours in this list differ most, so that consecutive seeds never look alike.
PALETTES = (
    _palette("dawn", "f3cdb4 f7dcc6 fff4e2 fbe9da a9a08f 2f5a4c 4f8a58 2f7d8c a8d3d2 f3ddcb b9714f"),
    _palette("noon", "bfe0e6 d3eaee fffdf3 fbfdfb 86b3a6 23604a 5a9a55 0f6a80 8fcbd6 d5e6e4 8a5a34"),
    _palette("gold", "f5dca0 f9e8bf fffaea fdf1d4 b9ab72 3d6038 8a9a44 2b7a7a a9d0bb f4e3bd a4633a"),
    _palette("mist", "dfe9df ebf1e9 ffffff f8fbf7 a5bfb2 2b5546 6f9c76 3d7f87 b5d6d3 e4ebdf 6d5a45"),
    _palette("dusk", "e6c3c8 efd5d3 fff0dc f6e2de a28fa3 3a4a5c 587a68 31607c a9bccf ecd9d6 7a4a4a"),
    _palette("rain", "c6d5da d6e1e4 f4f7f5 e9eff0 8fa6ac 2a5050 4f7f63 2f6577 9dbfc8 dbe2e1 5f5348"),
)
