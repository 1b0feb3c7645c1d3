"""Stone and water: falls, hot springs, caves."""

import math

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point, spline
from kawasan.demo.scenes.land import layers, mound, tree, tufts, wood
from kawasan.demo.scenes.palette import DEEP, GREEN, INK, LEAF, LIME, PAPER, SAND, STONE, WOOD, Colour, mix
from kawasan.demo.scenes.sky import sky, steam
from kawasan.demo.scenes.water import lake


def rock(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A boulder, lit from the upper left, its foot's middle at (x, y)."""
    stone = mix(STONE, canvas.palette.near, canvas.between(0.1, 0.45))
    top, side = canvas.between(0.5, 0.85), canvas.between(-0.3, 0.3)
    outline: list[Point] = [
        (x - size, y),
        (x - size * 0.8, y - size * top * 0.7),
        (x + size * side, y - size * top),
        (x + size * 0.85, y - size * top * 0.55),
        (x + size, y),
    ]
    canvas.shape(outline, stone)
    canvas.shape([outline[2], outline[3], outline[4], (x + size * 0.3, y)], mix(stone, INK, 0.2))


def falls(canvas: Canvas) -> None:
    """A waterfall between cliffs, in one, two or three steps."""
    h, look = canvas.height, canvas.variant(3)
    light = canvas.palette
    sky(canvas, horizon=h * 0.4)
    layers(canvas, top=h * 0.1, bottom=h * 0.4, count=2)
    x = canvas.between(150, 250)
    _cliffs(canvas, x, h * 0.26)
    pool = h * 0.8
    lake(canvas, top=pool, bottom=h)
    if look == 2:
        for offset, width in ((-48, 13), (0, 24), (46, 16)):
            _column(canvas, x + offset, h * 0.27 + abs(offset) * 0.25, pool, width)
    elif look == 1:
        _column(canvas, x - 14, h * 0.26, h * 0.55, 26)
        rock(canvas, x + 20, h * 0.6, 46)
        _column(canvas, x + 14, h * 0.53, pool, 38)
    else:
        _column(canvas, x, h * 0.26, pool, canvas.between(28, 44))
    _spray(canvas, x, pool, 70 if look == 2 else 46)
    for at, size in ((x - 92, 34), (x + 96, 38), (x - 140, 24), (x + 60, 18), (x - 52, 15)):
        rock(canvas, at, pool + canvas.between(3, 16), size * canvas.between(0.8, 1.2))
    line = mound(canvas, h * 0.88, h * 1.03, h * 0.9, mix(light.meadow, light.near, 0.35))
    tufts(canvas, line, 10, mix(LIME, light.meadow, 0.4))
    tree(canvas, canvas.rng.choice((34.0, 368.0)), h * 0.96, 2.8)


def _cliffs(canvas: Canvas, x: float, top: float) -> None:
    light, h = canvas.palette, canvas.height
    wall = mix(light.near, STONE, 0.3)
    for side in (-1, 1):
        steps = [(x + side * (30 + step * 48), top - step * canvas.between(2, 15)) for step in range(1, 5)]
        edge: list[Point] = [(x + side * 18, top + 6), *steps]
        line = sorted(edge)
        foot = (x + side * 300, h)
        canvas.shape([*edge, foot, (x + side * 6, h)], mix(wall, light.near, 0.25 + side * 0.2))
        for ledge in range(5):
            y = top + 18 + ledge * h * 0.1
            at = x + side * canvas.between(40, 120)
            canvas.blob([(at - 26, y), (at, y - 6), (at + 24, y), (at, y + 4)], mix(wall, LEAF, 0.45))
        wood(canvas, line, 5, 1.0, start=line[0][0], end=line[-1][0])
    canvas.shape([(x - 20, top + 4), (x + 20, top + 4), (x + 44, h), (x - 44, h)], mix(wall, INK, 0.35))


def _column(canvas: Canvas, x: float, top: float, bottom: float, width: float) -> None:
    flare = width * 0.72
    canvas.shape([(x - width / 2, top), (x + width / 2, top), (x + flare, bottom), (x - flare, bottom)], PAPER)
    for _ in range(max(3, int(width / 6))):
        start = canvas.between(-0.4, 0.4) * width
        y = canvas.between(top + 4, (top + bottom) / 2)
        end = y + canvas.between(0.25, 0.45) * (bottom - top)
        canvas.stroke([(x + start, y), (x + start * 1.3, end)], 2.0, canvas.palette.ripple)


def _spray(canvas: Canvas, x: float, y: float, reach: float) -> None:
    mist = mix(PAPER, canvas.palette.ripple, 0.25)
    for step in range(7):
        canvas.dot(x + reach * (step / 3 - 1), y + 2, canvas.between(7, 14), mist)
    canvas.oval(x, y + 9, reach * 1.5, 7, PAPER)
    canvas.oval(x + 8, y + 18, reach * 1.1, 3, mix(canvas.palette.water, PAPER, 0.4))


def hotspring(canvas: Canvas) -> None:
    """Steaming pools on pale terraces of lime and sulphur."""
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.42)
    line = layers(canvas, top=h * 0.12, bottom=h * 0.55)
    wood(canvas, line, 6, 0.9)
    lime, warm = mix(PAPER, SAND, 0.3), mix(light.water, light.ripple, 0.55)
    sulphur = mix(SAND, LIME, 0.3)
    mound(canvas, h * 0.58, h * 0.53, h * 0.6, sulphur)
    pools = (
        ((canvas.between(100, 160), 0.63, 0.5), (canvas.between(270, 310), 0.72, 0.75), (140, 0.87, 1.1)),
        ((canvas.between(240, 300), 0.65, 0.55), (200, 0.85, 1.45)),
        ((canvas.between(60, 120), 0.68, 0.6), (200, 0.62, 0.4), (255, 0.84, 1.15)),
    )[canvas.variant(3)]
    for x, share, scale in pools:
        with canvas.placed(x, h * share, scale):
            basin: list[Point] = [(-122, 4), (-60, -20), (30, -24), (112, -8), (118, 14), (20, 26), (-84, 24)]
            canvas.blob([(px * 1.1, py + 11) for px, py in basin], mix(sulphur, WOOD, 0.3))
            canvas.blob([(px * 1.1, py * 1.1 + 3) for px, py in basin], lime)
            canvas.blob([(px * 0.96, py * 0.86) for px, py in basin], warm)
            canvas.blob([(px * 0.55 + 8, py * 0.45 + 3) for px, py in basin], mix(warm, PAPER, 0.4))
    for x, share, scale in pools:
        for offset in (-52, 0, 48):
            steam(canvas, x + offset * scale, h * share - 2, 66 + 40 * scale + canvas.between(-18, 18), PAPER)
    for _ in range(6):
        rock(canvas, canvas.between(0, WIDTH), h * canvas.between(0.74, 1.0), canvas.between(7, 17))


