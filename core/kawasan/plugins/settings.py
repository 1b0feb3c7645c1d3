"""Typed settings of a program: a frozen dataclass, shown to administrators as a form."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from kawasan.languages import Bilingual
from kawasan.plugins.program import ProgramError
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
TYPES = (bool, int, str)


NOTHING = Bilingual("")


@dataclass(frozen=True)
class SettingInfo:
    """How one setting is shown and checked."""

    label: Bilingual
    help: Bilingual = NOTHING
    unit: Bilingual = NOTHING
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[tuple[str, Bilingual], ...] = ()
    multiline: bool = False


def setting(default: Any, label: Bilingual, **info: Any) -> Any:
    """A field of a settings dataclass, with how it is shown and checked.

    For a number: `quota: int = setting(60, Bilingual("Kuota", "Quota"), minimum=0)`.

    `info` takes what SettingInfo has: help, unit, minimum, maximum (numbers; for text `maximum` is its length),
    choices, multiline.
    """
    return field(default=default, metadata={"setting": SettingInfo(label, **info)})


def checked(kind: type[T]) -> type[T]:
    """The class itself. Raises ProgramError for one that is no dataclass, or has a field without a description or of
    another type than TYPES.
    """
    if not is_dataclass(kind):
        message = f"the settings {kind.__name__} are no dataclass"
        raise ProgramError(message)
    for one in fields(kind):
        if "setting" not in one.metadata or type(one.default) not in TYPES:
            message = f"{kind.__name__}.{one.name} must be a bool, int or str, made by setting(…)"
            raise ProgramError(message)
    return kind


def describe(kind: type[Any]) -> list[tuple[str, type[Any], Any, SettingInfo]]:
    """Name, type, default and description of each setting."""
    return [(f.name, type(f.default), f.default, f.metadata["setting"]) for f in fields(kind)]


def read_settings(kind: type[T], program: str, stored: Mapping[str, Mapping[str, Any]] | None = None) -> T:
    """The settings of `program` for the current regency: what was saved, over the defaults. No query."""
    regency_settings = require_regency().stored_settings if stored is None else stored
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]  # T is a dataclass type by contract
    saved = {key: value for key, value in regency_settings.get(program, {}).items() if key in known}
    return replace(kind(), **saved)  # type: ignore[type-var]  # as above
