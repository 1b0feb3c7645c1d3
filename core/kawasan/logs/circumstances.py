"""In which request, and for which regency, something is logged."""

from __future__ import annotations

import re
import secrets
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from kawasan.db import bound

if TYPE_CHECKING:
    from collections.abc import Iterator

_request_id: ContextVar[str | None] = ContextVar("kawasan_request_id", default=None)
SANE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def current_request_id() -> str | None:
    """The id of the request that this is done for, also by a job that it left behind; None outside of one."""
    return _request_id.get()


def usable_id(given: str | None) -> str:
    """An id that came along (`X-Request-Id`) where it is sane, else a new one."""
    return given if given and SANE_ID.fullmatch(given) else secrets.token_hex(8)


@contextmanager
def within_request(request_id: str | None) -> Iterator[None]:
    """What is logged in the block is of this request."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


def circumstances() -> dict[str, str]:
    """Request id and regency, where there are such."""
    found = {"request_id": _request_id.get(), "regency": getattr(bound(), "slug", None)}
    return {name: value for name, value in found.items() if value}
