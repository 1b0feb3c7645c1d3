"""Walk a statement for tables of regencies that would escape the filter.

`with_loader_criteria` filters an entity where the ORM sees it: as a column or entity selected, in `select_from`, as the
target of `.join()`, in a condition. It does not see an entity that only stands further inside an expression, in
a join made by `join()`, in a statement that no entity made an ORM statement, in what an INSERT reads, or in a function
executed by itself. What it would not see is refused here, so that each table of a regency that a statement reads is a
filtered one.
"""
# ruff: noqa: SLF001 - SQLAlchemy has no public view of a statement's parts; we keep to 2.1, whose rules these are

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Table
from sqlalchemy.sql import util
from sqlalchemy.sql.elements import ClauseList
from sqlalchemy.sql.selectable import AliasedReturnsRows, TableClause
from sqlalchemy.sql.visitors import HasTraverseInternals

from kawasan.db.base import Base
from kawasan.db.filter import is_the_filter
from kawasan.db.textual import is_plain, is_textual

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAVES = frozenset({"table", "bindparam", "null", "true", "false"})
CHANGES = frozenset({"insert", "update", "delete"})
STATEMENTS = CHANGES | {"select", "compound_select", "orm_from_statement"}
BARE = "only SELECT, INSERT, UPDATE and DELETE can be scoped to a regency: put a function into select(…)"
TEXTUAL = "textual SQL cannot be scoped to a regency"
NO_REGENCY = "a regency's table was queried with no regency in scope"
UNSEEN = "a regency's table stands where the filter does not reach: name it by select_from(Model) or .join(Model)"
JOINED = "join a regency's table by select(…).join(Model), inner or left, not by join() or a full join"
NESTED = "a change of rows within another statement is beyond the filter's reach"
WITHOUT_CLASS = "change a regency's rows through the mapped class, not its table or an alias"
SECOND_TABLE = "a change of rows may look at another table of regencies in a subquery only"


# Without annotations upstream.
first_annotation: Any = util.extract_first_column_annotation
surface: Any = util.surface_expressions


def is_owned(table: Any) -> bool:
    """Whether it is a `RegencyOwned` model's table (the mixin counts, not a column), or one that borrows its name."""
    if not isinstance(table, TableClause):
        return False
    if isinstance(table, Table) and table.metadata is Base.metadata:
        return bool(table.info.get("owned"))
    # Under a name of its own: SQLite knows ours in any case, and a name that is more than a word may be anything.
    name = table.name.lower()
    return not is_plain(name) or any(t.info.get("owned") for key, t in Base.metadata.tables.items() if key == name)


def objection(statement: Any, *, has_regency: bool) -> str | None:
    """Why the statement is refused; None when the filter reaches every table of a regency in it."""
    if statement.__visit_name__ not in STATEMENTS:
        return TEXTUAL if is_textual(statement) else BARE
    return objection_within(statement, *_criteria_of(statement), whole=statement, has_regency=has_regency)


def objection_within(*parts: Any, whole: Any = None, has_regency: bool) -> str | None:
    """The same for expressions, of a statement or by themselves."""
    todo = list(parts)
    while todo:
        element = todo.pop()
        kind = element.__visit_name__
        if kind in LEAVES:
            continue
        if is_textual(element):
            return TEXTUAL
        reason = None
        if kind == "select":
            froms = list(element._iterate_from_elements())
            todo += froms
            reason = _object_to_select(element, froms, has_regency=has_regency)
        elif kind in CHANGES:
            reason = _object_to_change(element, whole, has_regency=has_regency)
        elif kind == "join" and (_owned_in(element.left) or _owned_in(element.right)):
            reason = JOINED
        if reason is not None:
            return reason
        if kind != "column":
            todo += HasTraverseInternals.get_children(element)
    return None


def _criteria_of(statement: Any) -> Iterator[Any]:
    """What the loader options of a statement add to it, or to the loading of what its rows are related to."""
    for option in statement._with_options:
        if hasattr(option, "where_criteria") and not is_the_filter(option):
            yield option.where_criteria
        for step in getattr(option, "context", ()):
            yield from getattr(step, "_extra_criteria", ())


def _object_to_select(select: Any, froms: list[Any], *, has_regency: bool) -> str | None:
    owned = {hash(table) for table in froms if _owned_in(table)}
    owned |= {hash(selectable) for target, *_ in select._setup_joins if _owned_in(selectable := _joined(target))}
    if not owned:
        return None
    if not has_regency:
        return NO_REGENCY
    if any(flags["full"] for *_, flags in select._setup_joins):
        return JOINED
    return UNSEEN if owned - {hash(entity.selectable) for entity in _seen(select) if entity is not None} else None


def _seen(select: Any) -> Iterator[Any]:
    """The entities that the ORM filters in this SELECT: `_adjust_for_extra_criteria` of SQLAlchemy 2.1 says which."""
    if select._propagate_attrs.get("compile_state_plugin") != "orm":
        return
    for column in select._raw_columns:
        for part in column.clauses if isinstance(column, ClauseList) else (column,):
            yield part._annotations.get("parententity") or first_annotation(part, "parententity")
    for table in (*select._from_obj, *(target for target, *_ in select._setup_joins)):
        yield getattr(table, "entity", None) or table._annotations.get("parententity")
    for condition in select._where_criteria:
        for part in surface(condition):
            yield part._annotations.get("parententity")


def _object_to_change(change: Any, whole: Any, *, has_regency: bool) -> str | None:
    """UPDATE or DELETE: its own table is filtered; a second one, which SQL lets it look at, would not be."""
    if change.is_insert:
        return NESTED if change is not whole and is_owned(change.table) else None
    if _owned_in(change.table):
        if change is not whole:
            return NESTED
        if not is_owned(change.table) or change._propagate_attrs.get("compile_state_plugin") != "orm":
            return WITHOUT_CLASS
        if not has_regency:
            return NO_REGENCY
    own = hash(change.table)
    for part in _surface_of(change):
        if any(hash(table) != own and _owned_in(table) for table in getattr(part, "_from_objects", ())):
            return SECOND_TABLE
    return None


def _surface_of(change: Any) -> Iterator[Any]:
    values = (getattr(change, "_values", None) or {}).values()
    for expression in (*change._where_criteria, *values, *change._returning):
        if hasattr(expression, "get_children"):
            yield from surface(expression)


def _owned_in(selectable: Any) -> bool:
    """Whether it is a regency's table, or an alias or sample of one; a subquery is walked by itself."""
    while isinstance(selectable, AliasedReturnsRows):
        selectable = selectable.element
    return is_owned(selectable)


def _joined(target: Any) -> Any:
    entity = getattr(target, "entity", None)  # of a relationship
    return target if entity is None else entity.selectable
