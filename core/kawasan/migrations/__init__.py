"""Migrations: plain Alembic, one version table for core and for each plugin."""

from __future__ import annotations

from kawasan.migrations.counting import RowsHidden, count_rows
from kawasan.migrations.leftovers import Leftover, leftover, leftover_names, plugins_that_are_gone, remove_leftover
from kawasan.migrations.revising import NothingChanged, Written, make_revision, replace_revision
from kawasan.migrations.run import (
    MigrationRefused,
    UpgradeFailed,
    current_versions,
    difference,
    downgrade,
    pending,
    sources,
    upgrade,
)

__all__ = [
    "Leftover", "MigrationRefused", "NothingChanged", "RowsHidden", "UpgradeFailed", "Written", "count_rows",
    "current_versions", "difference", "downgrade", "leftover", "leftover_names", "make_revision", "pending",
    "plugins_that_are_gone", "remove_leftover", "replace_revision", "sources", "upgrade",
]  # fmt: skip
