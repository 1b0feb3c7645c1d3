"""Migrations: plain Alembic, one version table for core and for each plugin."""

from __future__ import annotations

from kawasan.migrations.counting import RowsHidden, count_rows
from kawasan.migrations.run import current_versions, downgrade, make_revision, pending, sources, upgrade

__all__ = [
    "RowsHidden", "count_rows", "current_versions", "downgrade", "make_revision", "pending", "sources", "upgrade",
]  # fmt: skip
