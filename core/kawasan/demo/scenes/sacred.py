"""Churches, and the cross on the hill."""

from kawasan.demo.scenes.buildings import grounds
from kawasan.demo.scenes.canvas import WIDTH, Canvas, ring, spline
from kawasan.demo.scenes.land import layers, palm, tufts, wood
from kawasan.demo.scenes.palette import GOLD, INK, LAKE, PAPER, RED, STONE, WOOD, Colour, mix
from kawasan.demo.scenes.sky import sky


def church(canvas: Canvas) -> None:
    """A village church with one or two spires."""
    h, look = canvas.height, canvas.variant(2)
    grounds(canvas)
    roof = (RED, LAKE, mix(WOOD, RED, 0.4))[canvas.seed % 3]
    wall = mix(PAPER, canvas.palette.backdrop, 0.35)
    with canvas.placed(200, h * 0.87, 1.2):
        canvas.rect(-66, -62, 132, 62, wall)
        canvas.shape([(-76, -58), (76, -58), (50, -96), (-50, -96)], roof)
        for x in (-56, -42, 34, 48):
            canvas.shape([*ring(x + 4, -36, 5, 8, 180, 360), (x + 9, -16), (x - 1, -16)], LAKE)
        for x in ((0,), (-40, 40))[look]:
            width = 19 if look == 0 else 14
            canvas.rect(x - width, -112, width * 2, 112, PAPER)
            canvas.shape([(x - width - 3, -110), (x + width + 3, -110), (x, -176)], roof)
            canvas.dot(x, -92, width * 0.36, GOLD)
            _cross(canvas, x, -174, 16)
        if look:
            canvas.shape([(-28, -70), (28, -70), (0, -112)], PAPER)
            canvas.dot(0, -78, 9, LAKE)
        canvas.shape([*ring(0, -28, 13, 15, 180, 360), (13, 0), (-13, 0)], WOOD)
    for x in (40, 352):
        palm(canvas, x, h * 0.88, 1.05, -8 if x > 200 else 8)


def _cross(canvas: Canvas, x: float, y: float, size: float, colour: Colour = INK) -> None:
    canvas.rect(x - size * 0.07, y - size, size * 0.14, size, colour)
    canvas.rect(x - size * 0.28, y - size * 0.76, size * 0.56, size * 0.14, colour)


def cross(canvas: Canvas) -> None:
    """A tall cross on a hill above the valley, steps leading up."""
    h, light = canvas.height, canvas.palette
    sky(canvas, horizon=h * 0.5)
    layers(canvas, top=h * 0.3, bottom=h * 0.7)
    x = canvas.between(150, 250)
    line = spline([(-20, h * 0.86), (x - 80, h * 0.66), (x, h * 0.56), (x + 90, h * 0.68), (420, h * 0.88)])
    _cross(canvas, x, h * 0.58, h * 0.44, PAPER)
    canvas.rect(x - 24, h * 0.55, 48, 9, STONE)
    canvas.shape([*line, (420, h), (-20, h)], light.meadow)
    for step in range(9):
        half = 10 + step * 5
        canvas.rect(x - half, h * (0.575 + step * 0.048), half * 2, h * 0.026, mix(PAPER, STONE, 0.15 + step * 0.05))
    wood(canvas, line, 6, 1.3, start=0, end=x - 70)
    wood(canvas, line, 6, 1.3, start=x + 70, end=WIDTH)
    tufts(canvas, line, 9, mix(light.meadow, light.near, 0.5))


def temple(canvas: Canvas) -> None:
    """A place of worship of the lake lands."""
    (church, cross)[canvas.variant(2)](canvas)
