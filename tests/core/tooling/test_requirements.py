"""What the distributions ask for, what is pinned, and what is installed say the same."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[3]
PROJECTS = [ROOT / "pyproject.toml", *sorted(ROOT.glob("plugins/*/pyproject.toml"))]
PIN = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
PINS = dict(PIN.findall((ROOT / "requirements.txt").read_text()))

pytestmark = pytest.mark.once


def project(path: Path) -> dict[str, Any]:
    return dict(tomllib.loads(path.read_text())["project"])


def wanted(path: Path) -> list[Requirement]:
    table = project(path)
    extras = [line for lines in table.get("optional-dependencies", {}).values() for line in lines]
    return [Requirement(line) for line in [*table["dependencies"], *extras]]


def direct_names() -> set[str]:
    lines = (line.partition("#")[0].strip() for line in (ROOT / "requirements.in").read_text().splitlines())
    return {canonicalize_name(Requirement(line).name) for line in lines if line}


@pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.parent.name)
def test_every_dependency_is_pinned_within_its_range(path: Path) -> None:
    for requirement in wanted(path):
        name = canonicalize_name(requirement.name)
        if name != "kawasan":
            assert PINS[name] in requirement.specifier, requirement
            assert name in direct_names(), f"{name} needs its line and its reason in requirements.in"


def test_every_direct_requirement_is_some_distribution_s_dependency() -> None:
    used = {canonicalize_name(requirement.name) for path in PROJECTS for requirement in wanted(path)}
    assert direct_names() <= used


def test_the_distributions_share_one_version() -> None:
    assert len({project(path)["version"] for path in PROJECTS}) == 1


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-docs.txt", "requirements-node.txt"])
def test_pins_carry_hashes_and_no_download_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in block, block


def test_what_builds_the_documentation_is_pinned_as_for_the_rest() -> None:
    """It is installed into the same environment."""
    pins = PIN.findall((ROOT / "requirements-docs.txt").read_text())
    assert pins
    assert {name: pin for name, pin in pins if PINS.get(name, pin) != pin} == {}
