"""Contrast and lightness, against published values."""

from __future__ import annotations

import pytest

from kawasan.ui.colour import Colour, ColourError, contrast

BLACK, WHITE = Colour.parse("#000000"), Colour.parse("#ffffff")


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)


@pytest.mark.parametrize(("grey", "ratio"), [("#767676", 4.54), ("#595959", 7.0), ("#949494", 3.03)])
def test_contrast_of_known_greys_on_white(grey: str, ratio: float) -> None:
    assert contrast(Colour.parse(grey), WHITE) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("text", ["#0b5a6f", "#a4262c", "#000000", "#ffffff", "#c79a3b"])
def test_a_colour_at_its_own_lightness_is_itself(text: str) -> None:
    colour = Colour.parse(text)
    assert str(colour.at_lightness(colour.lightness)) == text


def test_a_shade_has_the_lightness_asked_for() -> None:
    shade = Colour.parse("#0b5a6f").at_lightness(0.8)
    assert shade.lightness == pytest.approx(0.8, abs=0.01)


def test_a_shade_no_screen_can_show_loses_colour_rather_than_lightness() -> None:
    shade = Colour.parse("#0000ff").at_lightness(0.95)
    assert shade.lightness == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize("text", ["", "0b5a6f", "#0b5a6", "#0b5a6g", "red", "#0b5a6f;}"])
def test_other_texts_are_no_colour(text: str) -> None:
    with pytest.raises(ColourError):
        Colour.parse(text)
