"""How a name or a hook of the plugin interface goes: first it warns the plugin's author, with file and line."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class ApiDeprecation(DeprecationWarning):
    """Something a plugin uses goes with the next version of the interface.

    A hook that goes is marked `@hookspec(warn_on_impl=ApiDeprecation("…"))`: pluggy then names the implementation.
    """


def deprecated(advice: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a function of `plugin_api` that goes with the next version. It works as before, and each call warns with
    the caller's file and line; `advice` says what to write instead.
    """

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def warned(*args: P.args, **kwargs: P.kwargs) -> R:
            warnings.warn(f"{function.__name__} is deprecated: {advice}", ApiDeprecation, stacklevel=2)
            return function(*args, **kwargs)

        return warned

    return mark
