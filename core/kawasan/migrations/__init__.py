"""Migrations: plain Alembic, one version table for core and for each plugin."""

from __future__ import annotations

from kawasan.migrations.run import current_versions, downgrade, make_revision, pending, sources, upgrade

__all__ = ["current_versions", "downgrade", "make_revision", "pending", "sources", "upgrade"]
