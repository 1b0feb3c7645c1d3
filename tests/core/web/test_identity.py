"""The regency's identity: greeting, colours, monogram."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client

Trail = Callable[[RegencyRef], list[Any]]
PATH = "/kelola/identitas"
GOOD = {
    "greeting_id": "Horas di Toba",
    "greeting_en": "Horas from Toba",
    "tagline_id": "Danau dan kopi.",
    "tagline_en": "Lake and coffee.",
    "monogram": "TO",
    "primary_color": "#3d5a1e",
    "accent_color": "#a4262c",
    "pattern": "batik",
}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_for_administrators(method: str, answers: Answers) -> None:
    answers(PATH, method=method, data={}, visitor="/masuk", ani=403, budi=403, citra=403)


def test_the_next_visitor_sees_it_in_both_languages(admin: Client, visitor: Client) -> None:
    assert "Identitas portal disimpan." in admin.post(PATH, GOOD, follow_redirects=True).text
    page = visitor.get("/").text
    assert "Horas di Toba" in page
    assert "Danau dan kopi." in page
    assert "k-band--batik" in page
    assert "Horas from Toba" in visitor.get("/?lang=en").text


@pytest.mark.parametrize("who", ["admin", "operator"])
def test_it_is_in_the_trail_whoever_changed_it(
    who: str, toba: RegencyRef, trail: Trail, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    client.post(PATH, GOOD)
    actor, action, subject, before, after = trail(toba)[0]
    assert (actor, action, subject) == (client.member.email, "core.identity.change", "Kabupaten Toba")
    assert before["monogram"] == "TB"
    assert after["monogram"] == "TO"
    assert "accent_color" not in after


@pytest.mark.parametrize(
    ("wrong", "sentence", "english"),
    [
        ({"greeting_id": " "}, "Tulis salamnya.", "Write the greeting."),
        ({"greeting_en": "x" * 81}, "Tulis paling banyak 80 huruf.", "Write no more characters than 80."),
        ({"tagline_id": "x" * 161}, "Tulis paling banyak 160 huruf.", "Write no more characters than 160."),
        ({"monogram": "TOBA"}, "Satu sampai tiga huruf.", "One to three letters."),
        ({"monogram": ""}, "Tulis satu sampai tiga huruf.", "Write one to three letters."),
        ({"primary_color": "blue"}, "Tulis enam angka heksadesimal", "Write six hexadecimal digits"),
        ({"primary_color": ""}, "Pilih satu warna.", "Choose a colour."),
        ({"primary_color": "#9fd3e0"}, "Warna utama #9fd3e0 terlalu terang", "The main colour #9fd3e0 is too light"),
        ({"accent_color": "#fff4c2"}, "Warna aksen #fff4c2 terlalu terang", "The accent colour #fff4c2 is too light"),
        ({"pattern": "songket"}, "Pilih salah satu dari daftar.", "Choose one from the list."),
    ],
)
def test_what_would_be_hard_to_read_is_refused_and_nothing_typed_is_lost(
    wrong: dict[str, str], sentence: str, english: str, admin: Client, toba: RegencyRef, trail: Trail
) -> None:
    before = trail(toba)
    answer = admin.post(PATH, GOOD | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    for name in set(GOOD) - set(wrong) - {"pattern"}:
        assert f'value="{GOOD[name]}"' in answer.text
    assert english in admin.post(f"{PATH}?lang=en", GOOD | wrong).text
    assert trail(toba) == before


def test_nothing_changed_is_said(admin: Client) -> None:
    admin.post(PATH, GOOD)
    assert "Tidak ada yang berubah." in admin.post(PATH, GOOD, follow_redirects=True).text
