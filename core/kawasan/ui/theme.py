"""A regency's theme: all shades of a page from two colours, by day and by night.

Every pair of text and ground that a page can show is checked (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from kawasan.ui.colour import Colour, contrast

TEXT_CONTRAST = 4.5
CONTROL_CONTRAST = 3.0

WHITE = Colour.parse("#ffffff")
INK = Colour.parse("#1c2321")
# The grounds of app.css (core/assets/src/scss/_tokens.scss): a shade must do on the hardest of them.
SUNK = Colour.parse("#f3efe5")
DARK_SUNK = Colour.parse("#1c2e32")
DARK_SURFACE = Colour.parse("#16262a")

PALE_PRIMARY = (
    "Warna utama %(colour)s terlalu terang: tulisannya hanya %(found)s:1 terhadap kertas, perlu 4,5:1. "
    "Pilih warna lebih tua."
)
PALE_ACCENT = "Warna aksen %(colour)s terlalu terang: tombolnya hilang di atas putih. Pilih warna lebih tua."
MIDDLING_ACCENT = (
    "Warna aksen %(colour)s setengah terang: tulisan putih maupun hitam di atasnya sulit dibaca. Pilih warna lebih tua."
)
UNREADABLE = "Dari dua warna ini terjadi tulisan %(text)s di atas %(ground)s, yang sulit dibaca. Pilih warna lain."

Shades = dict[str, Colour]


class ThemeError(ValueError):
    """Two colours that would make a page hard to read; the message is a sentence for the administrator.

    `field` is `primary` or `accent`, for the form that asked; `template` and `values` are the sentence for translation.
    """

    def __init__(self, field: str, template: str, **values: str) -> None:
        super().__init__(template % values)
        self.field = field
        self.template = template
        self.values = values


@dataclass(frozen=True)
class Theme:
    """Shades by role (`brand`, `hero`, `accent` …), as in the custom properties `--k-<role>`."""

    light: Shades
    dark: Shades

    def css(self) -> str:
        """The style sheet to load after app.css."""
        return f":root{{{_rules(self.light)}}}\n@media (prefers-color-scheme:dark){{:root{{{_rules(self.dark)}}}}}\n"

    @property
    def version(self) -> str:
        """A short digest of the style sheet, for an address that may be kept for ever."""
        return sha256(self.css().encode()).hexdigest()[:12]


def derive(primary: str, accent: str) -> Theme:
    """The theme of two colours such as `#0b5a6f`.

    `primary` colours links, main actions and the greeting; `accent` the one most important button of a page.
    Raises ColourError for a text that is no colour, ThemeError where a page could not be read.
    """
    brand, mark = Colour.parse(primary), Colour.parse(accent)
    _refuse_pale(brand, mark)
    theme = Theme(
        light=_brand_by_day(brand) | _accent_by_day(mark),
        dark=_brand_by_night(brand) | _accent_by_night(mark),
    )
    _refuse_unreadable(theme)
    return theme


def _brand_by_day(brand: Colour) -> Shades:
    hero = min(brand.lightness - 0.06, 0.375)
    return {
        "brand": brand,
        "brand-fill": brand,
        "brand-hover": brand.at_lightness(brand.lightness - 0.055, 0.9),
        "on-brand": WHITE,
        "brand-soft": brand.at_lightness(0.945, 0.18),
        "hero": brand.at_lightness(hero, 0.85),
        "hero-shape": brand.at_lightness(hero + 0.078, 0.95),
        "on-hero": WHITE,
    }


def _brand_by_night(brand: Colour) -> Shades:
    return {
        "brand": brand.at_lightness(0.8),
        "brand-fill": brand.at_lightness(0.775, 1.1),
        "brand-hover": brand.at_lightness(0.84, 0.9),
        "on-brand": brand.at_lightness(0.235, 0.5),
        "brand-soft": brand.at_lightness(0.315, 0.5),
        "hero": brand.at_lightness(0.308, 0.66),
        "hero-shape": brand.at_lightness(0.378, 0.78),
        "on-hero": WHITE,
    }


def _accent_by_day(accent: Colour) -> Shades:
    ink = _ink_on(accent)
    hover = accent.at_lightness(accent.lightness + (-0.055 if ink == WHITE else 0.03), 0.9)
    return {"accent": accent, "accent-hover": hover, "on-accent": ink}


def _accent_by_night(accent: Colour) -> Shades:
    """As light as its letters allow, so that the button does not fade into the night."""
    if _ink_on(accent) != WHITE:
        bright = accent.at_lightness(max(accent.lightness, 0.75))
        return {"accent": bright, "accent-hover": bright.at_lightness(bright.lightness + 0.04), "on-accent": INK}
    lightness = 0.65
    while contrast(accent.at_lightness(lightness), WHITE) < TEXT_CONTRAST:
        lightness -= 0.005
    bright = accent.at_lightness(lightness)
    return {"accent": bright, "accent-hover": accent.at_lightness(lightness - 0.035), "on-accent": WHITE}


def _ink_on(accent: Colour) -> Colour:
    return WHITE if contrast(accent, WHITE) >= TEXT_CONTRAST else INK


def _refuse_pale(primary: Colour, accent: Colour) -> None:
    found = contrast(primary, SUNK)
    if found < TEXT_CONTRAST:
        raise ThemeError("primary", PALE_PRIMARY, colour=str(primary), found=f"{found:.1f}".replace(".", ","))
    if contrast(accent, WHITE) < CONTROL_CONTRAST:
        raise ThemeError("accent", PALE_ACCENT, colour=str(accent))
    if contrast(accent, _ink_on(accent)) < TEXT_CONTRAST:
        raise ThemeError("accent", MIDDLING_ACCENT, colour=str(accent))


def _refuse_unreadable(theme: Theme) -> None:
    for shades, grounds in ((theme.light, (WHITE, SUNK)), (theme.dark, (DARK_SURFACE, DARK_SUNK))):
        for text, ground in _pairs(shades, grounds):
            if contrast(text, ground) < TEXT_CONTRAST:
                raise ThemeError("primary", UNREADABLE, text=str(text), ground=str(ground))


def _pairs(shades: Shades, grounds: tuple[Colour, ...]) -> list[tuple[Colour, Colour]]:
    """Every text a page can show in a shade of the theme, with what lies under it."""
    return [
        *((shades["brand"], ground) for ground in (*grounds, shades["brand-soft"])),
        *((shades["on-brand"], shades[ground]) for ground in ("brand-fill", "brand-hover")),
        *((shades["on-hero"], shades[ground]) for ground in ("hero", "hero-shape")),
        *((shades["on-accent"], shades[ground]) for ground in ("accent", "accent-hover")),
    ]


def _rules(shades: Shades) -> str:
    return "".join(f"--k-{role}:{colour};" for role, colour in shades.items())
