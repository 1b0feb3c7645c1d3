"""Where people sleep: a room with a view."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, spline
from kawasan.demo.scenes.gorga import band
from kawasan.demo.scenes.land import layers
from kawasan.demo.scenes.palette import (
    GOLD,
    GREEN,
    LAKE,
    PAPER,
    PLUM,
    RED,
    TIMBER,
    WOOD,
    Colour,
    mix,
)  # fmt: skip
from kawasan.demo.scenes.sky import sky
from kawasan.demo.scenes.water import lake, solu


def bed(canvas: Canvas) -> None:
    """A guest room with a view of the lake."""
    h, look = canvas.height, canvas.variant(3)
    light = canvas.palette
    left, width = ((40, 320), (150, 220), (30, 220))[look]
    sky(canvas, horizon=h * 0.36)
    layers(canvas, top=h * 0.14, bottom=h * 0.4)
    lake(canvas, top=h * 0.38, bottom=h * 0.62)
    solu(canvas, left + width * 0.5, h * 0.47, 0.6)
    wall = mix(light.backdrop, PAPER, 0.25)
    top, bottom = h * 0.1, h * 0.55
    for x, y, w, height in ((0, 0, WIDTH, top), (0, bottom, WIDTH, h), (0, 0, left, h), (left + width, 0, WIDTH, h)):
        canvas.rect(x, y, w, height, wall)
    for pane in range(4):
        canvas.rect(left - 3 + (width + 1) * pane / 3, top, 5, bottom - top, WOOD)
    canvas.rect(left - 8, top - 5, width + 17, 7, WOOD)
    canvas.rect(left - 8, bottom - 2, width + 17, 7, WOOD)
    canvas.rect(0, h * 0.8, WIDTH, h, light.table)
    cloth = (RED, LAKE, GREEN, PLUM)[canvas.seed % 4]
    _bedstead(canvas, ((200, 1.12), (200, 1.1), (180, 1.1))[look], h * 0.93, cloth)
    _lamp(canvas, (372, 40, 360)[look], h * 0.93)


def _bedstead(canvas: Canvas, place: tuple[float, float], y: float, cloth: Colour) -> None:
    x, scale = place
    with canvas.placed(x, y, scale, mirror=canvas.seed % 2 == 0):
        canvas.rounded(-130, -92, 14, 92, 5, WOOD)
        canvas.rounded(116, -52, 12, 52, 5, WOOD)
        canvas.rect(-120, -30, 240, 16, TIMBER)
        canvas.rounded(-120, -54, 242, 30, 8, PAPER)
        canvas.blob([(-116, -56), (-110, -74), (-78, -76), (-60, -70), (-62, -54)], PAPER)
        canvas.blob([(-92, -54), (-90, -68), (-62, -72), (-44, -66), (-44, -54)], mix(cloth, PAPER, 0.55))
        canvas.shape([*spline([(-34, -54), (20, -60), (110, -56), (124, -44)]), (124, -20), (-34, -20)], cloth)
        for row in range(4):
            band(canvas, 40, -56 + row * 9, 40, 8, canvas.seed + row)
        canvas.rect(-34, -26, 158, 4, GOLD)


def _lamp(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 20, y - 48, 40, 48, WOOD)
    canvas.rect(x - 16, y - 40, 32, 14, TIMBER)
    canvas.rect(x - 2, y - 68, 4, 20, GOLD)
    canvas.shape([(x - 18, y - 66), (x + 18, y - 66), (x + 11, y - 92), (x - 11, y - 92)], canvas.palette.sun)
