"""A plugin's pages are registered on a stage first: what would reach beyond them, or shadow another's, is refused
while nothing of it is in the application yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask

from kawasan.auth.access import require_declared
from kawasan.plugins.program import ProgramError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Blueprint

    from kawasan.plugins.registry import PluginRegistry

EVERYWHERE = {
    "before_request_funcs": "runs before every request",
    "after_request_funcs": "runs after every request",
    "teardown_request_funcs": "runs after every request",
    "template_context_processors": "adds to every template",
    "url_value_preprocessors": "changes every address",
    "url_default_functions": "changes every address",
    "error_handler_spec": "answers errors of other pages",
}
"""Flask's lists of what blueprints may put upon a whole application, under the key None."""
SHARED = ("filters", "globals", "tests")
"""Names that templates know."""


def rehearse(app: Flask, blueprints: Iterable[Blueprint]) -> None:
    """Raise ProgramError for what may not come into `app`, UndeclaredAccess for a view that says nobody may open it."""
    for blueprint in blueprints:
        if blueprint.name in app.blueprints:
            message = f"its blueprint {blueprint.name} has the name of another; call it as the plugin"
            raise ProgramError(message)
        if blueprint.url_prefix and not blueprint.url_prefix.startswith("/"):
            message = f"the prefix {blueprint.url_prefix} of its blueprint {blueprint.name} must begin with a slash"
            raise ProgramError(message)
        stage, bare = _stage(app), _stage(app)
        before = _known(stage)
        stage.register_blueprint(blueprint)
        _refuse_everywhere(blueprint, stage, bare)
        for place, names in _known(stage).items():
            touched = {name for name, thing in names.items() if thing is not before[place].get(name)}
            _refuse_taken(touched & _known(app)[place].keys(), place)
        require_declared(stage)


def _refuse_everywhere(blueprint: Blueprint, stage: Flask, bare: Flask) -> None:
    for place, does in EVERYWHERE.items():
        if _upon_all(stage, place) != _upon_all(bare, place):
            message = f"its blueprint {blueprint.name} {does}, where the program is off too"
            raise ProgramError(message)
    for rule in stage.url_map.iter_rules():
        if not rule.endpoint.startswith(f"{blueprint.name}."):
            message = f"its route {rule.rule} belongs to no blueprint, so that no regency could switch it off"
            raise ProgramError(message)


def mount(app: Flask, plugins: PluginRegistry, api: Any) -> None:
    """Register what the plugins bring: pages below their program's prefix, resources below that of the API."""

    def pages(name: str, blueprints: list[Blueprint]) -> None:
        rehearse(app, blueprints)
        for blueprint in blueprints:
            plugins.owner_of_blueprint[blueprint.name] = name
            app.register_blueprint(blueprint, url_prefix=plugins.plugins[name].program.prefix + _own_prefix(blueprint))

    def resources(name: str, blueprints: list[Blueprint]) -> None:
        rehearse(app, blueprints)
        for blueprint in blueprints:
            plugins.owner_of_blueprint[blueprint.name] = name
            prefix = f"/api/v1{plugins.plugins[name].program.prefix}{_own_prefix(blueprint)}"
            api.mount(blueprint, name, prefix)

    plugins.at_start("blueprints", pages)
    plugins.at_start("api_blueprints", resources)


def _own_prefix(blueprint: Blueprint) -> str:
    return blueprint.url_prefix or ""


def _stage(app: Flask) -> Flask:
    stage = Flask(__name__, static_folder=None)
    stage.url_map.converters = dict(app.url_map.converters)
    return stage


def _known(app: Flask) -> dict[str, dict[str, Any]]:
    """What templates and routes know by name."""
    environment = vars(app.jinja_env)
    return {place: dict(environment[place]) for place in SHARED} | {"converters": dict(app.url_map.converters)}


def _upon_all(app: Flask, place: str) -> Any:
    found = getattr(app, place).get(None)
    if place == "error_handler_spec":
        return {code for code, handlers in (found or {}).items() if handlers}
    return [function.__qualname__ for function in found or ()]


def _refuse_taken(names: set[str], place: str) -> None:
    if names:
        message = f"the portal knows {', '.join(sorted(names))} already ({place})"
        raise ProgramError(message)
