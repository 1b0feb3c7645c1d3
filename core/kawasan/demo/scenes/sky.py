"""Skies: sun, clouds, birds, drizzle."""

from kawasan.demo.scenes.canvas import WIDTH, Canvas, Point, ring, spline
from kawasan.demo.scenes.palette import DEEP, Colour, mix


def sky(canvas: Canvas, *, horizon: float) -> None:
    """A whole sky down to `horizon`, composed by the seed."""
    light = canvas.palette
    canvas.fill(light.sky)
    canvas.rect(0, horizon * 0.62, WIDTH, canvas.height, light.glow)
    _sun(canvas, horizon)
    clouds = canvas.rng.randint(1, 3)
    for number in range(clouds):
        x = WIDTH * (number + canvas.between(0.2, 0.9)) / clouds
        cloud(canvas, x, horizon * canvas.between(0.18, 0.62), canvas.between(0.7, 1.4))
    if light.name == "rain":
        _drizzle(canvas, horizon)
    elif canvas.rng.random() < 0.7:
        birds(canvas, horizon)


def _sun(canvas: Canvas, horizon: float) -> None:
    light = canvas.palette
    x = canvas.between(60, 130) if canvas.seed % 2 else canvas.between(270, 340)
    y = horizon * canvas.between(0.3, 0.6)
    radius = canvas.between(19, 27)
    canvas.dot(x, y, radius * 1.8, mix(light.sky, light.sun, 0.32))
    if light.name == "dusk":
        canvas.dot(x, y, radius * 0.9, light.sun)
        canvas.dot(x + radius * 0.5, y - radius * 0.2, radius * 0.78, mix(light.sky, light.sun, 0.32))
    else:
        canvas.dot(x, y, radius, light.sun)


def cloud(canvas: Canvas, x: float, y: float, scale: float) -> None:
    """A cloud with a flat base, its middle at (x, y)."""
    colour = canvas.palette.cloud
    bulges = canvas.rng.randint(2, 4)
    reach = 13.0 * bulges
    with canvas.placed(x, y, scale):
        canvas.rounded(-reach - 12, -9, 2 * reach + 24, 10, 5, colour)
        for bulge in range(bulges):
            middle = -reach * 0.6 + 1.2 * reach * bulge / (bulges - 1)
            radius = canvas.between(9, 16)
            canvas.shape(ring(middle, -5, radius, radius, 180, 360), colour)


def birds(canvas: Canvas, horizon: float) -> None:
    """A few birds far away, flying together."""
    x, y = canvas.between(90, 310), horizon * canvas.between(0.2, 0.5)
    colour = mix(DEEP, canvas.palette.sky, 0.25)
    for number in range(canvas.rng.randint(2, 5)):
        wing_side = number if number % 2 else -number
        at_x, at_y = x + wing_side * 11 + canvas.between(-3, 3), y + number * 6 + canvas.between(-3, 3)
        with canvas.placed(at_x, at_y, canvas.between(0.6, 1.0)):
            wing: list[Point] = [(-9, -3), (-5, -4.5), (0, 0), (5, -4.5), (9, -3)]
            canvas.curve(wing, 1.7, colour)


def _drizzle(canvas: Canvas, horizon: float) -> None:
    colour = mix(canvas.palette.sky, canvas.palette.water, 0.3)
    for _ in range(26):
        x, y = canvas.between(0, WIDTH), canvas.between(0, horizon)
        canvas.stroke([(x, y), (x - 3, y + 11)], 1.0, colour)


def steam(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """A wisp rising from (x, y)."""
    sway = height * 0.16
    middle: list[Point] = [
        (x, y),
        (x + sway, y - height * 0.28),
        (x - sway * 0.6, y - height * 0.62),
        (x + sway * 0.8, y - height),
    ]
    left = spline([(at - wide * height, up) for (at, up), wide in zip(middle, (0.01, 0.045, 0.04, 0.0), strict=True)])
    right = spline([(at + wide * height, up) for (at, up), wide in zip(middle, (0.01, 0.045, 0.04, 0.0), strict=True)])
    canvas.shape([*left, *reversed(right)], colour)
