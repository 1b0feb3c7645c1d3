"""Migrations: plain Alembic, one version table for core and for each plugin."""

from __future__ import annotations

from kawasan.migrations.counting import RowsHidden, count_rows
from kawasan.migrations.leftovers import Leftover, leftover, leftover_names, plugins_that_are_gone, remove_leftover
from kawasan.migrations.run import current_versions, difference, downgrade, make_revision, pending, sources, upgrade

__all__ = [
    "Leftover", "RowsHidden", "count_rows", "current_versions", "difference", "downgrade", "leftover", "leftover_names",
    "make_revision", "pending", "plugins_that_are_gone", "remove_leftover", "sources", "upgrade",
]  # fmt: skip
