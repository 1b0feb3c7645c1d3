"""Platform tables: jobs that failed for good, and what has been done today."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from kawasan.db import Model, new_id, utcnow


class FailedJob(Model):
    """A job after its last try. Outside of the row filter: a regency's number is in it, none of its rows."""

    __tablename__ = "core_failed_job"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, default=new_id, autoincrement=False)
    work: Mapped[dict[str, Any]] = mapped_column(JSON)
    """All it needs to be tried again (`work.Work`). A mail's holds the mail, so it is not kept for ever."""
    name: Mapped[str] = mapped_column(String(80))
    regency_id: Mapped[int | None] = mapped_column(Integer)
    attempts: Mapped[int] = mapped_column(Integer)
    error: Mapped[str] = mapped_column(String(120))
    """Class of what the last try raised; its words may quote a person."""
    failed_at: Mapped[datetime] = mapped_column(default=utcnow, index=True)


class DailyRun(Model):
    """The last day on which something daily was done. Whoever writes the day first does it."""

    __tablename__ = "core_daily_run"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    day: Mapped[date] = mapped_column(Date)
