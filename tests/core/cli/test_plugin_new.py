"""`kawasan plugin new`: what it writes where nothing is wrong, and what it refuses."""

from __future__ import annotations

import ast
import errno
import re
import sys
import tomllib
from pathlib import Path

import pytest
from flask import Flask
from tests.core.cli.conftest import Kawasan

from kawasan.plugins import installed
from kawasan.scaffold.names import PATHS_OF_CORE

pytestmark = pytest.mark.once

COLUMNS = 80
MOST_LETTERS = 14
"""Of a noun."""
TAKEN = "use another word, this one is taken"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the plugin goes; not there yet."""
    return tmp_path / "new"


def words(folder: Path, *more: str, name: str = "village_diary") -> list[str]:
    return ["plugin", "new", name, "--no-input", "--directory", str(folder), *more]


def test_it_writes_a_distribution_and_says_what_comes_next(empty: Kawasan, folder: Path) -> None:
    result = empty(*words(folder, "--title", "Buku desa", "--dimension", "economy"))
    assert result.exit_code == 0, result.output
    steps = [line.strip() for line in result.output.splitlines() if line.startswith("  ")]
    assert steps[0] == f"cd {folder}"
    assert "\n".join(steps[1:]) in (folder / "README.md").read_text(), "what it says is what its README says"
    project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    assert project["name"] == "kawasan-village-diary"
    assert project["entry-points"] == {"kawasan.plugins": {"village_diary": "kawasan_village_diary.plugin"}}
    plugin = (folder / "kawasan_village_diary" / "plugin.py").read_text()
    assert '"Buku desa"' in plugin
    assert 'dimension="economy"' in plugin


def test_nothing_of_the_template_is_left(empty: Kawasan, folder: Path) -> None:
    empty(*words(folder))
    for path in (path for path in folder.rglob("*") if path.is_file()):
        text = f"{path}\n{path.read_text(encoding='utf-8')}"
        assert not {mark for mark in ("[[ ", " ]]", "[%", "%]", ".jinja") if mark in text}, path


def test_only_who_keeps_personal_data_has_the_hooks_for_it(empty: Kawasan, tmp_path: Path) -> None:
    for option, has in (("--personal-data", True), ("--no-personal-data", False)):
        empty(*words(tmp_path / option, option))
        written = "".join(path.read_text() for path in (tmp_path / option).rglob("*.py"))
        assert ("erase_personal_data" in written) == has
        assert ("added_by" in written) == has


def test_without_a_directory_it_is_named_after_the_distribution(
    empty: Kawasan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert empty("plugin", "new", "village_diary", "--no-input").exit_code == 0
    assert (tmp_path / "kawasan-village-diary" / "pyproject.toml").is_file()


@pytest.mark.parametrize("name", ["Village", "village-diary", "1st", "village__diary", "diary\n", "a" * 25])
def test_a_malformed_name_is_refused(name: str, empty: Kawasan, folder: Path) -> None:
    result = empty(*words(folder, name=name))
    assert result.exit_code == 2
    assert "cannot be a plugin's name: it takes at most 24 lower-case letters" in result.output
    assert not folder.exists()


def test_a_word_of_pythons_is_refused(empty: Kawasan, folder: Path) -> None:
    result = empty(*words(folder, name="class"))
    assert (result.exit_code, result.output) == (
        2,
        "Error: 'class' cannot be a plugin's name: it is a word of Python's own; choose another\n",
    )
    assert not folder.exists()


@pytest.mark.parametrize("name", ["core", "testing"])
def test_a_name_of_cores_is_refused(name: str, empty: Kawasan, folder: Path) -> None:
    assert "is a name of kawasan's own" in empty(*words(folder, name=name)).output


def test_the_name_of_an_installed_plugin_is_refused(empty: Kawasan, folder: Path) -> None:
    taken = installed()[-1].name
    said = empty(*words(folder, name=taken)).output
    assert f"a plugin called '{taken}' is installed already, in " in said
    assert f"`pip uninstall kawasan-{taken.replace('_', '-')}`" in said
    assert "begin alike" in empty(*words(folder, name=f"{taken}_b")).output
    longer = next(entry.name for entry in installed() if "_" in entry.name)
    assert "begin alike" in empty(*words(folder, name=longer.rpartition("_")[0])).output
    assert not folder.exists()


def test_addresses_that_are_taken_are_refused(empty: Kawasan, folder: Path) -> None:
    taken = installed()[0].load().program().prefix
    assert f"{taken} belongs to {installed()[0].name}" in empty(*words(folder, "--prefix", taken)).output
    assert "/kelola belongs to kawasan" in empty(*words(folder, "--prefix", "/kelola")).output
    assert "/patterns belongs to kawasan" in empty(*words(folder, name="patterns")).output
    assert not folder.exists()


def test_every_address_of_cores_is_known(app: Flask) -> None:
    owners = app.extensions["kawasan_plugins"].owner_of_blueprint
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.rpartition(".")[0] not in owners]
    firsts = {f"/{rule.rule.split('/')[1]}" for rule in rules}
    assert {first for first in firsts if first != "/" and "." not in first} == PATHS_OF_CORE - {"/static"}


def test_a_folder_that_exists_is_left_alone(empty: Kawasan, folder: Path) -> None:
    folder.mkdir()
    assert empty(*words(folder)).exit_code == 0
    assert (folder / "kawasan-village-diary" / "pyproject.toml").is_file()
    result = empty(*words(folder))
    assert result.exit_code == 2
    assert "exists already; nothing was written" in result.output
    assert [path.name for path in folder.iterdir()] == ["kawasan-village-diary"]


def test_a_folder_that_cannot_be_made_is_refused_with_the_reason(empty: Kawasan, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place, reason in (
        (tmp_path / "file" / "new", "Not a directory"),
        (tmp_path / ("a" * 300), "File name too long"),
    ):
        result = empty(*words(place))
        assert (result.exit_code, result.output) == (2, f"Error: {place} cannot be written: {reason}\n")


def test_a_refused_answer_leaves_no_folder_above_it_either(empty: Kawasan, tmp_path: Path) -> None:
    assert empty(*words(tmp_path / "above" / "new", "--stores-en", "page")).exit_code == 2
    assert not (tmp_path / "above").exists()


def test_where_nothing_may_be_written_it_says_so(empty: Kawasan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:  # root, who may run the tests, may write anywhere
        raise PermissionError(errno.EACCES, "Permission denied", "plugin.py")

    monkeypatch.setattr("copier.run_copy", refuse)
    result = empty(*words(folder))
    assert (result.exit_code, result.output) == (2, f"Error: {folder} cannot be written: Permission denied\n")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--title", 'Buku "desa"'), ("--title-en", "a{b}"), ("--stores", "Agenda"), ("--stores-en", "página"),
     ("--prefix", "agenda"), ("--stores-en", "announcement board"), ("--title", "a" * 61),
     ("--title", "Buku\n"), ("--title-en", "Book\n"), ("--stores", "agenda\n"), ("--stores-en", "diary\n"),
     ("--prefix", "/agenda\n")],
)  # fmt: skip
def test_an_answer_that_cannot_stand_in_the_files_is_refused(
    option: str, value: str, empty: Kawasan, folder: Path
) -> None:
    result = empty(*words(folder, option, value))
    assert result.exit_code == 2
    sentence = result.output.partition(f"{option}: ")[2].strip()
    assert sentence.startswith("use ")
    name = option.removeprefix("--").replace("-", "_")
    assert len(f"Validation error for question '{name}': {sentence}") <= COLUMNS, "a terminal would cut it off"
    assert not folder.exists()


@pytest.mark.parametrize("noun", ["page", "form", "settings"])
def test_a_noun_that_the_files_use_already_is_refused(noun: str, empty: Kawasan, folder: Path) -> None:
    assert TAKEN in empty(*words(folder, "--stores-en", noun)).output


def capitalised(module: ast.Module) -> set[str]:
    """What a module imports, defines or uses, as far as a model could be called that."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.alias):
            found.add(node.asname or node.name)
        elif isinstance(node, ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name):
            found.add(node.id)
    return {name for name in found if re.fullmatch("[A-Z][a-z]+([A-Z][a-z]+)?", name)}


