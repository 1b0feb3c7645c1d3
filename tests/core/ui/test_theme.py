"""The shades of a regency."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kawasan.ui import theme
from kawasan.ui.colour import Colour, contrast
from kawasan.ui.theme import ThemeError, derive

TOKENS = Path(__file__).parents[3] / "core" / "assets" / "src" / "scss" / "_tokens.scss"
READABLE = [
    ("#0b5a6f", "#a4262c"),
    ("#1d4f73", "#8a4b14"),
    ("#1f6b45", "#a4262c"),
    ("#000000", "#1c2321"),
    ("#5b3fd6", "#b3361b"),
]


@pytest.mark.parametrize(("primary", "accent"), READABLE)
def test_every_text_of_a_theme_can_be_read(primary: str, accent: str) -> None:
    for shades in (derive(primary, accent).light, derive(primary, accent).dark):
        for ink, ground in (
            ("on-brand", "brand-fill"),
            ("on-hero", "hero-shape"),
            ("on-accent", "accent"),
            ("brand", "brand-soft"),
        ):
            assert contrast(shades[ink], shades[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize(("primary", "accent"), READABLE)
def test_main_buttons_do_not_fade_at_night(primary: str, accent: str) -> None:
    dark = derive(primary, accent).dark
    for fill in ("brand-fill", "accent"):
        assert contrast(dark[fill], theme.DARK_SURFACE) >= 3, fill


@pytest.mark.parametrize(
    ("primary", "accent", "field", "template"),
    [
        ("#ffcc00", "#a4262c", "primary", theme.PALE_PRIMARY),
        ("#767600", "#a4262c", "primary", theme.PALE_PRIMARY),
        ("#0b5a6f", "#ffee99", "accent", theme.PALE_ACCENT),
        ("#0b5a6f", "#ff0000", "accent", theme.MIDDLING_ACCENT),
    ],
)
def test_unreadable_colours_are_refused_with_a_sentence(primary: str, accent: str, field: str, template: str) -> None:
    with pytest.raises(ThemeError) as refusal:
        derive(primary, accent)
    assert refusal.value.field == field
    assert refusal.value.template == template
    assert str(refusal.value) == template % refusal.value.values


def test_style_sheet_sets_only_roles_and_colours() -> None:
    roles = r"\{(--k-[a-z-]+:#[0-9a-f]{6};)+\}"
    css = derive("#0b5a6f", "#a4262c").css()
    assert re.fullmatch(rf":root{roles}\n@media \(prefers-color-scheme:dark\)\{{:root{roles}\}}\n", css)


def test_version_changes_with_the_colours_only() -> None:
    one, same, other = derive("#0b5a6f", "#a4262c"), derive("#0b5a6f", "#a4262c"), derive("#0b5a70", "#a4262c")
    assert one.version == same.version != other.version


def test_a_theme_sets_the_roles_that_the_style_sheet_has() -> None:
    known = set(re.findall(r"--k-([a-z-]+):", TOKENS.read_text(encoding="utf-8")))
    assert set(derive("#0b5a6f", "#a4262c").light) <= known
    assert set(derive("#0b5a6f", "#a4262c").dark) <= known


def test_grounds_checked_are_those_of_the_style_sheet() -> None:
    day, night = TOKENS.read_text(encoding="utf-8").split("prefers-color-scheme: dark", maxsplit=1)
    for css, role, colour in (
        (day, "sunk", theme.SUNK),
        (night, "sunk", theme.DARK_SUNK),
        (night, "surface", theme.DARK_SURFACE),
    ):
        found = re.search(rf"--k-{role}: (#[0-9a-f]{{6}});", css)
        assert found is not None
        assert Colour.parse(found[1]) == colour
