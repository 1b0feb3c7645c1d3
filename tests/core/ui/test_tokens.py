"""The colours of the style sheet itself, by role."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kawasan.ui.colour import Colour, contrast

TOKENS = Path(__file__).parents[3] / "core" / "assets" / "src" / "scss" / "_tokens.scss"
GROUNDS = ("paper", "surface", "sunk")
TEXTS = ("ink", "muted", "brand", "ok", "warn", "alarm")


def _roles(css: str) -> dict[str, Colour]:
    css = css.replace("#fff;", "#ffffff;")
    return {name: Colour.parse(value) for name, value in re.findall(r"--k-([a-z-]+): (#[0-9a-f]{6});", css)}


DAY_CSS, NIGHT_CSS = TOKENS.read_text(encoding="utf-8").split("prefers-color-scheme: dark", maxsplit=1)
DAY = _roles(DAY_CSS)
MODES = {"day": DAY, "night": DAY | _roles(NIGHT_CSS)}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(mode: str, text: str) -> None:
    for ground in GROUNDS:
        assert contrast(MODES[mode][text], MODES[mode][ground]) >= 4.5, ground


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", ["ok", "warn", "alarm", "brand"])
def test_badges_and_notices_can_be_read(mode: str, kind: str) -> None:
    soft = MODES[mode][f"{kind}-soft"]
    assert contrast(MODES[mode][kind], soft) >= 4.5
    assert contrast(MODES[mode]["ink"], soft) >= 7


@pytest.mark.parametrize("mode", MODES)
def test_buttons_and_the_greeting_can_be_read(mode: str) -> None:
    roles = MODES[mode]
    for ground in ("brand-fill", "brand-hover"):
        assert contrast(roles["on-brand"], roles[ground]) >= 4.5
    for ground in ("accent", "accent-hover"):
        assert contrast(roles["on-accent"], roles[ground]) >= 4.5
    for ground in ("hero", "hero-shape"):
        assert contrast(roles["on-hero"], roles[ground]) >= 7


@pytest.mark.parametrize("mode", MODES)
def test_borders_of_controls_stand_out(mode: str) -> None:
    for ground in GROUNDS:
        assert contrast(MODES[mode]["control"], MODES[mode][ground]) >= 3, ground
