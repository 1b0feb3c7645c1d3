"""The session: bound to one regency, it filters what is read, stamps what is written, and refuses what it cannot
check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import ClauseElement, Connection, event, inspect
from sqlalchemy.orm import Mapper, ORMExecuteState

from kawasan.db.base import RegencyOwned
from kawasan.db.binding import bound_id
from kawasan.db.filter import own_rows
from kawasan.db.walk import is_owned, objection, objection_within


class ScopeError(RuntimeError):
    """A statement or object would cross the wall between regencies, or could not be checked."""


class RegencySession(FlaskSession):
    """A session that belongs to the regency its app context is bound to, for its whole life."""

    def regency_id(self) -> int | None:
        """The regency of this session; raises ScopeError when the context was bound to another one meanwhile."""
        current = bound_id()
        if self.info.setdefault("regency_id", current) != current:
            message = "the session belongs to another regency"
            raise ScopeError(message)
        return current

    def require_regency(self) -> int:
        """Like `regency_id`, but a regency there must be."""
        current = self.regency_id()
        if current is None:
            message = "no regency in scope"
            raise ScopeError(message)
        return current

    @property
    def waiting(self) -> list[Any]:
        """What is to be written last, right before the commit. Counts as a change of this session."""
        return self.info.setdefault("kawasan_waiting", [])  # type: ignore[no-any-return]  # a dictionary of anything

    def get(self, entity: Any, ident: Any, **options: Any) -> Any:
        """As in SQLAlchemy; the identity map is only consulted under the right regency."""
        if issubclass(inspect(entity).class_, RegencyOwned):
            self.require_regency()
        return super().get(entity, ident, **options)

    def connection(self, *_args: Any, **_options: Any) -> Connection:
        """Refused: a raw connection is outside the filter."""
        message = "session.connection() is outside the regency's scope"
        raise ScopeError(message)

    def _refuse_bulk(self, *_args: Any, **_options: Any) -> NoReturn:
        message = "the legacy bulk methods skip the regency's stamp: use insert(Model) with a list of rows"
        raise ScopeError(message)

    bulk_save_objects = bulk_insert_mappings = bulk_update_mappings = _refuse_bulk


@event.listens_for(RegencySession, "do_orm_execute")
def _scope(state: ORMExecuteState) -> None:
    session: Any = state.session
    statement: Any = state.statement
    regency_id = session.regency_id()
    if state.is_insert:
        _check_insert(state, session)
        return
    if not (state.is_relationship_load or state.is_column_load):
        _check_tables(statement, regency_id)
    if state.is_update:
        _check_update(state)
    state.statement = statement.options(own_rows(regency_id))


def _check_tables(statement: Any, regency_id: int | None) -> None:
    if (reason := objection(statement, has_regency=regency_id is not None)) is not None:
        raise ScopeError(reason)


def _check_insert(state: ORMExecuteState, session: Any) -> None:
    statement: Any = state.statement
    mapper = state.bind_mapper
    if is_owned(statement.table) and mapper is None:
        message = "insert through the mapped class, not its table"
        raise ScopeError(message)
    if objection(statement, has_regency=False) is not None:
        message = "an INSERT may not read a regency's table: read first, then insert"
        raise ScopeError(message)
    if not is_owned(statement.table):
        return
    regency_id = session.require_regency()
    if statement._values or statement._multi_values or statement.select is not None:  # noqa: SLF001 - no public view of these
        message = "insert with rows as parameters: insert(Model), [row, …]"
        raise ScopeError(message)
    upserted = getattr(statement._post_values_clause, "update_values_to_set", None) or ()  # noqa: SLF001 - as above
    if any(getattr(key, "key", key) == "regency_id" for key in upserted):
        message = "an upsert may not move a row to another regency"
        raise ScopeError(message)
    given: Any = state.parameters or {}
    rows: Any = [given] if isinstance(given, Mapping) else given
    for row in rows:
        if row.setdefault("regency_id", regency_id) != regency_id:
            message = "a row for another regency"
            raise ScopeError(message)


def _check_update(state: ORMExecuteState) -> None:
    statement: Any = state.statement
    values: Any = state.parameters or {}
    if not isinstance(values, Mapping):
        message = "bulk update by key list is outside the filter"
        raise ScopeError(message)
    changed = (*(statement._values or ()), *values)  # noqa: SLF001 - no public view of it
    if any(getattr(key, "key", key) == "regency_id" for key in changed):
        message = "an update may not move a row to another regency"
        raise ScopeError(message)


@event.listens_for(RegencySession, "before_attach")
def _refuse_foreign(session: Any, row: Any) -> None:
    # What is refreshed later is read by its key alone, without the filter.
    key = inspect(row).key if isinstance(row, RegencyOwned) else None
    if key is not None and key[1][0] != session.require_regency():
        message = "an object of another regency"
        raise ScopeError(message)


@event.listens_for(RegencySession, "before_flush")
def _stamp(session: Any, _context: Any, _instances: Any) -> None:
    changed: list[Any] = [*session.new, *session.dirty, *session.deleted]
    for row in changed:
        _check_values(row)
        if not isinstance(row, RegencyOwned):
            continue
        regency_id = session.require_regency()
        if row in session.new and vars(row).get("regency_id") is None:
            row.regency_id = regency_id
        if row.regency_id != regency_id:
            message = "a write to another regency"
            raise ScopeError(message)


def _check_values(row: Any) -> None:
    """A value may be an expression, such as a counter plus one; what it selects would be read without the filter."""
    for value in vars(row).values():
        if isinstance(value, ClauseElement) and objection_within(value, has_regency=False) is not None:
            message = "a value that is written may not read a regency's table: read first, then write"
            raise ScopeError(message)


@event.listens_for(RegencySession, "after_begin")
def _tell_postgresql(session: Any, _transaction: Any, connection: Connection) -> None:
    # Local to the transaction: session-wide it would leak to the next client behind a transaction pooler.
    regency_id = session.regency_id()
    if connection.dialect.name == "postgresql" and regency_id is not None:
        connection.exec_driver_sql("select set_config('app.regency_id', %s, true)", (str(regency_id),))


@event.listens_for(Mapper, "mapper_configured")
def _check_defaults(mapper: Any, _class: type[Any]) -> None:
    """A default is put into the INSERT by the compiler, where no session sees it."""
    for column in mapper.local_table.columns:
        for default in (column.default, column.onupdate):
            if default is None or not default.is_clause_element:
                continue
            if objection_within(default.arg, has_regency=False) is not None:
                message = f"the default of {column} may not read a regency's table"
                raise ScopeError(message)
