"""docs/plugins: the tutorial done step by step, and the examples of the other pages run in the folder it leaves."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from executed_page import Block, Reader, blocks, changed, named_files

from kawasan.cli.plugins import NEXT_STEPS
from kawasan.testing.postgres import NoBinariesError, find_binaries

PAGES = Path(__file__).resolve().parents[2] / "docs" / "plugins"
TUTORIAL = blocks(PAGES / "tutorial.md")
PROGRAM = "notice_board"
BEGINNING = """
from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import *
from kawasan.testing import *
from kawasan_notice_board.models import BoardNotice
from kawasan_notice_board.services import post

FOLDER = Path(__file__).parents[1]
"""
GUIDE_TESTS = """

@pytest.fixture(scope="session")
def comments(snapshot):
    snapshot.add(BoardComment)


pytestmark = pytest.mark.usefixtures("comments")


def kept(toba, in_regency):
    with in_regency(toba) as session:
        return [comment.notice.title_id for comment in session.scalars(select(BoardComment))]


def test_a_comment_points_to_its_notice(make, toba, in_regency):
    make(BoardComment, notice_id=make(BoardNotice, title_id="Jalan").id)
    assert kept(toba, in_regency) == ["Jalan"]


def test_what_a_person_wrote_is_erased(make, ani, user_id, toba, in_regency):
    make(BoardComment, author_id=user_id(ani))
    with in_regency(toba):
        assert not erase(user_id(ani), "a consent").erased
        assert [str(text) for text in erase(user_id(ani), "").erased] == ["1 komentar."]
    assert kept(toba, in_regency) == []


def test_what_has_lapsed_goes_at_midnight(make, at, toba, in_regency):
    at("2026-03-02 00:10")
    for until in (date(2026, 3, 1), date(2026, 3, 2), None):
        make(BoardComment, until=until)
    with in_regency(toba):
        new_day(toba, None)
    assert len(kept(toba, in_regency)) == 2
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Who has done all of the tutorial, in an empty folder."""
    try:
        find_binaries()
    except NoBinariesError as reason:
        pytest.skip(f"the tutorial runs its tests on PostgreSQL too: {reason}")
    folder = tmp_path_factory.mktemp("tutorial") / "board"
    folder.mkdir()
    made = Reader(folder)
    made.follow(TUTORIAL)
    return made


@pytest.mark.once
def test_every_block_is_one_that_is_done() -> None:
    done = [block for block in TUTORIAL if block.file or block.language == "sh" or block.info == "files"]
    assert [(block.language, block.code) for block in TUTORIAL if block not in done] == []
    given = "".join(block.code for block in done if block.language == "sh")
    shown = ("pip install", "db upgrade", "db revision", "demo", "serve", "-m pytest", "plugin check", "-m build")
    assert [command for command in shown if f"{command} " not in given and f"{command}\n" not in given] == []


@pytest.mark.once
def test_the_start_gives_the_commands_that_a_new_plugin_names() -> None:
    given = "\n".join(block.code for block in blocks(PAGES / "index.md")) + (PAGES / "index.md").read_text("utf-8")
    steps = (step.format(name="village_diary").replace("<slug>", "toba") for step in NEXT_STEPS)
    assert [step for step in steps if step not in given] == []


@pytest.mark.once
@pytest.mark.parametrize("page", ["guide", "testing"])
def test_examples_are_python(page: str) -> None:
    examples = [block.code for block in blocks(PAGES / f"{page}.md") if block.language == "python"]
    assert len(examples) > 3
    for code in examples:
        compile(code, page, "exec")


@pytest.mark.once
def test_a_change_that_has_no_place_or_several_is_refused() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+d\n") == "a\nd\nc\n"
    for text in ("x\n", "a\nb\na\nb\n"):
        with pytest.raises(AssertionError, match="places for this change"):
            changed(text, " a\n-b\n")


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.xdist_group("tutorial")
class TestTutorial:
    """In its folder, in the order of the page."""

    def test_the_folder_holds_what_it_says(self, reader: Reader) -> None:
        tree = next(block for block in TUTORIAL if block.info == "files")
        assert [name for name in named_files(tree) if not (reader.folder / name).is_file()] == []

    def test_the_migrations_carry_the_wall_and_go_back(self, reader: Reader) -> None:
        first, second = sorted(reader.folder.glob("kawasan_*/migrations/0*.py"))
        assert f'op.regency_owned("{PROGRAM}_notice")' in first.read_text()
        assert "detail_id" in second.read_text()
        reader.run(f"kawasan db downgrade {PROGRAM}\nkawasan db upgrade")

    def test_the_pages_showed_the_demonstration(self, reader: Reader) -> None:
        assert "Pasar malam Sabtu ini." in reader.shown["/toba/pengumuman/"]
        assert "Night market this Saturday." in reader.shown["/toba/?lang=en"]

    def test_the_commands_said_what_they_should(self, reader: Reader) -> None:
        assert f"{PROGRAM} 0.1.0: on in toba" in reader.said
        assert reader.said.count("6 passed") == 2
        assert "7 passed" in reader.said
        assert " 0 broken" in reader.said

    def test_the_wheel_carries_everything(self, reader: Reader) -> None:
        (wheel,) = reader.folder.glob("dist/*.whl")
        package = f"kawasan_{PROGRAM}"
        assert {
            f"{package}/migrations/0001_first.py",
            f"{package}/templates/{PROGRAM}/notices.html",
            f"{package}/translations/en/LC_MESSAGES/{PROGRAM}.po",
        } <= set(zipfile.ZipFile(wheel).namelist())

    @pytest.mark.parametrize("page", ["guide", "testing"])
    def test_the_examples_of_other_pages_work_in_it(self, page: str, reader: Reader) -> None:
        code = "\n\n".join([BEGINNING, *(block.code for block in blocks(PAGES / f"{page}.md") if is_example(block))])
        if page == "guide":  # its models find others of their own package only
            (reader.folder / f"kawasan_{PROGRAM}" / "guide.py").write_text(code, encoding="utf-8")
            code = f"{BEGINNING}\nfrom kawasan_{PROGRAM}.guide import *\n{GUIDE_TESTS}"
        (reader.folder / "tests" / f"test_{page}_page.py").write_text(code, encoding="utf-8")
        assert " passed" in reader.run(f"python -m pytest -q tests/test_{page}_page.py")


def is_example(block: Block) -> bool:
    """Python that stands for itself; what is refused or allowed is tried by test_docs.py, and one is the conftest."""
    return block.language == "python" and not block.info and not block.code.startswith("pytest_plugins")
