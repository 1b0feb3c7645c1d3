"""Of two who change the same at once, the later one waits for the earlier one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from kawasan.plugin_api import session


def hold(model: Any, row_id: int) -> bool:
    """Hold a row until the unit ends: who asks to hold it meanwhile waits. False: it is not there any more."""
    return session().scalar(select(model.id).where(model.id == row_id).with_for_update()) is not None
