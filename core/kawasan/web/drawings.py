"""Pictures that programs outside the browser ask for: what a shared link shows, and the icon of a bookmark."""

from __future__ import annotations

import io
from functools import lru_cache
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from kawasan import geo
from kawasan.web.theme import theme_of

CARD = (1200, 630)  # the format that messengers and social sites crop least
MARGIN, BAND = 72, 36
ICON, ICON_SIZES = 64, [(16, 16), (32, 32), (48, 48), (64, 64)]
LETTERS_A_LINE = 24
THREADS = ("#1d1815", "#a4262c", "#f6f1e7", "#c79a3b")  # of the woven band: ground, red, white, gold
KEPT = 64

Colours = tuple[str, str]


@lru_cache(KEPT)
def share_card(name: str, greeting: str, colours: Colours, outline_name: str | None) -> bytes:
    """A PNG with the greeting over the place's outline, in its colours."""
    shades = theme_of(*colours).light
    image = Image.new("RGB", CARD, str(shades["hero"]))
    draw = ImageDraw.Draw(image)
    if outline_name in geo.outline_names():
        _draw_outline(draw, geo.outline(outline_name), str(shades["hero-shape"]), str(shades["hero"]))
    draw.text((MARGIN, MARGIN), name, "#ffffff", ImageFont.load_default(40))
    lines = "\n".join(wrap(greeting, LETTERS_A_LINE))
    draw.multiline_text((MARGIN, 180), lines, "#ffffff", ImageFont.load_default(80), spacing=20, stroke_width=1)
    _draw_band(draw)
    return _file(image, "PNG")


@lru_cache(KEPT)
def icon(letters: str, colours: Colours) -> bytes:
    """A bookmark's icon with a monogram, in the sizes that browsers ask for."""
    image = Image.new("RGBA", (ICON * 4, ICON * 4))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, ICON * 4 - 1, ICON * 4 - 1), ICON, str(theme_of(*colours).light["hero"]))
    font = ImageFont.load_default(130 if len(letters) < 3 else 96)  # noqa: PLR2004 - three letters are wider than two
    draw.text((ICON * 2, ICON * 2), letters, "#ffffff", font, anchor="mm")
    buffer = io.BytesIO()
    image.resize((ICON, ICON), Image.Resampling.LANCZOS).save(buffer, "ICO", sizes=ICON_SIZES)
    return buffer.getvalue()


def _draw_outline(draw: ImageDraw.ImageDraw, outline: geo.Outline, fill: str, ground: str) -> None:
    """Large, at the right, cropped by the edges; islands show the ground."""
    projection, height = geo.fit(*outline.box, width=760)
    shift = (CARD[0] - 640, (CARD[1] - height) / 2)
    for number, ring in enumerate(outline.rings):
        points = [projection.point(*point[:2]) for point in ring]
        draw.polygon([(x + shift[0], y + shift[1]) for x, y in points], fill if number == 0 else ground)


def _draw_band(draw: ImageDraw.ImageDraw) -> None:
    ground, red, white, gold = THREADS
    top, step = CARD[1] - BAND, BAND * 2
    draw.rectangle((0, top, *CARD), ground)
    draw.rectangle((0, top, CARD[0], top + 3), red)
    for left in range(0, CARD[0], step):
        middle, centre = left + step // 2, top + BAND // 2 + 1
        for size, colour in ((13, gold), (8, ground), (4, white)):
            points = [
                (middle - size, centre),
                (middle, centre - size),
                (middle + size, centre),
                (middle, centre + size),
            ]
            draw.polygon(points, colour)
        draw.rectangle((left - 3, centre - 3, left + 3, centre + 3), red)


def _file(image: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, optimize=True)
    return buffer.getvalue()
