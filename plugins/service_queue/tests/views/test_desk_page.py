"""The officer's screens: choosing a counter, and the counter's desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, QueryCount, UserId
from kawasan_service_queue.services.staffing import find_counter, open_counter

Give = Callable[..., str]
Sit = Callable[[int], None]
DESK = "/antrean/loket/dukcapil/1/"
FRAGMENT = {"X-Fragment": "1"}


def test_only_staff_choose_a_counter(dukcapil: Any, answers: Answers) -> None:
    answers("/antrean/loket/", visitor="/masuk", ani=403, budi=200, citra=403)


def test_only_staff_see_a_desk(dukcapil: Any, answers: Answers) -> None:
    answers(DESK, visitor="/masuk", ani=403, budi=200, citra=403)
    answers(f"{DESK}kini", visitor="/masuk", ani=403, budi=200, citra=403)


def test_an_unknown_counter_is_not_found(dukcapil: Any, answers: Answers) -> None:
    answers("/antrean/loket/dukcapil/9/", visitor="/masuk", ani=403, budi=404, citra=403)


def test_a_closed_counter_offers_to_open(give: Give, budi: Client) -> None:
    give()
    page = budi.get(DESK).text
    assert "Loket ini tutup." in page
    assert 'data-allowed="open"' in page


def test_opening_leads_to_an_open_desk(dukcapil: Any, budi: Client) -> None:
    assert budi.post(f"{DESK}buka", {}).location == f"/toba{DESK}"
    assert 'data-allowed="close next pick"' in budi.get(DESK).text


def test_the_line_stands_beside_with_priority_in_words(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    give(priority="elderly")
    open_desk(1)
    page = budi.get(DESK).text
    assert page.index("A-002") < page.index("A-001")
    assert "Lansia" in page


def test_only_what_is_possible_can_be_pressed(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    open_desk(1)
    assert _pressable(budi) == {"next", "close"}
    budi.post(f"{DESK}panggil", {})
    assert _pressable(budi) == {"recall", "start", "absent", "finish", "transfer"}
    budi.post(f"{DESK}layani", {})
    assert _pressable(budi) == {"finish", "transfer"}


def _pressable(budi: Client) -> set[str]:
    page = budi.get(DESK).text
    names = ("next", "recall", "start", "absent", "finish", "transfer", "close")
    buttons = {name: page[page.index(f'data-act="{name}"') :].partition(">")[0] for name in names}
    return {name for name, rest in buttons.items() if "disabled" not in rest}


def test_keys_are_shown_and_can_be_switched_off(dukcapil: Any, open_desk: Sit, budi: Client) -> None:
    page = budi.get(DESK).text
    for key in range(1, 7):
        assert f"<kbd>{key}</kbd>" in page
        assert f'data-key="{key}"' in page
    assert "data-shortcuts" in page


def test_a_colleague_is_told_that_the_counter_is_held(
    give: Give, dukcapil: Any, toba: RegencyRef, in_regency: InRegency, user_id: UserId, admin: Client, budi: Client
) -> None:
    with in_regency(toba):
        open_counter(find_counter("dukcapil", 1), user_id(admin))
    give()
    page = budi.get(DESK).text
    assert "Petugas lain membuka loket ini pukul 09.00." in page
    assert "Ambil alih loket" in page
    answer = budi.post(f"{DESK}panggil", {})
    assert answer.status_code == 409
    assert "Loket ini dipegang petugas lain sejak 09.00." in answer.text


def test_taking_over_is_possible_and_told_to_the_other(
    give: Give, toba: RegencyRef, in_regency: InRegency, user_id: UserId, admin: Client, budi: Client
) -> None:
    with in_regency(toba):
        open_counter(find_counter("dukcapil", 1), user_id(admin))
    give()
    budi.post(f"{DESK}buka", {})
    assert budi.post(f"{DESK}panggil", {}).status_code == 303
    assert "Petugas lain membuka loket ini" in admin.get(DESK).text


def test_nothing_new_is_204(dukcapil: Any, budi: Client) -> None:
    version = budi.json(f"{DESK}kini").json["data"]["version"]
    assert budi.get(f"{DESK}kini?v={version}").status_code == 204


def test_a_new_ticket_reaches_the_line(give: Give, open_desk: Sit, budi: Client) -> None:
    open_desk(1)
    version = budi.json(f"{DESK}kini").json["data"]["version"]
    give()
    answer = budi.json(f"{DESK}kini?v={version}").json
    assert "A-001" in answer["parts"]["line"]
    assert answer["data"]["summary"] == "Belum ada nomor. 1 menunggu."
    assert "message" not in answer["parts"]


def test_a_desk_with_forty_waiting_asks_little(
    give: Give, open_desk: Sit, budi: Client, query_count: QueryCount
) -> None:
    for _ in range(40):
        give()
    open_desk(1)
    with query_count() as counted:
        budi.get(DESK)
    assert counted.total <= 14, counted


def test_the_desk_speaks_english(give: Give, open_desk: Sit, budi: Client) -> None:
    open_desk(1)
    page = budi.get(f"{DESK}?lang=en").text
    for told in ("Call next", "Absent", "Transfer", "Close counter", "Counter 1: Identity cards"):
        assert told in page
