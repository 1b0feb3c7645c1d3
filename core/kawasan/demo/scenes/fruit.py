"""Fruit: mangoes, oranges, passion fruit, avocados, pineapples."""

import math

from kawasan.demo.scenes.canvas import Canvas, Point, ring
from kawasan.demo.scenes.palette import (
    CHILI,
    CREAM,
    GOLD,
    GREEN,
    INK,
    LEAF,
    LIME,
    ORANGE,
    PAPER,
    PLUM,
    RED,
    TIMBER,
    WOOD,
    mix,
)  # fmt: skip
from kawasan.demo.scenes.table import shadow, stage


def fruits(canvas: Canvas, left: float, right: float, y: float) -> None:
    """A row of round fruit, another row upon it."""
    colours = ((ORANGE, GOLD), (PLUM, mix(PLUM, RED, 0.4)), (CHILI, RED), (LIME, LEAF))[canvas.seed // 2 % 4]
    for row, pieces in enumerate((5, 4)):
        for piece in range(pieces):
            at = left + (right - left) * (piece + 0.5 * (1 + row * 0.4)) / 5
            colour = colours[(piece + row) % 2]
            canvas.dot(at, y - 8 - row * 22, 17, colour)
            canvas.shape(ring(at, y - 8 - row * 22, 17, 17, -30, 80), mix(colour, INK, 0.13))
            canvas.dot(at - 5, y - 14 - row * 22, 3.4, mix(colour, PAPER, 0.5))


def fruit(canvas: Canvas) -> None:
    """Mangoes of the lake, oranges, passion fruit, pineapples, avocados."""
    y, scale = stage(canvas)
    look = canvas.variant(5)
    with canvas.placed(200, y + 6, scale * 1.05):
        shadow(canvas, 0, 2, 120)
        if look == 1:
            _pineapples(canvas)
            return
        for x, at, size in ((-62, -42, 1.0), (64, -40, 0.95), (2, -34, 1.1)):
            with canvas.placed(x, at, size, turn=canvas.between(-14, 14)):
                (_mango, _mango, _orange, _passion, _avocado)[look](canvas)
        if look in {2, 3}:
            with canvas.placed(0, -96, 0.95):
                (_orange if look == 2 else _passion)(canvas)


def _mango(canvas: Canvas) -> None:
    skin = (GOLD, LIME, ORANGE)[canvas.rng.randint(0, 2)]
    canvas.blob([(-44, 12), (-30, -36), (10, -46), (42, -20), (44, 18), (10, 40), (-30, 36)], skin)
    canvas.blob([(10, -46), (42, -20), (44, 18), (10, 40), (26, 8), (24, -22)], mix(skin, CHILI, 0.45))
    canvas.oval(-20, -14, 8, 13, mix(skin, PAPER, 0.45))
    canvas.stroke([(8, -44), (12, -56)], 4, WOOD)
    canvas.blob([(12, -54), (34, -70), (58, -58), (34, -48)], LEAF)


def _orange(canvas: Canvas) -> None:
    canvas.dot(0, 0, 43, ORANGE)
    canvas.shape(ring(0, 0, 43, 43, -35, 95), mix(ORANGE, CHILI, 0.35))
    canvas.dot(-14, -16, 8, mix(ORANGE, PAPER, 0.5))
    for _ in range(7):
        canvas.dot(canvas.between(-26, 26), canvas.between(-22, 28), 1.5, mix(ORANGE, WOOD, 0.35))
    canvas.blob([(0, -40), (18, -60), (42, -52), (22, -38)], GREEN)
    canvas.dot(0, -40, 4, WOOD)


def _passion(canvas: Canvas) -> None:
    canvas.dot(0, 0, 42, mix(ORANGE, GOLD, 0.4))
    if canvas.rng.random() < 0.6:
        canvas.dot(0, 0, 36, PAPER)
        canvas.dot(0, 0, 31, GOLD)
        for seed in range(11):
            angle, reach = seed * 2.4, 7 + seed * 1.7
            canvas.oval(reach * math.cos(angle), reach * math.sin(angle), 3.4, 4.6, INK)
    else:
        canvas.shape(ring(0, 0, 42, 42, -30, 90), mix(ORANGE, CHILI, 0.3))
        canvas.dot(-13, -14, 8, mix(GOLD, PAPER, 0.5))
        canvas.stroke([(0, -40), (4, -56)], 4, GREEN)


def _avocado(canvas: Canvas) -> None:
    shape: list[Point] = [(-38, 18), (-22, -30), (0, -52), (22, -30), (38, 18), (0, 44)]
    canvas.blob(shape, mix(GREEN, INK, 0.25))
    if canvas.rng.random() < 0.7:
        canvas.blob([(x * 0.86, y * 0.88) for x, y in shape], LIME)
        canvas.blob([(x * 0.72, y * 0.76) for x, y in shape], mix(LIME, CREAM, 0.6))
        canvas.dot(0, 14, 19, TIMBER)
        canvas.dot(-6, 8, 5, mix(TIMBER, PAPER, 0.35))


def _pineapples(canvas: Canvas) -> None:
    for x, size in ((52, 0.85), (-40, 1.0)):
        with canvas.placed(x, 0, size):
            for turn in (-48, -26, 0, 26, 48):
                with canvas.placed(0, -112, turn=turn):
                    canvas.blob([(-9, 0), (-6, -44), (0, -76), (6, -44), (9, 0)], mix(GREEN, LEAF, 0.5 + turn / 120))
            body = ring(0, -60, 50, 64)
            canvas.shape(body, GOLD)
            with canvas.inside(body):
                for row in range(7):
                    for column in range(6):
                        at = -56 + column * 22 + (row % 2) * 11
                        canvas.diamond(at, -118 + row * 19, 9, 8, mix(ORANGE, TIMBER, 0.3))
                        canvas.dot(at, -118 + row * 19, 2, WOOD)
