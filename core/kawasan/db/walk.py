"""Walk a statement for tables of regencies that would escape the filter.

`with_loader_criteria` reaches what comes through a mapper. A bare `Table` or `Column` of an owned model inside an
otherwise
mapped statement is outside its reach, so the walk finds and refuses it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.sql.visitors import HasTraverseInternals


def names_owned(statement: Any) -> bool:
    """Whether any owned table is part of the statement, mapped or not."""
    return _search(statement, accept_mapped=False)


def names_bare_owned(statement: Any) -> bool:
    """Whether an owned table or column is part of it that did not come through a mapper."""
    return _search(statement, accept_mapped=True)


def _search(statement: Any, *, accept_mapped: bool) -> bool:
    todo = [statement]
    while todo:
        element = todo.pop()
        table = element if isinstance(element, Table) else element.table if isinstance(element, Column) else None
        if table is not None:
            if is_owned(table) and not (accept_mapped and _through_mapper(element)):
                return True
        elif _is_mapped(element) and isinstance(getattr(element, "element", None), Table):
            if is_owned(element.element) and not accept_mapped:
                return True
        else:
            todo.extend(HasTraverseInternals.get_children(element))
    return False


def is_owned(table: Any) -> bool:
    """Whether the table is that of a `RegencyOwned` model (the mixin counts, not a column of that name)."""
    return isinstance(table, Table) and bool(table.info.get("owned"))


def _is_mapped(element: Any) -> bool:
    annotations = getattr(element, "_annotations", {})
    return "parententity" in annotations or "parentmapper" in annotations


def _through_mapper(element: Any) -> bool:
    # A column that a mapper handed out carries annotations even where the parent's are absent (a proxied key, say).
    return _is_mapped(element) or (isinstance(element, Column) and bool(getattr(element, "_annotations", {})))
