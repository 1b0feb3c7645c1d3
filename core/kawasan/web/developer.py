"""What an error page says more where one develops: which plugin, where, and what to do. Never in production."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, request
from werkzeug.exceptions import InternalServerError, NotFound

from kawasan.db.faults import missing_part
from kawasan.migrations import pending
from kawasan.plugins import registry
from kawasan.web.gate import owner_of

if TYPE_CHECKING:
    from werkzeug.exceptions import HTTPException


def hint(error: HTTPException) -> str:
    """Sentences in English, as in the log; empty: there is nothing to say, or this is production mode."""
    if current_app.config["KAWASAN_MODE"] == "production":
        return ""
    if isinstance(error, NotFound):
        return _set_aside()
    if isinstance(error, InternalServerError) and error.original_exception is not None:
        return _raised(error.original_exception)
    return ""


def _set_aside() -> str:
    """Of plugins that are out altogether: one that could not be imported never said which addresses are its own."""
    known, owner = registry(), owner_of(request.blueprints)
    if request.routing_exception is None and (owner is None or owner in known.plugins):
        return ""
    out = [(name, trouble) for name, trouble in known.broken.items() if name not in known.plugins]
    return "; ".join(f"plugin {name} is set aside: {trouble.text}" for name, trouble in out)


def _raised(error: BaseException) -> str:
    name = owner_of(request.blueprints)
    told = f"plugin {name}: {registry().trouble_of(name)}" if name else ""
    if not missing_part(error):
        return told
    return f"{told or missing_part(error)}. {_remedy(name or 'core')}"


def _remedy(name: str) -> str:
    if name in {behind for behind, _, _ in pending(current_app.config["KAWASAN_DATABASE_URL"])}:
        return "Its migrations are not applied yet: kawasan db upgrade"
    commands = f'kawasan db revision {name} -m "what changes", then kawasan db upgrade'
    return f"Its models are newer than its migrations: {commands}"
