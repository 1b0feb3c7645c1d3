"""What an officer does at a counter, by plain forms and by the page's script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, save_settings

Give = Callable[..., str]
Sit = Callable[[int], None]
DESK = "/antrean/loket/dukcapil/1/"
FRAGMENT = {"X-Fragment": "1"}


@pytest.mark.parametrize("act", ["panggil", "ulangi", "layani", "tidak-hadir", "selesai", "tutup", "alihkan"])
def test_only_staff_act(act: str, dukcapil: Any, answers: Answers) -> None:
    wanted = 303 if act == "tutup" else 409
    answers(DESK + act, method="POST", data={}, visitor="/masuk", ani=403, budi=wanted, citra=403)


def test_only_staff_open(dukcapil: Any, answers: Answers) -> None:
    answers(f"{DESK}buka", method="POST", data={}, visitor="/masuk", ani=403, budi=303, citra=403)


def test_only_staff_give_numbers_at_the_counter(dukcapil: Any, answers: Answers) -> None:
    data = {"key": "0123456789abcdef", "service": "ktp-el", "priority": ""}
    answers(f"{DESK}nomor-baru", method="POST", data=data, visitor="/masuk", ani=403, budi=200, citra=403)


@pytest.mark.parametrize(("act", "budis"), [("panggil", 409), ("prioritas", 303), ("batal", 303), ("buka-lagi", 409)])
def test_only_staff_act_on_a_number_of_the_line(act: str, budis: int, give: Give, answers: Answers) -> None:
    path = f"{DESK}nomor/{give()}/{act}"
    answers(path, method="POST", data={}, visitor="/masuk", ani=403, budi=budis, citra=403)


def test_an_act_without_the_token_is_refused(give: Give, open_desk: Sit, budi: Client) -> None:
    open_desk(1)
    assert budi.post(f"{DESK}panggil", {}, csrf=False).status_code == 400


def test_a_person_is_called_served_and_finished_by_plain_forms(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    open_desk(1)
    for act, shown in (("panggil", "Dipanggil 1 kali"), ("ulangi", "Dipanggil 2 kali"), ("layani", "Sedang dilayani")):
        assert budi.post(DESK + act, {}).location == f"/toba{DESK}"
        assert shown in budi.get(DESK).text
    budi.post(f"{DESK}selesai", {})
    assert "Tidak ada yang menunggu." in budi.get(DESK).text


def test_absent_after_as_many_calls_as_are_set(
    give: Give, open_desk: Sit, budi: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        save_settings("service_queue", {"absent_after_calls": 2})
    give()
    open_desk(1)
    budi.post(f"{DESK}panggil", {})
    answer = budi.post(f"{DESK}tidak-hadir", {})
    assert answer.status_code == 409
    assert "Baru dipanggil 1 dari 2 kali." in answer.text
    budi.post(f"{DESK}ulangi", {})
    assert budi.post(f"{DESK}tidak-hadir", {}).status_code == 303


@pytest.mark.parametrize(
    ("before", "act", "said"),
    [
        ((), "panggil", "Tidak ada yang menunggu untuk loket ini."),
        ((), "ulangi", "Belum ada nomor di loket ini."),
        (("panggil",), "panggil", "Nomor A-001 masih di loket ini."),
        (("panggil", "layani"), "ulangi", "Nomor ini sedang dilayani."),
        (("panggil",), "tutup", "Nomor A-001 masih di loket ini."),
    ],
)
def test_what_is_not_possible_is_said_plainly(
    before: tuple[str, ...], act: str, said: str, give: Give, open_desk: Sit, budi: Client
) -> None:
    if before:
        give()
        give()
    open_desk(1)
    for earlier in before:
        budi.post(DESK + earlier, {})
    answer = budi.post(DESK + act, {})
    assert answer.status_code == 409
    assert said in answer.text
    by_script = budi.post(DESK + act, {}, headers=FRAGMENT)
    assert by_script.status_code == 409
    assert said in by_script.json["parts"]["message"]


def test_a_closed_counter_calls_nobody(give: Give, dukcapil: Any, budi: Client) -> None:
    give()
    answer = budi.post(f"{DESK}panggil", {})
    assert answer.status_code == 409
    assert "Loket ini belum dibuka." in answer.text


def test_with_the_script_the_answer_is_what_changed(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    open_desk(1)
    answer = budi.post(f"{DESK}panggil", {}, headers=FRAGMENT).json
    assert "A-001" in answer["parts"]["current"]
    assert answer["parts"]["message"] == ""
    assert answer["data"]["allowed"] == "absent finish recall start transfer"


def test_a_missed_person_can_come_back(give: Give, open_desk: Sit, budi: Client) -> None:
    code = give()
    open_desk(1)
    for act in ("panggil", "ulangi", "tidak-hadir"):
        budi.post(DESK + act, {})
    assert "Baru saja tidak hadir" in budi.get(DESK).text
    assert budi.post(f"{DESK}nomor/{code}/buka-lagi", {}).status_code == 303
    assert "Baru saja tidak hadir" not in budi.get(DESK).text


def test_a_person_is_sent_on_to_another_service(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    open_desk(1)
    budi.post(f"{DESK}panggil", {})
    budi.post(f"{DESK}alihkan", {"to_service": "kartu-keluarga", "to_counter": ""})
    page = budi.get(DESK).text
    assert "Siap memanggil." in page
    assert "A-001" in page


def test_a_person_is_sent_on_to_a_counter(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    open_desk(1)
    budi.post(f"{DESK}panggil", {})
    budi.post(f"{DESK}alihkan", {"to_service": "", "to_counter": "2"})
    assert "A-001" not in budi.get(DESK).text
    assert "dikirim ke loket ini" in budi.get("/antrean/loket/dukcapil/2/").text


def test_sending_nowhere_is_refused(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    open_desk(1)
    budi.post(f"{DESK}panggil", {})
    refusal = budi.post(f"{DESK}alihkan", {"to_service": "", "to_counter": ""})
    assert refusal.status_code == 409
    assert "Pilih layanan atau loket tujuan dulu" in refusal.text


def test_a_closed_counter_is_named_as_closed_before_anyone_is_sent_there(open_desk: Sit, budi: Client) -> None:
    open_desk(1)
    assert "Loket 2: KTP-el (tutup)" in budi.get(DESK).text
    open_desk(2)
    assert "Loket 2: KTP-el (tutup)" not in budi.get(DESK).text


def test_a_number_is_given_at_the_counter_once_for_a_double_press(dukcapil: Any, open_desk: Sit, budi: Client) -> None:
    open_desk(1)
    form = {"key": "0123456789abcdef", "service": "ktp-el", "priority": "disabled"}
    for _ in range(2):
        assert "Nomor A-001 dibuat." in budi.post(f"{DESK}nomor-baru", form).text
    assert "Penyandang disabilitas" in budi.get(DESK).text


def test_a_number_of_an_unknown_service_is_not_given(dukcapil: Any, open_desk: Sit, budi: Client) -> None:
    form = {"key": "0123456789abcdef", "service": "paspor", "priority": ""}
    assert budi.post(f"{DESK}nomor-baru", form).status_code == 409


def test_an_officer_calls_someone_out_of_turn(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    code = give()
    open_desk(1)
    budi.post(f"{DESK}nomor/{code}/panggil", {})
    assert 'class="q-current-number">A-002<' in budi.get(DESK).text


def test_an_officer_gives_and_takes_priority(give: Give, open_desk: Sit, budi: Client) -> None:
    give()
    code = give()
    open_desk(1)
    path = f"{DESK}nomor/{code}/prioritas"
    budi.post(path, {"priority": "pregnant_or_infant"})
    page = budi.get(DESK).text
    assert page.index("A-002") < page.index("A-001")
    budi.post(path, {"priority": ""})
    page = budi.get(DESK).text
    assert page.index("A-001") < page.index("A-002")
