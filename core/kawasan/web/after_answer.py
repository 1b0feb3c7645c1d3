"""Work that is done once the answer is out, so that how long it takes tells nobody what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response, after_this_request, current_app

from kawasan.db import regency_scope
from kawasan.tenancy import current_regency

if TYPE_CHECKING:
    from collections.abc import Callable


def after_answer(work: Callable[[], None]) -> None:
    """Run `work` in a unit of its own, in this regency, when the answer to this request has been sent. An error is
    logged: nobody waits for it any more.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - documented by Flask
    regency = current_regency()

    def do() -> None:
        try:
            with app.app_context(), regency_scope(regency):
                work()
        except Exception:
            app.logger.exception("work after an answer failed")

    @after_this_request
    def later(response: Response) -> Response:
        response.call_on_close(do)
        return response
