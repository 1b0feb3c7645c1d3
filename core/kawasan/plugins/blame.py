"""Where in a plugin something went wrong, and what is said of it: a sentence, and a traceback of its lines alone."""

from __future__ import annotations

from inspect import unwrap
from traceback import extract_tb, walk_tb
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kawasan.auth.access import UndeclaredAccess
from kawasan.db.faults import missing_part
from kawasan.plugins.answers import AnswerError
from kawasan.plugins.program import ProgramError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    ExcInfo = tuple[type[BaseException], BaseException, TracebackType]


def said(error: BaseException, *, whole: bool = False) -> str:
    """Our own sentences as they are. Of others the class, and `whole` only at start: what a request raises may hold
    what is nobody's business.
    """
    if isinstance(error, (AnswerError, ProgramError, UndeclaredAccess)):
        return f": {error}"
    if missing := missing_part(error):
        return f" asked for what the database has not, as before `kawasan db upgrade`: {missing}"
    if not whole:
        return f" raised {type(error).__name__}"
    return f" raised {type(error).__name__}: {error.msg}" if isinstance(error, SyntaxError) else f" raised {error!r}"


def where(error: BaseException, folder: Path) -> str:
    """The last line of the plugin's own that led there: ` (plugin.py, line 12)`; empty where none did."""
    lines = [(frame.filename, frame.lineno) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        lines.append((error.filename, error.lineno))
    own = [line for line in lines if _is_own(line[0], folder)]
    return _line(*own[-1], folder) if own else ""


def line_of(function: Callable[..., Any], folder: Path) -> str:
    """The same for where a function of the plugin begins; empty: it is not the plugin's."""
    code = getattr(unwrap(function), "__code__", None)
    return _line(code.co_filename, code.co_firstlineno, folder) if code and _is_own(code.co_filename, folder) else ""


def own_lines(error: BaseException, folder: Path) -> ExcInfo | None:
    """What a log takes as `exc_info`, without the lines that are not the plugin's; None: none are."""
    trace = None
    for frame, line in reversed(list(walk_tb(error.__traceback__))):
        if _is_own(frame.f_code.co_filename, folder):
            trace = TracebackType(trace, frame, frame.f_lasti, line)
    return (type(error), error, trace) if trace else None


def _is_own(path: str, folder: Path) -> bool:
    return path.startswith(f"{folder}/")


def _line(path: str, number: int | None, folder: Path) -> str:
    return f" ({path.removeprefix(f'{folder}/')}, line {number})"
