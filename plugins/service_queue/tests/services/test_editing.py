"""Changing offices, services and counters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency
from kawasan_service_queue.models import Counter
from kawasan_service_queue.services.calling import call_next
from kawasan_service_queue.services.editing import (
    all_offices,
    any_office,
    remove_counter,
    save_counter,
    save_office,
    save_service,
)
from kawasan_service_queue.services.offices import find_office
from kawasan_service_queue.services.refusals import EditRefused, UnknownOffice

Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_a_new_office(toba: RegencyRef, in_regency: InRegency, admin: Client) -> None:
    with in_regency(toba):
        office = save_office(None, {"slug": "camat", "name_id": "Kantor Camat", "hours": [["mon", "08:00", "15:00"]]})
        service = save_service(office, None, {"slug": "surat", "name_id": "Surat", "letter": "A", "usual_minutes": 5})
        save_counter(office, None, {"number": 1}, frozenset({service.id}))
    with in_regency(toba):
        found = find_office("camat")
        assert [one.slug for one in found.services] == ["surat"]
        assert found.counters[0].service_ids == {found.services[0].id}
    assert "service_queue.office.add" in admin.get("/kelola/jejak").text


def test_a_change_notes_only_what_changed(
    hospital: str, toba: RegencyRef, in_regency: InRegency, admin: Client
) -> None:
    with in_regency(toba):
        save_office(find_office("rsud"), {"slug": "other", "name_id": "RSUD", "phone": "0632123"})
    with in_regency(toba):
        assert find_office("rsud").phone == "0632123"
    assert "0632123" in admin.get("/kelola/jejak").text


def test_saving_the_same_again_is_no_change(
    hospital: str, toba: RegencyRef, in_regency: InRegency, admin: Client
) -> None:
    with in_regency(toba):
        save_office(find_office("rsud"), {"name_id": "RSUD"})
    assert "service_queue.office.change" not in admin.get("/kelola/jejak").text


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"slug": "", "name_id": "A"}, "slug", "empty"),
        ({"slug": "Kantor Camat", "name_id": "A"}, "slug", "format"),
        ({"slug": "camat\n", "name_id": "A"}, "slug", "format"),
        ({"slug": "rsud", "name_id": "A"}, "slug", "taken"),
        ({"slug": "camat", "name_id": ""}, "name_id", "empty"),
        ({"slug": "camat", "name_id": "A", "hours": [["mon", "15:00"]]}, "hours", "format"),
    ],
)
def test_an_office_that_cannot_be_saved(
    hospital: str, toba: RegencyRef, in_regency: InRegency, values: dict[str, Any], field: str, reason: str
) -> None:
    with in_regency(toba), pytest.raises(EditRefused) as refusal:
        save_office(None, values)
    assert (refusal.value.field, refusal.value.reason) == (field, reason)


@pytest.mark.parametrize(("letter", "reason"), [("A", "taken"), ("a", "format"), ("B\n", "format"), ("", "empty")])
def test_a_letter_belongs_to_one_service(
    hospital: str, toba: RegencyRef, in_regency: InRegency, letter: str, reason: str
) -> None:
    with in_regency(toba), pytest.raises(EditRefused) as refusal:
        save_service(find_office("rsud"), None, {"slug": "lab", "name_id": "Lab", "letter": letter})
    assert (refusal.value.field, refusal.value.reason) == ("letter", reason)


def test_a_number_belongs_to_one_counter(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(EditRefused):
        save_counter(find_office("rsud"), None, {"number": 1}, frozenset())


def test_a_counter_gets_other_work(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        office = find_office("rsud")
        both = frozenset(service.id for service in office.services)
        save_counter(office, office.counters[0], {"staffed": [["sat", "08:00", "10:00"]]}, both | {12345})
    with in_regency(toba):
        counter = find_office("rsud").counters[0]
        assert counter.service_ids == both
        assert counter.staffed == [["sat", "08:00", "10:00"]]


def test_a_counter_that_called_someone_stays(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        call_next(desk("rsud", 1))
    with in_regency(toba):
        office = find_office("rsud")
        with pytest.raises(EditRefused):
            remove_counter(office.counters[0])
        remove_counter(office.counters[2])
    with in_regency(toba):
        assert [counter.number for counter in find_office("rsud").counters] == [1, 2]


def test_staff_see_retired_offices(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        save_office(find_office("rsud"), {"active": False})
    with in_regency(toba):
        assert [office.slug for office in all_offices()] == ["rsud"]
        assert not any_office("rsud").active
        with pytest.raises(UnknownOffice):
            any_office("nothing")
