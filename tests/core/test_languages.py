"""Two languages: which one a page is in, and where its texts come from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import gettext

from kawasan.languages import Bilingual, Catalog, current_language, speaking, using
from kawasan.testing import Client


def test_content_falls_back_to_indonesian() -> None:
    both, only = Bilingual("Ulos", "Woven cloth"), Bilingual("Andaliman")
    assert (both.text("id"), both.text("en")) == ("Ulos", "Woven cloth")
    assert (only.text("id"), only.text("en")) == ("Andaliman", "Andaliman")
    assert str(both) == "Ulos"
    assert both
    assert only
    assert not Bilingual("")


def test_a_page_is_indonesian_unless_asked(visitor: Client) -> None:
    assert '<html lang="id">' in visitor.get("/").text
    assert '<html lang="en">' in visitor.get("/?lang=en").text


def test_the_choice_is_remembered(visitor: Client) -> None:
    visitor.get("/?lang=en")
    assert '<html lang="en">' in visitor.get("/").text
    visitor.get("/?lang=id")
    assert '<html lang="id">' in visitor.get("/").text


def test_the_choice_holds_in_every_regency(visitor: Client) -> None:
    answer = visitor.get("/?lang=en")
    cookie = answer.headers["Set-Cookie"]
    assert "Path=/;" in f"{cookie};"
    assert "HttpOnly" in cookie


@pytest.mark.parametrize("asked", ["fr", "", "EN", "en-GB", "../en", "<script>"])
def test_another_language_is_not_taken(asked: str, visitor: Client) -> None:
    answer = visitor.get("/", query_string={"lang": asked})
    assert '<html lang="id">' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_same_page_in_the_other_language_is_linked(visitor: Client) -> None:
    page = visitor.get("/cari?q=kopi+susu")
    assert 'hreflang="en" href="/toba/cari?' in page.text
    assert "q=kopi+susu" in page.text
    assert "lang=en" in page.text


def test_the_other_language_of_a_page_that_is_not(visitor: Client) -> None:
    assert "lang=en" in visitor.get("/tidak-ada").text


def test_the_language_can_be_chosen_for_a_while(app: Flask) -> None:
    with app.test_request_context("/?lang=id"):
        assert gettext("Cari") == "Cari"
        with speaking("en"):
            assert current_language() == "en"
            assert gettext("Cari") == "Search"
            with speaking("id"):
                assert gettext("Cari") == "Cari"
            assert gettext("Cari") == "Search"
        assert gettext("Cari") == "Cari"


def po(folder: Path, **texts: str) -> Path:
    file = folder / "en" / "LC_MESSAGES" / "texts.po"
    file.parent.mkdir(parents=True)
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=utf-8\\n"', ""]
    for text, translation in texts.items():
        lines += [f'msgid "{text}"', f'msgstr "{translation}"', ""]
    file.write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/?lang=en"):
        yield


@pytest.mark.usefixtures("english")
def test_a_plugins_text_comes_before_cores(tmp_path: Path) -> None:
    core, plugin = po(tmp_path / "core", Cari="Search", Masuk="Sign in"), po(tmp_path / "plugin", Cari="Look for")
    with using(Catalog(plugin, core)):
        assert gettext("Cari") == "Look for"
        assert gettext("Masuk") == "Sign in"
        assert gettext("Tak dikenal") == "Tak dikenal"
    with using(Catalog(core)):
        assert gettext("Cari") == "Search"


@pytest.mark.usefixtures("english")
def test_the_catalogue_before_comes_back(tmp_path: Path) -> None:
    other = Catalog(po(tmp_path, Cari="Other"))
    with using(other):
        assert gettext("Cari") == "Other"
    assert gettext("Cari") == "Search"


@pytest.mark.usefixtures("english")
def test_a_folder_without_texts_is_fine(tmp_path: Path) -> None:
    with using(Catalog(tmp_path / "nothing")):
        assert gettext("Cari") == "Cari"
