"""Permissions of the staff's pages, as declared in `plugin.py`."""

from __future__ import annotations

WORK = "service_queue:counter:work"
EDIT = "service_queue:office:edit"
