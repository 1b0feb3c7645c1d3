"""The trail: who changed what, when, from what to what."""

from __future__ import annotations

from kawasan.audit.chain import BrokenChain, Head, head, verify
from kawasan.audit.models import AuditEntry, AuditHead, PlatformAuditEntry
from kawasan.audit.record import COMMAND_LINE, STATION, acting_as, record, record_platform

__all__ = [
    "COMMAND_LINE", "STATION", "AuditEntry", "AuditHead", "BrokenChain", "Head", "PlatformAuditEntry", "acting_as",
    "head", "record", "record_platform", "verify",
]  # fmt: skip
