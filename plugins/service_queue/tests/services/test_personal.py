"""What the queue holds on a person: a counter an officer has open, and what they did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import Client, InRegency, UserId
from kawasan_service_queue.models import Counter
from kawasan_service_queue.services.calling import call_next
from kawasan_service_queue.services.desk import check_holder
from kawasan_service_queue.services.personal import erase, held_on
from kawasan_service_queue.services.staffing import find_counter

Desk = Callable[..., Counter]


def test_an_officer_has_the_counter_they_opened(
    hospital: str, desk: Desk, budi: Client, ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        desk(hospital, 1)
        (held,) = held_on(user_id(budi))
        assert held.items[0].what.en == "rsud office, Counter 1"
        assert held.items[0].since is not None
        assert "Nomor antrean tidak memuat nama" in held.kept.id
        assert held_on(user_id(ani)) == []


def test_what_they_did_is_in_the_trail_and_stays(
    hospital: str, budi: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    office = {"name_id": "RSUD", "name_en": "", "kind": "", "summary_id": "", "address_id": "Balige"}
    budi.post(f"/antrean/kelola/{hospital}/ubah", office)
    with in_regency(toba):
        held = held_on(user_id(budi))
        kept = erase(user_id(budi)).kept
        assert [item.what.en for kind in held for item in kind.items] == ["Changed an office"]
        assert [kind.outlasts_erasure for kind in held] == [True]
        assert "Jejak perubahan" in kept[0].what.id
        assert held_on(user_id(budi)) == held


def test_an_erased_officer_sits_at_no_counter(
    hospital: str, desk: Desk, take: Callable[..., str], budi: Client, admin: Client, user_id: UserId,
    in_regency: InRegency, toba: RegencyRef,
) -> None:  # fmt: skip
    with in_regency(toba):
        take("daftar")
        call_next(desk(hospital, 1))
    with in_regency(toba):
        erasure = erase(user_id(budi))
        assert erasure.erased[0].en == "rsud office, Counter 1: no longer open by you."
    with in_regency(toba):
        counter: Any = find_counter(hospital, 1)
        assert (counter.opened_by, counter.opened_at) == (None, None)
        check_holder(counter, user_id(admin))
        assert session().query(Counter).filter(Counter.opened_by.is_not(None)).count() == 0
