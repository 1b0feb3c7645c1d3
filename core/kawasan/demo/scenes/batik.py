"""Batik, as cloth or as a shirt."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point
from kawasan.demo.scenes.palette import (
    CHILI,
    CREAM,
    DEEP,
    GOLD,
    GREEN,
    INK,
    LAKE,
    PAPER,
    PINK,
    PLUM,
    RED,
    SAND,
    WOOD,
    mix,
)
from kawasan.demo.scenes.repeats import PATTERNS, Dyes, Pattern

DYES: tuple[Dyes, ...] = (
    (mix(WOOD, INK, 0.2), CREAM, GOLD),
    (LAKE, PAPER, SAND),
    (CREAM, mix(WOOD, RED, 0.3), LAKE),
    (mix(RED, WOOD, 0.3), CREAM, GOLD),
    (DEEP, CREAM, PINK),
    (SAND, DEEP, CHILI),
    (GREEN, CREAM, GOLD),
    (PLUM, CREAM, PINK),
)


def batik(canvas: Canvas) -> None:
    """A cloth filling the picture, a folded length, or a shirt."""
    dyes = DYES[(canvas.seed * 3 + canvas.seed // 8) % len(DYES)]
    paint = PATTERNS[canvas.variant(len(PATTERNS))]
    h = canvas.height
    look = canvas.seed % 3
    if look == 1:
        canvas.fill(canvas.palette.backdrop)
        canvas.dot(200, h * 0.5, h * 0.42, mix(canvas.palette.backdrop, canvas.palette.sun, 0.6))
        _shirt(canvas, paint, dyes)
        return
    canvas.fill(dyes[0])
    paint(canvas, dyes, canvas.between(50, 66))
    if look == 2:
        _edge(canvas, dyes)


def _edge(canvas: Canvas, dyes: Dyes) -> None:
    """A border along the lower edge with pointed teeth."""
    ground, line, dot = dyes
    h = canvas.height
    canvas.rect(0, h * 0.76, WIDTH, h, line)
    for tooth in range(10):
        x = tooth * 40 + 20
        canvas.shape([(x - 19, h * 0.965), (x, h * 0.79), (x + 19, h * 0.965)], ground)
        canvas.shape([(x - 9, h * 0.945), (x, h * 0.855), (x + 9, h * 0.945)], dot)
    for y in (0.745, 0.975):
        canvas.rect(0, h * y, WIDTH, h * 0.018, dot)


def _shirt(canvas: Canvas, paint: Pattern, dyes: Dyes) -> None:
    h = canvas.height
    half: list[Point] = [
        (0, 0.13),
        (0.09, 0.1),
        (0.21, 0.15),
        (0.4, 0.42),
        (0.28, 0.5),
        (0.22, 0.42),
        (0.235, 0.9),
        (0, 0.9),
    ]
    right = [(200 + x * h, y * h) for x, y in half]
    left = [(200 - x * h, y * h) for x, y in reversed(half)]
    body = [*right, *left]
    with canvas.inside(body):
        canvas.fill(dyes[0])
        paint(canvas, dyes, 42)
    trim = mix(dyes[0], INK, 0.5)
    canvas.stroke([(200, h * 0.22), (200, h * 0.9)], 3, trim)
    canvas.shape([(200 - h * 0.09, h * 0.095), (200 + h * 0.09, h * 0.095), (200, h * 0.225)], mix(trim, INK, 0.4))
    for side in (-1, 1):
        canvas.shape(
            [
                (200 + side * h * 0.1, h * 0.09),
                (200, h * 0.235),
                (200 + side * h * 0.105, h * 0.25),
                (200 + side * h * 0.15, h * 0.13),
            ],
            mix(dyes[0], PAPER, 0.15),
        )
        canvas.stroke([(200 + side * h * 0.22, h * 0.42), (200 + side * h * 0.2, h * 0.33)], 2.4, trim)
    for button in range(4):
        canvas.dot(200, h * (0.34 + button * 0.13), 4, PAPER)
