"""Doing a job: bound to its regency, in its language, as nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, g

from kawasan.db import regency_scope
from kawasan.jobs.work import UnknownJob, Work, functions
from kawasan.logs import within_request

if TYPE_CHECKING:
    from kawasan.db import Tenant

JOB = "job"
"""Who acts in the trail, and from where, when a job does."""
FIND_REGENCY = "kawasan_jobs_find_regency"


class RegencyGone(LookupError):
    """The job's regency is not of this installation any more."""


def perform(app: Flask, work: Work) -> None:
    """Do it once, in one unit of work. Raises what the job raises; nothing of it is kept then."""
    if work.name not in functions:
        raise UnknownJob(work.name)
    with app.app_context(), within_request(work.request_id):
        g.kawasan_actor, g.kawasan_origin = (None, JOB), JOB
        if work.language:
            g.kawasan_language = work.language
        with regency_scope(_regency(app, work.regency_id)):
            functions[work.name](**work.arguments)


def _regency(app: Flask, regency_id: int | None) -> Tenant | None:
    """As it is now: a job may have waited for hours."""
    if regency_id is None:
        return None
    with regency_scope(None, writes=False):
        found: Tenant | None = app.extensions[FIND_REGENCY](id=regency_id)
    if found is None:
        raise RegencyGone(str(regency_id))
    return found
