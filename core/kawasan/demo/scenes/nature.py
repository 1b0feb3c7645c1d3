"""Open places: shores, hills, islands, fields, terraces and tea."""

from kawasan.demo.scenes.animals import buffalo
from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point, spline
from kawasan.demo.scenes.houses import batak_house
from kawasan.demo.scenes.land import layers, level, mound, palm, tree, tufts, wood
from kawasan.demo.scenes.palette import DEEP, GOLD, GREEN, LEAF, LIME, ORANGE, RED, SAND, STONE, WOOD, mix
from kawasan.demo.scenes.sky import sky
from kawasan.demo.scenes.water import kapal, lake, solu


def shore(canvas: Canvas) -> None:
    """A beach by the lake."""
    h, look = canvas.height, canvas.variant(3)
    sky(canvas, horizon=h * 0.5)
    layers(canvas, top=h * 0.2, bottom=h * 0.56)
    lake(canvas, top=h * 0.54, bottom=h)
    boat = (solu, kapal)[canvas.seed % 2]
    boat(canvas, canvas.between(110, 290), h * 0.68, canvas.between(0.7, 0.95), mirror=look == 1)
    edges = ((0.97, 0.86, 0.76), (0.75, 0.88, 0.95), (0.86, 0.92, 0.84))[look]
    left, middle, right = (h * edge for edge in edges)
    mound(canvas, left - 7, middle - 8, right - 7, mix(canvas.palette.ripple, SAND, 0.35))
    line = mound(canvas, left, middle, right, mix(SAND, canvas.palette.glow, 0.25))
    side = (352.0, 46.0, 372.0)[look]
    palm(canvas, side, level(line, side) + 12, 1.45, -22 if side > WIDTH / 2 else 22)
    if look != 1:
        palm(canvas, side - 34, level(line, side - 34) + 16, 1.0, 14)
    _pebbles(canvas, line)


def _pebbles(canvas: Canvas, line: list[Point]) -> None:
    for _ in range(9):
        x = canvas.between(10, WIDTH - 10)
        y = canvas.between(level(line, x) + 6, canvas.height + 2)
        canvas.oval(x, y, canvas.between(2, 6), canvas.between(1.4, 3.2), mix(STONE, SAND, 0.4))


def hill(canvas: Canvas) -> None:
    """A viewpoint over the lake: grass in front, water deep below."""
    h, look = canvas.height, canvas.variant(3)
    light = canvas.palette
    sky(canvas, horizon=h * 0.48)
    layers(canvas, top=h * 0.18, bottom=h * 0.55, count=2)
    lake(canvas, top=h * 0.52, bottom=h * 0.84)
    edges = ((0.56, 0.82, 0.9), (0.9, 0.78, 0.56), (0.88, 0.66, 0.84))[look]
    left, middle, right = (h * edge for edge in edges)
    mound(canvas, right - 16, middle - 16, left - 16, light.near)
    line = mound(canvas, left, middle, right, light.meadow)
    mound(canvas, h * 0.95, h * 0.93, h * 0.98, mix(light.meadow, light.near, 0.4))
    tufts(canvas, line, 16, mix(light.meadow, LIME, 0.6))
    if look == 2:
        _lookout(canvas, 200, level(line, 200))
    else:
        start, end = (10, 140) if look == 0 else (260, 390)
        wood(canvas, line, 5, 1.5, start=start, end=end)


def _lookout(canvas: Canvas, x: float, y: float) -> None:
    """A bench and a flag: somebody has been here, and liked it."""
    canvas.stroke([(x - 22, y + 4), (x - 22, y - 42)], 2.4, WOOD)
    canvas.shape([(x - 22, y - 42), (x + 6, y - 35), (x - 22, y - 27)], RED)
    canvas.rect(x + 8, y - 9, 34, 4, WOOD)
    canvas.rect(x + 8, y - 17, 34, 4, WOOD)
    for leg in (11, 36):
        canvas.rect(x + leg, y - 17, 3, 21, WOOD)


def island(canvas: Canvas) -> None:
    """An island in the lake, with its trees and a roof among them."""
    h = canvas.height
    sky(canvas, horizon=h * 0.5)
    layers(canvas, top=h * 0.28, bottom=h * 0.58, count=2)
    lake(canvas, top=h * 0.55, bottom=h)
    x, half, rise = canvas.between(150, 250), canvas.between(85, 130), h * canvas.between(0.14, 0.24)
    foot = h * 0.71
    hump: list[Point] = [
        (x - half, foot),
        (x - half * 0.6, foot - rise * 0.6),
        (x - half * 0.1, foot - rise),
        (x + half * 0.45, foot - rise * 0.55),
        (x + half, foot),
    ]
    line = spline(hump, steps=12)
    canvas.shape(
        [(px, 2 * foot - (py - foot) * -0.5 - foot) for px, py in line],
        mix(canvas.palette.water, canvas.palette.near, 0.5),
    )
    wood(canvas, line, 9, 0.9, start=x - half * 0.7, end=x + half * 0.7)
    canvas.shape(line, mix(canvas.palette.near, GREEN, 0.5))
    canvas.oval(x, foot, half * 1.04, 5, SAND)
    batak_house(canvas, x + half * 0.25, foot, 0.36)
    for tip in (-0.62, -0.4, -0.1, 0.62):
        palm(canvas, x + half * tip, foot - 2, canvas.between(0.5, 0.75), canvas.between(-12, 12))
    solu(canvas, canvas.between(80, 320), h * 0.88, 0.85, mirror=canvas.seed % 2 == 0)


