"""Loading the demonstration's plans."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from kawasan.plugin_api import Media, RegencyRef, save_photo, session
from kawasan.testing import At, Client, InRegency, UserId, photo_file
from kawasan_masterplan import plugin
from kawasan_masterplan.models import PlanProgram, Progress
from kawasan_masterplan.services.programs import standings
from kawasan_masterplan.services.terms import DIMENSIONS


class Loader:
    """Core's loader with one plain picture for all."""

    def __init__(self, regency: RegencyRef, officer_id: int) -> None:
        self.regency, self.officer_id = regency, officer_id

    def account_id(self, _who: str) -> int:
        return self.officer_id

    def picture(self, _kind: str, _seed: str, **_options: bool) -> Media:
        return save_photo(photo_file())


@pytest.fixture
def loaded(toba: RegencyRef, in_regency: InRegency, budi: Client, user_id: UserId, at: At) -> None:
    at("2026-11-27 09:00")
    with in_regency(toba):
        assert plugin.demo(regency=toba, loader=Loader(toba, user_id(budi))) == "a master plan of 13 programs"


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
        plugin.demo(regency=toba, loader=Loader(toba, user_id(budi)))
        newest = session().execute(select(func.max(Progress.year * 100 + Progress.month))).scalar()
    assert newest == 202409


def test_most_regencies_have_none(samosir: RegencyRef, in_regency: InRegency, budi: Client, user_id: UserId) -> None:
    with in_regency(samosir):
        assert plugin.demo(regency=samosir, loader=Loader(samosir, user_id(budi))) is None
