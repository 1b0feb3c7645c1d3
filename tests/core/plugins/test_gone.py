"""A plugin that was uninstalled and left its rows behind: everything else goes on."""

from __future__ import annotations

import pytest

from kawasan.audit import record
from kawasan.db import session
from kawasan.plugin_api import Bilingual, Published, RegencyRef
from kawasan.region.gather import published_entry
from kawasan.tenancy import RegencyProgram
from kawasan.testing import Client, InRegency
from kawasan.testing.cast import read_regency

REGION = ("/", "/peta/", "/cari?q=pertama", "/operator/", "/operator/plugin")
HERE = (
    "/",
    "/cari?q=pertama",
    "/kelola/",
    "/kelola/program",
    "/kelola/jejak",
    "/kelola/data-pribadi",
    "/akun/data",
    "/privasi",
)


@pytest.fixture
def gone(toba: RegencyRef, in_regency: InRegency) -> None:
    """Program `lenyap`, on in toba; it shared a thing, and the trail tells of it."""
    with in_regency(toba):
        session().add(RegencyProgram(regency_id=toba.id, program="lenyap", is_on=True, settings={"stalls": 3}))
        thing = Published("stall", "satu", Bilingual("Pertama"), Bilingual(""), "satu", latitude=2.3, longitude=99.1)
        session().add(published_entry(read_regency("toba"), "lenyap", thing))
        record("lenyap.stall.open", "Pertama", after={"rows": 3})
        record("core.program.switch", "lenyap", before={"on": False}, after={"on": True})


@pytest.mark.parametrize("path", REGION)
@pytest.mark.usefixtures("gone")
def test_the_regions_pages_stand(path: str, operator: Client) -> None:
    for language in ("id", "en"):
        answer = operator.at(None).get(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert answer.status_code == 200
        assert "Pertama" not in answer.text, "nobody could open it"


@pytest.mark.parametrize("path", HERE)
@pytest.mark.usefixtures("gone")
def test_the_regencys_pages_stand(path: str, admin: Client) -> None:
    for language in ("id", "en"):
        assert admin.get(f"{path}{'&' if '?' in path else '?'}lang={language}").status_code == 200
