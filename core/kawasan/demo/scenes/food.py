"""Snacks, leaves and fish."""

from kawasan.demo.scenes.canvas import Canvas, Point, ring, spline
from kawasan.demo.scenes.gorga import band
from kawasan.demo.scenes.palette import (
    CHILI,
    CREAM,
    GOLD,
    GREEN,
    INK,
    LEAF,
    LIME,
    PAPER,
    PINK,
    PLUM,
    RED,
    SAND,
    STONE,
    TIMBER,
    WOOD,
    Colour,
    mix,
)  # fmt: skip
from kawasan.demo.scenes.table import shadow, stage


def snack(canvas: Canvas) -> None:
    """Sweets and nuts: a plate of cakes, a bowl of peanuts, parcels in leaves, crisps."""
    y, scale = stage(canvas)
    with canvas.placed(200, y + 8, scale * 1.08):
        (_cakes, _peanuts, _parcels, _crisps)[canvas.variant(4)](canvas)


def _plate(canvas: Canvas, colour: Colour) -> None:
    shadow(canvas, 0, 2, 112)
    canvas.shape([(-116, -16), (116, -16), (66, 2), (-66, 2)], mix(colour, INK, 0.18))
    canvas.oval(0, -16, 118, 17, colour)
    canvas.oval(0, -17, 100, 12, mix(colour, PAPER, 0.5))


