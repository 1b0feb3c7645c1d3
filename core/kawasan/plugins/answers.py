"""What a hook answers is read to its end and checked while the plugin that answers can still be named: what is wrong
would else break the page that shows it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from types import ModuleType
from typing import Any, cast, get_args, get_origin, get_type_hints

from flask import Blueprint
from typeguard import CollectionCheckStrategy, TypeCheckError, check_type

from kawasan.plugins.contributions import ConsoleCard, FrontSection, NavItem, Published, SearchHit
from kawasan.plugins.personal import Erasure, HeldData
from kawasan.plugins.program import Program

ANSWERS: dict[str, Any] = {
    "program": Program,
    "blueprints": list[Blueprint],
    "api_blueprints": list[Blueprint],
    "settings": type,
    "hookspecs": ModuleType,
    "navigation": list[NavItem],
    "front_sections": list[FrontSection],
    "console_cards": list[ConsoleCard],
    "search": list[SearchHit],
    "published": list[Published],
    "personal_data": list[HeldData],
    "erase_personal_data": Erasure,
    "new_day": None,
    "demo": str,
}
"""By hook. The hooks of plugins add theirs; None may be answered everywhere."""


class AnswerError(TypeError):
    """A hook answered what nobody can use."""


def understood(answer: Any, kind: Any) -> Any:
    """The answer, a list where any series is answered for one. Raises AnswerError."""
    if answer is None or kind is Any:
        return answer
    if get_origin(kind) is list and isinstance(answer, (tuple, Iterator)):
        answer = list(answer)
    try:
        check_type(answer, kind)  # of what lies within, the first: there may be thousands
        for item in answer if isinstance(answer, list) else [answer]:
            _check_item(item, kind)
    except TypeCheckError as error:
        message = f"its answer {error}"
        raise AnswerError(message) from None
    return answer


def kind_of(spec: Any) -> Any:
    """What a plugin's own hook is answered with, as its hookspec says; Any where that cannot be told."""
    try:
        return get_type_hints(spec).get("return", Any)
    except (NameError, TypeError):
        return Any


def _check_item(item: Any, kind: Any) -> None:
    if get_origin(kind) is list:
        check_type(item, *get_args(kind))
    _check_fields(item)


def _check_fields(item: Any) -> None:
    for name, kind in _kinds(cast("Hashable", type(item))):
        value = getattr(item, name)
        if isinstance(kind, type) and isinstance(value, kind):
            continue  # most are of a plain class: a tenth of the time
        try:
            check_type(value, kind, collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS)
        except TypeCheckError as error:
            message = f"its answer has a {type(item).__name__} whose {name} {error}"
            raise AnswerError(message) from None


@cache
def _kinds(item: Hashable) -> list[tuple[str, Any]]:
    if not is_dataclass(item):
        return []
    try:
        hints = get_type_hints(item)
    except (NameError, TypeError):
        return []  # a class of another plugin, whose annotations cannot be read
    return [(field.name, hints[field.name]) for field in fields(item) if hints[field.name] is not Any]
