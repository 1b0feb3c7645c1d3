"""A service's page, and taking a number on it without a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency
from kawasan_service_queue.services.editing import any_office, save_service

PAGE = "/antrean/dukcapil/ktp-el/"
SUNDAY = "2026-03-01 09:00"
COOKIE = "service_queue_device"


def key_of(page: str) -> str:
    """The key in the form of this showing of the page."""
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found, "no form with a key"
    return found[1]


def take(browser: Client, **data: str) -> Any:
    """Open the page and send its form."""
    return browser.post(PAGE, {"key": key_of(browser.get(PAGE).text)} | data)


def test_everyone_reads_a_service(dukcapil: Any, answers: Answers) -> None:
    answers(PAGE, visitor=200, ani=200, budi=200, citra=200)


def test_everyone_may_take_a_number(dukcapil: Any, answers: Answers) -> None:
    for number, who in enumerate(("visitor", "ani", "budi", "citra")):
        expected = dict.fromkeys(("visitor", "ani", "budi", "citra"), 303)
        answers(PAGE, method="POST", data={"key": f"0123456789abcdef-{who}-{number}"}, **expected)


def test_a_turn_after_closing_is_said_before_and_after_taking(
    dukcapil: Any, open_desk: Callable[[int], None], visitor: Client, at: At
) -> None:
    at("2026-03-02 09:00")
    open_desk(1)
    assert "Kantor tutup pukul" not in visitor.get(PAGE).text
    at("2026-03-02 15:29")
    foreseen = "Kantor tutup pukul 15.30 WIB: giliran Anda mungkin tidak tercapai hari ini."
    assert foreseen in visitor.get(PAGE).text
    assert foreseen in visitor.get(take(visitor).location.removeprefix("/toba")).text


def test_taking_leads_to_the_ticket(dukcapil: Any, visitor: Client) -> None:
    answer = take(visitor)
    assert answer.status_code == 303
    assert "A-001" in visitor.get(answer.location.removeprefix("/toba")).text


def test_the_device_gets_a_mark_only_now_and_scripts_cannot_read_it(dukcapil: Any, visitor: Client) -> None:
    assert "Set-Cookie" not in visitor.get(PAGE).headers
    cookie = take(visitor).headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    for part in ("HttpOnly", "SameSite=Lax", "Path=/toba/antrean/", "Max-Age=86400"):
        assert part in cookie


def test_the_page_is_kept_by_no_cache(dukcapil: Any, visitor: Client) -> None:
    assert visitor.get(PAGE).headers["Cache-Control"] == "no-store"
    assert key_of(visitor.get(PAGE).text) != key_of(visitor.get(PAGE).text)


def test_a_double_press_gives_the_same_ticket(dukcapil: Any, visitor: Client, app: Any, toba: RegencyRef) -> None:
    key = key_of(visitor.get(PAGE).text)
    # The second press leaves before the first has answered, so it carries no cookie.
    first, second = (Client(app, toba).post(PAGE, {"key": key}) for _ in range(2))
    assert first.location == second.location
    assert first.headers["Set-Cookie"].split(";")[0] == second.headers["Set-Cookie"].split(";")[0]


def test_a_device_that_holds_a_number_is_shown_that_one(dukcapil: Any, visitor: Client) -> None:
    first = take(visitor).location
    second = take(visitor)
    assert second.location == f"{first}?sudah=1"
    assert "Perangkat ini sudah memegang nomor" in visitor.get(second.location.removeprefix("/toba")).text


def test_no_number_while_the_office_is_closed(dukcapil: Any, visitor: Client, at: At) -> None:
    key = key_of(visitor.get(PAGE).text)
    with at(SUNDAY):
        assert "Nomor dapat diambil saat kantor buka." in visitor.get(PAGE).text
        answer = visitor.post(PAGE, {"key": key})
    assert answer.status_code == 409
    assert "buka lagi besok pukul 08.00 WIB" in answer.text


def test_no_number_beyond_the_quota(
    dukcapil: Any, toba: RegencyRef, in_regency: InRegency, visitor: Client, ani: Client
) -> None:
    with in_regency(toba):
        office = any_office("dukcapil")
        save_service(office, office.services[0], {"online_quota": 1})
    key = key_of(ani.get(PAGE).text)
    assert take(visitor).status_code == 303
    answer = ani.post(PAGE, {"key": key})
    assert answer.status_code == 409
    assert "Semua nomor daring hari ini (1) sudah diambil" in answer.text
    assert "Nomor daring hari ini sudah habis" in visitor.get(PAGE).text


def test_whoever_closed_the_page_of_their_number_finds_it_again(dukcapil: Any, visitor: Client, ani: Client) -> None:
    ticket = take(visitor).location
    page = visitor.get(PAGE).text
    assert "Anda sudah memegang nomor A-001" in page
    assert f'href="{ticket}"' in page
    assert "Anda sudah memegang" not in ani.get(PAGE).text
    visitor.post(f"{ticket.removeprefix('/toba')}/batal", {})
    assert "Anda sudah memegang" not in visitor.get(PAGE).text


def test_a_form_without_a_key_is_shown_again(dukcapil: Any, visitor: Client) -> None:
    assert visitor.post(PAGE, {}).status_code == 422


def test_a_form_from_another_site_is_refused(dukcapil: Any, visitor: Client) -> None:
    key = key_of(visitor.get(PAGE).text)
    answer = visitor.post(PAGE, {"key": key}, headers={"Origin": "https://calo.example"})
    assert answer.status_code == 403


def test_an_unknown_service_is_not_found(dukcapil: Any, visitor: Client) -> None:
    assert visitor.get("/antrean/dukcapil/paspor/").status_code == 404
    assert visitor.post("/antrean/dukcapil/paspor/", {"key": "0123456789abcdefgh"}).status_code == 404


def test_the_page_speaks_english(dukcapil: Any, visitor: Client, give: Callable[..., str]) -> None:
    page = visitor.get(f"{PAGE}?lang=en").text
    for told in ("Identity card", "Copy of the family card", "Take a number", "Service standard"):
        assert told in page
