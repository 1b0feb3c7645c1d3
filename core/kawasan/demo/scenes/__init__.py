"""Drawn pictures for the demonstration: flat shapes, one family, no two neighbours alike."""

from collections.abc import Callable

from kawasan.demo.scenes import (
    animals,
    arrivals,
    bags,
    batik,
    buildings,
    crafts,
    cups,
    food,
    fruit,
    handwork,
    houses,
    nature,
    rocks,
    rooms,
    sacred,
    stalls,
    ulos,
    vessels,
)
from kawasan.demo.scenes.canvas import Canvas
from kawasan.demo.scenes.palette import PALETTES

# What a place may look like; these are composed for pictures of 4:3.
PLACES: dict[str, Callable[[Canvas], None]] = {
    "airport": arrivals.airport,
    "animal": animals.animal,
    "bed": rooms.bed,
    "cave": rocks.cave,
    "church": sacred.church,
    "cross": sacred.cross,
    "elephant": animals.elephant,
    "falls": rocks.falls,
    "field": nature.field,
    "harbour": arrivals.harbour,
    "hill": nature.hill,
    "hospital": buildings.hospital,
    "hotspring": rocks.hotspring,
    "house": houses.house,
    "island": nature.island,
    "monkey": animals.monkey,
    "museum": buildings.museum,
    "shop": stalls.shop,
    "shore": nature.shore,
    "tea": nature.tea,
    "temple": sacred.temple,
    "terrace": nature.terrace,
}

# What a product may look like; these are composed for square pictures.
PRODUCTS: dict[str, Callable[[Canvas], None]] = {
    "bag": bags.bag,
    "basket": handwork.basket,
    "batik": batik.batik,
    "bottle": vessels.bottle,
    "bowl": cups.bowl,
    "carving": handwork.carving,
    "cup": cups.cup,
    "figure": handwork.figure,
    "fish": food.fish,
    "fruit": fruit.fruit,
    "instrument": crafts.instrument,
    "jar": vessels.jar,
    "leaf": food.leaf,
    "loom": ulos.loom,
    "market": stalls.market,
    "miniature": handwork.miniature,
    "panel": handwork.panel,
    "pouch": bags.pouch,
    "shirt": crafts.shirt,
    "snack": food.snack,
    "tote": bags.tote,
}

KINDS = PLACES | PRODUCTS


class UnknownScene(ValueError):
    """There is no drawing of the kind asked for."""


def draw(kind: str, seed: int, size: tuple[int, int] = (1200, 900)) -> bytes:
    """A picture as PNG bytes, `size` in pixels (width, height).

    `kind` is one of KINDS, any kind in any shape; `seed` varies light, composition and details. The same arguments
    always draw the same pixels. Raises UnknownScene for another kind.
    """
    if kind not in KINDS:
        raise UnknownScene(f"no scene is called {kind!r}; there are {', '.join(sorted(KINDS))}")
    canvas = Canvas(size, PALETTES[seed % len(PALETTES)], seed, kind)
    KINDS[kind](canvas)
    return canvas.png()
