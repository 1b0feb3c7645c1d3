"""Where travellers arrive: airport and harbour."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas
from kawasan.demo.scenes.land import layers
from kawasan.demo.scenes.palette import DEEP, GOLD, INK, LAKE, PAPER, RED, SAND, STONE, WOOD, mix
from kawasan.demo.scenes.sky import sky
from kawasan.demo.scenes.water import ferry, kapal, lake


def airport(canvas: Canvas) -> None:
    """A small airport in the highlands, an aeroplane landing or parked."""
    h, look = canvas.height, canvas.variant(2)
    light = canvas.palette
    sky(canvas, horizon=h * 0.5)
    layers(canvas, top=h * 0.28, bottom=h * 0.62)
    canvas.rect(0, h * 0.6, WIDTH, h, light.meadow)
    side = 40 if canvas.seed % 2 else 210
    canvas.rect(side, h * 0.52, 150, h * 0.12, PAPER)
    canvas.blob([(side - 12, h * 0.53), (side + 75, h * 0.455), (side + 162, h * 0.53), (side + 75, h * 0.5)], RED)
    for pane in range(9):
        canvas.rect(side + 8 + pane * 15.5, h * 0.56, 11, h * 0.06, LAKE)
    tower = side + (168 if side < 100 else -26)
    canvas.rect(tower, h * 0.42, 12, h * 0.22, mix(PAPER, STONE, 0.4))
    canvas.shape([(tower - 8, h * 0.38), (tower + 20, h * 0.38), (tower + 15, h * 0.44), (tower - 3, h * 0.44)], DEEP)
    canvas.shape([(0, h * 0.72), (WIDTH, h * 0.68), (WIDTH, h * 0.92), (0, h * 0.96)], mix(STONE, INK, 0.25))
    for dash in range(7):
        x = dash * 62 - 8
        canvas.stroke([(x, h * 0.84 - x * 0.03), (x + 30, h * 0.84 - (x + 30) * 0.03)], 3, PAPER)
    mirror = canvas.seed % 3 == 0
    if look:
        _aeroplane(canvas, 200, h * 0.24, 0.95, -9 if not mirror else 9, mirror=mirror)
    else:
        _aeroplane(canvas, 200, h * 0.76, 1.25, -2, mirror=mirror)


def _aeroplane(canvas: Canvas, x: float, y: float, scale: float, turn: float, *, mirror: bool) -> None:
    tail = (RED, LAKE, GOLD)[canvas.seed % 3]
    with canvas.placed(x, y, scale, turn=turn, mirror=mirror):
        canvas.shape([(-74, -8), (-92, -44), (-74, -44), (-48, -10)], tail)
        canvas.blob([(-88, -6), (-60, -13), (40, -14), (72, -9), (84, -1), (66, 8), (-40, 9), (-70, 2)], PAPER)
        canvas.shape([(-60, 3), (70, 3), (62, 8), (-40, 9)], tail)
        for window in range(11):
            canvas.dot(-44 + window * 9.4, -4.5, 2.1, LAKE)
        canvas.shape([(62, -8), (72, -7), (76, -3), (62, -3)], DEEP)
        canvas.shape([(-4, 2), (26, 2), (-22, 34), (-36, 34)], mix(PAPER, STONE, 0.6))
        canvas.rounded(-4, 14, 20, 9, 4, tail)
        canvas.shape([(-80, -4), (-60, -4), (-86, 10), (-96, 10)], mix(PAPER, STONE, 0.6))


def harbour(canvas: Canvas) -> None:
    """A jetty with a ferry or the small boats of the lake."""
    h, look = canvas.height, canvas.variant(3)
    sky(canvas, horizon=h * 0.5)
    layers(canvas, top=h * 0.18, bottom=h * 0.54)
    lake(canvas, top=h * 0.52, bottom=h)
    if look == 1:
        for number, x in enumerate((90, 290, 180)):
            kapal(canvas, x, h * (0.62 + number * 0.09), 0.85 + number * 0.22, mirror=number % 2 == 0)
    else:
        ferry(canvas, 190 if look else 215, h * 0.74, 1.45, mirror=look == 2)
    _jetty(canvas, h, right=canvas.seed % 2 == 0)


def _jetty(canvas: Canvas, h: float, *, right: bool) -> None:
    with canvas.placed(WIDTH if right else 0, 0, mirror=right):
        for post in (24, 84, 144, 204):
            canvas.rect(post, h * 0.84, 8, h * 0.12, mix(WOOD, INK, 0.3))
        canvas.shape([(-5, h * 0.82), (214, h * 0.82), (236, h * 0.88), (-5, h * 0.88)], mix(WOOD, SAND, 0.35))
        canvas.rect(-5, h * 0.88, 241, 5, WOOD)
        for plank in range(10):
            canvas.stroke([(plank * 22, h * 0.822), (plank * 24.4, h * 0.878)], 1.2, WOOD)
        for bollard in (52, 172):
            canvas.rounded(bollard, h * 0.785, 9, h * 0.05, 3, RED)
        canvas.rect(92, h * 0.56, 3.4, h * 0.27, INK)
        canvas.dot(93.7, h * 0.555, 7, GOLD)
