"""The board on the wall: public, and it says what to speak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, QueryCount

Give = Callable[..., str]
Sit = Callable[[int], None]
BOARD = "/antrean/dukcapil/layar"
DESK = "/antrean/loket/dukcapil/1/"


def call(budi: Client, *acts: str) -> None:
    """Budi, at counter 1."""
    for act in acts:
        budi.post(DESK + act, {})


def test_everyone_sees_the_board(dukcapil: Any, answers: Answers) -> None:
    answers(BOARD, visitor=200, ani=200, budi=200, citra=200)
    answers(f"{BOARD}/kini", visitor=200, ani=200, budi=200, citra=200)


def test_an_unknown_office_has_no_board(dukcapil: Any, visitor: Client, samosir: RegencyRef) -> None:
    for path in ("/antrean/lain/layar", "/antrean/lain/layar/kini"):
        assert visitor.get(path).status_code == 404
    assert visitor.at(samosir).get(BOARD).status_code == 404


def test_before_the_first_call_it_says_so(dukcapil: Any, visitor: Client) -> None:
    page = visitor.get(BOARD).text
    assert "Belum ada nomor yang dipanggil." in page
    assert "09.00" in page


def test_a_call_shows_number_and_counter(give: Give, open_desk: Sit, budi: Client, visitor: Client) -> None:
    give()
    open_desk(1)
    call(budi, "panggil")
    page = visitor.get(BOARD).text
    assert "A-001" in page
    assert "Loket 1" in page


def test_the_last_four_numbers_are_shown(give: Give, open_desk: Sit, budi: Client, visitor: Client) -> None:
    for _ in range(5):
        give()
    open_desk(1)
    call(budi, *("panggil", "selesai") * 5)
    page = visitor.get(BOARD).text
    assert "A-001" not in page
    assert all(f"A-00{number}" in page for number in range(2, 6))


def test_each_new_call_comes_with_what_to_say(give: Give, open_desk: Sit, budi: Client, visitor: Client) -> None:
    give()
    open_desk(1)
    assert visitor.get(f"{BOARD}/kini?v=0").status_code == 204
    call(budi, "panggil")
    answer = visitor.json(f"{BOARD}/kini?v=0").json
    assert 'data-say="Nomor antrean A, nol nol satu, silakan ke loket satu"' in answer["parts"]["unspoken"]
    assert answer["data"]["version"] == "1"
    assert visitor.get(f"{BOARD}/kini?v=1").status_code == 204


def test_a_recall_is_spoken_again(give: Give, open_desk: Sit, budi: Client, visitor: Client) -> None:
    give()
    open_desk(1)
    call(budi, "panggil", "ulangi")
    parts = visitor.json(f"{BOARD}/kini?v=1").json["parts"]
    assert parts["unspoken"].count("data-spoken") == 1
    assert parts["calls"].count("A-001") == 1


def test_calls_are_spoken_in_indonesian_whatever_the_screen_shows(
    give: Give, open_desk: Sit, budi: Client, visitor: Client
) -> None:
    give()
    open_desk(1)
    call(budi, "panggil")
    parts = visitor.json(f"{BOARD}/kini?v=0&lang=en").json["parts"]
    assert "Counter 1" in parts["calls"]
    assert "silakan ke loket satu" in parts["unspoken"]


def test_it_can_be_reversed(dukcapil: Any, visitor: Client) -> None:
    assert "q-board--dark" not in visitor.get(BOARD).text
    assert "q-board--dark" in visitor.get(f"{BOARD}?gelap=1").text


def test_asking_in_vain_costs_two_queries(dukcapil: Any, visitor: Client, query_count: QueryCount) -> None:
    with query_count() as counted:
        visitor.get(f"{BOARD}/kini?v=0")
    assert counted.total <= 2, counted
