"""Jobs that failed for good: kept for the operator, who has them tried again or forgets them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from kawasan.db import regency_scope, session, utcnow
from kawasan.jobs.models import FailedJob
from kawasan.jobs.work import Work

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Select

KEPT_DAYS = 30
"""A mail that could not be sent holds an address and a text: personal data that nobody needs any more."""


def keep_failed(app: Flask, work: Work, *, attempts: int, error: BaseException) -> None:
    """Keep a job for the operator."""
    with app.app_context(), regency_scope(None) as unit:
        kind = type(error).__name__[:120]
        unit.add(
            FailedJob(work=work.as_values(), name=work.name, regency_id=work.regency_id, attempts=attempts, error=kind)
        )


def failed_jobs() -> Select[FailedJob]:
    """Those of the last 30 days, newest first."""
    since = utcnow() - timedelta(days=KEPT_DAYS)
    kept = select(FailedJob).where(FailedJob.failed_at >= since)
    return kept.order_by(FailedJob.failed_at.desc(), FailedJob.id.desc())


def forget_old_failures() -> None:
    """Delete those of earlier days."""
    session().execute(delete(FailedJob).where(FailedJob.failed_at < utcnow() - timedelta(days=KEPT_DAYS)))


def forget_failed(job_id: int) -> str | None:
    """Remove it; answers its name, None where it is not there."""
    taken = take_failed(job_id)
    return taken.name if taken else None


def take_failed(job_id: int) -> Work | None:
    """Remove it and answer what was to be done. Of two who take it at once the second finds nothing."""
    taken = session().scalars(delete(FailedJob).where(FailedJob.id == job_id).returning(FailedJob.work)).one_or_none()
    return Work(**taken) if taken else None
