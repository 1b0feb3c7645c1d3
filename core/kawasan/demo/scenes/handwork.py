"""Baskets and carvings."""

from kawasan.demo.scenes.canvas import Canvas, Point, ring
from kawasan.demo.scenes.fruit import fruits
from kawasan.demo.scenes.gorga import band, spiral
from kawasan.demo.scenes.houses import gable_house
from kawasan.demo.scenes.palette import GOLD, INK, LAKE, LIME, PAPER, RED, SAND, TIMBER, WOOD, Colour, mix
from kawasan.demo.scenes.table import shadow, stage


def basket(canvas: Canvas) -> None:
    """Plaited work: a basket with a handle, a lidded box, a winnowing tray."""
    y, scale = stage(canvas)
    with canvas.placed(200, y + 8, scale * 1.05):
        (_carrier, _box, _tray)[canvas.variant(3)](canvas)


def _straw(canvas: Canvas) -> tuple[Colour, Colour]:
    dye = (RED, LAKE, WOOD, LIME, INK, TIMBER)[(canvas.seed + canvas.seed // 6) % 6]
    return mix(SAND, TIMBER, 0.28), dye


def _plait(canvas: Canvas, outline: list[Point], left: float, right: float, top: float) -> None:
    """Over and under, with dyed strips in diamonds."""
    straw, dye = _straw(canvas)
    canvas.shape(outline, straw)
    size = 11.0
    columns, rows = int((right - left) / size) + 1, int(-top / size) + 1
    look = canvas.seed % 3
    with canvas.inside(outline):
        for row in range(rows):
            for column in range(columns):
                x, y = left + column * size, top + row * size
                fold = abs((column % 8) - 4) + abs((row % 8) - 4)
                dyed = (fold in {2, 3}, row % 4 == 1, (column + row) % 4 == 0)[look]
                colour = dye if dyed else mix(straw, WOOD, 0.12)
                if (row + column) % 2:
                    canvas.rounded(x + 0.8, y + 2.4, size - 1.6, size - 4.8, 1.6, colour)
                else:
                    canvas.rounded(x + 2.4, y + 0.8, size - 4.8, size - 1.6, 1.6, mix(colour, PAPER, 0.16))


def _carrier(canvas: Canvas) -> None:
    straw, dye = _straw(canvas)
    shadow(canvas, 0, 1, 88)
    canvas.curve([(-82, -98), (-66, -172), (0, -204), (66, -172), (82, -98)], 10, mix(straw, WOOD, 0.5))
    canvas.oval(0, -100, 98, 20, mix(WOOD, INK, 0.2))
    if canvas.seed % 2:
        fruits(canvas, -66, 66, -104)
    _plait(canvas, [(-98, -100), (98, -100), (76, 0), (-76, 0)], -100, 100, -100)
    canvas.rounded(-103, -108, 206, 15, 7, dye)


def _box(canvas: Canvas) -> None:
    _, dye = _straw(canvas)
    shadow(canvas, 0, 1, 92)
    _plait(canvas, [(-84, -92), (84, -92), (84, 0), (-84, 0)], -88, 88, -92)
    with canvas.placed(0, -92):
        _plait(canvas, [*ring(0, -16, 94, 48, 180, 360), (94, 6), (-94, 6)], -99, 99, -66)
    canvas.rounded(-98, -92, 196, 11, 5, dye)
    canvas.dot(0, -160, 11, dye)


def _tray(canvas: Canvas) -> None:
    straw, dye = _straw(canvas)
    shadow(canvas, 0, 1, 96)
    with canvas.placed(0, -104, turn=-6):
        canvas.dot(0, 0, 106, dye)
        canvas.dot(0, 0, 98, mix(straw, WOOD, 0.3))
        with canvas.placed(0, 93):
            _plait(canvas, ring(0, -93, 91, 91), -93, 93, -186)


def carving(canvas: Canvas) -> None:
    """Carved wood: a gorga panel, a figure, a lizard board, a model house."""
    (panel, figure, board, miniature)[canvas.variant(4)](canvas)


def figure(canvas: Canvas) -> None:
    """A carved figure with a headcloth."""
    y, scale = stage(canvas)
    with canvas.placed(200, y + 8, scale * 1.1):
        _figure(canvas)


def board(canvas: Canvas) -> None:
    """The house lizard on a board."""
    y, scale = stage(canvas)
    with canvas.placed(200, y + 8, scale * 1.1):
        _board(canvas)


def miniature(canvas: Canvas) -> None:
    """A model of a house with a curved roof."""
    y, scale = stage(canvas)
    shadow(canvas, 200, y + 6, 110)
    gable_house(canvas, 200, y + 6, scale * 1.15)


def panel(canvas: Canvas) -> None:
    """A panel of gorga spirals in red, white and black."""
    h = canvas.height
    ground, line, dot = ((RED, PAPER, INK), (INK, GOLD, RED), (WOOD, SAND, RED))[canvas.seed % 3]
    canvas.fill(WOOD)
    canvas.rect(14, h * 0.035, 372, h * 0.93, ground)
    for row in range(3):
        y = h * (0.27 + row * 0.23)
        for column in range(4):
            x, flip = 65 + column * 90, (row + column) % 2 == 1
            spiral(canvas, x, y, 36, line, width=7, mirror=flip, start=90)
            with canvas.placed(x, y, turn=90 if flip else -90):
                canvas.blob([(34, -6), (50, -14), (58, 0), (46, 6)], line)
            canvas.dot(x + 45, y, 6, dot)
    for y in (0.05, 0.87):
        band(canvas, 20, h * y, 360, h * 0.08, canvas.seed)


def _figure(canvas: Canvas) -> None:
    wood, dark = mix(WOOD, TIMBER, 0.35), mix(WOOD, INK, 0.35)
    shadow(canvas, 0, 1, 60)
    canvas.rounded(-46, -24, 92, 26, 4, dark)
    band(canvas, -42, -19, 84, 14, canvas.seed)
    canvas.blob([(-34, -24), (-40, -84), (-26, -122), (26, -122), (40, -84), (34, -24)], wood)
    canvas.curve([(-32, -112), (-44, -80), (-12, -66)], 11, dark)
    canvas.curve([(32, -112), (44, -80), (12, -66)], 11, dark)
    canvas.blob([(-26, -150), (-22, -180), (0, -188), (22, -180), (26, -150), (0, -118)], wood)
    canvas.rounded(-28, -188, 56, 15, 5, (RED, INK, GOLD)[canvas.seed % 3])
    for eye in (-10, 10):
        canvas.oval(eye, -158, 5.4, 3.6, SAND)
        canvas.dot(eye, -158, 2, INK)
    canvas.shape([(-3, -158), (3, -158), (7, -142), (-7, -142)], dark)
    canvas.stroke([(-8, -133), (8, -133)], 2.4, dark)
    canvas.shape([(-40, -30), (40, -30), (36, -56), (-36, -56)], (RED, LAKE, INK)[canvas.seed // 3 % 3])
    band(canvas, -37, -48, 74, 10, 1)


def _board(canvas: Canvas) -> None:
    """The house lizard climbing towards breasts of plenty, as on granary doors."""
    ground = (RED, INK, TIMBER)[canvas.seed % 3]
    shadow(canvas, 0, 1, 76)
    canvas.rounded(-78, -196, 156, 198, 8, WOOD)
    canvas.rect(-68, -186, 136, 178, ground)
    for y in (-184, -26):
        band(canvas, -66, y, 132, 16, canvas.seed + 1)
    line = PAPER if ground != PAPER else INK
    canvas.curve([(0, -118), (2, -84), (-8, -58), (6, -36)], 9, line)
    canvas.blob([(-13, -104), (-11, -138), (0, -160), (11, -138), (13, -104), (0, -84)], line)
    for side in (-1, 1):
        canvas.curve([(side * 8, -130), (side * 30, -126), (side * 32, -144)], 5, line)
        canvas.curve([(side * 6, -94), (side * 30, -92), (side * 32, -72)], 5, line)
        for dot in (-134, -112):
            canvas.dot(side * 50, dot, 8, GOLD)
            canvas.dot(side * 50, dot, 3, ground)
        spiral(canvas, side * 46, -60, 14, line, width=4, mirror=side < 0)
        canvas.dot(side * 4, -150, 1.8, ground)
