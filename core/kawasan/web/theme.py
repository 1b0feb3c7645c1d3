"""The style sheet of a regency's colours, at an address that changes with them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawasan.tenancy import RegencyRef


def theme_url(regency: RegencyRef) -> str:
    """Address at the root, outside tenancy, so that it can be kept for ever."""
    digest = blake2b(f"{regency.primary_color}{regency.accent_color}".encode(), digest_size=6).hexdigest()
    return f"/tema/{regency.slug}-{digest}.css"