def field(canvas: Canvas) -> None:
    """Open grass below the hills, with grazing shade and a path."""
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.52)
    layers(canvas, top=h * 0.24, bottom=h * 0.62)
    line = mound(canvas, h * 0.62, h * 0.58, h * 0.64, light.meadow)
    bend = canvas.between(-60, 60)
    path: list[Point] = [(200 + bend, h * 0.6), (215 - bend, h * 0.75), (170, h * 1.02)]
    far, near = spline(path), spline([(x + (y / h - 0.58) * 130, y) for x, y in path])
    canvas.shape([*far, *reversed(near)], mix(SAND, light.glow, 0.3))
    tufts(canvas, line, 22, mix(light.meadow, light.near, 0.5))
    for x in (canvas.between(20, 120), canvas.between(290, 380)):
        tree(canvas, x, h * canvas.between(0.68, 0.82), canvas.between(1.7, 2.5))
    for _ in range(14):
        x, y = canvas.between(5, 395), canvas.between(h * 0.72, h * 0.98)
        canvas.dot(x, y, canvas.between(1.4, 2.6), canvas.rng.choice((RED, light.sun, SAND)))
    (_herd, _camp, _pavilion)[canvas.variant(3)](canvas)


def _herd(canvas: Canvas) -> None:
    h = canvas.height
    buffalo(canvas, canvas.between(250, 300), h * 0.74, 0.55, mirror=True)
    buffalo(canvas, canvas.between(100, 200), h * 0.9, 1.0, mirror=canvas.seed % 2 == 0)


def _camp(canvas: Canvas) -> None:
    h = canvas.height
    for x, y, scale in ((130, 0.74, 0.75), (300, 0.78, 0.9), (220, 0.92, 1.3)):
        colour = canvas.rng.choice((RED, ORANGE, DEEP, GOLD))
        with canvas.placed(x + canvas.between(-20, 20), h * y, scale):
            canvas.shape([(-44, 0), (44, 0), (6, -46)], colour)
            canvas.shape([(44, 0), (60, -6), (6, -46)], mix(colour, WOOD, 0.4))
            canvas.shape([(-14, 0), (16, 0), (5, -36)], mix(DEEP, WOOD, 0.5))
            canvas.stroke([(-44, 0), (6, -46), (60, -6)], 2, mix(colour, SAND, 0.6))


def _pavilion(canvas: Canvas) -> None:
    x, y = canvas.between(110, 290), canvas.height * 0.82
    for post in (-48, -18, 14, 44):
        canvas.rect(x + post, y - 46, 5, 46, WOOD)
    canvas.rect(x - 56, y - 4, 114, 7, STONE)
    canvas.shape([(x - 74, y - 42), (x + 76, y - 42), (x + 34, y - 76), (x - 32, y - 76)], mix(RED, WOOD, 0.3))
    canvas.shape([(x - 32, y - 76), (x + 34, y - 76), (x + 1, y - 98)], mix(RED, WOOD, 0.55))


def terrace(canvas: Canvas) -> None:
    """Rice terraces stepping down a valley."""
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.34)
    layers(canvas, top=h * 0.14, bottom=h * 0.42, count=2)
    tints = (LIME, light.meadow, mix(LIME, SAND, 0.45), mix(light.meadow, LEAF, 0.5), light.ripple)
    lean = 26 if canvas.seed % 2 else -26
    for step in range(8):
        y = h * (0.38 + 0.082 * step)
        sway = canvas.between(-9, 9)
        bow = canvas.between(5, 15) * (1 if (canvas.seed // 2) % 2 else -1)
        colour = tints[(step * 2 + canvas.variant(5)) % 5]
        left, middle, right = y - lean + sway, y + bow, y + lean - sway
        mound(canvas, left, middle, right, mix(light.near, WOOD, 0.25))
        mound(canvas, left + 4.5, middle + 4.5, right + 4.5, colour)
    palm(canvas, canvas.between(30, 370), h * canvas.between(0.6, 0.85), 0.95, canvas.between(-14, 14))
    hut = canvas.between(50, 350)
    canvas.rect(hut - 13, h * 0.62, 26, 20, WOOD)
    canvas.shape([(hut - 22, h * 0.63), (hut, h * 0.53), (hut + 22, h * 0.63)], SAND)


def tea(canvas: Canvas) -> None:
    """Rows of bushes over rolling ground, pickers among them."""
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.38)
    line = layers(canvas, top=h * 0.16, bottom=h * 0.5, count=2)
    wood(canvas, line, 5, 0.8)
    lean = canvas.between(-0.09, 0.09)
    for row in range(8):
        y = h * (0.46 + 0.012 * row * row + 0.025 * row)
        size = 7.0 + row * 2.6
        mound(canvas, y - h * lean, y - 3, y + h * lean, mix(light.near, WOOD, 0.2))
        if row in {3, 5}:
            _picker(canvas, canvas.between(60, 340), y + 4, 0.6 + row * 0.12)
        for bush in range(int(WIDTH / size) + 2):
            x = bush * size * 1.02 + (row % 2) * size / 2 - size / 2
            slope = y + h * lean * (x / WIDTH * 2 - 1) + size * 0.35
            canvas.oval(x, slope, size * 0.62, size * 0.6, (LEAF, light.meadow)[(bush + row) % 2])


def _picker(canvas: Canvas, x: float, y: float, scale: float) -> None:
    with canvas.placed(x, y, scale):
        canvas.blob([(-8, 6), (-7, -12), (0, -18), (7, -12), (8, 6)], canvas.rng.choice((RED, SAND)))
        canvas.rounded(5, -14, 9, 15, 3, WOOD)
        canvas.dot(0, -22, 5, mix(WOOD, SAND, 0.3))
        canvas.shape([(-12, -23), (0, -33), (12, -23)], SAND)
