"""Moments in the database, and the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from kawasan.audit import AuditEntry
from kawasan.db import utcnow
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, InRegency

WIB = timezone(timedelta(hours=7))


def entry(at: datetime) -> AuditEntry:
    place = {"sequence": int(at.timestamp()), "previous": "", "hash": "", "origin": "web"}
    return AuditEntry(at=at, actor="x", action="core.test.do", subject="x", **place)


def test_a_moment_comes_back_aware_and_in_utc(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        session.add(entry(datetime(2026, 3, 2, 9, 30, tzinfo=WIB)))
    with in_regency(toba) as session:
        read = session.scalars(select(AuditEntry.at)).one()
    assert read == datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
    assert read.utcoffset() == timedelta(0)


def test_moments_compare_across_zones(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        session.add(entry(datetime(2026, 3, 2, 2, 30, tzinfo=UTC)))
        session.flush()
        found = session.scalars(select(AuditEntry.id).where(AuditEntry.at >= datetime(2026, 3, 2, 9, 30, tzinfo=WIB)))
        assert len(found.all()) == 1


def test_a_naive_moment_is_refused(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        session.add(entry(datetime(2026, 3, 2, 9, 30)))  # noqa: DTZ001 - the refusal is the point
        with pytest.raises(StatementError, match="naive"):
            session.flush()
        session.rollback()


def test_the_clock_runs() -> None:
    assert abs(utcnow() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clock_can_be_stopped(at: At, toba: RegencyRef) -> None:
    at("2026-03-02 23:59")
    assert utcnow() == datetime(2026, 3, 2, 16, 59, tzinfo=UTC)
    assert toba.local_day().isoformat() == "2026-03-02"
    with at(datetime(2026, 3, 2, 17, 0, tzinfo=UTC)):
        assert toba.local_day().isoformat() == "2026-03-03"
    assert toba.local_day().isoformat() == "2026-03-02"
