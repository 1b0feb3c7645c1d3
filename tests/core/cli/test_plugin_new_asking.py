"""`kawasan plugin new` at a terminal: what it asks, what it says of an answer it refuses, and how it is stopped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from terminal import CTRL_C, DOWN, ENTER, Terminal, at_terminal
from tests.core.cli.conftest import Kawasan

from kawasan.testing.server import demo_environment

pytestmark = pytest.mark.once  # never beside the browser's tests: their loop is running, and Copier starts its own

Ask = Callable[..., Terminal]
SHOWN = {
    "Its title in Indonesian, as visitors read it (Papan pengumuman)": "Buku desa",
    "The same in English (Notice board)": "Village book",
    "Which of the six dimensions of a smart regency it belongs to": DOWN + DOWN,
    "What it stores, one of them, in Indonesian (pengumuman)": "agenda",
    "The same in English, singular (notice); it names table and class": "diary",
    "First part of its addresses, below the regency (/pengumuman)": "/agenda",
    "Does it keep who added something (personal data, UU 27/2022)?": "y",
}
"""Each question, whole, and what is typed there."""
TITLE = next(iter(SHOWN))
REFUSED = {
    TITLE: ("<b>", "use letters, digits and ,.()/- only", "Buku desa"),
    "What it stores": ("Agenda", "use one or two words in lower case", "agenda"),
    "singular": ("page", "use another word, this one is taken", "notice"),
    "First part": ("/kelola", "/kelola belongs to kawasan", "/agenda"),
}
"""An answer to each, the sentence that refuses it, and one that is taken."""


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    """`ask("village_diary")` starts the command at a terminal of 80 columns, in an empty folder."""
    with ExitStack() as stack:

        def start(*words: str) -> Terminal:
            command = [sys.executable, "-m", "kawasan", "plugin", "new", *words]
            environment = demo_environment(tmp_path / "instance")
            return stack.enter_context(at_terminal(command, tmp_path, environment))

        yield start


def package(folder: Path) -> Path:
    return folder / "kawasan-village-diary" / "kawasan_village_diary"


@pytest.mark.slow
def test_all_that_is_asked_is_answered(ask: Ask, tmp_path: Path) -> None:
    terminal = ask("village_diary")
    terminal.wait_for("Enter takes the answer that is shown")
    for question, keys in SHOWN.items():
        terminal.wait_for(question)
        terminal.answer(keys)
    assert terminal.end() == 0
    assert "Wrote " in terminal.shown
    written = (package(tmp_path) / "plugin.py").read_text()
    for part in ('"Buku desa"', '"Village book"', 'dimension="economy"', 'prefix="/agenda"', "def erase_personal_data"):
        assert part in written
    assert "village_diary_diary" in (package(tmp_path) / "models.py").read_text()


@pytest.mark.slow
def test_enter_takes_what_is_shown(ask: Ask, tmp_path: Path) -> None:
    terminal = ask("village_diary", "--title-en", "Village diary", "--dimension", "society", "--prefix", "/agenda")
    for question in (TITLE, "What it stores", "The same in English, singular", "Does it keep"):
        terminal.wait_for(question)
        terminal.type(ENTER)
    assert terminal.end() == 0
    assert 'dimension="society"' in (package(tmp_path) / "plugin.py").read_text()


def test_a_name_that_cannot_be_one_is_asked_for_again(ask: Ask) -> None:
    terminal = ask()
    terminal.wait_for("Name of the program")
    terminal.answer("Village diary")
    terminal.wait_for("'Village diary' cannot be a plugin's name")
    terminal.wait_for("Name of the program")
    terminal.answer("village_diary")
    terminal.wait_for(TITLE)


def test_a_name_on_the_command_line_is_refused_before_anything_is_asked(ask: Ask) -> None:
    terminal = ask("Village")
    assert terminal.end() == 2
    assert "cannot be a plugin's name" in terminal.shown
    assert TITLE not in terminal.shown


@pytest.mark.slow
def test_refused_answers_are_told_why_in_whole_and_mended(ask: Ask, tmp_path: Path) -> None:
    words = ("--title-en", "Village book", "--dimension", "society", "--no-personal-data")
    terminal = ask("village_diary", *words)
    for question, (typed, refusal, mended) in REFUSED.items():
        terminal.wait_for(question)
        terminal.answer(typed)
        terminal.wait_for(refusal)
        terminal.answer(mended)
    assert terminal.end() == 0
    assert 'prefix="/agenda"' in (package(tmp_path) / "plugin.py").read_text()


@pytest.mark.slow
def test_a_dimension_is_chosen_and_not_typed(ask: Ask, tmp_path: Path) -> None:
    terminal = ask(
        "village_diary", "--title", "Buku", "--title-en", "Book", "--stores", "agenda", "--prefix", "/agenda"
    )
    terminal.wait_for("six dimensions")
    terminal.answer("sport")
    terminal.wait_for("singular")
    terminal.type(ENTER)
    terminal.wait_for("Does it keep")
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert 'dimension="governance"' in (package(tmp_path) / "plugin.py").read_text()


@pytest.mark.parametrize("words", [["--dimension", "sport"], ["--personal-data=maybe"]])
def test_an_option_that_is_no_answer_is_refused_before_anything_is_asked(words: list[str], ask: Ask) -> None:
    terminal = ask("village_diary", *words)
    assert terminal.end() == 2
    assert TITLE not in terminal.shown


@pytest.mark.parametrize(
    "question", ["Name of the program", pytest.param(TITLE, marks=pytest.mark.slow), "Does it keep"]
)
def test_ctrl_c_stops_it_in_a_sentence_and_nothing_is_written(question: str, ask: Ask, tmp_path: Path) -> None:
    terminal = ask(*([] if question.startswith("Name") else ["village_diary"]))
    for asked in ("Name of the program", *SHOWN):
        if asked.startswith("Name") and not question.startswith("Name"):
            continue
        terminal.wait_for(asked)
        if question in asked:
            terminal.type(CTRL_C)
            break
        terminal.type(ENTER)
    assert terminal.end() == 1
    assert terminal.shown.strip().splitlines()[-1] == "Error: stopped; nothing was written"
    assert not (tmp_path / "kawasan-village-diary").exists()


def test_where_there_is_no_terminal_it_says_what_to_do(empty: Kawasan, tmp_path: Path) -> None:
    result = empty("plugin", "new", "village_diary", "--directory", str(tmp_path / "new"))
    assert result.exit_code == 2
    assert "--no-input takes the defaults" in result.output
    for words in ([], ["--no-input"]):
        assert "say the name of the plugin" in empty("plugin", "new", *words).output
    assert not (tmp_path / "new").exists()
