"""Hills in layers, and what grows on them."""

import math
from collections.abc import Callable
from itertools import pairwise

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point, spline
from kawasan.demo.scenes.palette import GREEN, LEAF, WOOD, Colour, mix


def layers(canvas: Canvas, *, top: float, bottom: float, count: int = 3) -> list[Point]:
    """Hills from far to near between two heights; returns the skyline of the nearest."""
    light = canvas.palette
    first = canvas.variant(len(SKYLINES))
    line: list[Point] = []
    for number in range(count):
        share = number / max(count - 1, 1)
        base = top + (bottom - top) * (0.35 + 0.65 * share)
        outline = SKYLINES[(first + number) % len(SKYLINES)] if number < 2 else _rolling
        rise = (bottom - top) * (0.62 - 0.34 * share)
        colour = mix(light.far, light.near, share)
        line = outline(canvas, base, rise)
        canvas.shape([*line, (WIDTH, canvas.height), (0, canvas.height)], colour)
        if outline is _peaks:
            _shade(canvas, line, base, mix(colour, light.near, 0.22))
    return line


def _rolling(canvas: Canvas, base: float, rise: float) -> list[Point]:
    phases = [canvas.between(0, math.tau) for _ in range(3)]
    waves = ((1.3, 0.5), (2.9, 0.3), (6.1, 0.1))

    def height(x: float) -> float:
        swell = sum(
            part * math.sin(phase + x / WIDTH * math.tau * frequency)
            for phase, (frequency, part) in zip(phases, waves, strict=True)
        )
        return base - rise * (0.5 + swell * 0.55)

    return [(x, height(x)) for x in range(0, int(WIDTH) + 8, 8)]


def _peaks(canvas: Canvas, base: float, rise: float) -> list[Point]:
    line: list[Point] = [(-30, base - rise * 0.2)]
    x, high = canvas.between(-10, 40), True
    while x < WIDTH + 30:
        line.append((x, base - rise * (canvas.between(0.7, 1.15) if high else canvas.between(0.1, 0.4))))
        x += canvas.between(34, 62)
        high = not high
    return [*line, (WIDTH + 30, base - rise * 0.2)]


def _shade(canvas: Canvas, line: list[Point], base: float, colour: Colour) -> None:
    for before, peak, after in zip(line, line[1:], line[2:], strict=False):
        if peak[1] < before[1] and peak[1] < after[1]:
            drop = after[1] - peak[1]
            fold = (peak[0] - (after[0] - peak[0]) * 0.12, peak[1] + drop * 0.55)
            edge = (peak[0] + (after[0] - peak[0]) * 0.3, peak[1] + drop * 0.8)
            canvas.shape([peak, after, (after[0], base), edge, fold], colour)


def _caldera(canvas: Canvas, base: float, rise: float) -> list[Point]:
    """The rim of an old crater: flat on top, steep at the ends."""
    left, right = canvas.between(-80, 90), canvas.between(250, 420)
    tilt = canvas.between(-0.12, 0.12)

    def height(x: float) -> float:
        up = 1 / (1 + math.exp(-(x - left) / 13)) / (1 + math.exp((x - right) / 17))
        step = 0.22 / (1 + math.exp((x - (left + right) / 2) / 9))
        crumble = 0.03 * math.sin(x / 7) + 0.02 * math.sin(x / 3.1)
        return base - rise * (0.18 + up * (0.72 - step + tilt * (x / WIDTH - 0.5)) + crumble)

    return [(x, height(x)) for x in range(0, int(WIDTH) + 5, 5)]


def _volcano(canvas: Canvas, base: float, rise: float) -> list[Point]:
    middle = canvas.between(110, 290)
    reach = canvas.between(70, 105)
    side = canvas.between(110, 150) * (-1 if middle > WIDTH / 2 else 1)

    def height(x: float) -> float:
        cone = min(math.exp(-abs(x - middle) / reach), 0.88 + 0.02 * math.sin(x))
        shoulder = 0.5 * math.exp(-(((x - middle - side) / 60) ** 2))
        return base - rise * 1.3 * max(cone, shoulder, 0.12)

    return [(x, height(x)) for x in range(0, int(WIDTH) + 4, 4)]


