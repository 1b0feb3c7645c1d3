"""`kawasan regency`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.once
Kawasan = Callable[..., Any]
Refuses = Callable[..., None]


def test_a_regency_is_added_and_listed(kawasan: Kawasan) -> None:
    answer = kawasan("regency", "add", "33.25", "--slug", "batang")
    assert answer.exit_code == 0
    assert answer.output == "Added Kabupaten Batang (33.25, WIB) at /batang/.\n"
    lines = kawasan("regency", "list").output.splitlines()
    assert [line.split()[:2] for line in lines] == [["33.25", "batang"], ["12.12", "toba"]]
    assert "no program on" in lines[0]


@pytest.mark.parametrize("admin", ["bupati@batang.id", "0812-0000-0777"])
def test_with_its_first_administrator_comes_a_link(admin: str, kawasan: Kawasan) -> None:
    answer = kawasan("regency", "add", "33.25", "--slug", "batang", "--admin", admin)
    assert f"One-time link for {admin}, good for 7 days: http://localhost:8000/batang/undangan/" in answer.output


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("99.99 --slug x", "99.99 is not the Kemendagri code"),
        ("33.25.01 --slug x", "33.25.01 is not the Kemendagri code"),
        ("33.25 --slug toba", "Kabupaten Toba is already here"),
        ("12.12 --slug lain", "Kabupaten Toba is already here"),
        ("33.25 --slug Batang", "must be lower-case letters"),
        ("33.25 --slug operator", "would shadow a path"),
        ("33.25 --slug peta", "would shadow a path"),
        ("33.25", "Missing option '--slug'"),
        ("--slug x", "Missing argument 'CODE'"),
        ("33.25 --slug batang --admin bukan", "neither an e-mail address nor a phone number"),
    ],
)
def test_wrong_input_is_refused_and_adds_nothing(words: str, text: str, kawasan: Kawasan, refuses: Refuses) -> None:
    refuses(f"regency add {words}", text)
    assert len(kawasan("regency", "list").output.splitlines()) == 1


def test_an_empty_installation_says_how_to_begin(empty: Kawasan) -> None:
    assert empty("db", "upgrade").exit_code == 0
    assert "Add one: kawasan regency add CODE --slug SLUG" in empty("regency", "list").output
