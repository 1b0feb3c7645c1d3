"""The kiosk: one touch, one number; but only on a device that an officer has started."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency
from kawasan_service_queue.services.editing import any_office, save_service

KIOSK = "/antrean/dukcapil/kios"
SUNDAY = "2026-03-01 09:00"
TOUCH = {"key": "0123456789abcdef", "service": "ktp-el", "priority": ""}


def started(budi: Client, device: Client) -> Client:
    """Budi starts a kiosk and leaves his account: the device keeps only the kiosk's mark."""
    cookie = budi.post(f"{KIOSK}/mulai", {}).headers["Set-Cookie"]
    value = cookie.partition("=")[2].partition(";")[0]
    device.browser.set_cookie("service_queue_kiosk", value, path="/toba/antrean/dukcapil/kios")
    return device


def test_everyone_is_told_what_this_is(dukcapil: Any, answers: Answers) -> None:
    answers(KIOSK, visitor=200, ani=200, budi=200, citra=200)


def test_a_stranger_learns_where_numbers_are(dukcapil: Any, visitor: Client) -> None:
    page = visitor.get(KIOSK).text
    assert "Perangkat ini belum dijadikan kios" in page
    assert 'name="service"' not in page


def test_whoever_is_choosing_is_interrupted_only_without_a_script(dukcapil: Any, budi: Client) -> None:
    page = budi.get(KIOSK).text
    assert page.count('http-equiv="refresh"') == page.count('<noscript><meta http-equiv="refresh"') == 1
    assert f'data-fresh="/toba{KIOSK}?lang=id"' in page


def test_a_stranger_takes_no_number(dukcapil: Any, answers: Answers) -> None:
    answers(KIOSK, method="POST", data=TOUCH, visitor=403, ani=403, budi=303, citra=403)


def test_only_staff_start_and_end_a_kiosk(dukcapil: Any, answers: Answers) -> None:
    for path in (f"{KIOSK}/mulai", f"{KIOSK}/akhiri"):
        answers(path, method="POST", data={}, visitor="/masuk", ani=403, budi=303, citra=403)


def test_an_officer_is_shown_how_to_leave_the_kiosk_to_visitors(dukcapil: Any, budi: Client) -> None:
    assert "Jadikan perangkat ini kios" in budi.get(KIOSK).text
    budi.post(f"{KIOSK}/mulai", {})
    assert "Keluar dan tampilkan kios" in budi.get(KIOSK).text


def test_the_mark_is_for_this_kiosk(dukcapil: Any, budi: Client) -> None:
    cookie = budi.post(f"{KIOSK}/mulai", {}).headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/toba/antrean/dukcapil/kios", "Max-Age=604800"):
        assert part in cookie


def test_the_mark_outlives_midnight(dukcapil: Any, budi: Client, visitor: Client, at: At) -> None:
    kiosk = started(budi, visitor)
    with at("2026-03-03 09:00"):
        assert kiosk.post(KIOSK, TOUCH).status_code == 303


def test_a_forged_mark_is_none(dukcapil: Any, visitor: Client) -> None:
    forged = "WzEyMTIsMSwiMjAyNi0wMy0wMiJd.x"
    visitor.browser.set_cookie("service_queue_kiosk", forged, path="/toba/antrean/dukcapil/kios")
    assert visitor.post(KIOSK, TOUCH).status_code == 403


def test_one_touch_gives_a_slip(dukcapil: Any, budi: Client, visitor: Client) -> None:
    kiosk = started(budi, visitor)
    assert "Tekan layanan yang Anda perlukan" in kiosk.get(KIOSK).text
    answer = kiosk.post(KIOSK, TOUCH | {"priority": "elderly"})
    assert answer.status_code == 303
    page = kiosk.get(answer.location.removeprefix("/toba")).text
    for told in ("A-001", "KTP elektronik", "Prioritas: lansia", "15;url=/toba/antrean/dukcapil/kios?lang=id"):
        assert told in page


def test_the_same_touch_twice_gives_one_number(dukcapil: Any, budi: Client, visitor: Client) -> None:
    kiosk = started(budi, visitor)
    assert kiosk.post(KIOSK, TOUCH).location == kiosk.post(KIOSK, TOUCH).location


def test_each_showing_has_its_own_key(dukcapil: Any, budi: Client, visitor: Client) -> None:
    kiosk = started(budi, visitor)
    keys = {re.search(r'name="key" value="([^"]+)"', kiosk.get(KIOSK).text)[1] for _ in range(2)}  # type: ignore[index]
    assert len(keys) == 2


def test_the_kiosk_is_beyond_the_online_quota(
    dukcapil: Any, toba: RegencyRef, in_regency: InRegency, budi: Client, visitor: Client
) -> None:
    with in_regency(toba):
        office = any_office("dukcapil")
        save_service(office, office.services[0], {"online_quota": 0})
    assert started(budi, visitor).post(KIOSK, TOUCH).status_code == 303


def test_a_closed_office_gives_none(dukcapil: Any, budi: Client, visitor: Client, at: At) -> None:
    with at(SUNDAY):
        kiosk = started(budi, visitor)
        assert 'name="service"' not in kiosk.get(KIOSK).text
        answer = kiosk.post(KIOSK, TOUCH)
    assert answer.status_code == 409
    assert "Kantor ini sedang tutup" in answer.text


def test_an_unknown_service_is_refused(dukcapil: Any, budi: Client, visitor: Client) -> None:
    kiosk = started(budi, visitor)
    assert kiosk.post(KIOSK, TOUCH | {"service": "paspor"}).status_code == 409
    assert kiosk.post(KIOSK, TOUCH | {"priority": "vip"}).status_code == 422


def test_a_slip_of_another_office_is_not_found(
    give: Callable[..., str], visitor: Client, answers: Answers, samosir: RegencyRef
) -> None:
    code = give()
    answers(f"{KIOSK}/karcis/{code}", visitor=200, ani=200, budi=200, citra=200)
    assert visitor.get(f"/antrean/lain/kios/karcis/{code}").status_code == 404
    assert visitor.get(f"{KIOSK}/karcis/tidakada").status_code == 404


def test_an_unknown_office_has_no_kiosk(dukcapil: Any, budi: Client) -> None:
    assert budi.get("/antrean/lain/kios").status_code == 404
    assert budi.post("/antrean/lain/kios/mulai", {}).status_code == 404


def test_the_kiosk_speaks_english(dukcapil: Any, budi: Client, visitor: Client) -> None:
    page = started(budi, visitor).get(f"{KIOSK}?lang=en").text
    for told in ("Take a number", "Identity card", "Pregnant or with an infant"):
        assert told in page
