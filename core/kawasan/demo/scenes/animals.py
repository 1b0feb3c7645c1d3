"""Animals of the forest and the field."""

from kawasan.demo.scenes.canvas import Canvas, ring
from kawasan.demo.scenes.land import layers, mound, tree, tufts, wood
from kawasan.demo.scenes.palette import GOLD, INK, LIME, PAPER, PINK, SAND, STONE, TIMBER, WOOD, mix
from kawasan.demo.scenes.sky import sky


def _clearing(canvas: Canvas) -> None:
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.5)
    line = layers(canvas, top=h * 0.16, bottom=h * 0.62)
    wood(canvas, line, 9, 1.2)
    ground = mound(canvas, h * 0.7, h * 0.66, h * 0.72, light.meadow)
    tree(canvas, 38 if canvas.seed % 2 else 366, h * 0.8, 3.0)
    tufts(canvas, ground, 16, mix(light.meadow, LIME, 0.5))


def elephant(canvas: Canvas) -> None:
    """An elephant, sometimes with its calf."""
    h = canvas.height
    _clearing(canvas)
    mirror = canvas.seed % 2 == 0
    _elephant(canvas, 200, h * 0.88, 1.35, mirror=mirror)
    if canvas.variant(3):
        _elephant(canvas, 318 if mirror else 82, h * 0.92, 0.68, mirror=mirror)


def _elephant(canvas: Canvas, x: float, y: float, scale: float, *, mirror: bool) -> None:
    skin = mix(STONE, canvas.palette.far, 0.15)
    dark = mix(skin, INK, 0.22)
    with canvas.placed(x, y, scale, mirror=mirror):
        canvas.oval(0, 0, 74, 5, mix(canvas.palette.meadow, INK, 0.25))
        for leg in (-36, 22):
            canvas.rounded(leg + 10, -46, 19, 46, 6, dark)
        canvas.curve([(-58, -74), (-67, -58), (-65, -40)], 4, dark)
        canvas.blob([(-62, -62), (-48, -100), (0, -108), (38, -96), (46, -58), (26, -36), (-44, -36)], skin)
        for leg in (-50, 8):
            canvas.rounded(leg, -52, 22, 52, 7, skin)
            for toe in range(3):
                canvas.dot(leg + 5 + toe * 6, -2, 2.3, PAPER)
        canvas.curve([(66, -76), (82, -54), (80, -24), (91, -12), (98, -18)], 13, skin)
        canvas.curve([(70, -58), (84, -52), (92, -60)], 5, PAPER)
        canvas.blob([(36, -110), (62, -112), (78, -92), (72, -66), (46, -58), (32, -80)], skin)
        canvas.blob([(20, -108), (44, -104), (50, -78), (34, -54), (16, -66), (10, -90)], dark)
        canvas.blob([(22, -102), (40, -98), (44, -78), (32, -62), (20, -70), (16, -88)], mix(skin, PINK, 0.35))
        canvas.dot(62, -90, 3, INK)


def monkey(canvas: Canvas) -> None:
    """Macaques on a branch above the lake road."""
    h = canvas.height
    _clearing(canvas)
    canvas.curve([(-10, h * 0.8), (130, h * 0.74), (270, h * 0.77), (410, h * 0.7)], 15, WOOD)
    canvas.curve([(120, h * 0.75), (90, h * 0.62), (52, h * 0.52)], 8, WOOD)
    for x, y, turn in ((60, 0.52, -40), (38, 0.58, 200), (346, 0.71, -60), (388, 0.7, 20)):
        with canvas.placed(x, h * y, 1.5, turn=turn):
            canvas.blob([(0, 0), (14, -8), (32, 0), (14, 8)], mix(LIME, canvas.palette.meadow, 0.5))
    _macaque(canvas, 190, h * 0.73, 1.4, mirror=canvas.seed % 2 == 0)
    if canvas.variant(2):
        _macaque(canvas, 296, h * 0.73, 0.9, mirror=canvas.seed % 2 == 1)


def _macaque(canvas: Canvas, x: float, y: float, scale: float, *, mirror: bool) -> None:
    fur, face = mix(TIMBER, STONE, 0.4), mix(SAND, PINK, 0.45)
    dark = mix(fur, INK, 0.25)
    with canvas.placed(x, y, scale, mirror=mirror):
        canvas.curve([(-20, -6), (-40, 8), (-36, 44), (-24, 54), (-16, 46)], 6, dark)
        canvas.blob([(-26, 2), (-28, -38), (-8, -62), (16, -56), (26, -20), (24, 2)], fur)
        canvas.blob([(-4, 0), (-6, -30), (8, -44), (18, -28), (16, 0)], mix(fur, SAND, 0.5))
        canvas.curve([(-14, -44), (-22, -20), (2, -16)], 9, dark)
        canvas.curve([(16, -44), (32, -28), (22, -14)], 9, dark)
        canvas.oval(-18, 2, 16, 7, dark)
        canvas.oval(20, 2, 15, 7, dark)
        for ear in (-20, 28):
            canvas.dot(ear, -78, 7.5, dark)
            canvas.dot(ear, -78, 4, face)
        canvas.blob([(-20, -78), (-10, -98), (4, -104), (18, -98), (28, -78), (18, -58), (-10, -58)], fur)
        canvas.blob([(-12, -80), (-2, -88), (4, -84), (10, -88), (20, -80), (16, -62), (4, -56), (-8, -62)], face)
        for eye in (-3, 11):
            canvas.dot(eye, -77, 2.8, INK)
        canvas.shape(ring(4, -66, 5.5, 4, 0, 180), dark)
        canvas.dot(10, -16, 7, GOLD)


def buffalo(canvas: Canvas, x: float, y: float, scale: float, *, mirror: bool = False) -> None:
    """A water buffalo grazing, foot at (x, y), about 130 wide at scale 1."""
    hide = mix(INK, STONE, 0.38)
    dark = mix(hide, INK, 0.4)
    with canvas.placed(x, y, scale, mirror=mirror):
        for leg in (-36, 20):
            canvas.rect(leg + 8, -30, 8, 30, dark)
        canvas.curve([(-52, -52), (-60, -38), (-57, -20)], 3, dark)
        canvas.blob([(-54, -44), (-40, -62), (0, -64), (32, -66), (42, -44), (22, -26), (-42, -24)], hide)
        for leg in (-46, 14):
            canvas.rect(leg, -34, 9, 34, hide)
        canvas.curve([(48, -56), (38, -76), (56, -84), (68, -80)], 5, SAND)
        canvas.blob([(36, -64), (56, -66), (70, -44), (74, -32), (64, -28), (46, -40)], hide)
        canvas.oval(69, -33, 6, 5, mix(hide, PINK, 0.35))
        canvas.oval(40, -62, 9, 4, dark)
        canvas.dot(57, -53, 2, PAPER)


def animal(canvas: Canvas) -> None:
    """An elephant or macaques."""
    (elephant, monkey)[canvas.variant(2)](canvas)
