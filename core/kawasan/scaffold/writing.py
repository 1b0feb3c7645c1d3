"""Asking what is not said yet, and writing the files. Copier does both, by the template's `copier.yml`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kawasan.scaffold.names import check_name, taken_prefixes

if TYPE_CHECKING:
    from collections.abc import Mapping

MISSING = "writing a plugin needs Copier: pip install 'kawasan[author]'"
STOPPED = "stopped; nothing was written"
TEMPLATE = Path(__file__).parent / "template"


class CopierMissing(RuntimeError):
    """The extra `author` is not installed."""


class Stopped(RuntimeError):
    """Whoever was asked pressed Ctrl-C."""


class AnswerRefused(ValueError):
    """An answer cannot be used; the message says which and why."""


def ask_name() -> str:
    """What somebody at the terminal answers, in the way that Copier asks the rest; raises CopierMissing and Stopped."""
    try:
        import questionary  # noqa: PLC0415 - optional, as Copier is
    except ImportError as error:
        raise CopierMissing(MISSING) from error
    try:
        question = questionary.text("Name of the program, spelled as Python spells names (notice_board)")
        name: str = question.unsafe_ask()
    except (EOFError, KeyboardInterrupt) as error:
        raise Stopped(STOPPED) from error
    return name


def write_plugin(name: str, folder: Path, given: Mapping[str, Any], *, ask: bool) -> int:
    """Write the plugin `name` into `folder`, which must not exist yet; answers how many files.

    `given` are answers by the names of `copier.yml`. What is not among them is asked at the terminal, or, without
    `ask`, is the default. Raises CopierMissing, NameRefused, AnswerRefused and Stopped; then nothing is written.
    """
    try:
        from copier import run_copy  # noqa: PLC0415 - optional, and half a second that only this needs
        from copier.errors import (  # noqa: PLC0415 - the same
            CopierAnswersInterrupt,
            CopierError,
            InteractiveSessionError,
        )
    except ImportError as error:
        raise CopierMissing(MISSING) from error
    check_name(name)
    if folder.exists():
        raise AnswerRefused(f"{folder} exists already; nothing was written")
    data = {key: value for key, value in given.items() if value is not None} | {"name": name, "taken": taken_prefixes()}
    try:
        run_copy(str(TEMPLATE), folder, data, defaults=not ask, quiet=True, cleanup_on_error=True)
    except CopierAnswersInterrupt as error:
        raise Stopped(STOPPED) from error
    except InteractiveSessionError as error:
        raise AnswerRefused("there is no terminal to ask at; --no-input takes the defaults") from error
    except (CopierError, ValueError) as error:
        raise AnswerRefused(_in_our_words(str(error))) from error
    return sum(path.is_file() for path in folder.rglob("*"))


def _in_our_words(message: str) -> str:
    """Copier's refusal of an answer, with the name of the option that gives it."""
    found = re.fullmatch(r"Validation error for question '(\w+)': (.*)", message, re.DOTALL)
    return f"--{found[1].replace('_', '-')}: {' '.join(found[2].split())}" if found else message
