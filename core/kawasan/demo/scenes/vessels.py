"""Packed goods: jars and bottles, and their labels."""

from kawasan.demo.scenes.canvas import Canvas, Point, spline
from kawasan.demo.scenes.gorga import band, spiral
from kawasan.demo.scenes.palette import (
    CHILI,
    DEEP,
    GOLD,
    GREEN,
    INK,
    LAKE,
    LEAF,
    LIME,
    ORANGE,
    PAPER,
    PLUM,
    RED,
    TIMBER,
    WOOD,
    Colour,
    mix,
)  # fmt: skip
from kawasan.demo.scenes.table import shadow, stage

CONTENTS = (CHILI, ORANGE, GREEN, GOLD, PLUM, TIMBER, RED, LIME)
LABELS = (RED, DEEP, GREEN, INK, PLUM, LAKE)


def label(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A paper label without words: a band, an emblem, lines for text."""
    colour = LABELS[(canvas.seed + canvas.seed // 6) % len(LABELS)]
    canvas.rounded(x, y, width, height, 4, PAPER)
    middle = x + width / 2
    look = canvas.seed % 3
    band(canvas, x + 4, y + 5, width - 8, height * 0.14, canvas.seed)
    if look == 0:
        canvas.dot(middle, y + height * 0.46, height * 0.17, colour)
        canvas.diamond(middle, y + height * 0.46, height * 0.08, height * 0.13, PAPER)
    elif look == 1:
        peak: list[Point] = [(middle - height * 0.3, y + height * 0.62), (middle - height * 0.06, y + height * 0.28),
                             (middle + height * 0.06, y + height * 0.44), (middle + height * 0.15, y + height * 0.34),
                             (middle + height * 0.32, y + height * 0.62)]  # fmt: skip
        canvas.shape(peak, colour)
    else:
        for side in (-1, 1):
            spiral(
                canvas,
                middle + side * height * 0.15,
                y + height * 0.46,
                height * 0.13,
                colour,
                width=height * 0.035,
                mirror=side < 0,
            )
    for number, share in enumerate((0.34, 0.22)):
        half = width * share
        canvas.stroke(
            [
                (middle - half, y + height * (0.76 + number * 0.11)),
                (middle + half, y + height * (0.76 + number * 0.11)),
            ],
            height * 0.04,
            mix(colour, PAPER, number * 0.5),
        )


def jar(canvas: Canvas) -> None:
    """Sambal, honey, sweets: glass jars with cloth lids."""
    y, scale = stage(canvas)
    look = canvas.variant(3)
    if look == 2:
        for number, x in enumerate((104, 296, 200)):
            _jar(canvas, x, y + number * 8, scale * 0.68, number)
    elif look == 1:
        _jar(canvas, 268, y - 4, scale * 0.75, 2)
        _jar(canvas, 142, y + 8, scale * 1.0, 0)
    else:
        _jar(canvas, 200, y + 8, scale * 1.18, 0)


def _jar(canvas: Canvas, x: float, y: float, scale: float, number: int) -> None:
    content = CONTENTS[(canvas.seed + number * 3) % len(CONTENTS)]
    cloth = LABELS[(canvas.seed + number + 2) % len(LABELS)]
    with canvas.placed(x, y, scale):
        shadow(canvas, 0, 1, 70)
        canvas.rounded(-62, -134, 124, 136, 20, mix(content, PAPER, 0.55))
        canvas.rounded(-55, -116, 110, 112, 15, content)
        for _ in range(26):
            px, py = canvas.between(-46, 46), canvas.between(-106, -14)
            canvas.dot(px, py, canvas.between(2.5, 6), mix(content, (PAPER, INK)[canvas.rng.randint(0, 1)], 0.22))
        canvas.rounded(-52, -122, 10, 100, 5, mix(content, PAPER, 0.75))
        if canvas.seed % 2:
            canvas.rounded(-50, -156, 100, 26, 6, GOLD)
            for rib in range(9):
                canvas.stroke([(-42 + rib * 10.5, -150), (-42 + rib * 10.5, -136)], 2, mix(GOLD, WOOD, 0.4))
        else:
            canvas.blob([(-50, -140), (-36, -166), (0, -172), (36, -166), (50, -140)], cloth)
            canvas.shape(
                [
                    *spline([(-50, -144), (0, -138), (50, -144)]),
                    (66, -118),
                    (30, -124),
                    (0, -116),
                    (-30, -124),
                    (-66, -118),
                ],
                cloth,
            )
            canvas.stroke([(-48, -142), (0, -137), (48, -142)], 4, GOLD)
        label(canvas, -42, -98, 84, 74)


def bottle(canvas: Canvas) -> None:
    """Syrup, sauce, oil, shampoo: one, two or three bottles."""
    y, scale = stage(canvas)
    places = (((200, 1.08),), ((146, 1.0), (262, 0.84)), ((96, 0.76), (304, 0.76), (200, 0.95)))
    for number, (x, size) in enumerate(places[canvas.variant(3)]):
        _bottle(canvas, x, y + 4 + number * 4, scale * size, number)


def _bottle(canvas: Canvas, x: float, y: float, scale: float, number: int) -> None:
    content: Colour = CONTENTS[(canvas.seed * 3 + number * 2) % len(CONTENTS)]
    glass = mix(content, PAPER, 0.35)
    slim = 40 if (canvas.seed + number) % 2 else 52
    with canvas.placed(x, y, scale):
        shadow(canvas, 0, 1, slim + 8)
        canvas.rect(-14, -194, 28, 60, glass)
        canvas.rounded(-18, -212, 36, 26, 5, LABELS[(canvas.seed + number) % len(LABELS)])
        canvas.shape(
            [
                *spline([(-14, -160), (-18, -142), (-slim, -112)]),
                (-slim, -60),
                (slim, -60),
                *spline([(slim, -112), (18, -142), (14, -160)]),
            ],
            glass,
        )
        canvas.rounded(-slim, -112, slim * 2, 114, 12, content)
        canvas.rounded(-slim + 7, -104, 8, 92, 4, mix(content, PAPER, 0.5))
        label(canvas, -slim + 2, -92, slim * 2 - 4, 72)
        if number == 0:
            canvas.blob([(20, -168), (44, -186), (54, -166), (36, -158)], LEAF)
            canvas.stroke([(14, -164), (40, -172)], 2, GREEN)
