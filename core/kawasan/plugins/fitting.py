"""Whether an implementation of a hook fits it, said with the line where it stands."""

from __future__ import annotations

from difflib import get_close_matches
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any

from kawasan.plugins.blame import line_of
from kawasan.plugins.program import ProgramError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import ModuleType

    import pluggy


def check_arguments(manager: pluggy.PluginManager, module: ModuleType, folder: Path) -> None:
    """Raise ProgramError where one asks for what its hook has not. pluggy would too, and not say where."""
    for name in dir(module):
        if (options := manager.parse_hookimpl_opts(module, name)) is None:
            continue
        hook = options.get("specname") or name
        caller, function = getattr(manager.hook, hook, None), getattr(module, name)
        if caller is not None and caller.spec is not None:
            sentence = lacking(hook, _needed(function), set(caller.spec.argnames))
            if sentence:
                raise ProgramError(sentence + line_of(function, folder))


def _needed(function: Any) -> list[str]:
    """Arguments without a default, which pluggy would have to give."""
    kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    return [p.name for p in signature(function).parameters.values() if p.kind in kinds and p.default is p.empty]


def lacking(hook: str, asked: Iterable[str], given: set[str]) -> str:
    """What is wrong with an implementation that asks for arguments the hook has not; empty: nothing."""
    if not (missed := sorted(set(asked) - given)):
        return ""
    return f"{hook} is not given {', '.join(missed)}, but {', '.join(sorted(given)) or 'nothing'}"


def with_likely(hook: str, known: Iterable[str]) -> str:
    """The name of a hook that there is not, and of the one that was likely meant."""
    likely = get_close_matches(hook, known, n=1)
    return f"{hook} (is it {likely[0]}?)" if likely else hook
