"""Cups and bowls."""

from kawasan.demo.scenes.canvas import Canvas, Point, ring, spline
from kawasan.demo.scenes.gorga import band
from kawasan.demo.scenes.palette import (
    CHILI,
    CREAM,
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
    SAND,
    TIMBER,
    WOOD,
    Colour,
    mix,
)  # fmt: skip
from kawasan.demo.scenes.sky import steam
from kawasan.demo.scenes.table import shadow, stage

GLAZES = (DEEP, RED, PAPER, GREEN, GOLD, PLUM, LAKE, CHILI)


def cup(canvas: Canvas) -> None:
    """Coffee: a cup and saucer, a tall glass, or two cups and a pot."""
    y, scale = stage(canvas)
    look = canvas.variant(4)
    glaze = GLAZES[(canvas.seed * 3 + 1) % 8]
    if look == 3:
        _pot(canvas, 145, y, scale * 0.95, glaze)
        _cup(canvas, 285, y + 10, scale * 0.62, glaze, banded=False)
    elif look == 2:
        _glass(canvas, 200, y + 5, scale)
    else:
        _cup(canvas, 195, y + 6, scale, glaze, banded=look == 1)
    for _ in range(9):
        _bean(canvas, canvas.between(30, 370), y + canvas.between(20, 62))


