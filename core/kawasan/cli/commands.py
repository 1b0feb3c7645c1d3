"""Finding commands by name, and turning what goes wrong below them into one sentence."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any, cast

import click
from sqlalchemy.exc import ArgumentError, DBAPIError

from kawasan.cli.refusals import Failed, Refused, reason_of
from kawasan.config import ConfigError

MODULES = {
    "audit": "audit",
    "check": "check",
    "db": "database",
    "demo": "demonstration",
    "plugin": "plugins",
    "regency": "regencies",
    "serve": "serving",
    "user": "users",
    "worker": "working",
}
"""Each command and the module of this package that has it, imported when it is asked for: the application takes half a
second that `db upgrade` and `--version` do not need."""
log = logging.getLogger(__name__)


class Commands(click.Group):
    """The commands of `kawasan`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, for the help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command or group of this name."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"kawasan.cli.{MODULES[cmd_name]}")
        return cast("click.Command", module.command)

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; settings that cannot be used and a database that does not answer are said in a sentence."""
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            raise Refused(str(error)) from error
        except ArgumentError as error:
            raise Refused(f"KAWASAN_DATABASE_URL cannot be used: {error}") from error
        except DBAPIError as error:
            log.debug("the database refused", exc_info=error)
            raise Failed(
                f"the database refused ({reason_of(error)}); if it is new, run first: kawasan db upgrade"
            ) from error
