"""flask-smorest, told which paths belong to which plugin, so that a regency's specification lists the programs it has
on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apispec.ext.marshmallow import MarshmallowPlugin, resolver
from apispec.ext.marshmallow.common import resolve_schema_cls
from flask import Response, json, request
from flask_smorest import Api
from marshmallow import Schema, fields

from kawasan.api.problems import PROBLEM_TYPE
from kawasan.tenancy import current_regency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Blueprint


class Problem(Schema):
    """An error, as RFC 9457 describes it."""

    type = fields.String(metadata={"description": "Always about:blank: the status says it all"})
    title = fields.String(metadata={"description": "Name of the status"})
    status = fields.Integer(metadata={"description": "HTTP status"})
    detail = fields.String(metadata={"description": "What to do, in plain words"})
    errors = fields.Dict(metadata={"description": "Where the request was wrong, by place and field"})


class KawasanApi(Api):  # type: ignore[misc]  # loosely typed upstream
    """The API of the installation."""

    ERROR_SCHEMA = Problem

    def __init__(self, app: Any) -> None:
        self.owner_of_path: dict[str, str] = {}
        self.owner_of_tag: dict[str, str] = {}
        self._schemas: dict[str, str] = {}
        names = MarshmallowPlugin(schema_name_resolver=self._name_of)
        super().__init__(app, spec_kwargs={"marshmallow_plugin": names})

    def _name_of(self, schema: type[Schema]) -> str:
        """A schema's name as apispec has it; the second package that uses one puts its own name before it."""
        name, package = str(resolver(schema)), resolve_schema_cls(schema).__module__.partition(".")[0]
        if self._schemas.setdefault(name, package) == package:
            return name
        return package.removeprefix("kawasan_").title().replace("_", "") + name

    def _register_error_handlers(self) -> None:
        """Nothing: the parent's would turn every HTML error page into JSON. Core's handler serves both."""

    def mount(self, blueprint: Blueprint, plugin: str, prefix: str) -> None:
        """Register a plugin's API blueprint and remember which paths it brought."""
        before = set(self.spec.to_dict()["paths"])
        self.register_blueprint(blueprint, url_prefix=prefix)
        self.owner_of_path.update(dict.fromkeys(set(self.spec.to_dict()["paths"]) - before, plugin))
        self.owner_of_tag[blueprint.name] = plugin

    def filtered(self) -> dict[str, Any]:
        """The specification of the current regency: paths, tags and components of the programs that are on."""
        regency = current_regency()
        on = regency.programs if regency else {}
        spec: dict[str, Any] = self.spec.to_dict()
        paths = {path: _told(item) for path, item in spec["paths"].items() if self.owner_of_path.get(path) in on}
        tags = [tag for tag in spec.get("tags", []) if self.owner_of_tag.get(tag["name"]) in on]
        components = _reachable(paths, spec["components"] | {"responses": _problems(spec["components"]["responses"])})
        return {
            **spec,
            "paths": paths,
            "tags": tags,
            "components": components,
            "servers": [{"url": request.script_root or "/"}],
        }

    def _openapi_json(self) -> Response:
        return Response(json.dumps(self.filtered(), sort_keys=False), mimetype="application/json")


def _told(path_item: dict[str, Any]) -> dict[str, Any]:
    """A path with the document of each refusal."""
    return {
        method: operation | {"responses": _problems(operation["responses"])} if "responses" in operation else operation
        for method, operation in path_item.items()
    }


def _problems(responses: dict[str, Any]) -> dict[str, Any]:
    """Responses whose errors are problem documents; smorest would have them as plain JSON, or without a body."""
    document = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        name: response if "$ref" in response or name[:1] in "123" else response | {"content": document}
        for name, response in responses.items()
    }


def _reachable(paths: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    used: set[str] = set()
    todo: list[Any] = [paths]
    while todo:
        for reference in _references(todo.pop()):
            if reference not in used:
                used.add(reference)
                _, _, section, name = reference.split("/")
                todo.append(components[section][name])
    return {
        section: kept
        for section, items in components.items()
        if (kept := {name: item for name, item in items.items() if f"#/components/{section}/{name}" in used})
    }


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
