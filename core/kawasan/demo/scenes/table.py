"""The table a product stands on, and what hangs behind it."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, ring
from kawasan.demo.scenes.gorga import band
from kawasan.demo.scenes.palette import GREEN, INK, LAKE, LEAF, PAPER, RED, SAND, TIMBER, WOOD, mix


def stage(canvas: Canvas) -> tuple[float, float]:
    """A backdrop and a table; returns where things stand: the table's y and the scale."""
    h, look = canvas.height, canvas.variant(5)
    light = canvas.palette
    y = h * 0.76
    canvas.fill(light.backdrop)
    (_disc, _window, _hanging, _shelf, _panels)[look](canvas, h)
    canvas.rect(0, y - h * 0.06, WIDTH, h, light.table)
    canvas.rect(0, y - h * 0.06, WIDTH, h * 0.012, mix(light.table, PAPER, 0.35))
    if canvas.seed % 3 == 0:
        _runner(canvas, y, h)
    elif canvas.seed % 3 == 1:
        canvas.oval(200, y + h * 0.02, 150, h * 0.075, mix(light.table, INK, 0.16))
        canvas.oval(200, y + h * 0.01, 150, h * 0.075, mix(SAND, light.backdrop, 0.3))
        canvas.oval(200, y + h * 0.01, 132, h * 0.062, mix(SAND, TIMBER, 0.2))
    return y + h * 0.01, min(h, WIDTH) / 300


def _disc(canvas: Canvas, h: float) -> None:
    light = canvas.palette
    canvas.dot(canvas.between(150, 250), h * 0.4, h * 0.32, mix(light.backdrop, light.sun, 0.65))


def _window(canvas: Canvas, h: float) -> None:
    light = canvas.palette
    x = canvas.between(40, 200)
    canvas.rect(x - 6, h * 0.07, 172, h * 0.49, WOOD)
    canvas.rect(x, h * 0.085, 160, h * 0.46, light.sky)
    canvas.shape(
        [(x, h * 0.4), (x + 50, h * 0.27), (x + 90, h * 0.35), (x + 125, h * 0.25), (x + 160, h * 0.36),
         (x + 160, h * 0.545), (x, h * 0.545)], light.far,
    )  # fmt: skip
    canvas.rect(x, h * 0.44, 160, h * 0.105, light.water)
    canvas.dot(x + 122, h * 0.16, 13, light.sun)
    canvas.rect(x + 77, h * 0.085, 5, h * 0.46, WOOD)


def _hanging(canvas: Canvas, h: float) -> None:
    x = canvas.rng.choice((34.0, 262.0))
    canvas.rect(x - 10, h * 0.06, 124, 5, WOOD)
    canvas.rect(x, h * 0.07, 104, h * 0.5, (RED, INK)[canvas.seed % 2])
    for row, look in enumerate((1, 2, 3, 0)):
        band(canvas, x, h * (0.1 + row * 0.115), 104, h * 0.06, look + canvas.seed)
    for fringe in range(14):
        canvas.stroke([(x + 4 + fringe * 7.4, h * 0.57), (x + 4 + fringe * 7.4, h * 0.61)], 1.6, INK)


def _shelf(canvas: Canvas, h: float) -> None:
    light = canvas.palette
    canvas.rect(30, h * 0.25, 340, 8, WOOD)
    x = 42.0
    while x < 340:
        width, tall = canvas.between(18, 34), canvas.between(0.06, 0.15) * h
        colour = mix(canvas.rng.choice((RED, LAKE, GREEN, TIMBER, SAND)), light.backdrop, 0.5)
        canvas.rounded(x, h * 0.25 - tall, width, tall, 5, colour)
        canvas.rect(x + width * 0.28, h * 0.25 - tall - 6, width * 0.44, 8, mix(colour, WOOD, 0.4))
        x += width + canvas.between(6, 18)


def _panels(canvas: Canvas, h: float) -> None:
    light = canvas.palette
    tint = mix(light.backdrop, light.table, 0.12)
    for strip in range(0, 8, 2):
        canvas.rect(strip * 50, 0, 50, h, tint)
    for side, x in ((-1, 30.0), (1, 372.0)):
        for leaf in range(5):
            with canvas.placed(x, h * 0.72, 1.3, turn=side * (leaf * 17 - 50) * -1):
                canvas.blob([(0, 0), (-13, -52), (0, -100), (13, -52)], mix(LEAF, light.near, 0.2 * (leaf % 2)))


def _runner(canvas: Canvas, y: float, h: float) -> None:
    cloth = (RED, LAKE, INK, GREEN)[canvas.seed // 3 % 4]
    canvas.shape([(70, y - h * 0.03), (330, y - h * 0.03), (372, y + h * 0.15), (28, y + h * 0.15)], cloth)
    band(canvas, 38, y + h * 0.1, 324, h * 0.034, canvas.seed // 3 + 1)


def shadow(canvas: Canvas, x: float, y: float, reach: float) -> None:
    """What keeps a thing from floating."""
    canvas.shape(ring(x, y, reach, reach * 0.13), mix(canvas.palette.table, INK, 0.35))
