"""Woven cloth of the Batak: stripes, ikat flecks, diamond borders; on the loom, folded, hung."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point
from kawasan.demo.scenes.palette import (
    CHILI,
    CREAM,
    DEEP,
    GOLD,
    GREEN,
    INK,
    PAPER,
    PLUM,
    RED,
    TIMBER,
    WOOD,
    Colour,
    mix,
)
from kawasan.demo.scenes.table import shadow, stage

# Ground, second colour, and two threads that carry the motifs.
DYES: tuple[tuple[Colour, Colour, Colour, Colour], ...] = (
    (RED, INK, PAPER, GOLD),
    (INK, RED, PAPER, GOLD),
    (DEEP, INK, CREAM, CHILI),
    (mix(RED, WOOD, 0.45), INK, GOLD, PAPER),
    (PLUM, INK, PAPER, GOLD),
    (GREEN, INK, GOLD, PAPER),
    (mix(RED, CHILI, 0.6), PLUM, GOLD, PAPER),
)


def cloth(canvas: Canvas, width: float, height: float, number: int) -> None:
    """A cloth hanging down from the origin, mirrored left to right as woven ones are."""
    ground, second, thread, gold = DYES[(canvas.seed + canvas.seed // 7 + number * 3) % len(DYES)]
    canvas.rect(0, 0, width, height, ground)
    x = 0.0
    while x < width / 2:
        wide = min(canvas.rng.choice((0.025, 0.045, 0.075, 0.11)) * width, width / 2 - x)
        look = canvas.rng.randint(0, 5)
        for at in (x, width - x - wide):
            _stripe(canvas, at, wide, height, look, (second, thread, gold))
        x += wide + canvas.rng.choice((0.008, 0.02, 0.04)) * width
    unit = width / 16
    rows = (0.05, 0.2, 0.72, 0.87) if height > width * 0.8 else (0.12, 0.66)
    for row, share in enumerate(rows):
        look = (canvas.seed + row // 2 * (1 if row < 2 else 2) + number) % 4
        _border(canvas, height * share, width, unit, look, (second, thread, gold))


def _stripe(
    canvas: Canvas, x: float, wide: float, height: float, look: int, dyes: tuple[Colour, Colour, Colour]
) -> None:
    second, thread, gold = dyes
    if look <= 1:
        canvas.rect(x, 0, wide, height, second)
        canvas.rect(x + wide * 0.42, 0, wide * 0.16, height, (thread, gold)[look])
    elif look == 2:
        canvas.rect(x, 0, wide, height, (gold, thread)[canvas.seed % 2])
        canvas.rect(x + wide * 0.3, 0, wide * 0.4, height, second)
    else:
        canvas.rect(x, 0, wide, height, second)
        pieces = int(height / 13)
        for piece in range(pieces):
            y = (piece + 0.5) * height / pieces
            middle, reach = x + wide / 2, min(wide * 0.3, 5.5)
            arrow: list[Point] = [(middle - reach, y - 4), (middle, y + 1), (middle + reach, y - 4), (middle, y + 5)]
            canvas.shape(arrow, thread if look < 5 else gold)


def _border(
    canvas: Canvas, y: float, width: float, unit: float, look: int, dyes: tuple[Colour, Colour, Colour]
) -> None:
    second, thread, gold = dyes
    canvas.rect(0, y, width, unit * 1.9, second)
    for edge in (0.08, 1.66):
        canvas.rect(0, y + unit * edge, width, unit * 0.16, gold)
    middle = y + unit * 0.95
    for piece in range(16):
        x = (piece + 0.5) * unit
        if look == 0:
            canvas.diamond(x, middle, unit * 0.48, unit * 0.62, thread)
            canvas.diamond(x, middle, unit * 0.24, unit * 0.31, second)
            canvas.diamond(x, middle, unit * 0.1, unit * 0.14, gold)
        elif look == 1:
            up = unit * 0.6 if piece % 2 else -unit * 0.6
            canvas.stroke([(x - unit / 2, middle + up), (x + unit / 2, middle - up)], unit * 0.2, thread)
            canvas.diamond(x, middle + unit * 0.4, unit * 0.13, unit * 0.16, gold)
            canvas.diamond(x, middle - unit * 0.4, unit * 0.13, unit * 0.16, gold)
        elif look == 2:
            for step in range(3):
                half = unit * (0.46 - step * 0.15)
                canvas.rect(
                    x - half, middle + unit * (0.28 - step * 0.38), half * 2, unit * 0.3, (thread, gold, thread)[step]
                )
        else:
            for tip in (-1, 1):
                canvas.shape(
                    [
                        (x - unit * 0.46, middle + tip * unit * 0.62),
                        (x, middle),
                        (x + unit * 0.46, middle + tip * unit * 0.62),
                    ],
                    thread,
                )
            canvas.diamond(x, middle, unit * 0.22, unit * 0.28, gold)


def fringe(canvas: Canvas, x: float, y: float, width: float, length: float, colour: Colour) -> None:
    """Twisted threads at the end of a cloth."""
    strands = int(width / 9)
    for strand in range(strands):
        at = x + (strand + 0.5) * width / strands
        canvas.stroke([(at, y), (at + (1 if strand % 2 else -1), y + length)], 2.6, colour)


def loom(canvas: Canvas) -> None:
    """Ulos: close by, on the loom, folded in a pile, or hung up."""
    (_close, _on_loom, _folded, _hung)[canvas.variant(4)](canvas)


def _close(canvas: Canvas) -> None:
    h = canvas.height
    canvas.fill(canvas.palette.backdrop)
    turn = canvas.rng.choice((-14.0, 12.0, 0.0))
    reach = max(WIDTH, h) * 1.5
    with canvas.placed(200, h / 2, turn=turn), canvas.placed(-reach / 2, -reach / 2):
        cloth(canvas, reach, reach * (0.86 if turn else 1.0), 0)


def _on_loom(canvas: Canvas) -> None:
    h = canvas.height
    canvas.fill(canvas.palette.backdrop)
    canvas.rect(0, h * 0.84, WIDTH, h, canvas.palette.table)
    for x in (44, 340):
        canvas.rounded(x, h * 0.05, 16, h * 0.88, 5, WOOD)
    canvas.rounded(26, h * 0.09, 348, 15, 7, TIMBER)
    for warp in range(37):
        thread = 76 + warp * 6.9
        canvas.stroke([(thread, h * 0.12), (thread, h * 0.5)], 1.7, (RED, INK, GOLD, RED)[warp % 4])
    with canvas.placed(72, h * 0.44):
        cloth(canvas, 256, h * 0.4, 0)
    for y, colour in ((0.25, TIMBER), (0.42, WOOD), (0.83, TIMBER)):
        canvas.rounded(26, h * y, 348, 13, 6, colour)
    canvas.blob([(130, h * 0.37), (200, h * 0.345), (270, h * 0.37), (200, h * 0.395)], GOLD)
    canvas.blob([(160, h * 0.37), (200, h * 0.36), (240, h * 0.37), (200, h * 0.38)], RED)


def _folded(canvas: Canvas) -> None:
    y, scale = stage(canvas)
    shadow(canvas, 200, y + 6, 150)
    for number in range(4):
        width, tall = (272 - number * 9) * scale * 0.82, 43 * scale
        left, top = 200 - width / 2 + canvas.between(-7, 7), y - tall * (number + 1)
        fold: list[Point] = [(left, top + 5), (left + width, top + 5), (left + width, top + tall), (left, top + tall)]
        with canvas.inside(fold), canvas.placed(left, top):
            cloth(canvas, width, tall, number + 1)
        for seam in (0.36, 0.68):
            canvas.stroke([(left, top + tall * seam), (left + width, top + tall * seam)], 1.5, INK)
        canvas.stroke([(left + 2, top + tall), (left + width - 2, top + tall)], 2.4, mix(INK, WOOD, 0.4))


def _hung(canvas: Canvas) -> None:
    h = canvas.height
    canvas.fill(canvas.palette.backdrop)
    canvas.dot(200, h * 0.46, h * 0.44, mix(canvas.palette.backdrop, canvas.palette.sun, 0.6))
    canvas.rect(0, h * 0.9, WIDTH, h, canvas.palette.table)
    canvas.rounded(20, h * 0.075, 360, 12, 6, WOOD)
    spots = (
        ((52, 140, 0.66), (210, 140, 0.72)),
        ((86, 228, 0.7),),
        ((36, 100, 0.6), (150, 100, 0.72), (264, 100, 0.62)),
    )
    for number, (x, width, tall) in enumerate(spots[canvas.seed // 4 % 3]):
        with canvas.placed(x, h * 0.085):
            cloth(canvas, width, h * tall, number)
            fringe(canvas, 0, h * tall, width, h * 0.07, INK)
            canvas.rect(0, 0, width, 7, mix(INK, WOOD, 0.5))
