"""Static files of plugins: compressed once for each content."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawasan.web.static_files import compressed_copy

pytestmark = pytest.mark.once


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "live.js").write_text("export const answer = 42;\n" * 200)
    (folder / "dot.png").write_bytes(b"\x89PNG")
    return folder


def test_text_gets_a_brotli_and_a_gzip_copy(shipped: Path, tmp_path: Path) -> None:
    copy = compressed_copy(shipped, tmp_path / "kept")
    assert {path.name for path in copy.iterdir()} == {"live.js", "live.js.br", "live.js.gz", "dot.png"}
    assert (copy / "live.js").read_text() == (shipped / "live.js").read_text()


def test_the_same_content_is_compressed_once(shipped: Path, tmp_path: Path) -> None:
    first = compressed_copy(shipped, tmp_path / "kept")
    (first / "mark").touch()
    assert (compressed_copy(shipped, tmp_path / "kept") / "mark").exists()


def test_other_content_has_another_address(shipped: Path, tmp_path: Path) -> None:
    first = compressed_copy(shipped, tmp_path / "kept")
    (shipped / "live.js").write_text("export const answer = 43;\n")
    assert compressed_copy(shipped, tmp_path / "kept").name != first.name


def test_nothing_half_made_is_left(shipped: Path, tmp_path: Path) -> None:
    compressed_copy(shipped, tmp_path / "kept")
    assert len(list((tmp_path / "kept").iterdir())) == 1
