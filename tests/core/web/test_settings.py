"""The typed settings of a program, as a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import Program, RegencyRef
from kawasan.testing import Answers, Client

Trail = Callable[[RegencyRef], list[Any]]
PATH = "/kelola/program/pasar/pengaturan"
GOOD = {"stalls": "20", "colour": "green", "motto": "Datanglah"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_for_administrators(method: str, pasar: Program, answers: Answers) -> None:
    answers(PATH, method=method, data={}, visitor="/masuk", ani=403, budi=403, citra=403)


def test_each_setting_is_asked_for_by_its_type(pasar: Program, admin: Client) -> None:
    page = admin.get(PATH).text
    assert 'name="stalls"' in page
    assert 'type="number"' in page
    assert "Jumlah lapak (lapak)" in page
    assert "Bawaan: 12." in page
    assert 'type="checkbox"' in page
    assert '<option selected value="red">Merah</option>' in page


def test_stored_settings_count_from_the_next_request(pasar: Program, admin: Client) -> None:
    answer = admin.post(PATH, GOOD, follow_redirects=True)
    assert "Pengaturan disimpan" in answer.text
    assert 'value="20"' in answer.text
    assert "checked" not in answer.text
    assert '<option selected value="green">' in answer.text


@pytest.mark.parametrize("who", ["admin", "operator"])
def test_they_are_in_the_trail_whoever_stored_them(
    who: str, pasar: Program, toba: RegencyRef, trail: Trail, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    client.post(PATH, GOOD)
    actor, action, subject, _, after = trail(toba)[0]
    assert (actor, action, subject) == (client.member.email, "core.settings.change", "pasar")
    assert after == {"stalls": 20, "colour": "green", "motto": "Datanglah", "is_open": False}


@pytest.mark.parametrize(
    ("wrong", "sentence", "english"),
    [
        ({"stalls": "100"}, "Tulis bilangan antara 1 dan 99.", "Write a number between 1 and 99."),
        ({"stalls": "-1"}, "Tulis bilangan antara 1 dan 99.", "Write a number between 1 and 99."),
        ({"stalls": "dua"}, "Tulis sebuah bilangan bulat.", "Write a whole number."),
        ({"stalls": ""}, "Tulis sebuah bilangan bulat.", "Write a whole number."),
        ({"stalls": "9" * 400}, "Tulis sebuah bilangan bulat.", "Write a whole number."),
        ({"colour": "blue"}, "Pilih salah satu dari daftar.", "Choose one from the list."),
        ({"motto": "x" * 21}, "Tulis paling banyak 20 huruf.", "Write no more characters than 20."),
    ],
)
def test_a_wrong_value_is_refused_in_plain_words_and_kept(
    wrong: dict[str, str], sentence: str, english: str, pasar: Program, admin: Client, toba: RegencyRef, trail: Trail
) -> None:
    before = trail(toba)
    answer = admin.post(PATH, GOOD | {"motto": "Tetap"} | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    for value in (value for name, value in wrong.items() if name != "colour" and value):
        assert f'value="{value}"' in answer.text
    assert english in admin.post(f"{PATH}?lang=en", GOOD | wrong).text
    assert trail(toba) == before


def test_nothing_changed_is_said(pasar: Program, admin: Client) -> None:
    admin.post(PATH, GOOD)
    assert "Tidak ada yang berubah." in admin.post(PATH, GOOD, follow_redirects=True).text


@pytest.mark.parametrize("name", ["nowhere", "Pasar", "%00"])
def test_settings_of_no_program_are_not_found(name: str, pasar: Program, admin: Client) -> None:
    assert admin.get(f"/kelola/program/{name}/pengaturan").status_code == 404
