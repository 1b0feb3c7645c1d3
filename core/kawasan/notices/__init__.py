"""Notices: what the portal tells a person, on their own page and by mail where there is a confirmed address."""

from __future__ import annotations

from kawasan.notices.models import Notice
from kawasan.notices.tell import count_unread, mark_read, notices_of, tell

__all__ = ["Notice", "count_unread", "mark_read", "notices_of", "tell"]
