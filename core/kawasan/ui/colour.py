"""Colours: reading them, their contrast, and changing their lightness as an eye would see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cbrt

_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


class ColourError(ValueError):
    """A text that is no colour."""


@dataclass(frozen=True)
class Colour:
    """An sRGB colour; channels from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour:
        """From `#0b5a6f`; raises ColourError for anything else."""
        if not _HEX.fullmatch(text):
            raise ColourError(f"{text!r} is no colour such as #0b5a6f")
        return cls(*(int(text[at : at + 2], 16) for at in (1, 3, 5)))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance from 0 to 1 (WCAG 2.2, definition of relative luminance)."""
        red, green, blue = (_linear(channel) for channel in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def lightness(self) -> float:
        """Perceived lightness from 0 (black) to 1 (white): the L of Oklab."""
        return _oklab(self)[0]

    def at_lightness(self, lightness: float, chroma: float = 1.0) -> Colour:
        """The same hue, lighter or darker; `chroma` scales how colourful it is.

        Where the screen cannot show so colourful a shade, the most colourful one it can.
        """
        _, green_red, blue_yellow = _oklab(self)
        strength = chroma
        while strength > 0:
            channels = _srgb(lightness, green_red * strength, blue_yellow * strength)
            if all(-0.001 <= channel <= 1.001 for channel in channels):  # noqa: PLR2004 - rounding, not a rule
                return _colour(channels)
            strength -= 0.02
        return _colour(_srgb(lightness, 0, 0))


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _colour(channels: tuple[float, float, float]) -> Colour:
    red, green, blue = (round(255 * min(1.0, max(0.0, channel))) for channel in channels)
    return Colour(red, green, blue)


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - IEC 61966-2-1


def _gamma(linear: float) -> float:
    return linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055  # noqa: PLR2004 - IEC 61966-2-1


# Björn Ottosson, "A perceptual color space for image processing" (2020): the matrices of Oklab.
def _oklab(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (_linear(channel) for channel in (colour.red, colour.green, colour.blue))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _srgb(lightness: float, green_red: float, blue_yellow: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        _gamma(+4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )
