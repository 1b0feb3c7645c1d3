"""`kawasan plugin texts`: what it adds to a plugin's English, and what it leaves alone."""

from __future__ import annotations

import shutil
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from tests.core.cli.conftest import Kawasan

from kawasan.cli import gathering
from kawasan.cli.gathering import Gathered, gather
from kawasan.plugins import folder_of, installed

pytestmark = pytest.mark.once
BEFORE = """# Of the village.
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

# Said at the gate.
msgid "Selamat datang di desa"
msgstr "Welcome to the village"

msgid "Tidak dipakai lagi di desa"
msgstr "Not used any more"

msgid "Menurut tabel desa"
msgstr "By the table"
"""
CODE = """
from flask_babel import gettext as _, lazy_gettext as _l, ngettext

TABLE = ("Menurut tabel desa",)
TEXTS = _("Cari"), _("Selamat datang di desa"), _l('Malas "sekali" di desa')
COUNT = ngettext("%(num)d rumah desa", "%(num)d rumah-rumah desa", 2)
"""
ADDED = """
msgid "Malas \\"sekali\\" di desa"
msgstr ""

msgid "%(num)d rumah desa"
msgid_plural "%(num)d rumah-rumah desa"
msgstr[0] ""
msgstr[1] ""

msgid "Tajuk desa"
msgstr ""
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plugin in a folder, with some of its English."""
    package = tmp_path / "desa" / "kawasan_desa"
    files = {
        "../pyproject.toml": '[project]\nname = "kawasan-desa"\n[project.entry-points."kawasan.plugins"]\n'
        'desa = "kawasan_desa.plugin"\n',
        "plugin.py": CODE,
        "templates/desa/index.html": '<h1>{{ _("Tajuk desa") }}</h1>{{ _("Cari") }}',
        "translations/en/LC_MESSAGES/desa.po": BEFORE,
    }
    for path, text in files.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(text, encoding="utf-8")
    return tmp_path / "desa"


def po(folder: Path) -> Path:
    return folder / "kawasan_desa" / "translations" / "en" / "LC_MESSAGES" / "desa.po"


def gathered(kawasan: Kawasan, folder: Path) -> str:
    answer = kawasan("plugin", "texts", "desa", "--directory", str(folder))
    assert answer.exit_code == 0, answer.output
    return str(answer.output)


def test_what_is_missing_is_added_and_what_is_gone_is_marked(empty: Kawasan, folder: Path) -> None:
    assert gathered(empty, folder) == f"{po(folder)}: 3 added, 1 gone (marked #~), 3 untranslated.\n"
    marked = BEFORE.replace('msgid "Tidak', '#~ msgid "Tidak').replace('msgstr "Not', '#~ msgstr "Not')
    assert po(folder).read_text() == marked + ADDED


def test_a_second_time_it_changes_nothing(empty: Kawasan, folder: Path) -> None:
    gathered(empty, folder)
    once = po(folder).read_text()
    assert "0 added, 0 gone (marked #~), 3 untranslated" in gathered(empty, folder)
    assert po(folder).read_text() == once


def test_a_text_that_comes_back_has_its_english_again(empty: Kawasan, folder: Path) -> None:
    gathered(empty, folder)
    code = folder / "kawasan_desa" / "plugin.py"
    code.write_text(CODE + '_("Tidak dipakai lagi di desa")\n')
    gathered(empty, folder)
    assert po(folder).read_text() == BEFORE + ADDED


def test_a_plugin_without_english_gets_a_file(empty: Kawasan, folder: Path) -> None:
    po(folder).unlink()
    assert "4 added, 0 gone (marked #~), 4 untranslated" in gathered(empty, folder)
    assert "Plural-Forms" in po(folder).read_text()


def test_the_folder_one_is_in_will_do(empty: Kawasan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert "3 added" in empty("plugin", "texts", "desa").output


@pytest.mark.parametrize("entry", installed(), ids=lambda entry: entry.name)
def test_one_whose_english_is_complete_stays_as_it_is(entry: EntryPoint, tmp_path: Path) -> None:
    shutil.copytree(folder_of(entry), tmp_path / "package")
    done = gather(tmp_path / "package", entry.name)
    assert (done.added, done.gone, done.untranslated) == (0, 0, 0)
    original = folder_of(entry) / done.path.relative_to(tmp_path / "package")
    assert done.path.read_text() == original.read_text()


def test_an_installed_one_needs_no_folder(empty: Kawasan, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(gathering, "gather", lambda package, _name: asked.append(package) or Gathered(package, 1, 2, 3))
    entry = installed()[0]
    assert "1 added, 2 gone (marked #~), 3 untranslated." in empty("plugin", "texts", entry.name).output
    assert asked == [folder_of(entry)]


def test_what_is_no_plugin_is_refused(empty: Kawasan, folder: Path, tmp_path: Path) -> None:
    assert "there is no plugin 'kota'" in empty("plugin", "texts", "kota", "--directory", str(folder)).output
    answer = empty("plugin", "texts", "kota", "--directory", str(tmp_path))
    assert (answer.exit_code, "kota is not installed, and there is no pyproject.toml" in answer.output) == (2, True)


def test_code_that_cannot_be_read_is_named(empty: Kawasan, folder: Path) -> None:
    (folder / "kawasan_desa" / "plugin.py").write_text("\ndef (")
    answer = empty("plugin", "texts", "desa", "--directory", str(folder))
    assert answer.exit_code == 2, answer.output
    assert "line 2: invalid syntax" in answer.output
