"""The style sheet of a regency's colours, at an address that changes with them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawasan.ui.theme import Theme, derive

if TYPE_CHECKING:
    from kawasan.tenancy import RegencyRef

theme_of = cache(derive)
"""The theme of two colours, derived once in each process."""


def theme_url(regency: RegencyRef) -> str:
    """Address at the root, outside tenancy, so that it can be kept for ever: it changes with the style sheet's text."""
    theme: Theme = theme_of(regency.primary_color, regency.accent_color)
    return f"/tema/{regency.slug}-{theme.version}.css"
