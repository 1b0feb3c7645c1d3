"""The chain: whoever alters, removes or moves an entry is found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import String, select, type_coerce, update

from kawasan.audit import (
    AuditEntry,
    AuditHead,
    BrokenChain,
    Head,
    PlatformAuditEntry,
    chain,
    head,
    record,
    record_platform,
    verify,
)
from kawasan.audit.chain import digest
from kawasan.db import regency_scope
from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import InRegency
from kawasan.testing.database import Snapshot

E: Any = AuditEntry.__table__
HEADS: Any = AuditHead.__table__


@pytest.fixture
def hashes(toba: RegencyRef, in_regency: InRegency) -> list[str]:
    """Of five entries of toba, made in three units of work."""
    for subjects in ("ab", "c", "de"):
        with in_regency(toba):
            for subject in subjects:
                record("core.test.do", subject, before={"at": None}, after={"rupiah": 25_000, "nama": "Pisang ‘é’"})
    with in_regency(toba) as found:
        return list(found.scalars(select(AuditEntry.hash).order_by(AuditEntry.sequence)))


def check(in_regency: InRegency, regency: RegencyRef, noted: str | None = None) -> Head:
    with in_regency(regency):
        return verify(noted)


def test_a_trail_that_nobody_touched_is_whole(hashes: list[str], toba: RegencyRef, in_regency: InRegency) -> None:
    assert check(in_regency, toba) == Head(5, hashes[-1])
    with in_regency(toba):
        assert head() == Head(5, hashes[-1])


def test_an_empty_trail_is_whole(toba: RegencyRef, in_regency: InRegency) -> None:
    assert check(in_regency, toba) == Head(0, "")


def test_every_head_that_was_noted_occurs(hashes: list[str], toba: RegencyRef, in_regency: InRegency) -> None:
    for noted in hashes:
        check(in_regency, toba, noted)


def place(sequence: int) -> Any:
    return E.c.sequence == sequence


def alter(connection: Any) -> None:
    connection.execute(E.update().where(place(3)).values(subject="x"))


def alter_with_its_hash(connection: Any) -> None:
    connection.execute(E.update().where(place(3)).values(subject="x"))
    changed = connection.execute(select(E).where(place(3))).one()
    connection.execute(E.update().where(place(3)).values(hash=digest(changed, changed.regency_id)))


def remove(connection: Any) -> None:
    connection.execute(E.delete().where(place(3)))


def remove_and_close_the_gap(connection: Any) -> None:
    connection.execute(E.delete().where(place(3)))
    for sequence in (4, 5):
        connection.execute(E.update().where(place(sequence)).values(sequence=sequence - 1))


def swap(connection: Any) -> None:
    for old, new in ((3, 99), (2, 3), (99, 2)):
        connection.execute(E.update().where(place(old)).values(sequence=new))


def cut_the_tail(connection: Any) -> None:
    connection.execute(E.delete().where(E.c.sequence > 3))


def add_without_the_head(connection: Any) -> None:
    last = connection.execute(select(E).where(place(5))).one()
    connection.execute(E.insert().values(**last._asdict() | {"id": 7, "sequence": 6, "previous": last.hash}))
    added = connection.execute(select(E).where(place(6))).one()
    connection.execute(E.update().where(place(6)).values(hash=digest(added, added.regency_id)))


def write_the_last_anew(connection: Any) -> None:
    connection.execute(E.update().where(place(5)).values(subject="x"))
    changed = connection.execute(select(E).where(place(5))).one()
    connection.execute(E.update().where(place(5)).values(hash=digest(changed, changed.regency_id)))


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (alter, r"entry 3 .* was altered"),
        (alter_with_its_hash, r"entry 4 .* does not follow"),
        (remove, r"entry 3 is missing: entry 4 .* follows entry 2"),
        (remove_and_close_the_gap, r"entry 3 .* was altered"),
        (swap, r"entry 2 .* was altered"),
        (cut_the_tail, "ends at entry 3, and entry 5 was the last one written"),
        (add_without_the_head, "ends at entry 6, and entry 5 was the last one written"),
        (write_the_last_anew, r"entry 5 .* was written anew"),
    ],
)
def test_tampering_is_found_at_its_first_entry(
    tamper: Callable[[Any], None], sentence: str, hashes: list[str], toba: RegencyRef, in_regency: InRegency,
    snapshot: Snapshot,
) -> None:  # fmt: skip
    with snapshot.engine.begin() as connection:
        tamper(connection)
    with pytest.raises(BrokenChain, match=sentence):
        check(in_regency, toba)


@pytest.mark.once  # PostgreSQL takes no such value
@pytest.mark.parametrize("column", ["after", "at"])
def test_an_entry_that_cannot_be_read_any_more_is_named(
    column: str, hashes: list[str], toba: RegencyRef, in_regency: InRegency, snapshot: Snapshot
) -> None:
    with snapshot.engine.begin() as connection:
        connection.execute(update(E).where(place(3)).values({column: type_coerce("{", String)}))
    with pytest.raises(BrokenChain, match="entry 3 cannot be read any more"):
        check(in_regency, toba)


def test_what_is_added_meanwhile_is_no_tampering(
    hashes: list[str], toba: RegencyRef, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def head_after_another() -> Head:
        with regency_scope(toba):
            record("core.test.do", "meanwhile")
        return head()

    monkeypatch.setattr(chain, "head", head_after_another)
    with app.app_context(), regency_scope(toba, writes=False):
        assert verify(hashes[2]).sequence >= 5


def test_a_cut_tail_with_a_false_head_is_found_by_a_noted_one(
    hashes: list[str], toba: RegencyRef, in_regency: InRegency, snapshot: Snapshot
) -> None:
    with snapshot.engine.begin() as connection:
        cut_the_tail(connection)
        connection.execute(HEADS.update().values(sequence=3, hash=hashes[2]))
    assert check(in_regency, toba) == Head(3, hashes[2]), "without a noted head nobody can know"
    with pytest.raises(BrokenChain, match="does not occur"):
        check(in_regency, toba, hashes[-1])


@pytest.mark.parametrize("column", ["at", "actor_id", "actor", "action", "subject", "before", "after", "origin", "id"])
def test_everything_an_entry_says_is_covered(
    column: str, hashes: list[str], toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba) as found:
        entry = found.scalars(select(AuditEntry).where(AuditEntry.sequence == 2)).one()
        found.expunge(entry)
    other: Any = {"at": toba.local_now(), "actor_id": 7, "id": 7, "before": {}, "after": {"rupiah": 1}}
    setattr(entry, column, other.get(column, "x"))
    assert digest(entry, toba.id) != hashes[1]


def test_an_entry_belongs_to_its_regency(hashes: list[str], toba: RegencyRef, in_regency: InRegency) -> None:
    """An entry carried over from another regency's trail is a false one."""
    with in_regency(toba) as found:
        entry = found.scalars(select(AuditEntry).where(AuditEntry.sequence == 1)).one()
        assert digest(entry, toba.id) == hashes[0] != digest(entry, toba.id + 1)


def test_chains_do_not_mix(hashes: list[str], samosir: RegencyRef, in_regency: InRegency, app: Flask) -> None:
    with in_regency(samosir):
        record("core.test.do", "x")
    with app.app_context(), regency_scope(None):
        record_platform("core.operator.add", "x")
        record_platform("core.operator.add", "y")
    assert check(in_regency, samosir).sequence == 1
    with app.app_context(), regency_scope(None) as platform:
        assert verify().sequence == 2
        assert set(platform.scalars(select(PlatformAuditEntry.sequence))) == {1, 2}


def test_what_a_savepoint_undid_takes_no_place(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        record("core.test.do", "a")
        with session().begin_nested() as outer:
            record("core.test.do", "b")
            with session().begin_nested():
                record("core.test.do", "c")
            outer.rollback()
        record("core.test.do", "d")
    with in_regency(toba) as found:
        assert found.scalars(select(AuditEntry.subject).order_by(AuditEntry.sequence)).all() == ["a", "d"]
    assert check(in_regency, toba).sequence == 2