SKYLINES: tuple[Callable[[Canvas, float, float], list[Point]], ...] = (
    _peaks,
    _caldera,
    _rolling,
    _volcano,
)


def level(line: list[Point], x: float) -> float:
    """How high a skyline is at x."""
    for before, after in pairwise(line):
        if before[0] <= x <= after[0]:
            return before[1] + (after[1] - before[1]) * (x - before[0]) / (after[0] - before[0])
    return line[-1][1]


def mound(canvas: Canvas, left: float, middle: float, right: float, colour: Colour) -> list[Point]:
    """Ground in front, given its height at the left edge, the middle and the right; its skyline."""
    line = spline([(-20, left), (WIDTH / 2, middle), (WIDTH + 20, right)], steps=20)
    canvas.shape([*line, (WIDTH + 20, canvas.height), (-20, canvas.height)], colour)
    return line


def wood(canvas: Canvas, line: list[Point], count: int, scale: float, *, start: float = 0, end: float = WIDTH) -> None:
    """Trees standing along a skyline."""
    for x in sorted(canvas.between(start, end) for _ in range(count)):
        size = scale * canvas.between(0.7, 1.25)
        plant = pine if canvas.rng.random() < 0.6 else tree
        plant(canvas, x, level(line, x) + 2, size)


def pine(canvas: Canvas, x: float, y: float, scale: float) -> None:
    """A pine whose foot is at (x, y), 40 units high at scale 1."""
    colour = mix(canvas.palette.near, GREEN, canvas.between(0.0, 0.5))
    with canvas.placed(x, y, scale):
        canvas.rect(-1.6, -10, 3.2, 10, WOOD)
        for step in range(3):
            foot, reach = -7 - step * 9.0, 11 - step * 2.6
            canvas.shape([(-reach, foot), (0, foot - 17), (reach, foot)], colour)


def tree(canvas: Canvas, x: float, y: float, scale: float) -> None:
    """A round tree whose foot is at (x, y), 40 units high at scale 1."""
    colour = mix(canvas.palette.near, LEAF, canvas.between(0.3, 0.8))
    with canvas.placed(x, y, scale):
        canvas.rect(-1.7, -18, 3.4, 18, WOOD)
        canvas.oval(0, -25, 11, 14, colour)
        canvas.oval(4, -22, 6, 8, mix(colour, canvas.palette.near, 0.35))


def palm(canvas: Canvas, x: float, y: float, scale: float, lean: float = 12.0) -> None:
    """A palm whose foot is at (x, y), 80 units high at scale 1, leaning to one side."""
    with canvas.placed(x, y, scale):
        canvas.curve([(0, 0), (lean * 0.2, -28), (lean, -68)], 4.2, WOOD)
        for turn in (-165, -130, -60, -20, 15, 160):
            with canvas.placed(lean, -68, turn=turn):
                frond: list[Point] = [(0, 0), (16, -7), (36, 2), (18, -1.5)]
                canvas.blob(frond, mix(canvas.palette.near, LEAF, 0.35))


def tufts(canvas: Canvas, line: list[Point], count: int, colour: Colour) -> None:
    """Grass strewn over the ground below a skyline."""
    for _ in range(count):
        x = canvas.between(8, WIDTH - 8)
        top = level(line, x)
        y = canvas.between(top + 8, max(canvas.height - 4, top + 10))
        with canvas.placed(x, y, canvas.between(0.7, 1.3)):
            for lean in (-4, 0, 4):
                canvas.stroke([(lean * 0.3, 0), (lean, -7 if lean else -9)], 1.4, colour)
