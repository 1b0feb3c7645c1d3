"""`kawasan db revision`: what it writes, what it refuses, and how the newest migration is written anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, ForeignKeyConstraint, Index, Integer, String, create_engine, inspect
from tests.core.migrations.conftest import Model

from kawasan.migrations import (
    MigrationRefused,
    NothingChanged,
    UpgradeFailed,
    current_versions,
    downgrade,
    make_revision,
    replace_revision,
    upgrade,
)


def name_column() -> Column[str]:
    return Column("name", String(120), nullable=False)


def kind_column() -> Column[str]:
    return Column("kind", String(20), nullable=False)


def columns(url: str) -> list[str]:
    engine: Engine = create_engine(url)
    try:
        return [column["name"] for column in inspect(engine).get_columns("fresh_stall")]
    finally:
        engine.dispose()


@pytest.fixture
def first(url: str, folder: Path, model: Model) -> Path:
    """The first migration of `fresh`, applied."""
    upgrade(url, "core")
    model(name_column())
    path = make_revision(url, "fresh", "first stall").path
    upgrade(url)
    return path


def test_a_new_table_is_written_down(first: Path) -> None:
    code = first.read_text()
    assert first.name == "0001_first_stall.py"
    assert "fresh_stall" in code
    assert 'op.regency_owned("fresh_stall")' in code
    assert "core_" not in code


def test_it_is_written_as_the_formatter_would(first: Path, url: str, model: Model) -> None:
    long = ForeignKeyConstraint(["regency_id", "name"], ["core_media.regency_id", "core_media.id"], ondelete="CASCADE")
    model(
        name_column(),
        Column("kind", String(20), server_default='it\'s "so"', nullable=False),
        long,
        Index(None, "name"),
    )
    second = make_revision(url, "fresh", "a kind, and an index").path
    code = second.read_text()
    assert code.startswith('"""A kind, and an index."""\n')
    assert "please adjust" not in code
    words = ("format", "--check", "--isolated", "--line-length", "120", str(first), str(second))
    answer = subprocess.run([sys.executable, "-m", "ruff", *words], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, code


def test_nothing_is_written_where_nothing_changed(first: Path, url: str) -> None:
    with pytest.raises(NothingChanged):
        make_revision(url, "fresh", "second")
    assert list(first.parent.glob("*.py")) == [first]


def test_a_column_that_rows_could_not_have_is_refused(first: Path, url: str, model: Model) -> None:
    model(name_column(), kind_column())
    with pytest.raises(MigrationRefused, match=r"fresh_stall\.kind is new and may not be NULL.*server_default="):
        make_revision(url, "fresh", "kind")
    assert list(first.parent.glob("*.py")) == [first]


@pytest.mark.parametrize("more", [{"server_default": ""}, {"nullable": True}])
def test_a_column_that_rows_can_have_is_written(more: dict[str, object], first: Path, url: str, model: Model) -> None:
    model(name_column(), Column("kind", String(20), **{"nullable": False, **more}))  # type: ignore[arg-type]  # as they come
    assert make_revision(url, "fresh", "kind").warnings == []
    upgrade(url)
    assert columns(url) == ["regency_id", "id", "name", "kind"]


@pytest.mark.usefixtures("first")
def test_a_column_that_may_be_empty_no_more_is_warned_of(url: str, model: Model) -> None:
    model(name_column(), Column("kind", String(20)))
    make_revision(url, "fresh", "kind")
    upgrade(url)
    model(name_column(), kind_column())
    (warning,) = make_revision(url, "fresh", "kind is needed").warnings
    assert warning.startswith("fresh_stall.kind may not be NULL any more")


@pytest.mark.parametrize("part", [Index("ix_" + "x" * 61, "name"), Column("y" * 64, Integer)])
def test_a_name_that_postgresql_would_cut_is_refused(part: object, url: str, folder: Path, model: Model) -> None:
    upgrade(url, "core")
    model(name_column(), part)
    with pytest.raises(MigrationRefused, match=r"63 letters of a name.*(xxxx|yyyy).*name="):
        make_revision(url, "fresh", "first")
    assert list(folder.iterdir()) == []


def test_the_newest_is_replaced(first: Path, url: str, model: Model) -> None:
    model(name_column(), kind_column())
    written = replace_revision(url, "fresh", None)
    assert written.path == first
    assert "kind" in first.read_text()
    upgrade(url)
    assert columns(url) == ["regency_id", "id", "name", "kind"]


def test_one_that_was_not_applied_yet_is_replaced(first: Path, url: str, model: Model) -> None:
    model(name_column(), Column("kind", String(20)))
    second = make_revision(url, "fresh", "kind").path
    model(name_column(), Column("sort", String(20)))
    assert replace_revision(url, "fresh", "sort").path.name == "0002_sort.py"
    assert (second.exists(), first.exists()) == (False, True)


def test_one_that_is_not_needed_goes(first: Path, url: str, model: Model) -> None:
    model(name_column(), Column("kind", String(20)))
    make_revision(url, "fresh", "kind")
    upgrade(url)
    model(name_column())
    with pytest.raises(NothingChanged):
        replace_revision(url, "fresh", None)
    assert list(first.parent.glob("*.py")) == [first]
    assert columns(url) == ["regency_id", "id", "name"]


def test_one_that_cannot_be_written_anew_stays(first: Path, url: str, model: Model) -> None:
    model(name_column(), Column("kind", String(20)))
    second = make_revision(url, "fresh", "kind").path
    upgrade(url)
    code = second.read_text()
    model(name_column(), kind_column())
    with pytest.raises(MigrationRefused, match="may not be NULL"):
        replace_revision(url, "fresh", None)
    assert second.read_text() == code
    upgrade(url)


def test_what_is_not_applied_is_applied_first(first: Path, url: str) -> None:
    downgrade(url, "fresh")
    with pytest.raises(MigrationRefused, match=r"are at revision base, its newest migration is 0001.*db upgrade"):
        make_revision(url, "fresh", "second")
    assert first.exists()


def test_a_file_that_is_gone_is_said_in_a_sentence(first: Path, url: str) -> None:
    first.unlink()
    lost = "the tables of fresh are at revision 0001, of which there is no file"
    with pytest.raises(MigrationRefused, match=lost):
        make_revision(url, "fresh", "second")
    with pytest.raises(MigrationRefused, match=lost):
        downgrade(url, "fresh")
    with pytest.raises(UpgradeFailed, match=lost) as failure:
        upgrade(url)
    assert failure.value.done == ["core"]


def test_a_file_that_others_build_on_is_missed(first: Path, url: str, model: Model) -> None:
    model(name_column(), Column("kind", String(20)))
    make_revision(url, "fresh", "kind")
    upgrade(url)
    first.unlink()
    with pytest.raises(MigrationRefused, match=r"the migrations of fresh in .*0001"):
        downgrade(url, "fresh")


def test_an_unknown_revision_is_refused(first: Path, url: str) -> None:
    with pytest.raises(MigrationRefused, match="0009"):
        downgrade(url, "fresh", "0009")
    assert first.exists()


def test_one_that_fails_keeps_none_of_the_others_back(url: str, first: Path) -> None:
    downgrade(url, "fresh")
    downgrade(url, "core")
    code = first.read_text()
    first.write_text(code.replace("def upgrade() -> None:\n", 'def upgrade() -> None:\n    raise KeyError("oops")\n'))
    with pytest.raises(UpgradeFailed, match=r"fresh: KeyError: 'oops' \(migrations/0001_first_stall\.py, line 15\)"):
        upgrade(url)
    assert current_versions(url)["core"]
    assert current_versions(url)["fresh"] is None
    first.write_text(code)
    assert upgrade(url) == ["core", "fresh"]
