"""A ticket as its holder follows it, from waiting to the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, QueryCount

Give = Callable[..., str]
DESK = "/antrean/loket/dukcapil/1/"


def act(budi: Client, *names: str) -> None:
    """Budi, at counter 1."""
    for name in names:
        assert budi.post(f"{DESK}{name}", {}).status_code == 303


def test_whoever_has_the_code_reads_the_ticket(give: Give, answers: Answers) -> None:
    answers(f"/antrean/tiket/{give()}", visitor=200, ani=200, budi=200, citra=200)


def test_an_unknown_code_is_not_found(give: Give, visitor: Client) -> None:
    for path in ("", "/kini", "/karcis"):
        assert visitor.get(f"/antrean/tiket/tidakadasamasekal{path}").status_code == 404
    assert visitor.post("/antrean/tiket/tidakadasamasekal/batal", {}).status_code == 404


def test_another_regency_does_not_know_it(give: Give, visitor: Client, samosir: RegencyRef) -> None:
    assert visitor.at(samosir).get(f"/antrean/tiket/{give()}").status_code == 404


def test_it_says_who_is_ahead_and_why_there_is_no_estimate(give: Give, visitor: Client) -> None:
    give()
    page = visitor.get(f"/antrean/tiket/{give()}").text
    assert "A-002" in page
    assert "<dd>1</dd>" in page
    assert "belum ada petugas di loket" in page


def test_it_is_kept_nowhere(give: Give, visitor: Client) -> None:
    code = give()
    for path in ("", "/kini", "/karcis"):
        answer = visitor.get(f"/antrean/tiket/{code}{path}")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_it_shows_its_address_as_a_code_to_scan(give: Give, visitor: Client) -> None:
    assert 'class="qr"' in visitor.get(f"/antrean/tiket/{give()}").text


def test_without_a_script_the_page_reloads_itself(give: Give, visitor: Client) -> None:
    assert (
        '<noscript><meta http-equiv="refresh" content="15"></noscript>' in visitor.get(f"/antrean/tiket/{give()}").text
    )


def test_nothing_new_is_204(give: Give, visitor: Client) -> None:
    live = f"/antrean/tiket/{give()}/kini"
    version = visitor.json(live).json["data"]["version"]
    assert visitor.get(f"{live}?v={version}").status_code == 204
    assert visitor.get(f"{live}?v=lain").status_code == 200


def test_a_call_reaches_the_page(give: Give, open_desk: Callable[[int], None], visitor: Client, budi: Client) -> None:
    live = f"/antrean/tiket/{give()}/kini"
    version = visitor.json(live).json["data"]["version"]
    open_desk(1)
    act(budi, "panggil")
    data = visitor.json(f"{live}?v={version}").json["data"]
    assert data["title"] == "A-001 · Nomor Anda dipanggil. Silakan ke Loket 1."
    assert data["look"] == "q-ticket q-ticket--called"
    assert data["call"] == "1"
    act(budi, "ulangi")
    assert visitor.json(live).json["data"]["call"] == "2"


def test_polling_costs_two_queries(give: Give, visitor: Client, query_count: QueryCount) -> None:
    live = f"/antrean/tiket/{give()}/kini"
    version = visitor.json(live).json["data"]["version"]
    with query_count() as counted:
        visitor.get(f"{live}?v={version}")
    assert counted.total <= 2, counted


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        (("panggil", "layani"), "Anda sedang dilayani di Loket 1."),
        (("panggil", "selesai"), "Selesai dilayani."),
        (("panggil", "ulangi", "tidak-hadir"), "Temui petugas di loket sebelum 09.30 WIB"),
    ],
)
def test_each_state_is_said_in_words(
    acts: tuple[str, ...], said: str, give: Give, open_desk: Callable[[int], None], visitor: Client, budi: Client
) -> None:
    code = give()
    open_desk(1)
    act(budi, *acts)
    assert said in visitor.get(f"/antrean/tiket/{code}").text


def test_a_finished_ticket_stops_asking(
    give: Give, open_desk: Callable[[int], None], visitor: Client, budi: Client
) -> None:
    code = give()
    open_desk(1)
    act(budi, "panggil", "selesai")
    page = visitor.get(f"/antrean/tiket/{code}").text
    assert "ticket.js" not in page
    assert "Ambil nomor baru" in page
    assert "finished" in visitor.json(f"/antrean/tiket/{code}/kini").json["data"]


def test_a_ticket_of_yesterday_has_lapsed(give: Give, visitor: Client, at: At) -> None:
    code = give()
    with at("2026-03-03 08:30"):
        assert "Nomor ini berlaku untuk 2 Maret 2026 dan sudah lewat." in visitor.get(f"/antrean/tiket/{code}").text


def test_its_holder_cancels_it(give: Give, visitor: Client) -> None:
    code = give()
    answer = visitor.post(f"/antrean/tiket/{code}/batal", {})
    assert answer.location == f"/toba/antrean/tiket/{code}"
    assert "Nomor ini sudah dibatalkan." in visitor.get(f"/antrean/tiket/{code}").text


def test_whoever_has_the_code_may_cancel(give: Give, answers: Answers) -> None:
    path = f"/antrean/tiket/{give()}/batal"
    answers(path, method="POST", data={}, visitor=303, ani=303, budi=303, citra=303)


def test_a_served_ticket_cannot_be_cancelled(
    give: Give, open_desk: Callable[[int], None], visitor: Client, budi: Client
) -> None:
    code = give()
    open_desk(1)
    act(budi, "panggil", "selesai")
    answer = visitor.post(f"/antrean/tiket/{code}/batal", {})
    assert answer.status_code == 409
    assert "Nomor ini sudah selesai dilayani." in answer.text


def test_the_slip_carries_number_service_and_time(give: Give, visitor: Client) -> None:
    page = visitor.get(f"/antrean/tiket/{give(priority='elderly')}/karcis").text
    for told in ("A-001", "KTP elektronik", "2 Maret 2026 09.00", "Prioritas: lansia", 'class="qr"'):
        assert told in page


def test_it_says_what_to_bring_where_and_until_when(give: Give, visitor: Client) -> None:
    page = visitor.get(f"/antrean/tiket/{give()}").text
    for told in ("Sebelum berangkat", "Fotokopi KK", "Jalan Sutomo, Balige", "08.00–12.00, 13.00–15.30"):
        assert told in page


def test_who_took_it_at_home_is_told_when_to_come(
    give: Give, open_desk: Callable[[int], None], visitor: Client
) -> None:
    open_desk(1)
    codes = [give(channel="online") for _ in range(4)]
    page = visitor.get(f"/antrean/tiket/{codes[-1]}").text
    assert "sekitar pukul 09.40 WIB" in page
    assert "Tibalah di kantor sebelum pukul 09.25 WIB" in page
    assert "Tibalah" not in visitor.get(f"/antrean/tiket/{give()}").text, "who took it at the kiosk is there"
    assert "sekitar pukul 09.40 WIB" in visitor.get(f"/antrean/tiket/{codes[-1]}/karcis").text


def test_nobody_is_next_while_others_wait_at_the_same_counter(
    give: Give, open_desk: Callable[[int], None], visitor: Client, at: At
) -> None:
    open_desk(1)
    for _ in range(2):
        give()
    at("2026-03-02 09:01")
    page = visitor.get(f"/antrean/tiket/{give('kartu-keluarga')}").text
    assert "Anda berikutnya" not in page
    assert "Anda terdepan untuk layanan ini; 2 orang lain menunggu di loket yang sama." in page


def test_a_number_missed_long_ago_sends_nobody_to_the_counter(
    give: Give, open_desk: Callable[[int], None], visitor: Client, budi: Client, at: At
) -> None:
    code = give()
    open_desk(1)
    act(budi, "panggil", "tidak-hadir")
    with at("2026-03-02 10:00"):
        page = visitor.get(f"/antrean/tiket/{code}").text
    assert "Temui petugas" not in page
    assert "Nomor ini sudah dipanggil dan terlewat." in page


def test_the_page_speaks_english(give: Give, visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    give()
    page = visitor.get(f"/antrean/tiket/{give()}?lang=en").text
    for told in ("Waiting for your turn", "Expected wait", "no officer at the counters yet", "Cancel this number"):
        assert told in page
