"""The trail: who changed what, when, from what to what."""

from __future__ import annotations

from kawasan.audit.models import AuditEntry, PlatformAuditEntry
from kawasan.audit.record import COMMAND_LINE, acting_as, record, record_platform

__all__ = ["COMMAND_LINE", "AuditEntry", "PlatformAuditEntry", "acting_as", "record", "record_platform"]
