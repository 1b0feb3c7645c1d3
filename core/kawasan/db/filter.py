"""The filter: what the session adds to each statement, so that it reads and changes rows of one regency."""

from __future__ import annotations

from typing import Any

from sqlalchemy import false
from sqlalchemy.orm import with_loader_criteria

from kawasan.db.base import RegencyOwned


def own_rows(regency_id: int | None) -> Any:
    """As an option of a statement; without a regency it lets no row through."""
    criterion = false() if regency_id is None else (lambda cls: cls.regency_id == regency_id)
    return with_loader_criteria(RegencyOwned, criterion, include_aliases=True)


def is_the_filter(option: Any) -> bool:
    """Whether an option is such a filter: SQLAlchemy hands it on to the statements it makes itself."""
    return getattr(getattr(option, "_where_crit_orig", None), "__module__", None) == __name__
