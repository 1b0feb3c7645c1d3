"""What is wrong with an installation: its tables, its settings where it is put up for others, and what does not answer
right now.
"""

from __future__ import annotations

from kawasan.checks.findings import Finding
from kawasan.checks.production import check_database, check_settings
from kawasan.checks.readiness import missing_parts
from kawasan.checks.tables import check_tables

__all__ = ["Finding", "check_database", "check_settings", "check_tables", "missing_parts"]
