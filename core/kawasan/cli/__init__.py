"""`kawasan …`: the installation from the command line. Each command says plainly what it did; wrong input exits 2."""

from __future__ import annotations

import logging
import sys
import warnings

import click

from kawasan.cli.commands import Commands
from kawasan.deprecation import ApiDeprecation


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kawasan")
def main() -> None:
    """Run and look after a kawasan installation."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if not sys.warnoptions:
        warnings.filterwarnings("default", category=ApiDeprecation)  # Python itself hides what libraries warn of
