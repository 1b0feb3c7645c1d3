"""Pouches, sacks and carriers."""

from kawasan.demo.scenes.canvas import Canvas, Point, ring
from kawasan.demo.scenes.gorga import band
from kawasan.demo.scenes.palette import (
    CREAM,
    DEEP,
    GOLD,
    GREEN,
    INK,
    PAPER,
    RED,
    SAND,
    TIMBER,
    WOOD,
    mix,
)  # fmt: skip
from kawasan.demo.scenes.table import shadow, stage
from kawasan.demo.scenes.vessels import CONTENTS, LABELS, label


def bag(canvas: Canvas) -> None:
    """What is sold by weight: a pouch or two, or a sack."""
    (pouch, pouch, _one_sack)[canvas.variant(3)](canvas)


def pouch(canvas: Canvas) -> None:
    """Coffee, flour, spice: one printed pouch or two."""
    y, scale = stage(canvas)
    if canvas.variant(2):
        _pouch(canvas, 270, y - 2, scale * 0.86, 1)
        _pouch(canvas, 140, y + 8, scale, 0)
    else:
        _pouch(canvas, 200, y + 8, scale * 1.16, 0)


def _one_sack(canvas: Canvas) -> None:
    y, scale = stage(canvas)
    _sack(canvas, 200, y + 8, scale * 1.1)


def tote(canvas: Canvas) -> None:
    """A woven bag to carry."""
    y, scale = stage(canvas)
    _tote(canvas, 200, y + 8, scale * 1.12)


def _pouch(canvas: Canvas, x: float, y: float, scale: float, number: int) -> None:
    paper = (TIMBER, INK, CREAM, GREEN, RED, SAND, DEEP)[(canvas.seed + number * 2) % 7]
    with canvas.placed(x, y, scale):
        shadow(canvas, 0, 1, 68)
        canvas.shape([(-58, -168), (58, -168), (64, -60), (60, 0), (-60, 0), (-64, -60)], paper)
        canvas.shape([(-60, 0), (60, 0), (46, -14), (-46, -14)], mix(paper, INK, 0.25))
        canvas.rect(-58, -176, 116, 16, mix(paper, PAPER, 0.25))
        canvas.stroke([(-54, -154), (54, -154)], 2, mix(paper, PAPER, 0.45))
        canvas.shape([(58, -168), (64, -60), (60, 0), (46, -14), (48, -160)], mix(paper, INK, 0.16))
        label(canvas, -44, -128, 88, 92)
        canvas.dot(0, -143, 4, mix(paper, INK, 0.4))


def _sack(canvas: Canvas, x: float, y: float, scale: float) -> None:
    content = CONTENTS[canvas.seed % len(CONTENTS)]
    jute = mix(SAND, TIMBER, 0.35)
    with canvas.placed(x, y, scale):
        shadow(canvas, 0, 1, 84)
        canvas.shape(ring(0, -112, 62, 34, 180, 360), content)
        for _ in range(46):
            px = canvas.between(-54, 54)
            py = -112 - canvas.between(0, 29) * (1 - (px / 62) ** 2)
            canvas.dot(px, py, 5.2, mix(content, (PAPER, INK)[canvas.rng.randint(0, 1)], 0.18))
        canvas.blob([(-66, -112), (0, -106), (66, -112), (82, -50), (70, -2), (0, 2), (-70, -2), (-82, -50)], jute)
        canvas.curve([(-68, -112), (-30, -104), (30, -104), (68, -112)], 13, mix(jute, PAPER, 0.3))
        for row in range(4):
            canvas.curve([(-74, -88 + row * 22), (0, -82 + row * 22), (74, -88 + row * 22)], 1.5, mix(jute, WOOD, 0.3))
        label(canvas, -38, -84, 76, 66)


def _tote(canvas: Canvas, x: float, y: float, scale: float) -> None:
    cloth = LABELS[canvas.seed % len(LABELS)]
    with canvas.placed(x, y, scale):
        shadow(canvas, 0, 1, 86)
        canvas.curve([(-44, -118), (-40, -176), (0, -194), (40, -176), (44, -118)], 9, WOOD)
        body: list[Point] = [(-72, -124), (72, -124), (84, 0), (-84, 0)]
        canvas.shape(body, cloth)
        with canvas.inside(body):
            for row in range(4):
                band(canvas, -86, -112 + row * 28, 172, 19, canvas.seed // 2 + row)
        canvas.rounded(-75, -130, 150, 11, 4, mix(cloth, INK, 0.3))
        canvas.dot(0, -112, 6, GOLD)
