"""The screens in the waiting room: the board speaks and says when it is cut off; the kiosk prints and begins anew."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from kawasan.testing.browser import DESK, Open

pytestmark = pytest.mark.slow  # a minute of two cores: boards and kiosks that are waited for
BOARD = "/toba/antrean/dukcapil/layar"
KIOSK = "/toba/antrean/rsud-porsea/kios"
COUNTER = "/toba/antrean/loket/rsud-porsea/2/"
WALL: ViewportSize = {"width": 1920, "height": 1080}
NARROW: ViewportSize = {"width": 320, "height": 640}
MINUTES_OF_A_DAY = 24 * 60
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REACHES = "Math.max(...[...document.querySelectorAll('.q-board *')].map((one) => one.getBoundingClientRect().right))"
"""How far to the right anything on the board goes: its page clips what sticks out, so overflow alone says little."""
LISTEN = """
const note = (text) => { if (text) document.body.dataset.said = `${document.body.dataset.said ?? ''}|${text}`; };
const voice = {lang: 'id-ID', name: 'Suara'};
speechSynthesis.getVoices = () => [voice];
speechSynthesis.speak = (speech) => { note(speech.text); setTimeout(() => speech.onend?.(), 50); };
Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', {set() {}, get() { return voice; }});
"""


def call_someone(open_page: Open) -> Page:
    """An officer calls somebody at counter 2 of the hospital, giving a number first if nobody waits."""
    desk = open_page(COUNTER, DESK, who="petugas@toba.test")
    for name in ("Buka loket", "Ambil alih loket"):
        if (button := desk.get_by_role("button", name=name, exact=True)).count():
            button.click()
            expect(button).to_have_count(0)
    if (finish := desk.get_by_role("button", name="Selesai")).is_enabled():
        finish.click()
    desk.get_by_text("Beri nomor di loket").click()
    desk.get_by_role("button", name="Beri nomor").click()
    expect(desk.locator(".q-message a")).to_be_visible()
    desk.get_by_role("button", name="Panggil berikutnya").click()
    expect(desk.locator(".q-current--called")).to_be_visible()
    return desk


def test_the_board_speaks_each_call_and_each_recall(open_page: Open) -> None:
    board = open_page("/healthz", WALL)
    board.add_init_script(LISTEN)
    board.goto("/toba/antrean/rsud-porsea/layar")
    board.get_by_role("button", name="Nyalakan suara panggilan").click()
    expect(board.get_by_role("button", name="Nyalakan suara panggilan")).to_be_hidden()
    desk = call_someone(open_page)
    body, sentence = board.locator("body"), r"\|Nomor antrean A, [a-z ]+, silakan ke loket dua"
    expect(body).to_have_attribute("data-said", re.compile(f"^{sentence}$"))
    desk.get_by_role("button", name="Panggil ulang").click()
    expect(body).to_have_attribute("data-said", re.compile(f"^({sentence})\\1$"))
    desk.get_by_role("button", name="Selesai").click()


def test_sound_switched_on_late_says_the_latest_call_only(open_page: Open) -> None:
    board = open_page("/healthz", WALL)
    board.add_init_script(LISTEN)
    board.goto("/toba/antrean/rsud-porsea/layar")
    desk = call_someone(open_page)
    shown = board.locator("[data-live]").get_attribute("data-version") or ""
    desk.get_by_role("button", name="Panggil ulang").click()
    expect(desk.locator(".q-current")).to_contain_text("Dipanggil 2 kali")
    expect(board.locator("[data-live]")).not_to_have_attribute("data-version", shown)
    board.wait_for_timeout(5000)  # past the next poll: both calls are known
    board.get_by_role("button", name="Nyalakan suara panggilan").click()
    expect(board.locator("body")).to_have_attribute("data-said", re.compile(r"^\|[^|]+$"))
    board.wait_for_timeout(3000)
    expect(board.locator("body")).to_have_attribute("data-said", re.compile(r"^\|[^|]+$"))
    desk.get_by_role("button", name="Selesai").click()


def test_the_board_says_when_it_has_lost_contact_and_recovers(open_page: Open) -> None:
    board = open_page(BOARD, WALL)
    board.context.set_offline(True)
    expect(board.locator("[data-lost]")).to_be_visible()
    since, now = (_minute_of_the_day(board.locator(f"[data-{what}]").inner_text()) for what in ("lost-since", "clock"))
    assert (now - since) % MINUTES_OF_A_DAY in {0, 1}  # the minute may have turned since the last answer came
    board.context.set_offline(False)
    expect(board.locator("[data-lost]")).to_be_hidden()


def _minute_of_the_day(clock: str) -> int:
    hours, minutes = clock.split(".")
    return int(hours) * 60 + int(minutes)


def test_the_board_fits_its_screen_standing_and_lying(open_page: Open) -> None:
    board = open_page("/toba/antrean/rsud-porsea/layar", WALL)
    sizes: list[ViewportSize] = [
        WALL, {"width": 1080, "height": 1920}, {"width": 1280, "height": 800}, {"width": 1024, "height": 768},
    ]  # fmt: skip
    for size in sizes:
        board.set_viewport_size(size)
        assert board.evaluate(OVERFLOW) <= 0
        assert board.evaluate(REACHES) <= size["width"]
        assert board.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
        inside = "[...document.querySelectorAll('.q-board-last li, .q-board-number')]"
        assert board.evaluate(f"{inside}.every((one) => one.scrollWidth <= one.clientWidth + 1)")


CALLS = [["A-001", "Loket 1"], ["B-101", "Counter 3"], ["W-999", "Counter 12"], ["MW-888", "Counter 88"]]
SHOW_CALL = """
([number, counter]) => {
  const show = (line, parts) => {
    for (const [element, text] of parts) element.lastChild.data = text;
    line.dataset.length = parts.map(([, text]) => text).join('').length;
  };
  const [large, to] = document.querySelector('.q-board-now').querySelectorAll('.q-board-number, .q-board-to');
  show(large, [[large, number]]);
  show(to, [[to.querySelector('span'), counter]]);
  for (const row of document.querySelectorAll('.q-board-last li')) {
    show(row, [[row.firstElementChild, number], [row.lastElementChild, counter]]);
  }
}
"""
BESIDE_ITS_COLUMN = """
() => [...document.querySelectorAll('.q-board-now > *, .q-board-last span')].filter((one) => {
  const column = one.closest('.q-board-now, .q-board-last');
  return one.getBoundingClientRect().right > column.getBoundingClientRect().right + 1;
}).map((one) => one.textContent)
"""
SCREENS: list[ViewportSize] = [NARROW, {"width": 1024, "height": 768}, WALL, {"width": 1080, "height": 1920}]


def test_the_board_fits_whatever_is_called(open_page: Open) -> None:
    for _ in range(2):
        call_someone(open_page).get_by_role("button", name="Selesai").click()
    board = open_page("/toba/antrean/rsud-porsea/layar", WALL)
    expect(board.locator(".q-board-last li").first).to_be_visible()
    for call in CALLS:
        board.evaluate(SHOW_CALL, call)
        for size in SCREENS:
            board.set_viewport_size(size)
            assert board.evaluate(OVERFLOW) <= 0, (call, size)
            assert board.evaluate(BESIDE_ITS_COLUMN) == [], (call, size)


def test_a_kiosk_is_started_prints_and_begins_anew(open_page: Open) -> None:
    kiosk = open_page(KIOSK, {"width": 1080, "height": 1920}, who="petugas@toba.test")
    kiosk.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; };")
    kiosk.get_by_role("button", name="Jadikan perangkat ini kios").click()
    kiosk.get_by_role("button", name="Keluar dan tampilkan kios").click()
    kiosk.get_by_label("Lansia").check()
    kiosk.get_by_role("button", name="Pendaftaran pasien").click()
    kiosk.wait_for_url("**/kios/karcis/*")
    expect(kiosk.locator(".q-slip-priority")).to_contain_text("lansia")
    expect(kiosk.locator("body")).to_have_attribute("data-printed", "yes")
    kiosk.wait_for_url(f"**{KIOSK}?lang=id")
    expect(kiosk.get_by_label("Tidak", exact=True)).to_be_checked()


def test_a_kiosk_works_without_a_script(open_page: Open) -> None:
    kiosk = open_page(KIOSK, DESK, javascript=False, who="petugas@toba.test")
    kiosk.get_by_role("button", name="Jadikan perangkat ini kios").click()
    kiosk.get_by_role("button", name="Keluar dan tampilkan kios").click()
    kiosk.get_by_role("button", name="Kasir").click()
    expect(kiosk.locator(".q-slip-number")).to_contain_text("C-")
    kiosk.get_by_role("link", name="Selesai").click()
    expect(kiosk.get_by_role("heading", name="Ambil nomor")).to_be_visible()


def test_tickets_and_desks_fit_320_pixels(open_page: Open) -> None:
    phone = open_page("/toba/antrean/rsud-porsea/pendaftaran/", NARROW)
    assert phone.evaluate(OVERFLOW) <= 0
    phone.get_by_role("button", name="Ambil nomor").click()
    phone.wait_for_url("**/antrean/tiket/*")
    assert phone.evaluate(OVERFLOW) <= 0
    officer = open_page(COUNTER, NARROW, who="petugas@toba.test")
    for path in ("", "jam", "ubah", "layanan/ktp-el/ubah", "loket/1/ubah", "statistik"):
        assert officer.evaluate(OVERFLOW) <= 0, officer.url
        officer.goto(f"/toba/antrean/kelola/dukcapil/{path}")
    assert officer.evaluate(OVERFLOW) <= 0
