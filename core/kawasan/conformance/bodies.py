"""JSON bodies for writing resources, made from the schema that the API publishes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Valued = Callable[[str], Any]
"""Answers a value of some row for a name such as `product_id`; None: there is none."""
FORMATS = {"date": "2026-03-03", "date-time": "2026-03-03T09:00:00+07:00", "time": "09:00:00",
           "email": "warga@contoh.test", "url": "https://contoh.test/", "uri": "https://contoh.test/"}  # fmt: skip
ARGUMENT = re.compile(r"<(?:[^:<>]*:)?([^<>]+)>")
DEEPEST = 6


def body_of(document: dict[str, Any], path: str, method: str, valued: Valued) -> Any:
    """A valid body for a resource, with ids of rows where it asks for some; `{}` where it says nothing of it."""
    operation = document.get("paths", {}).get(path, {}).get(method.lower(), {})
    content = _resolved(document, operation.get("requestBody", {})).get("content", {})
    schema = next((kind["schema"] for kind in content.values() if "schema" in kind), None)
    return {} if schema is None else _example(document, schema, "", valued, DEEPEST)


def published_path(rule: str) -> str:
    """A path of the URL map as the document writes it."""
    return ARGUMENT.sub(r"{\1}", rule)


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        _, _, section, name = schema["$ref"].split("/")
        schema = document["components"][section][name]
    return schema


def _example(document: dict[str, Any], schema: dict[str, Any], name: str, valued: Valued, depth: int) -> Any:
    schema = _resolved(document, schema)
    for word in ("allOf", "anyOf", "oneOf"):
        if word in schema:
            return _example(document, schema[word][0], name, valued, depth)
    kind = schema.get("type", "object" if "properties" in schema else "string")
    kind = next((one for one in kind if one != "null"), "string") if isinstance(kind, list) else kind
    if kind == "object":
        inner = schema.get("properties", {}) if depth else {}
        made = ((key, part, _example(document, part, key, valued, depth - 1)) for key, part in inner.items())
        return {key: value for key, part, value in made if not _resolved(document, part).get("readOnly")}
    if kind == "array":
        single = name.removesuffix("s")
        return [_example(document, schema.get("items", {}), single, valued, depth - 1)] if depth else []
    return _plain(schema, kind, name, valued)


def _plain(schema: dict[str, Any], kind: str, name: str, valued: Valued) -> Any:
    if choices := [one for one in schema.get("enum", ()) if one is not None]:
        return choices[0]
    if (value := valued(name)) is not None:
        return str(value) if kind == "string" else value
    if kind == "boolean":
        return True
    if kind in ("integer", "number"):
        return min(max(1, schema.get("minimum", 1)), schema.get("maximum", 2**53))
    text = FORMATS.get(schema.get("format", ""), "Contoh isian")
    return text[: schema.get("maxLength", len(text))].ljust(schema.get("minLength", 0), "x")
