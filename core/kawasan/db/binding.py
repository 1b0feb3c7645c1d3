"""To which regency the current app context, and so its session, is bound."""

from __future__ import annotations

from typing import Any, Protocol

from flask import g, has_app_context


class Tenant(Protocol):
    """What the data layer needs to know of a regency."""

    @property
    def id(self) -> int:
        """Kemendagri code as an integer: 12.12 is 1212."""


def bind(regency: Tenant | None) -> None:
    """Bind the current app context to a regency, or to none (the platform)."""
    g.kawasan_regency = regency


def bound() -> Any:
    """The regency the app context is bound to, or None."""
    return g.get("kawasan_regency") if has_app_context() else None


def bound_id() -> int | None:
    """Its id, or None."""
    regency = bound()
    return None if regency is None else int(regency.id)
