"""A shirt from the lake, and what music is made with: lute, flute, bars of wood."""

from kawasan.demo.scenes.canvas import Canvas, Point
from kawasan.demo.scenes.gorga import band, spiral
from kawasan.demo.scenes.palette import CREAM, DEEP, GOLD, GREEN, INK, LAKE, PAPER, RED, SAND, TIMBER, WOOD, mix
from kawasan.demo.scenes.table import shadow, stage


def shirt(canvas: Canvas) -> None:
    """A shirt laid out, with hills and water printed on it."""
    y, scale = stage(canvas)
    cloth = (CREAM, DEEP, RED, GREEN)[canvas.seed % 4]
    outline: list[Point] = [
        (-34, -186), (34, -186), (92, -148), (70, -104), (52, -116), (56, 0), (-56, 0), (-52, -116), (-70, -104),
        (-92, -148),
    ]  # fmt: skip
    with canvas.placed(200, y + 8, scale * 1.12):
        shadow(canvas, 0, 2, 84)
        canvas.shape(outline, cloth)
        canvas.curve([(-26, -186), (0, -170), (26, -186)], 5, mix(cloth, INK, 0.3))
        canvas.shape([(-38, -66), (-12, -104), (2, -86), (20, -112), (40, -66)], mix(cloth, PAPER, 0.6))
        canvas.rect(-38, -66, 78, 16, LAKE)
        band(canvas, -38, -44, 78, 10, canvas.seed)


def instrument(canvas: Canvas) -> None:
    """A carved lute, a flute of bamboo, or bars of wood on their box."""
    y, scale = stage(canvas)
    with canvas.placed(200, y + 6, scale * 1.12):
        (_lute, _bars, _flutes)[canvas.variant(3)](canvas)


def _lute(canvas: Canvas) -> None:
    wood, dark = mix(WOOD, TIMBER, 0.4), mix(WOOD, INK, 0.35)
    shadow(canvas, 0, 1, 56)
    canvas.rect(-7, -196, 14, 110, dark)
    canvas.blob([(-14, -100), (-40, -54), (-30, -6), (0, 0), (30, -6), (40, -54), (14, -100)], wood)
    canvas.shape([(-16, -204), (16, -204), (10, -184), (-10, -184)], RED)
    spiral(canvas, -12, -40, 13, GOLD, width=3)
    spiral(canvas, 12, -40, 13, GOLD, width=3, mirror=True)
    for string in (-3, 3):
        canvas.stroke([(string, -184), (string, -14)], 1.6, SAND)
    canvas.rect(-14, -18, 28, 5, INK)


def _bars(canvas: Canvas) -> None:
    shadow(canvas, 0, 1, 92)
    canvas.shape([(-96, -40), (96, -40), (84, 0), (-84, 0)], WOOD)
    band(canvas, -84, -30, 168, 16, canvas.seed)
    for bar in range(5):
        x, length = -84 + bar * 36, 84 - bar * 8
        canvas.rounded(x, -40 - length, 26, length, 4, mix(TIMBER, SAND, 0.2 + 0.12 * (bar % 2)))
        canvas.dot(x + 13, -40 - length * 0.75, 3, INK)
    canvas.stroke([(40, -128), (96, -176)], 5, TIMBER)
    canvas.dot(40, -128, 9, RED)


def _flutes(canvas: Canvas) -> None:
    shadow(canvas, 0, 1, 84)
    for number, length in enumerate((176, 148)):
        with canvas.placed(-34 + number * 64, -8, turn=28 - number * 8):
            bamboo = mix(SAND, GOLD, 0.25 + 0.2 * number)
            canvas.rounded(-9, -length, 18, length, 6, bamboo)
            for ring in range(3):
                canvas.rect(-10, -length * (0.25 + ring * 0.3), 20, 5, RED if ring == 1 else INK)
            for hole in range(5):
                canvas.dot(0, -length * (0.12 + hole * 0.1), 2.6, INK)
