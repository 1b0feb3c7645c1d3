"""Which offices are open, who is there, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, utcnow
from kawasan.testing import Answers, At, Client, InRegency, QueryCount
from kawasan_service_queue.services.editing import any_office, save_office

SUNDAY = "2026-03-01 09:00"


def test_everyone_reads_the_offices(dukcapil: Any, answers: Answers) -> None:
    answers("/antrean/", visitor=200, ani=200, budi=200, citra=200)


def test_everyone_reads_an_office(dukcapil: Any, answers: Answers) -> None:
    answers("/antrean/dukcapil/", visitor=200, ani=200, budi=200, citra=200)


def test_an_open_office_says_until_when_and_offers_numbers(dukcapil: Any, visitor: Client) -> None:
    page = visitor.get("/antrean/").text
    assert "sampai 12.00 WIB" in page
    assert "Ambil nomor" in page


def test_the_same_in_english(dukcapil: Any, visitor: Client) -> None:
    page = visitor.get("/antrean/?lang=en").text
    assert "until 12:00 WIB" in page
    assert "Take a number" in page


def test_a_closed_office_says_when_it_opens_and_offers_none(dukcapil: Any, visitor: Client, at: At) -> None:
    with at(SUNDAY):
        page = visitor.get("/antrean/").text
    assert "buka lagi besok pukul 08.00 WIB" in page
    assert "Ambil nomor" not in page


def test_a_wait_needs_an_officer_at_a_counter(
    give: Callable[..., str], open_desk: Callable[[int], None], visitor: Client
) -> None:
    give()
    assert "belum ada petugas di loketnya" in visitor.get("/antrean/").text
    open_desk(1)
    page = visitor.get("/antrean/").text
    assert "1 orang menunggu" in page
    assert "perkiraan tunggu 20 menit" in page


def test_a_line_without_people_says_who_waits_at_its_counter(
    give: Callable[..., str], open_desk: Callable[[int], None], visitor: Client
) -> None:
    give()
    open_desk(1)
    assert "1 orang menunggu di loket yang sama · perkiraan tunggu 20 menit" in visitor.get("/antrean/").text


def test_a_counter_without_officer_today_says_when_one_comes(dukcapil: Any, visitor: Client, at: At) -> None:
    with at(SUNDAY):
        page = visitor.get("/antrean/dukcapil/").text
    assert "Senin: 08.00–12.00, 13.00–15.30" in page
    assert "Hari ini:" not in page


def test_no_offices_says_who_adds_them(visitor: Client) -> None:
    assert "Belum ada kantor di sini" in visitor.get("/antrean/").text


def test_the_page_is_fresh_and_expires_when_the_office_closes(dukcapil: Any, visitor: Client, at: At) -> None:
    assert 10 <= seconds_kept(visitor) <= 20
    with at("2026-03-02 11:59:55"):
        assert seconds_kept(visitor) <= 5


def seconds_kept(visitor: Client) -> int:
    """For how long the list of offices may be kept."""
    expires = visitor.get("/antrean/").expires
    assert expires is not None
    return round((expires - utcnow()).total_seconds())


def test_the_office_page_tells_the_standard_and_the_week(dukcapil: Any, visitor: Client) -> None:
    page = visitor.get("/antrean/dukcapil/").text
    for told in ("Fotokopi KK", "Gratis", "Kami melayani sesuai urutan nomor.", "Meja pengaduan", "lapor.go.id"):
        assert told in page
    assert "Selasa–Kamis" in page
    assert "08.00–11.30" in page


def test_a_closed_day_is_told_with_its_reason(
    dukcapil: Any, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    closure = {"date": "2026-03-04", "reason_id": "Hari raya", "reason_en": "Holiday"}
    with in_regency(toba):
        save_office(any_office("dukcapil"), {"closures": [closure]})
    page = visitor.get("/antrean/dukcapil/").text
    assert "Hari raya" in page
    assert "Selasa–Kamis" not in page


def test_an_unknown_office_is_not_found(dukcapil: Any, visitor: Client, answers: Answers) -> None:
    answers("/antrean/kantor-lain/", visitor=404, ani=404, budi=404, citra=404)


def test_another_regency_has_its_own_offices(dukcapil: Any, samosir: RegencyRef, visitor: Client) -> None:
    assert visitor.at(samosir).get("/antrean/dukcapil/").status_code == 404


@pytest.mark.parametrize("path", ["/antrean/", "/antrean/dukcapil/", "/antrean/dukcapil/ktp-el/"])
def test_a_public_page_asks_the_database_little(
    give: Callable[..., str], visitor: Client, query_count: QueryCount, path: str
) -> None:
    for _ in range(5):
        give()
    with query_count() as counted:
        visitor.get(path)
    assert counted.total <= 12, counted


def test_the_front_page_shows_what_is_open(dukcapil: Any, visitor: Client) -> None:
    page = visitor.get("/").text
    assert "Kantor yang buka sekarang" in page
    assert "Buka sampai 12.00 WIB" in page


def test_the_front_page_says_when_the_next_office_opens(dukcapil: Any, visitor: Client, at: At) -> None:
    with at(SUNDAY):
        page = visitor.get("/").text
    assert "Kantor yang buka sekarang" not in page
    assert "Buka lagi besok pukul 08.00 WIB" in page


def test_neighbouring_closed_days_keep_their_own_reasons(
    dukcapil: Any, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    closures = [
        {"date": f"2026-03-{day}", "reason_id": reason} for day, reason in (("04", "Nyepi"), ("05", "Cuti bersama"))
    ]
    with in_regency(toba):
        save_office(any_office("dukcapil"), {"closures": closures})
    page = visitor.get("/antrean/dukcapil/").text
    assert "Nyepi" in page
    assert "Cuti bersama" in page