def _cup(canvas: Canvas, x: float, y: float, scale: float, glaze: Colour, *, banded: bool) -> None:
    with canvas.placed(x, y, scale, mirror=canvas.seed % 2 == 0):
        shadow(canvas, 0, 9, 100)
        canvas.oval(0, 3, 92, 13, mix(glaze, PAPER, 0.72))
        canvas.oval(0, 1, 58, 7, mix(glaze, PAPER, 0.45))
        canvas.stroke(spline([(52, -84), (88, -88), (90, -52), (44, -36)]), 12, mix(glaze, INK, 0.15))
        body: list[Point] = [(-62, -98), (62, -98), (56, -46), (38, -8), (26, 0), (-26, 0), (-38, -8), (-56, -46)]
        canvas.shape(body, glaze)
        if banded:
            with canvas.inside(body):
                band(canvas, -64, -74, 128, 20, canvas.seed // 4 + 1)
        canvas.shape([(62, -98), (56, -46), (38, -8), (26, 0), (12, 0), (36, -40), (42, -98)], mix(glaze, INK, 0.16))
        canvas.oval(0, -98, 62, 13, mix(glaze, PAPER, 0.35))
        canvas.oval(0, -97, 54, 10, mix(WOOD, INK, 0.25))
        canvas.shape(ring(-8, -96, 36, 5, 100, 300), mix(WOOD, TIMBER, 0.7))
        for offset, rise in ((-26, 66), (2, 92), (28, 70)):
            steam(canvas, offset, -112, rise, mix(canvas.palette.cloud, PAPER, 0.5))


def _glass(canvas: Canvas, x: float, y: float, scale: float) -> None:
    layers = ((mix(WOOD, INK, 0.3), TIMBER, CREAM), (CHILI, ORANGE, GOLD), (LEAF, LIME, PAPER))
    drink = layers[canvas.seed // 4 % 3]
    glass = mix(canvas.palette.backdrop, PAPER, 0.6)
    with canvas.placed(x, y, scale):
        shadow(canvas, 0, 2, 66)
        canvas.shape([(-54, -160), (54, -160), (40, 0), (-40, 0)], glass)
        for number, colour in enumerate(drink):
            top, bottom = -140 + (2 - number) * 44, -140 + (3 - number) * 44
            half_top, half_bottom = 47 - (2 - number) * 4, 47 - (3 - number) * 4
            canvas.shape([(-half_top, top), (half_top, top), (half_bottom, bottom), (-half_bottom, bottom)], colour)
        canvas.oval(0, -140, 47, 8, mix(drink[2], PAPER, 0.4))
        canvas.stroke([(14, -60), (40, -198)], 6, RED)
        canvas.shape([(-44, -150), (-34, -150), (-28, -16), (-34, -16)], mix(glass, PAPER, 0.6))
        canvas.dot(-46, -160, 19, LIME)
        canvas.dot(-46, -160, 14, mix(LIME, PAPER, 0.6))


def _pot(canvas: Canvas, x: float, y: float, scale: float, glaze: Colour) -> None:
    dark = mix(glaze, INK, 0.2)
    with canvas.placed(x, y, scale):
        shadow(canvas, 0, 2, 76)
        canvas.stroke(spline([(-48, -120), (-96, -112), (-90, -52), (-54, -34)]), 11, dark)
        canvas.blob([(50, -70), (78, -84), (92, -128), (104, -130), (96, -70), (56, -28)], glaze)
        canvas.blob([(-52, -116), (0, -126), (52, -116), (68, -52), (46, -2), (-46, -2), (-68, -52)], glaze)
        band(canvas, -62, -78, 124, 18, canvas.seed // 4)
        canvas.shape([*ring(0, -118, 46, 24, 180, 360), (46, -114), (-46, -114)], dark)
        canvas.dot(0, -146, 8, GOLD)
        steam(canvas, 100, -138, 52, PAPER)


def _bean(canvas: Canvas, x: float, y: float) -> None:
    with canvas.placed(x, y, turn=canvas.between(0, 180)):
        canvas.oval(0, 0, 9, 6, WOOD)
        canvas.curve([(-8, 0), (-2, -1.5), (2, 1.5), (8, 0)], 1.3, mix(WOOD, SAND, 0.5))


def bowl(canvas: Canvas) -> None:
    """A dish of the house: curry with fish, spice, noodles, rice."""
    y, scale = stage(canvas)
    look = canvas.variant(4)
    glaze = GLAZES[(canvas.seed * 3 + canvas.seed // 8) % 8]
    with canvas.placed(200, y + 8, scale * 1.12):
        shadow(canvas, 0, 1, 74)
        (_curry, _spice, _noodles, _rice)[look](canvas)
        body = ring(0, -70, 104, 70, 0, 180)
        canvas.shape(body, glaze)
        with canvas.inside(body):
            band(canvas, -106, -60, 212, 16, canvas.seed // 2 + 1)
            canvas.shape(ring(42, -74, 90, 80, 0, 70), mix(glaze, INK, 0.14))
        canvas.rounded(-36, -6, 72, 9, 3, mix(glaze, INK, 0.25))
        canvas.rounded(-107, -74, 214, 8, 4, mix(glaze, PAPER, 0.35))
        if look != 1:
            for offset in (-34, 30):
                steam(canvas, offset, -126, 56, mix(canvas.palette.cloud, PAPER, 0.5))


def _heap(canvas: Canvas, colours: tuple[Colour, ...], pieces: int, size: tuple[float, float]) -> None:
    for _ in range(pieces):
        x = canvas.between(-82, 82)
        y = -72 - canvas.between(0, 40) * (1 - (x / 100) ** 2)
        with canvas.placed(x, y, turn=canvas.between(0, 180)):
            canvas.oval(0, 0, size[0], size[1], canvas.rng.choice(colours))


def _curry(canvas: Canvas) -> None:
    canvas.shape(ring(0, -70, 98, 24, 180, 360), ORANGE)
    with canvas.placed(6, -86, turn=-8):
        canvas.blob([(-66, 0), (-30, -20), (24, -18), (56, 0), (24, 16), (-30, 16)], mix(TIMBER, GOLD, 0.4))
        canvas.shape([(50, 0), (84, -20), (76, 2), (84, 18)], TIMBER)
        for x in (-26, -4, 18):
            canvas.curve([(x, -10), (x + 6, 0), (x, 10)], 2.4, WOOD)
        canvas.dot(-50, -4, 3, INK)
    _heap(canvas, (RED, LEAF, GREEN), 12, (9, 3.6))


def _spice(canvas: Canvas) -> None:
    canvas.shape(ring(0, -70, 96, 44, 180, 360), GREEN)
    _heap(canvas, (GREEN, LEAF, mix(GREEN, INK, 0.3), LIME), 60, (7.5, 7.5))
    _heap(canvas, (INK, RED), 7, (5.5, 5.5))


def _noodles(canvas: Canvas) -> None:
    canvas.shape(ring(0, -70, 96, 36, 180, 360), GOLD)
    for _ in range(20):
        x, width = canvas.between(-80, 40), canvas.between(30, 60)
        y = -74 - canvas.between(0, 26) * (1 - (x / 100) ** 2)
        line: list[Point] = [(x, y), (x + width / 3, y - 7), (x + width * 0.7, y + 5), (x + width, y - 2)]
        canvas.curve(line, 4.4, mix(GOLD, (CREAM, ORANGE)[canvas.rng.randint(0, 1)], 0.45))
    _heap(canvas, (LEAF, RED, GREEN), 10, (8, 3.4))
    canvas.oval(34, -100, 24, 17, PAPER)
    canvas.dot(35, -101, 9, ORANGE)


def _rice(canvas: Canvas) -> None:
    canvas.shape(ring(-8, -70, 78, 58, 180, 360), PAPER)
    _heap(canvas, (CREAM, PAPER, SAND), 36, (5, 2.4))
    canvas.blob([(30, -72), (34, -112), (62, -104), (88, -72)], mix(CHILI, WOOD, 0.35))
    canvas.blob([(-90, -72), (-84, -104), (-50, -96), (-44, -72)], LEAF)
    canvas.dot(-12, -118, 7, RED)