def _mouth(canvas: Canvas, x: float, wall: Colour) -> None:
    """The opening: rough edges nested into the dark, stone hanging and standing in it."""
    h = canvas.height
    jag = [canvas.between(0.8, 1.16) for _ in range(9)]
    tall = canvas.between(0.44, 0.58) * h
    inner = (mix(wall, INK, 0.3), mix(wall, INK, 0.55), mix(DEEP, INK, 0.55), mix(DEEP, INK, 0.2))
    for number, colour in enumerate(inner):
        share = 1 - number * 0.2
        arch: list[Point] = []
        for step, rough in enumerate(jag):
            angle = math.pi * (1 + step / 8)
            arch.append((x + 118 * share * rough * math.cos(angle), h * 0.84 + tall * share * rough * math.sin(angle)))
        canvas.shape(spline(arch, steps=3), colour)
    tooth_colour = mix(wall, INK, 0.3)
    for tooth in range(9):
        at = x + (tooth - 4) * 17
        top = h * 0.84 - tall * 0.86 * (1 - ((at - x) / 112) ** 2) ** 0.5
        canvas.shape([(at - 7, top - 12), (at + 7, top - 12), (at, top + canvas.between(10, 44))], tooth_colour)
    for at in (x - 62, x - 44, x + 54):
        canvas.shape(
            [(at - 9, h * 0.84), (at + 9, h * 0.84), (at + 2, h * 0.84 - canvas.between(18, 46))], tooth_colour
        )


def cave(canvas: Canvas) -> None:
    """The mouth of a cave, with water before it."""
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.25)
    wall = mix(light.near, STONE, 0.42)
    x = canvas.between(120, 280)
    crest = spline([(-10, h * 0.2), (90, h * 0.1), (x, h * 0.05), (320, h * 0.13), (410, h * 0.22)])
    canvas.shape([*crest, (410, h), (-10, h)], wall)
    wood(canvas, crest, 8, 0.9)
    for _ in range(7):
        at, y = canvas.between(10, 390), canvas.between(h * 0.25, h * 0.75)
        canvas.blob([(at - 26, y), (at, y - 9), (at + 27, y), (at + 3, y + 6)], mix(wall, INK, 0.14))
    _mouth(canvas, x, wall)
    line = mound(canvas, h * 0.79, h * 0.82, h * 0.8, mix(light.meadow, light.near, 0.3))
    if canvas.variant(2):
        canvas.shape([*spline([(x - 40, h * 0.81), (x - 34, h * 0.9), (x - 90, h * 1.02)]),
                      *spline([(x + 70, h * 1.02), (x + 46, h * 0.9), (x + 34, h * 0.82)])], light.water)  # fmt: skip
        canvas.curve([(x, h * 0.84), (x + 8, h * 0.91), (x - 10, h)], 3, light.ripple)
    else:
        canvas.oval(x + 6, h * 0.9, 96, h * 0.05, light.water)
        canvas.stroke([(x - 30, h * 0.89), (x + 26, h * 0.89)], 2.4, light.ripple)
    tufts(canvas, line, 14, mix(GREEN, LIME, 0.5))
    for at in (x - 130, x + 118, x - 86):
        rock(canvas, at, h * canvas.between(0.86, 0.95), canvas.between(16, 30))
