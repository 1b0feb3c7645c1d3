"""Repeat patterns of the batik of the north coast, each filling the picture."""

import math
from collections.abc import Callable

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point, spline
from kawasan.demo.scenes.gorga import spiral
from kawasan.demo.scenes.palette import (
    Colour,
    mix,
)

# Ground, line and accent.
Dyes = tuple[Colour, Colour, Colour]
Pattern = Callable[[Canvas, Dyes, float], None]


def _grid(canvas: Canvas, pitch: float) -> list[Point]:
    columns, rows = int(WIDTH / pitch) + 2, int(canvas.height / pitch) + 2
    return [
        (column * pitch + (pitch / 2 if row % 2 else 0), row * pitch)
        for row in range(rows)
        for column in range(columns)
    ]


def _kawung(canvas: Canvas, dyes: Dyes, pitch: float) -> None:
    """Four petals round each crossing: a cut palm fruit."""
    _, line, dot = dyes
    for x, y in _grid(canvas, pitch):
        for turn in (45, 135, 225, 315):
            with canvas.placed(x, y, pitch / 60, turn=turn):
                canvas.oval(20, 0, 17, 9.5, line)
                canvas.curve([(9, 0), (31, 0)], 1.8, dot)
        canvas.diamond(x, y, pitch * 0.06, pitch * 0.06, dot)


def _parang(canvas: Canvas, dyes: Dyes, pitch: float) -> None:
    """Slanting rows of waves, like blades."""
    ground, line, dot = dyes
    h = canvas.height
    with canvas.placed(200, h / 2, turn=-45):
        reach = math.hypot(WIDTH, h) / 2
        rows = int(reach * 2 / pitch) + 1
        for row in range(rows):
            y = row * pitch - reach
            for step in range(int(reach * 2 / (pitch * 0.55)) + 1):
                x = step * pitch * 0.55 - reach
                wave: list[Point] = [
                    (x - pitch * 0.2, y - pitch * 0.36),
                    (x + pitch * 0.13, y - pitch * 0.12),
                    (x + pitch * 0.02, y + pitch * 0.14),
                    (x + pitch * 0.3, y + pitch * 0.36),
                    (x - pitch * 0.08, y + pitch * 0.2),
                    (x - pitch * 0.02, y - pitch * 0.08),
                ]
                canvas.shape(spline(wave, closed=True, steps=3), line)
            canvas.rect(-reach, y + pitch * 0.43, reach * 2, pitch * 0.13, line)
            for step in range(int(reach * 2 / (pitch * 0.4))):
                canvas.diamond(
                    step * pitch * 0.4 - reach, y + pitch * 0.495, pitch * 0.09, pitch * 0.05, (dot, ground)[step % 2]
                )


def _ceplok(canvas: Canvas, dyes: Dyes, pitch: float) -> None:
    """Stars in squares, standing on their points."""
    _, line, dot = dyes
    for x, y in _grid(canvas, pitch * 1.15):
        canvas.diamond(x, y, pitch * 0.54, pitch * 0.54, line)
        canvas.diamond(x, y, pitch * 0.47, pitch * 0.47, dyes[0])
        for petal in range(8):
            with canvas.placed(x, y, pitch / 60, turn=petal * 45):
                canvas.blob([(4, 0), (13, -4.5), (23, 0), (13, 4.5)], (line, dot)[petal % 2])
        canvas.dot(x, y, pitch * 0.07, line)


def _flowers(canvas: Canvas, dyes: Dyes, pitch: float) -> None:
    """Sprays of flowers with tendrils, as sewn into coastal dresses."""
    _, line, dot = dyes
    for number, (x, y) in enumerate(_grid(canvas, pitch * 1.5)):
        with canvas.placed(x, y, pitch / 46, turn=(number * 67) % 360):
            canvas.curve([(0, 0), (18, 12), (26, 32)], 2.2, line)
            spiral(canvas, 33, 33, 9, line, width=2)
            for leaf in (18, 60):
                with canvas.placed(14, 10, turn=leaf):
                    canvas.blob([(0, 0), (10, -6), (23, 0), (10, 6)], mix(line, dyes[0], 0.35))
            for petal in range(6):
                angle = math.radians(petal * 60)
                canvas.dot(10 * math.cos(angle), 10 * math.sin(angle), 7, dot)
            canvas.dot(0, 0, 6.5, line)


def _clouds(canvas: Canvas, dyes: Dyes, pitch: float) -> None:
    """Rain clouds drawn line within line."""
    ground, line, dot = dyes
    for x, y in _grid(canvas, pitch * 1.6):
        colours = (line, mix(ground, dot, 0.45), line, dot, ground)
        for step, colour in enumerate(colours):
            with canvas.placed(x, y, pitch / 46):
                for bulge_x, bulge_y, radius in ((-24, 4, 17), (-6, -10, 20), (16, -5, 18), (31, 7, 12)):
                    canvas.dot(bulge_x, bulge_y, radius - step * 3.4, colour)
                canvas.rounded(-26 + step * 2, 2, 54 - step * 4, 18 - step * 3.4, 6, colour)


def _waves(canvas: Canvas, dyes: Dyes, pitch: float) -> None:
    """The sea: scales of arcs in rows."""
    ground, line, dot = dyes
    for x, y in _grid(canvas, pitch * 0.86):
        for share, colour in ((0.5, line), (0.43, ground), (0.33, dot), (0.25, ground), (0.13, line)):
            canvas.dot(x, y, pitch * share, colour)


PATTERNS: tuple[Pattern, ...] = (
    _kawung,
    _flowers,
    _parang,
    _clouds,
    _ceplok,
    _waves,
)