def nouns_of(name: str) -> str:
    """What `--stores-en` would make that class of."""
    return re.sub("(?<=.)(?=[A-Z])", " ", name).lower()


def test_every_name_beside_the_model_is_refused_as_a_noun(empty: Kawasan, tmp_path: Path) -> None:
    names: set[str] = set()
    for option in ("--personal-data", "--no-personal-data"):
        assert empty(*words(tmp_path / option, option, "--stores-en", "zebra")).exit_code == 0
        beside = [capitalised(ast.parse(path.read_text())) for path in (tmp_path / option).rglob("*.py")]
        names |= {name for names in beside if "Zebra" in names for name in names}
    nouns = {nouns_of(name) for name in names if not name.startswith("Zebra")}
    assert {"path", "client", "held data", "lookup error"} <= nouns, "they are read from the files"
    fitting = sorted(noun for noun in nouns if len(noun) <= MOST_LETTERS)
    taken = [noun for noun in fitting if TAKEN in empty(*words(tmp_path / noun, "--stores-en", noun)).output]
    assert taken == fitting


@pytest.mark.parametrize("noun", ["test", "testimony"])
def test_a_noun_whose_class_pytest_would_collect_is_refused(noun: str, empty: Kawasan, folder: Path) -> None:
    assert "use a word not beginning with test" in empty(*words(folder, "--stores-en", noun)).output


def test_a_dimension_that_is_none_of_the_six_is_refused(empty: Kawasan, folder: Path) -> None:
    assert empty(*words(folder, "--dimension", "sport")).exit_code == 2


def test_without_copier_it_says_what_to_install(empty: Kawasan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "copier", None)
    result = empty(*words(folder))
    assert result.exit_code == 2
    assert "pip install 'kawasan[author]'" in result.output
