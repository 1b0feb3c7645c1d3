"""A new day: badges that lapsed leave every copy, owners are told before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, content_changed, published_entries, require_regency
from kawasan.testing import At, Client, InRegency, save_settings
from kawasan_umkm_catalog.models import Business
from kawasan_umkm_catalog.services.lapsing import begin_day
from kawasan_umkm_catalog.services.preferences import PROGRAM

Make = Callable[..., Any]
Outbox = Callable[[], list[EmailMessage]]
LAST_DAY = date(2026, 3, 31)


@pytest.fixture
def stall(
    toba: RegencyRef,
    in_regency: InRegency,
    ani: Client,
    user_id: Any,
    make_business: Make,
    make_claim: Make,
    make_product: Make,
) -> None:
    """Ani's, verified until the end of March; businesses without a badge are not shown."""
    owner_id = user_id(ani)
    with in_regency(toba):
        save_settings(PROGRAM, {"unverified_allowed": False})
        business = make_business("Sambal Ani", owner_id=owner_id, latitude=2.3, longitude=99.0)
        make_product(business, "Sambal Andaliman")
        make_claim(business, "pirt", expires_on=LAST_DAY)


def begin(in_regency: InRegency, regency: RegencyRef, since: date | None) -> int:
    """The new day; answers by how much the version of the regency has risen."""
    with in_regency(regency):
        before = require_regency().version
        begin_day(require_regency().local_day(), since)
    with in_regency(regency):
        return require_regency().version - before


def shared() -> set[str]:
    return {entry.key for entry in published_entries(program=PROGRAM)}


@pytest.mark.usefixtures("stall")
def test_with_its_last_badge_a_business_leaves_what_is_shared(toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at("2026-03-31 00:05")
    assert begin(in_regency, toba, None) == 0
    with in_regency(toba):
        content_changed(PROGRAM)
    with in_regency(toba):
        assert shared() == {"business/sambal-ani", "product/sambal-andaliman"}
    at("2026-04-01 00:05")
    assert begin(in_regency, toba, LAST_DAY) == 1, "cached pages and the map's pack end with the version"
    with in_regency(toba):
        assert shared() == set()


@pytest.mark.usefixtures("stall")
@pytest.mark.parametrize(
    ("moment", "since", "changes"),
    [
        ("2026-04-05 00:05", date(2026, 3, 30), 1),  # no worker ran for some days
        ("2026-04-05 00:05", None, 1),
        ("2026-04-02 00:05", date(2026, 4, 1), 0),  # was seen the day before
        ("2026-03-31 00:05", date(2026, 3, 30), 0),
    ],
)
def test_what_has_lapsed_since_is_looked_at_once(
    moment: str, since: date | None, changes: int, toba: RegencyRef, in_regency: InRegency, at: At
) -> None:
    at(moment)
    assert begin(in_regency, toba, since) == changes


@pytest.mark.usefixtures("stall")
def test_the_owner_is_told_once_two_weeks_before(
    toba: RegencyRef, in_regency: InRegency, at: At, ani: Client, outbox: Outbox
) -> None:
    for day in range(10, 32):
        at(f"2026-03-{day} 00:05")
        begin(in_regency, toba, date(2026, 3, day - 1))
        assert len(outbox()) == (day >= 17)
    (message,) = outbox()
    assert message["To"] == "ani@toba.test"
    assert "Izin pangan rumahan (P-IRT) untuk Sambal Ani berlaku sampai 31 Maret 2026." in message.get_content()
    assert "/toba/umkm/milik-saya/usaha/sambal-ani" in message.get_content()
    assert "Home food licence (P-IRT) of Sambal Ani is good until 31 March 2026." in ani.get("/akun?lang=en").text


@pytest.mark.usefixtures("stall")
@pytest.mark.parametrize(
    ("moment", "since", "letters"),
    [
        ("2026-03-20 00:05", date(2026, 3, 12), 1),  # no worker ran for some days
        ("2026-03-20 00:05", None, 1),
        ("2026-03-10 00:05", None, 0),
        ("2026-04-03 00:05", date(2026, 3, 10), 0),  # over: nothing lapses any more
    ],
)
def test_owners_are_told_of_what_fell_due_while_no_worker_ran(
    moment: str, since: date | None, letters: int, toba: RegencyRef, in_regency: InRegency, at: At, outbox: Outbox
) -> None:
    at(moment)
    begin(in_regency, toba, since)
    assert len(outbox()) == letters


@pytest.mark.usefixtures("stall")
def test_what_has_no_owner_tells_nobody(toba: RegencyRef, in_regency: InRegency, at: At, outbox: Outbox) -> None:
    with in_regency(toba) as session:
        session.query(Business).update({"owner_id": None})
    at("2026-03-20 00:05")
    begin(in_regency, toba, None)
    assert outbox() == []
