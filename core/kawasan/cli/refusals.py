"""How a command says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError

USAGE_ERROR = 2


class Refused(click.ClickException):
    """Wrong input: one sentence, exit code 2."""

    exit_code = USAGE_ERROR


class Failed(click.ClickException):
    """The input was right and something else is not: one sentence, exit code 1."""


def reason_of(error: DBAPIError) -> str:
    """What the database itself said, on one line."""
    return str(error.orig).strip().splitlines()[0]
