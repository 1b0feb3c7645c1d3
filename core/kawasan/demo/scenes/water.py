"""The lake: wavelets, the light on it, and boats."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point, ring
from kawasan.demo.scenes.palette import DEEP, GOLD, INK, PAPER, RED, TIMBER, WOOD, mix


def lake(canvas: Canvas, *, top: float, bottom: float) -> None:
    """Water between two heights, with wavelets that widen towards the front."""
    light = canvas.palette
    canvas.rect(0, top, WIDTH, bottom - top, light.water)
    canvas.rect(0, top, WIDTH, (bottom - top) * 0.16, mix(light.water, light.ripple, 0.4))
    rows = max(4, int((bottom - top) / 9))
    for row in range(rows):
        depth = (row + 0.6) / rows
        y = top + (bottom - top) * (0.1 + 0.9 * depth)
        for _ in range(canvas.rng.randint(1, 3)):
            wavelet(canvas, canvas.between(-20, WIDTH), y, 10 + 26 * depth)
    if canvas.rng.random() < 0.6:
        _glitter(canvas, top, bottom)


def wavelet(canvas: Canvas, x: float, y: float, length: float) -> None:
    """One light, slightly waved line."""
    sway = length * 0.06
    line: list[Point] = [
        (x, y),
        (x + length * 0.3, y - sway),
        (x + length * 0.65, y + sway * 0.6),
        (x + length, y - sway * 0.4),
    ]
    canvas.curve(line, 1.0 + length * 0.025, mix(canvas.palette.water, canvas.palette.ripple, 0.75))


def _glitter(canvas: Canvas, top: float, bottom: float) -> None:
    x = 95.0 if canvas.seed % 2 else 305.0
    colour = mix(canvas.palette.ripple, canvas.palette.sun, 0.6)
    for row in range(7):
        y = top + 4 + (bottom - top) * 0.6 * row / 7
        half = canvas.between(5, 20) * (1 - row / 11)
        middle = x + canvas.between(-5, 5)
        canvas.stroke([(middle - half, y), (middle + half, y)], 1.9, colour)


def solu(canvas: Canvas, x: float, y: float, scale: float, *, mirror: bool = False) -> None:
    """The lake's slender dugout, its prow raised, with one or two people."""
    with canvas.placed(x, y, scale, mirror=mirror):
        people = canvas.rng.randint(1, 2)
        for seat in range(people):
            _paddler(canvas, -12 + seat * 24, canvas.rng.choice((RED, GOLD, PAPER, DEEP)))
        canvas.blob([(-50, -11), (-30, -1), (0, 1), (32, -2), (58, -19), (44, 3), (20, 9), (-28, 8)], WOOD)
        canvas.curve([(-40, 0), (-4, 4), (30, 2)], 1.7, GOLD)
        canvas.curve([(36, -1), (46, -7), (52, -13)], 2.4, RED)
        shade = mix(canvas.palette.water, DEEP, 0.45)
        canvas.stroke([(-32, 11), (26, 11)], 2.2, shade)
        canvas.stroke([(-18, 15), (8, 15)], 1.6, shade)


def _paddler(canvas: Canvas, x: float, shirt: tuple[int, int, int]) -> None:
    canvas.blob([(x - 6, 4), (x - 6, -9), (x, -14), (x + 6, -9), (x + 7, 4)], shirt)
    canvas.dot(x + 1, -18, 4.6, TIMBER)
    canvas.shape([(x - 9, -19), (x + 1, -26), (x + 11, -19)], GOLD if shirt != GOLD else PAPER)
    canvas.stroke([(x + 2, -10), (x + 14, 12)], 1.7, INK)


def ferry(canvas: Canvas, x: float, y: float, scale: float, *, mirror: bool = False) -> None:
    """A car ferry seen from the side, about 150 units long at scale 1."""
    with canvas.placed(x, y, scale, mirror=mirror):
        canvas.rect(-48, -58, 84, 22, PAPER)
        canvas.rect(-30, -74, 46, 16, PAPER)
        canvas.rect(-36, -61, 60, 4, RED)
        canvas.rect(26, -78, 9, 20, RED)
        canvas.rect(26, -78, 9, 5, INK)
        for window in range(6):
            canvas.rounded(-42 + window * 12.5, -52, 8, 9, 2, canvas.palette.water)
        for window in range(3):
            canvas.rounded(-26 + window * 14, -71, 10, 7, 2, DEEP)
        canvas.stroke([(-20, -74), (-20, -92)], 1.6, INK)
        canvas.shape([(-20, -92), (-20, -82), (-36, -87)], RED)
        canvas.rect(-70, -36, 128, 16, mix(PAPER, canvas.palette.water, 0.18))
        for gap in range(7):
            canvas.rect(-60 + gap * 16, -33, 9, 9, DEEP)
        canvas.shape([(-78, -22), (80, -22), (68, 0), (-68, 0)], DEEP)
        canvas.rect(-76, -22, 154, 4, GOLD)
        canvas.stroke([(58, -24), (82, -40)], 4, DEEP)
        canvas.stroke([(-80, 2), (78, 2)], 3, canvas.palette.ripple)


def kapal(canvas: Canvas, x: float, y: float, scale: float, *, mirror: bool = False) -> None:
    """A wooden passenger boat with a roof, about 90 units long at scale 1."""
    with canvas.placed(x, y, scale, mirror=mirror):
        for post in (-30, -12, 6, 24):
            canvas.rect(post, -30, 2.4, 18, WOOD)
        canvas.blob([(-38, -30), (-34, -36), (30, -36), (34, -30), (0, -29)], RED)
        for head in (-22, -4, 14):
            canvas.shape(ring(head, -12, 6, 8, 180, 360), DEEP)
            canvas.dot(head, -22, 3.8, TIMBER)
        canvas.shape([(-46, -13), (40, -13), (54, -20), (38, 2), (-38, 2)], PAPER)
        canvas.shape([(-43, -6), (45, -6), (38, 2), (-38, 2)], canvas.palette.near)
        canvas.stroke([(-44, 4), (40, 4)], 2.4, canvas.palette.ripple)
