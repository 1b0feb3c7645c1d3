"""How a command says no."""

from __future__ import annotations

import click

USAGE_ERROR = 2


class Refused(click.ClickException):
    """Wrong input: one sentence, exit code 2."""

    exit_code = USAGE_ERROR


class Failed(click.ClickException):
    """The input was right and something else is not: one sentence, exit code 1."""
