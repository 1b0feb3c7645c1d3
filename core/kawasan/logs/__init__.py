"""Logs: one line for each request and each message, with request id and regency, and nothing about the person."""

from __future__ import annotations

from kawasan.logs.circumstances import current_request_id, within_request
from kawasan.logs.formats import JsonLines, ReadableLines
from kawasan.logs.requests import ROUTE, RequestLog, note_route
from kawasan.logs.setup import configure

__all__ = [
    "ROUTE", "JsonLines", "ReadableLines", "RequestLog", "configure", "current_request_id", "note_route",
    "within_request",
]  # fmt: skip
