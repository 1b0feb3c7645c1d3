"""Public buildings: museum and hospital."""

from kawasan.demo.scenes.canvas import Canvas
from kawasan.demo.scenes.gorga import band
from kawasan.demo.scenes.houses import gable_house, saddle_roof
from kawasan.demo.scenes.land import layers, mound, pine, tree, wood
from kawasan.demo.scenes.palette import DEEP, GOLD, GREEN, INK, LAKE, PAPER, RED, SAND, STONE, mix
from kawasan.demo.scenes.sky import sky


def grounds(canvas: Canvas, share: float = 0.72) -> None:
    """Sky, hills and a lawn with a path: what every building stands on."""
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.5)
    line = layers(canvas, top=h * 0.24, bottom=h * 0.66)
    wood(canvas, line, 6, 0.8)
    mound(canvas, h * share, h * (share - 0.03), h * share, light.meadow)
    canvas.shape([(168, h * 0.8), (232, h * 0.8), (300, h), (100, h)], mix(SAND, light.glow, 0.4))


def museum(canvas: Canvas) -> None:
    """A museum of the region, modern walls under an old roof."""
    h, look = canvas.height, canvas.variant(3)
    grounds(canvas)
    if look == 2:
        gable_house(canvas, 108, h * 0.84, 1.05)
        gable_house(canvas, 292, h * 0.84, 1.05)
        _statue(canvas, 200, h * 0.88)
    else:
        wall = mix(PAPER, canvas.palette.backdrop, 0.5)
        with canvas.placed(200, h * 0.86, 1.3):
            canvas.rect(-104, -50, 208, 50, wall)
            band(canvas, -104, -54, 208, 11, canvas.seed)
            for pillar in range(8):
                canvas.rect(-96 + pillar * 26, -42, 7, 42, (RED, STONE)[look])
            canvas.rect(-20, -42, 40, 42, DEEP)
            canvas.rect(-1, -42, 2, 42, GOLD)
            with canvas.placed(0, 12):
                saddle_roof(canvas)
            for step in range(3):
                canvas.rect(-34 - step * 6, -4 + step * 4, 68 + step * 12, 4, mix(STONE, PAPER, 0.5 - step * 0.2))
    for x in (18, 382):
        (pine, tree)[look % 2](canvas, x, h * 0.87, 1.8)


def _statue(canvas: Canvas, x: float, y: float) -> None:
    """A carved figure on a plinth."""
    with canvas.placed(x, y, 1.1):
        canvas.rect(-20, -22, 40, 22, STONE)
        canvas.rect(-15, -30, 30, 8, mix(STONE, PAPER, 0.4))
        carved = mix(STONE, INK, 0.35)
        canvas.blob([(-12, -30), (-14, -58), (0, -68), (14, -58), (12, -30)], carved)
        canvas.dot(0, -76, 10, carved)
        canvas.rect(-12, -84, 24, 5, RED)
        canvas.stroke([(-10, -54), (0, -46), (10, -54)], 3, STONE)


def hospital(canvas: Canvas) -> None:
    """A hospital with a red cross over its door and an ambulance before it."""
    h, look = canvas.height, canvas.variant(3)
    grounds(canvas)
    tint = (LAKE, GREEN, mix(RED, PAPER, 0.25))[look]
    wall = mix(PAPER, tint, 0.08)
    with canvas.placed(200, h * 0.84, 1.15):
        for x, width, height in ((-128, 92, 66 + look * 10), (36, 92, 86 - look * 10), (-44, 88, 106)):
            canvas.rect(x, -height, width, height, wall if x != -44 else PAPER)
            canvas.rect(x - 3, -height - 5, width + 6, 7, tint)
            for row in range(int(height / 26) - (x == -44)):
                for pane in range(4):
                    canvas.rounded(x + 8 + pane * 21, -height + 10 + row * 24, 13, 14, 2, mix(LAKE, PAPER, 0.45))
        canvas.rounded(-17, -142, 34, 34, 4, RED)
        canvas.rect(-4, -137, 8, 24, PAPER)
        canvas.rect(-12, -129, 24, 8, PAPER)
        canvas.rect(-52, -34, 104, 7, tint)
        canvas.rect(-24, -27, 48, 27, LAKE)
        canvas.rect(-1, -27, 2, 27, PAPER)
    _ambulance(canvas, canvas.rng.choice((72.0, 318.0)), h * 0.9)
    pine(canvas, 20, h * 0.85, 1.4)


def _ambulance(canvas: Canvas, x: float, y: float) -> None:
    with canvas.placed(x, y, 1.15):
        canvas.rounded(-38, -38, 52, 34, 4, PAPER)
        canvas.shape([(12, -34), (26, -34), (38, -18), (38, -4), (12, -4)], PAPER)
        canvas.shape([(16, -30), (25, -30), (33, -18), (16, -18)], LAKE)
        canvas.rect(-38, -16, 76, 4, RED)
        canvas.rect(-18, -34, 5, 15, RED)
        canvas.rect(-23, -29, 15, 5, RED)
        canvas.rounded(-4, -43, 12, 6, 2, RED)
        for wheel in (-22, 22):
            canvas.dot(wheel, -3, 8, INK)
            canvas.dot(wheel, -3, 3, STONE)
