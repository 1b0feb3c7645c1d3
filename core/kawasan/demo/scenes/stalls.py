"""Where people buy and sell: markets and shopfronts."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, ring, spline
from kawasan.demo.scenes.gorga import band
from kawasan.demo.scenes.land import layers, palm
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
    STONE,
    TIMBER,
    WOOD,
    mix,
)  # fmt: skip
from kawasan.demo.scenes.sky import sky

PRODUCE = (CHILI, GREEN, ORANGE, RED, LIME, GOLD, PLUM, LEAF)
AWNINGS = ((RED, PAPER), (LAKE, PAPER), (GREEN, CREAM), (GOLD, PAPER), (DEEP, SAND), (CHILI, CREAM))


def awning(canvas: Canvas, x: float, y: float, width: float, drop: float, look: int) -> None:
    """A striped canopy with a scalloped hem."""
    stripes = max(4, round(width / 34))
    pitch = width / stripes
    for stripe in range(stripes):
        at, colour = x + stripe * pitch, AWNINGS[look % len(AWNINGS)][stripe % 2]
        canvas.rect(at, y, pitch + 0.4, drop, colour)
        canvas.shape(ring(at + pitch / 2, y + drop, pitch / 2, pitch * 0.42, 0, 180), colour)


def market(canvas: Canvas) -> None:
    """Stalls heaped with produce."""
    h, look = canvas.height, canvas.variant(3)
    light = canvas.palette
    canvas.fill(light.backdrop)
    if look == 1:
        sky(canvas, horizon=h * 0.5)
        layers(canvas, top=h * 0.2, bottom=h * 0.6, count=2)
    canvas.rect(0, h * 0.78, WIDTH, h, mix(light.table, SAND, 0.45))
    stalls = (((-10, 420),), ((24, 170), (212, 170)), ((60, 280),))[look]
    for number, (x, width) in enumerate(stalls):
        for post in (x + 10, x + width - 18):
            canvas.rect(post, h * 0.2, 7, h * 0.72, WOOD)
        _seller(canvas, x + width * canvas.between(0.36, 0.64), h * 0.6)
        _heaps(canvas, x, width, h)
        awning(canvas, x, h * 0.12, width, h * 0.12, canvas.seed + number * 2)
    if look != 1:
        _bunting(canvas, h * 0.05)


def _seller(canvas: Canvas, x: float, y: float) -> None:
    shirt = canvas.rng.choice((LAKE, RED, GREEN, PLUM))
    with canvas.placed(x, y, 1.5):
        canvas.blob([(-22, 22), (-20, -10), (0, -20), (20, -10), (22, 22)], shirt)
        canvas.rect(-5, -24, 10, 10, TIMBER)
        canvas.dot(0, -32, 12, TIMBER)
        canvas.shape(ring(0, -34, 12.5, 12, 180, 360), INK)
        canvas.shape([(-20, -6), (-8, -17), (14, 22), (0, 22)], GOLD)


def _heaps(canvas: Canvas, x: float, width: float, h: float) -> None:
    heaps = max(2, round(width / 74))
    pitch = width / heaps
    first = canvas.rng.randint(0, len(PRODUCE) - 1)
    for heap in range(heaps):
        middle, colour = x + pitch * (heap + 0.5), PRODUCE[(first + heap * 3) % len(PRODUCE)]
        for row in range(4):
            across = 5 - row
            for piece in range(across):
                at = middle + (piece - (across - 1) / 2) * pitch * 0.165
                shade = mix(colour, (PAPER, INK)[(piece + row) % 2], 0.1)
                canvas.dot(at, h * 0.695 - row * 9.4 - canvas.between(0, 2), pitch * 0.098, shade)
        canvas.shape(
            [(middle - pitch * 0.46, h * 0.68), (middle + pitch * 0.46, h * 0.68),
             (middle + pitch * 0.38, h * 0.77), (middle - pitch * 0.38, h * 0.77)], TIMBER,
        )  # fmt: skip
        canvas.stroke([(middle - pitch * 0.4, h * 0.72), (middle + pitch * 0.4, h * 0.72)], 1.6, WOOD)
    canvas.rect(x, h * 0.76, width, h * 0.15, WOOD)
    canvas.rect(x, h * 0.76, width, 5, SAND)


def _bunting(canvas: Canvas, y: float) -> None:
    line = spline([(-10, y - 6), (100, y + 10), (200, y), (300, y + 10), (410, y - 6)], steps=6)
    canvas.stroke(line, 1.4, INK)
    for number, (x, top) in enumerate(line):
        colour = (RED, GOLD, LAKE, GREEN)[number % 4]
        canvas.shape([(x - 6, top), (x + 6, top), (x, top + 13)], colour)


def shop(canvas: Canvas) -> None:
    """A small business seen from the street."""
    h, look = canvas.height, canvas.variant(4)
    light = canvas.palette
    sky(canvas, horizon=h * 0.5)
    layers(canvas, top=h * 0.24, bottom=h * 0.7, count=2)
    canvas.rect(0, h * 0.86, WIDTH, h, mix(STONE, light.table, 0.35))
    canvas.rect(0, h * 0.86, WIDTH, 5, mix(STONE, PAPER, 0.5))
    wall = mix((SAND, LIME, PAPER, CHILI, LAKE)[canvas.seed % 5], PAPER, 0.55)
    left, right = 62.0, 338.0
    canvas.rect(left, h * 0.3, right - left, h * 0.57, wall)
    if look == 1:
        roof = (mix(RED, WOOD, 0.35), mix(CHILI, WOOD, 0.2), DEEP)[canvas.seed % 3]
        canvas.shape(
            [(left - 22, h * 0.32), (right + 22, h * 0.32), (right - 30, h * 0.13), (left + 30, h * 0.13)], roof
        )
        for row in range(4):
            inset = 8 + row * 12
            canvas.rect(left - 22 + inset, h * (0.285 - row * 0.045), 320 - inset * 2 - 0.5, 1.8, mix(roof, INK, 0.3))
    else:
        canvas.rect(left - 10, h * 0.26, right - left + 20, h * 0.05, (WOOD, WOOD, DEEP, RED)[look])
    _front(canvas, h, look)
    palm(canvas, 30 if look % 2 else 374, h * 0.9, 1.35, 8 if look % 2 else -10)


def _front(canvas: Canvas, h: float, look: int) -> None:
    door = 96 if canvas.seed % 2 else 250
    window = 170 if canvas.seed % 2 else 92
    canvas.rect(door, h * 0.52, 54, h * 0.35, AWNINGS[(canvas.seed + 1) % 6][0])
    canvas.rounded(door + 8, h * 0.555, 38, h * 0.13, 3, mix(LAKE, PAPER, 0.6))
    canvas.dot(door + 46, h * 0.73, 2.6, GOLD)
    canvas.rect(window - 4, h * 0.51, 146, h * 0.25, WOOD)
    canvas.rect(window, h * 0.525, 138, h * 0.22, mix(DEEP, PAPER, 0.12))
    for shelf in range(2):
        y = h * (0.625 + shelf * 0.11)
        canvas.rect(window, y, 138, 3, TIMBER)
        for item in range(8):
            tall = canvas.between(8, 20)
            canvas.rounded(window + 6 + item * 16.4, y - tall, 11, tall, 2, canvas.rng.choice(PRODUCE))
    awning(canvas, 72, h * 0.42, 256, h * 0.055, canvas.seed)
    board = (RED, DEEP, GREEN, WOOD)[(canvas.seed + look) % 4]
    if look != 1:
        canvas.rounded(118, h * 0.325, 164, h * 0.075, 5, board)
        band(canvas, 126, h * 0.34, 148, h * 0.045, 1)
    for pot in (76, 314):
        canvas.dot(pot, h * 0.8, 11, LEAF)
        canvas.shape([(pot - 9, h * 0.81), (pot + 9, h * 0.81), (pot + 6, h * 0.87), (pot - 6, h * 0.87)], CHILI)
