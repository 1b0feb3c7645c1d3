"""Asking what is not said yet, and writing the files. Copier does both, by the template's `copier.yml`."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from kawasan.scaffold.names import check_name, taken_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def place_for(name: str, directory: Path | None) -> Path:
    """The folder to make: `directory`, or where that is there already, or none is said, one in it that is named after
    the distribution. Raises AnswerRefused where it cannot be looked at.
    """
    folder = directory or Path()
    with _refusing(folder):
        return folder / f"kawasan-{name.replace('_', '-')}" if folder.is_dir() else folder


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
    data = {key: value for key, value in given.items() if value is not None} | {"name": name, "taken": taken_prefixes()}
    try:
        with _refusing(folder), _made(folder):
            run_copy(str(TEMPLATE), folder, data, defaults=not ask, quiet=True, cleanup_on_error=False)
    except CopierAnswersInterrupt as error:
        raise Stopped(STOPPED) from error
    except InteractiveSessionError as error:
        raise AnswerRefused("there is no terminal to ask at; --no-input takes the defaults") from error
    except (CopierError, ValueError) as error:
        raise AnswerRefused(_in_our_words(str(error))) from error
    return sum(path.is_file() for path in folder.rglob("*"))


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder, made before anything is asked; it goes again where the block raises, with parents made for it."""
    if folder.exists():
        raise AnswerRefused(f"{folder} exists already; nothing was written")
    missing = [parent for parent in folder.parents if not parent.exists()]
    folder.mkdir(parents=True)
    try:
        yield
    except BaseException:  # Ctrl-C too
        rmtree(folder, ignore_errors=True)
        for parent in missing:
            with suppress(OSError):
                parent.rmdir()
        raise


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    """Refuse with the system's reason where the folder cannot be looked at or written."""
    try:
        yield
    except OSError as error:
        raise AnswerRefused(f"{folder} cannot be written: {error.strerror or error}") from error


def _in_our_words(message: str) -> str:
    """Copier's refusal of an answer, with the name of the option that gives it."""
    found = re.fullmatch(r"Validation error for question '(\w+)': (.*)", message, re.DOTALL)
    return f"--{found[1].replace('_', '-')}: {' '.join(found[2].split())}" if found else message
