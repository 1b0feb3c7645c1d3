"""What the plan holds on an account, and erasing it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import Client, InRegency, UserId
from kawasan_masterplan.models import Progress
from kawasan_masterplan.plugin import erase_personal_data, personal_data

AddProgram = Callable[..., int]
Report = Callable[..., int]


def test_reports_are_held_by_program(
    add_program: AddProgram, report: Report, budi: Client, ani: Client, user_id: UserId, toba: RegencyRef,
    in_regency: InRegency,
) -> None:  # fmt: skip
    program_id = add_program("Desa pintar")
    for month in (1, 2):
        report(program_id, 2025, month, 1.0)
    with in_regency(toba):
        held = personal_data(toba, user_id(budi))
        assert [item.what.id for item in held[0].items] == ["Desa pintar"]
        assert held[0].items[0].values[0][1] == "2"
        assert personal_data(toba, user_id(ani)) == []


def test_erasing_leaves_the_reports_without_their_officer(
    add_program: AddProgram, report: Report, budi: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    report(add_program("Desa pintar"), 2025, 1, 7.0)
    with in_regency(toba):
        assert erase_personal_data(toba, user_id(budi), "newsletter").erased == ()
        erasure = erase_personal_data(toba, user_id(budi), "")
        assert [sentence.en for sentence in erasure.erased] == ["Progress reports that no longer name you: 1."]
    with in_regency(toba):
        (row,) = session().scalars(select(Progress)).all()
        assert (row.value, row.entered_by) == (7.0, None)
        assert erase_personal_data(toba, user_id(budi), "").erased == ()
