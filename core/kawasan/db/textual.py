"""Where a statement made of objects can carry SQL as text, which nobody can check for a regency's tables."""

from __future__ import annotations

import re
from typing import Any

RAW = frozenset({"textclause", "tstring", "lambda_element"})
AMENDED = frozenset({"select", "insert", "update", "delete", "cte"})
AMENDMENTS = ("_prefixes", "_suffixes", "_hints", "_statement_hints")
PLAIN_WORD = re.compile(r"^[\w*]+$")
OPERATOR = re.compile(r"^(?:\w+|(?!.*(?:--|/\*))[-+*/<>=~!@#%^&|`?:]+)$")
"""One word, or signs that open no comment: `GLOB`, `@@`, `->>`."""


def is_textual(element: Any) -> bool:
    """Whether this part of a statement is text, or would be written into the SQL without quotes."""
    kind = element.__visit_name__
    if kind in RAW:
        return True
    if kind == "column":
        return _is_raw(element.name, literal=element.is_literal)
    if kind == "binary":
        return _is_raw_operator(element.operator)
    if kind == "unary":
        return _is_raw_operator(element.operator) or _is_raw_operator(element.modifier)
    if kind in AMENDED and any(getattr(element, name, None) for name in AMENDMENTS):
        return True
    return _is_raw(element.__dict__.get("name"), literal=False)


def is_plain(name: Any) -> bool:
    """Whether a name can only be a name."""
    return PLAIN_WORD.match(name) is not None


def _is_raw(name: Any, *, literal: bool) -> bool:
    unquoted = literal or getattr(name, "quote", None) is False
    return unquoted and not is_plain(name)


def _is_raw_operator(operator: Any) -> bool:
    sign = getattr(operator, "opstring", None)
    return sign is not None and not OPERATOR.match(sign)
