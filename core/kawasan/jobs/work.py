"""What a job is: a named function, and with which arguments, for which regency, it is to be called."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from flask import g

from kawasan.db import bound_id
from kawasan.languages import current_language
from kawasan.logs import current_request_id

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., None]")
functions: dict[str, Callable[..., None]] = {}


class UnknownJob(LookupError):
    """No function has this name: what left the job behind is not installed any more."""


@dataclass(frozen=True)
class Work:
    """One job to be done, as plain values."""

    name: str
    arguments: dict[str, Any]
    """JSON types: a job may wait in a database or in Redis."""
    regency_id: int | None = None
    language: str | None = None
    request_id: str | None = None

    def as_values(self) -> dict[str, Any]:
        """For storage; `Work(**values)` is the way back."""
        return asdict(self)


def job(name: str) -> Callable[[F], F]:
    """Let a function be a job of this name, `<program or core>.<verb>`. It may be called twice: a job that failed at
    its end, or whose worker was killed, is tried again.
    """

    def keep(function: F) -> F:
        function.kawasan_job = name  # type: ignore[attr-defined]  # a mark on the function
        functions[name] = function
        return function

    return keep


def here(function: Callable[..., None], arguments: dict[str, Any]) -> Work:
    """The job as it is left behind here: for this regency, in this language, of this request."""
    language = g.get("kawasan_language") or current_language()
    return Work(function.kawasan_job, arguments, bound_id(), language, current_request_id())  # type: ignore[attr-defined]
