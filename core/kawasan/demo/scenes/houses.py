"""Houses with the saddle roof of the Batak lands."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point, spline
from kawasan.demo.scenes.gorga import band, spiral
from kawasan.demo.scenes.land import layers, mound, palm, tree, tufts, wood
from kawasan.demo.scenes.palette import GOLD, INK, PAPER, RED, SAND, STONE, TIMBER, WOOD, mix
from kawasan.demo.scenes.sky import sky
from kawasan.demo.scenes.water import lake


def batak_house(canvas: Canvas, x: float, y: float, scale: float, *, mirror: bool = False) -> None:
    """A house seen from its long side, foot at (x, y), about 170 wide and 130 high at scale 1."""
    look = canvas.rng.randint(0, 3)
    with canvas.placed(x, y, scale, mirror=mirror):
        _stilts(canvas, (-50, -26, -2, 22, 46))
        canvas.shape([(-60, -32), (60, -32), (66, -66), (-66, -66)], RED)
        band(canvas, -60, -38, 120, 9, look)
        band(canvas, -64, -56, 128, 11, look + 1)
        for window in (-36, 0, 36):
            canvas.rect(window - 7, -64, 14, 8, INK)
        saddle_roof(canvas)
        _ladder(canvas, -14)


def saddle_roof(canvas: Canvas) -> None:
    """The roof of a house at the origin: deep in the middle, its points high over both gables."""
    ridge = spline([(-98, -140), (-58, -116), (0, -106), (60, -118), (104, -150)], steps=10)
    eaves = spline([(76, -62), (40, -68), (0, -64), (-40, -68), (-74, -62)], steps=10)
    canvas.shape([*ridge, (90, -104), *eaves, (-86, -100)], WOOD)
    canvas.shape([(104, -150), (90, -104), (76, -62), (68, -100)], mix(WOOD, INK, 0.45))
    canvas.shape([(-98, -140), (-86, -100), (-74, -62), (-66, -98)], mix(WOOD, INK, 0.45))
    straw = mix(WOOD, TIMBER, 0.7)
    for drop in (0.3, 0.56, 0.8):
        line: list[Point] = []
        for (ax, ay), (bx, by) in zip(ridge, spline([(p[0], p[1]) for p in reversed(eaves)], steps=1), strict=False):
            line.append((ax * 0.7 * (1 - drop) + bx * drop * 0.84, ay + (by - ay) * drop))
        canvas.stroke(line, 1.4, straw)
    canvas.stroke(ridge, 3.4, mix(WOOD, INK, 0.5))


def gable_house(canvas: Canvas, x: float, y: float, scale: float) -> None:
    """A house seen from its gable, foot at (x, y), about 110 wide and 170 high at scale 1."""
    look = canvas.rng.randint(0, 3)
    dark = mix(WOOD, INK, 0.4)
    with canvas.placed(x, y, scale):
        _stilts(canvas, (-38, -20, 14, 34))
        canvas.shape([(-44, -34), (44, -34), (54, -72), (-54, -72)], RED)
        band(canvas, -46, -42, 92, 10, look)
        band(canvas, -50, -60, 100, 12, look + 1)
        canvas.shape([*_flank(1), *reversed(_flank(-1))], WOOD)
        canvas.shape([(-44, -73), (44, -73), (0, -152)], RED)
        band(canvas, -40, -80, 80, 9, look + 2)
        canvas.shape([(-31, -84), (31, -84), (0, -144)], INK)
        canvas.shape([(-25, -88), (25, -88), (0, -135)], PAPER)
        for side in (-1, 1):
            spiral(canvas, side * 9, -97, 7, RED, width=1.8, mirror=side < 0)
            canvas.stroke(_flank(side), 4, dark)
        canvas.diamond(0, -116, 4, 7, RED)
        canvas.curve([(-13, -182), (-8, -172), (0, -169), (8, -172), (13, -182)], 3, GOLD)
        _ladder(canvas, 0)


def _flank(side: int) -> list[Point]:
    return spline([(side * 66, -60), (side * 38, -96), (side * 15, -138), (0, -172)])


def _stilts(canvas: Canvas, places: tuple[float, ...]) -> None:
    canvas.rect(places[0], -26, places[-1] - places[0] + 5, 26, mix(INK, WOOD, 0.35))
    for place in places:
        canvas.rect(place, -32, 5, 32, WOOD)
        canvas.rounded(place - 2, -3, 9, 4, 2, STONE)
    canvas.rect(places[0] - 4, -20, places[-1] - places[0] + 13, 4, TIMBER)


def _ladder(canvas: Canvas, x: float) -> None:
    canvas.shape([(x, -36), (x + 14, -36), (x + 19, 2), (x - 5, 2)], TIMBER)
    for step in range(5):
        canvas.rect(x - step * 0.9, -31 + step * 7, 14 + step * 1.8, 2.2, WOOD)


def house(canvas: Canvas) -> None:
    """A village: one house in front, others behind, by the lake or below the hills."""
    h, look = canvas.height, canvas.variant(4)
    light = canvas.palette
    sky(canvas, horizon=h * 0.5)
    layers(canvas, top=h * 0.22, bottom=h * 0.62)
    if look in {0, 2}:
        lake(canvas, top=h * 0.56, bottom=h * 0.74)
    line = mound(canvas, h * 0.74, h * 0.7, h * 0.73, light.meadow)
    canvas.shape([(150, h * 0.78), (250, h * 0.78), (330, h), (70, h)], mix(SAND, light.glow, 0.25))
    wood(canvas, line, 4, 1.3, start=0, end=90)
    _village(canvas, h, look)
    tufts(canvas, mound(canvas, h * 0.97, h * 1.01, h * 0.96, light.near), 8, light.meadow)


def _village(canvas: Canvas, h: float, look: int) -> None:
    if look == 0:
        batak_house(canvas, 200, h * 0.86, 1.45, mirror=canvas.seed % 2 == 0)
    elif look == 1:
        for x in (70, 330):
            gable_house(canvas, x, h * 0.78, 0.72)
        gable_house(canvas, 200, h * 0.88, 1.18)
    elif look == 2:
        batak_house(canvas, 318, h * 0.79, 0.7)
        gable_house(canvas, 140, h * 0.88, 1.15)
    else:
        for number, x in enumerate((60, 175, 290)):
            batak_house(canvas, x + 25, h * (0.77 + 0.055 * number), 0.72 + 0.16 * number)
        tree(canvas, 40, h * 0.93, 2.3)
    palm(canvas, WIDTH - 32, h * 0.84, 1.2, -10)
