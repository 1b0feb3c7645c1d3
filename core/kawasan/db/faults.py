"""What a database's refusal means: it is busy or away, or the statement is wrong for the tables there are."""

from __future__ import annotations

import re
import sqlite3

from sqlalchemy.exc import DBAPIError, ProgrammingError

MISSING = re.compile(r"no such (table|column)|table \S+ has no column")
"""SQLite has one code for every wrong statement, and says the rest in words (`sqlite3_errmsg`)."""
CORES = re.compile(r"\bcore_\w")
MISSING_STATES = frozenset({"42P01", "42703"})
"""PostgreSQL's undefined_table and undefined_column (appendix A of its manual)."""


def said_by(error: DBAPIError) -> str:
    """What the database itself said, on one line."""
    return (str(error.orig).strip().splitlines() or [""])[0]


def missing_part(error: BaseException | None) -> str:
    """What the database says of a table or column that it has not; empty: it is something else."""
    if not isinstance(error, DBAPIError):
        return ""
    said = said_by(error)
    is_missing = MISSING.match(said) or getattr(error.orig, "sqlstate", None) in MISSING_STATES
    return said if is_missing else ""


def is_our_fault(error: DBAPIError) -> bool:
    """Whether the statement is wrong, rather than the database busy or away: SQLite calls both operational."""
    return isinstance(error, ProgrammingError) or (
        getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
    )


def lacks_core(error: DBAPIError) -> bool:
    """Whether a table of core's is missing: the installation is not set up, or not upgraded yet."""
    return bool(CORES.search(missing_part(error)))
