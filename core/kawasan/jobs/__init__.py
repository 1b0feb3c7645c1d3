"""Jobs: work that is done after the commit, by `kawasan worker`, for one regency, and again where it fails."""

from __future__ import annotations

from kawasan.jobs.failures import KEPT_DAYS, failed_jobs, forget_failed, forget_old_failures
from kawasan.jobs.models import DailyRun, FailedJob
from kawasan.jobs.performing import JOB
from kawasan.jobs.periodic import ZONE, first_on, first_today, last_days, periodic
from kawasan.jobs.queue import enqueue, init_app, queue, retry_failed
from kawasan.jobs.watching import watched
from kawasan.jobs.work import job

__all__ = [
    "JOB", "KEPT_DAYS", "ZONE", "DailyRun", "FailedJob", "enqueue", "failed_jobs", "first_on", "first_today",
    "forget_failed", "forget_old_failures", "init_app", "job", "last_days", "periodic", "queue", "retry_failed",
    "watched",
]  # fmt: skip
