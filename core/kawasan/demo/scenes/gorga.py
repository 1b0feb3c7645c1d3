"""Carved and painted ornament of the Batak house: bands, spirals, diamonds."""

import math

from kawasan.demo.scenes.canvas import Canvas, Point
from kawasan.demo.scenes.palette import GOLD, INK, PAPER, RED, Colour


def spiral(
    canvas: Canvas,
    x: float,
    y: float,
    radius: float,
    colour: Colour,
    *,
    turns: float = 1.9,
    width: float = 2.0,
    start: float = 0.0,
    mirror: bool = False,
) -> None:
    """A tendril curling inwards to (x, y)."""
    way = -1 if mirror else 1
    points: list[Point] = []
    for step in range(41):
        share = step / 40
        angle = math.radians(start) + way * share * turns * math.tau
        reach = radius * (1 - share * 0.88)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    canvas.stroke(points, width, colour)


def band(canvas: Canvas, x: float, y: float, width: float, height: float, look: int) -> None:
    """A painted board: red, black or white ground with a running motif."""
    ground, motif = ((RED, PAPER), (INK, GOLD), (PAPER, RED), (INK, PAPER))[look % 4]
    canvas.rect(x, y, width, height, ground)
    pieces = max(3, round(width / (height * 1.25)))
    pitch, middle = width / pieces, y + height / 2
    for piece in range(pieces):
        at = x + pitch * (piece + 0.5)
        if look % 3 == 0:
            canvas.diamond(at, middle, pitch * 0.36, height * 0.34, motif)
            canvas.diamond(at, middle, pitch * 0.15, height * 0.14, ground)
        elif look % 3 == 1:
            thick = max(height * 0.11, 0.5)
            spiral(
                canvas,
                at,
                middle,
                height * 0.36,
                motif,
                width=thick,
                start=180 * (piece % 2),
                mirror=piece % 2 == 1,
                turns=1.4,
            )
        else:
            canvas.shape(
                [(at - pitch / 2, y + height * 0.88), (at, y + height * 0.14), (at + pitch / 2, y + height * 0.88)],
                motif,
            )  # fmt: skip
