"""Where names stand in a map drawn by the server: whole, inside it, and clear of each other and of the places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kawasan.plugin_api import Bilingual
from kawasan_tourism_map.services.base_layer import Label

LETTER_WIDTH, LINE_HEIGHT = 22, 40
"""Of a letter, in the drawing's units, at the larger of the two sizes in peta.css: that of a phone."""
MARGIN = 10
CLEAR = 16
"""From the middle of a town's dot to its name."""
TOWN = "town"
Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Name:
    """A name whose baseline begins, ends or has its middle (`anchor`, as SVG says it) at x, y; a town has a `dot`."""

    kind: str
    name: Bilingual
    x: int
    y: int
    anchor: str
    dot: tuple[int, int] | None = None


def place_names(
    labels: Iterable[Label],
    level: float,
    point: Callable[[float, float], Point],
    size: tuple[int, int],
    taken: Iterable[Rectangle],
) -> list[Name]:
    """The names a map of this level has room for; `point` is where a longitude and latitude lie in the drawing."""
    full, found = list(taken), []
    for label in labels:
        choices = _choices(label, point) if label.is_shown_at(level) else ()
        free = next((choice for choice in choices if _is_free(choice[1], size, full)), None)
        if free:
            found.append(free[0])
            full.append(free[1])
    return found


def square(point: Point, half: float) -> Rectangle:
    """Around a point."""
    x, y = point
    return x - half, y - half, x + half, y + half


def _choices(label: Label, point: Callable[[float, float], Point]) -> Iterator[tuple[Name, Rectangle]]:
    """A water's name lies on its spot; a town's below, above, right or left of it."""
    width = LETTER_WIDTH * max(len(text) for text in label.name)
    for latitude, longitude in label.spots:
        x, y = point(longitude, latitude)
        if label.kind != TOWN:
            yield _name(label, x, y + LINE_HEIGHT / 4, "middle", width, None)
            continue
        dot = (round(x), round(y))
        yield _name(label, x, y + CLEAR + LINE_HEIGHT * 0.75, "middle", width, dot)
        yield _name(label, x, y - CLEAR - LINE_HEIGHT * 0.25, "middle", width, dot)
        yield _name(label, x + CLEAR, y + LINE_HEIGHT / 4, "start", width, dot)
        yield _name(label, x - CLEAR, y + LINE_HEIGHT / 4, "end", width, dot)


def _name(
    label: Label, x: float, y: float, anchor: str, width: float, dot: tuple[int, int] | None
) -> tuple[Name, Rectangle]:
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    name = Name(label.kind, label.name, round(x), round(y), anchor, dot)
    return name, (left, y - LINE_HEIGHT * 0.75, left + width, y + LINE_HEIGHT * 0.25)


def _is_free(box: Rectangle, size: tuple[int, int], taken: Sequence[Rectangle]) -> bool:
    left, top, right, bottom = box
    if left < MARGIN or top < MARGIN or right > size[0] - MARGIN or bottom > size[1] - MARGIN:
        return False
    return not any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken)
