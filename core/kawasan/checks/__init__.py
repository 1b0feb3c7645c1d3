"""What is wrong with an installation: its tables, and its settings where it is put up for others."""

from __future__ import annotations

from kawasan.checks.findings import Finding
from kawasan.checks.production import check_production
from kawasan.checks.tables import check_tables

__all__ = ["Finding", "check_production", "check_tables"]
