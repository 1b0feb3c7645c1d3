"""Loading the demonstration's plans."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import At, Client, InRegency, PlainLoader, UserId
from kawasan_masterplan import plugin
from kawasan_masterplan.models import PlanProgram, Progress
from kawasan_masterplan.services.programs import standings
from kawasan_masterplan.services.terms import DIMENSIONS


@pytest.fixture
def loaded(toba: RegencyRef, in_regency: InRegency, budi: Client, user_id: UserId, at: At) -> None:
    at("2026-11-27 09:00")
    with in_regency(toba):
        assert plugin.demo(regency=toba, loader=PlainLoader(toba, user_id(budi))) == "a master plan of 13 programs"


@pytest.mark.usefixtures("loaded")
def test_every_dimension_has_programs_with_three_years_of_progress(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        found = standings()
        assert {one.program.dimension for one in found} == set(DIMENSIONS)
        assert {one.state for one in found} == {"reached", "near", "behind", "unreported"}
        assert set(session().scalars(select(Progress.year))) == {2024, 2025, 2026}


@pytest.mark.usefixtures("loaded")
def test_every_page_of_it_stands_in_both_languages(visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        slugs = list(session().scalars(select(PlanProgram.slug)))
    pages = ["", "program", "dewan-dan-tim", "bimtek-dan-komitmen", "laporan", *(f"program/{slug}" for slug in slugs)]
    for page in pages:
        for language in ("id", "en"):
            assert visitor.get(f"/rencana-induk/{page}?lang={language}").status_code == 200


def test_nothing_of_it_is_from_the_future(
    toba: RegencyRef, in_regency: InRegency, budi: Client, user_id: UserId, at: At
) -> None:
    at("2025-01-04 09:00")
    with in_regency(toba):
        plugin.demo(regency=toba, loader=PlainLoader(toba, user_id(budi)))
        newest = session().execute(select(func.max(Progress.year * 100 + Progress.month))).scalar()
    assert newest == 202409


def test_most_regencies_have_none(samosir: RegencyRef, in_regency: InRegency, budi: Client, user_id: UserId) -> None:
    with in_regency(samosir):
        assert plugin.demo(regency=samosir, loader=PlainLoader(samosir, user_id(budi))) is None
