"""Pages of a list."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

from sqlalchemy import func, select

from kawasan.db import session
from kawasan.ui.addresses import same_page

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list. `number` counts from 1; `pages` is at least 1."""

    items: list[T]
    number: int
    pages: int
    total: int

    def url_for(self, number: int) -> str:
        """Address of another page of the same list, with the same filters."""
        return same_page("lang", page=str(number))


def paginate(statement: Any, number: int, size: int) -> Page[Any]:
    """Run a select in two queries: how many rows, and those of one page. A number past the end gives the last page."""
    total = int(session().scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0)
    pages = max(1, ceil(total / size))
    number = min(max(1, number), pages)
    items = list(session().scalars(statement.limit(size).offset((number - 1) * size)).unique())
    return Page(items, number, pages, total)