def _cakes(canvas: Canvas) -> None:
    _plate(canvas, (RED, PAPER, LEAF)[canvas.seed % 3])
    colours = ((LEAF, PAPER), (PINK, CREAM), (TIMBER, CREAM), (GOLD, CHILI))[canvas.seed // 4 % 4]
    for x, y in ((-62, -18), (0, -18), (62, -18), (-31, -62), (31, -62), (0, -106)):
        for layer in range(3):
            canvas.rounded(x - 29, y - 14 - layer * 14, 58, 15, 3, colours[layer % 2])
        canvas.shape([(x + 29, y - 42), (x + 29, y + 1), (x + 20, y + 1), (x + 20, y - 42)], mix(colours[0], INK, 0.15))


def _peanuts(canvas: Canvas) -> None:
    for _ in range(34):
        x = canvas.between(-84, 84)
        y = -68 - canvas.between(0, 54) * (1 - (x / 92) ** 2)
        shell = mix(SAND, TIMBER, canvas.between(0.2, 0.6))
        with canvas.placed(x, y, turn=canvas.between(0, 180)):
            canvas.blob([(-19, 0), (-12, -9), (0, -6), (12, -9), (19, 0), (12, 9), (0, 6), (-12, 9)], shell)
            canvas.stroke([(-11, 0), (11, 0)], 1.3, mix(shell, WOOD, 0.4))
    shadow(canvas, 0, 1, 76)
    body: list[Point] = [(-100, -70), (100, -70), (72, 0), (-72, 0)]
    canvas.shape(body, (TIMBER, RED, GREEN)[canvas.seed % 3])
    band(canvas, -90, -52, 180, 20, canvas.seed // 4)
    canvas.rounded(-105, -78, 210, 13, 6, WOOD)


def _parcels(canvas: Canvas) -> None:
    _plate(canvas, (WOOD, CREAM, RED)[canvas.seed % 3])
    for x, y in ((-58, -14), (58, -14), (0, -12), (-30, -70), (32, -68)):
        green = mix(GREEN, LEAF, canvas.between(0.1, 0.9))
        canvas.shape([(x - 38, y), (x + 38, y), (x, y - 66)], green)
        canvas.shape([(x + 8, y), (x + 38, y), (x, y - 66)], mix(green, INK, 0.2))
        canvas.stroke([(x - 24, y - 21), (x + 24, y - 21)], 3, SAND)
        canvas.dot(x, y - 21, 4, SAND)
    canvas.shape([*ring(0, -10, 18, 12, 180, 360)], PAPER)


def _crisps(canvas: Canvas) -> None:
    for step in range(22):
        x, y = canvas.between(-78, 78), -66 - canvas.between(0, 62) * (1 - step / 40)
        with canvas.placed(x, y, turn=canvas.between(-50, 50)):
            canvas.blob(
                [(-28, -4), (0, -17), (28, -6), (24, 8), (0, 4), (-22, 12)], mix(GOLD, (CREAM, CHILI)[step % 2], 0.28)
            )
            canvas.dot(canvas.between(-10, 10), -4, 2.2, (RED, GREEN)[step % 2])
    shadow(canvas, 0, 1, 80)
    canvas.shape(ring(0, -70, 104, 72, 0, 180), (RED, GREEN, PLUM)[canvas.seed % 3])
    canvas.rounded(-108, -76, 216, 11, 5, CREAM)


def leaf(canvas: Canvas) -> None:
    """Herbs and tea: a spray of leaves on a board or in a pot."""
    y, scale = stage(canvas)
    look = canvas.variant(3)
    green = (LEAF, GREEN, LIME, mix(LIME, GOLD, 0.4))[canvas.seed // 3 % 4]
    with canvas.placed(200, y + 6, scale * 1.08):
        shadow(canvas, 0, 2, 96 if look else 60)
        if look == 0:
            _spray(canvas, -58, green, (-46, -22, 0, 22, 46), 118)
            canvas.shape([(-46, -66), (46, -66), (34, 0), (-34, 0)], CHILI)
            canvas.rounded(-51, -76, 102, 16, 4, mix(CHILI, WOOD, 0.3))
            band(canvas, -42, -50, 84, 14, canvas.seed)
        else:
            canvas.rounded(-108, -10, 216, 14, 7, TIMBER)
            _spray(canvas, -8, green, (-62, -34, -8, 18, 46), 168 if look == 1 else 130)
            canvas.rounded(-17, -34, 34, 24, 8, (RED, GOLD, PAPER)[canvas.seed % 3])
            if look == 2:
                for berry in range(14):
                    canvas.dot(canvas.between(-88, 88), -16 - canvas.between(0, 7), 6, (RED, INK, GREEN)[berry % 3])


def _spray(canvas: Canvas, y: float, green: Colour, turns: tuple[int, ...], length: float) -> None:
    for number, turn in enumerate(turns):
        tint = mix(green, (INK, PAPER, GREEN)[number % 3], 0.16)
        with canvas.placed(0, y, turn=turn):
            canvas.curve([(0, 0), (3, -length * 0.5), (0, -length)], 3, mix(green, WOOD, 0.5))
            for pair in range(3):
                for side in (-1, 1):
                    with canvas.placed(0, -length * (0.32 + pair * 0.24), 1 - pair * 0.16, turn=side * 52):
                        canvas.blob([(0, 0), (-13, -24), (0, -52), (13, -24)], tint)
                        canvas.stroke([(0, -4), (0, -42)], 1.4, mix(tint, PAPER, 0.35))
            canvas.blob([(0, -length + 6), (-10, -length - 14), (0, -length - 36), (10, -length - 14)], tint)


def fish(canvas: Canvas) -> None:
    """Fish of the lake or the sea: one on a platter, two, or three on a string."""
    y, scale = stage(canvas)
    look = canvas.variant(3)
    skin = (STONE, GOLD, CHILI, mix(STONE, PINK, 0.5), mix(GOLD, GREEN, 0.4))[canvas.seed % 5]
    with canvas.placed(200, y, scale, mirror=canvas.seed % 2 == 0):
        if look == 2:
            canvas.rounded(-120, -222, 240, 9, 4, WOOD)
            for x, size in ((-78, 0.72), (0, 0.84), (78, 0.72)):
                canvas.stroke([(x, -216), (x, -190)], 2, SAND)
                with canvas.placed(x, -190 + 92 * size, size, turn=90):
                    _fish(canvas, skin)
            return
        _plate(canvas, (CREAM, LEAF, RED)[canvas.seed // 3 % 3])
        spots = (((0, -62, 1.12, -4),), ((6, -44, 0.95, 3), (-6, -100, 0.95, -5)))[look]
        for x, at, size, turn in spots:
            with canvas.placed(x, at, size, turn=turn):
                _fish(canvas, skin)
        canvas.dot(88, -24, 17, LIME)
        canvas.dot(88, -24, 12, mix(LIME, PAPER, 0.6))
        for stem in (-94, -80, -68):
            canvas.blob([(stem, -16), (stem - 8, -30), (stem, -44), (stem + 8, -30)], GREEN)


def _fish(canvas: Canvas, skin: Colour) -> None:
    dark = mix(skin, INK, 0.25)
    canvas.shape(spline([(74, 0), (112, -34), (102, 0), (112, 34)], closed=True), dark)
    canvas.blob([(-30, -34), (10, -58), (46, -30)], dark)
    canvas.blob([(-10, 32), (18, 48), (36, 26)], dark)
    canvas.blob([(-96, 4), (-66, -28), (-10, -42), (48, -24), (86, 0), (48, 22), (-10, 36), (-66, 26)], skin)
    canvas.blob([(-90, 8), (-40, 14), (40, 10), (80, 3), (40, 22), (-10, 34), (-64, 25)], mix(skin, PAPER, 0.45))
    for column in range(5):
        for row in range(3):
            x, y = -24 + column * 20, -20 + row * 15
            canvas.curve([(x, y - 6), (x + 6, y), (x, y + 6)], 2, dark)
    canvas.curve([(-48, -30), (-38, 0), (-48, 26)], 3, dark)
    canvas.dot(-68, -8, 7, PAPER)
    canvas.dot(-69, -8, 4, INK)
    canvas.curve([(-94, 6), (-84, 10), (-74, 9)], 2.4, dark)
