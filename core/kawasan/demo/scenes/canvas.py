"""A drawing surface in logical units, for flat shapes only."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from kawasan.demo.scenes.palette import Colour, Palette

Point = tuple[float, float]

WIDTH = 400.0
# Shapes are drawn twice as large and averaged down: Pillow draws hard edges only.
SUPERSAMPLING = 2


def spline(points: Sequence[Point], *, closed: bool = False, steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through all points."""
    count = len(points)
    spans = count if closed else count - 1

    def at(index: int) -> Point:
        return points[index % count] if closed else points[min(max(index, 0), count - 1)]

    curve: list[Point] = []
    for span in range(spans):
        a, b, c, d = (at(span + offset) for offset in (-1, 0, 1, 2))
        curve.extend(_between(a, b, c, d, step / steps) for step in range(steps))
    return curve if closed else [*curve, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def one(p: float, q: float, r: float, s: float) -> float:
        return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)))

    return one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1])


def ring(x: float, y: float, rx: float, ry: float, start: float = 0, end: float = 360) -> list[Point]:
    """Points of an ellipse, or of its part from `start` to `end` degrees, clockwise from the right."""
    steps = max(6, round(abs(end - start) / 7.5))
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def _bevelled(x: float, y: float, width: float, height: float, cut: float) -> list[Point]:
    right, bottom = x + width, y + height
    top_edge = [(x, y + cut), (x + cut, y), (right - cut, y), (right, y + cut)]
    return [*top_edge, (right, bottom - cut), (right - cut, bottom), (x + cut, bottom), (x, bottom - cut)]


class Canvas:
    """The surface one picture is drawn on: 400 units wide, as high as the picture's shape asks."""

    def __init__(self, size: tuple[int, int], palette: Palette, seed: int, kind: str) -> None:
        """An empty picture of `size` pixels; the same kind and seed draw the same lots."""
        self.palette = palette
        self.seed = seed
        self.rng = Random(f"{kind}:{seed}")
        self.height = WIDTH * size[1] / size[0]
        self._size = size
        pixels = (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING)
        self._image = Image.new("RGB", pixels, palette.sky)
        self._draw = ImageDraw.Draw(self._image)
        unit = pixels[0] / WIDTH
        self._matrix = (unit, 0.0, 0.0, 0.0, unit, 0.0)

    def variant(self, count: int) -> int:
        """Which of `count` compositions this seed shows; neighbouring seeds differ."""
        return (self.seed + self.seed // 6) % count

    def between(self, low: float, high: float) -> float:
        """A random number of this picture."""
        return self.rng.uniform(low, high)

    def fill(self, colour: Colour) -> None:
        """Cover everything."""
        self._draw.rectangle((0, 0, *self._image.size), fill=colour)

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon(self._pixels(points), fill=colour)

    def blob(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled shape with a smooth outline through the points."""
        self.shape(spline(points, closed=True), colour)

    def rect(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle from its upper left corner."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, colour: Colour) -> None:
        """A filled rectangle with round corners."""
        right, bottom, r = x + width - radius, y + height - radius, radius
        left, top = x + radius, y + radius
        corners = ((left, top, 180), (right, top, 270), (right, bottom, 0), (left, bottom, 90))
        if radius < 2.5:  # a corner this small needs no curve
            self.shape(_bevelled(x, y, width, height, r * 0.6), colour)
            return
        self.shape([p for cx, cy, a in corners for p in ring(cx, cy, r, r, a, a + 90)], colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled ellipse round a centre."""
        self.shape(ring(x, y, rx, ry), colour)

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self.oval(x, y, radius, radius, colour)

    def diamond(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled rhombus round a centre."""
        self.shape([(x - rx, y), (x, y - ry), (x + rx, y), (x, y + ry)], colour)

    def stroke(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A line with round ends through the points."""
        pixels = self._pixels(points)
        a, b, _, d, e, _ = self._matrix
        thick = max(1, round(width * math.sqrt(abs(a * e - b * d))))
        self._draw.line(pixels, fill=colour, width=thick, joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            r = thick / 2
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def curve(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A smooth line with round ends through the points."""
        self.stroke(spline(points), width, colour)

    @contextmanager
    def placed(
        self, x: float, y: float, scale: float = 1.0, *, turn: float = 0.0, mirror: bool = False
    ) -> Iterator[None]:
        """Draw with (x, y) as origin, scaled, turned clockwise by degrees, mirrored left to right."""
        kept = self._matrix
        a, b, c, d, e, f = kept
        across = -scale if mirror else scale
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        p, q, r, s = cos * across, -sin * scale, sin * across, cos * scale
        self._matrix = (
            a * p + b * r, a * q + b * s, a * x + b * y + c,
            d * p + e * r, d * q + e * s, d * x + e * y + f,
        )  # fmt: skip
        try:
            yield
        finally:
            self._matrix = kept

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator[None]:
        """Draw only within the polygon."""
        kept = self._image
        mask = Image.new("1", kept.size)
        ImageDraw.Draw(mask).polygon(self._pixels(points), fill=1)
        self._image = kept.copy()
        self._draw = ImageDraw.Draw(self._image)
        try:
            yield
        finally:
            kept.paste(self._image, (0, 0), mask)
            self._image = kept
            self._draw = ImageDraw.Draw(kept)

    def png(self) -> bytes:
        """The picture, averaged down to its size."""
        buffer = BytesIO()
        # Level 1 is three times as fast as the default; the pictures are encoded again anyway.
        self._image.reduce(SUPERSAMPLING).save(buffer, "PNG", compress_level=1)
        return buffer.getvalue()

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        a, b, c, d, e, f = self._matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]
