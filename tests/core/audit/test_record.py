"""The trail: who changed what, when; entries are only ever added."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from kawasan.audit import AuditEntry, PlatformAuditEntry, record, record_platform
from kawasan.db import regency_scope, utcnow
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, Client, InRegency, UserId


def entries(in_regency: InRegency, regency: RegencyRef) -> list[dict[str, Any]]:
    with in_regency(regency) as session:
        rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        return [
            {name: getattr(row, name) for name in ("at", "actor", "actor_id", "action", "subject", "before", "after")}
            for row in rows
        ]


def test_an_entry_says_who_what_and_when(
    admin: Client, toba: RegencyRef, in_regency: InRegency, user_id: UserId, at: At
) -> None:
    program = next(iter(toba.programs))
    at("2026-03-02 09:00")
    assert admin.post(f"/kelola/program/{program}", {"on": "0"}).status_code in {302, 303}
    assert entries(in_regency, toba) == [
        {
            "at": utcnow(),
            "actor": "admin@toba.test",
            "actor_id": user_id(admin),
            "action": "core.program.switch",
            "subject": program,
            "before": {"on": True},
            "after": {"on": False},
        }
    ]


def test_what_was_undone_leaves_no_entry(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    assert admin.post("/kelola/program/nowhere", {"on": "0"}).status_code == 404
    assert entries(in_regency, toba) == []


def test_a_trail_is_its_regencys(toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        record("core.test.do", "x")
    assert [entry["actor"] for entry in entries(in_regency, toba)] == ["command line"]
    assert entries(in_regency, samosir) == []


def test_a_long_subject_is_cut(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        record("core.test.do", "x" * 500)
    assert entries(in_regency, toba)[0]["subject"] == "x" * 200


def test_the_platform_has_a_trail_of_its_own(app: Flask) -> None:
    with app.app_context(), regency_scope(None):
        record_platform("core.operator.add", "operator@kawasan.test", after={"operator": True})
    with app.app_context(), regency_scope(None, writes=False) as session:
        entry = session.scalars(select(PlatformAuditEntry)).one()
        assert (entry.action, entry.subject, entry.after) == (
            "core.operator.add",
            "operator@kawasan.test",
            {"operator": True},
        )
