"""The five distributions as a stranger gets them: built, installed where there is no Node.js, and served."""

import re
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kawasan.testing.server import demo_environment, load_demo, served

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))
REMOVED = "kawasan-tourism-map"

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.xdist_group("wheels")]  # built and installed once


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All five, core's by way of its source distribution; built without a Node.js on PATH."""
    folder = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    for arguments in ([str(ROOT)], *(["--wheel", str(plugin)] for plugin in PLUGINS)):
        run([*build, *arguments], folder)
    return sorted(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installation(wheels: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh `venv`, all five wheels in it, and an `instance` with the demo."""
    folder = tmp_path_factory.mktemp("installation")
    run([sys.executable, "-m", "venv", "venv"], folder)
    pins = re.findall(r"^[a-z0-9._-]+==[^\\\n]+", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    (folder / "pins.txt").write_text("\n".join(pins))
    run(["venv/bin/pip", "install", "--quiet", "-c", "pins.txt", *map(str, wheels)], folder)
    load_demo(environment(folder), [str(folder / "venv/bin/kawasan")])
    return folder


def run(command: list[str], folder: Path) -> None:
    answer = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"{command}: {answer.stdout}{answer.stderr}"


def environment(folder: Path) -> dict[str, str]:
    """Ours, without anything of this checkout and with nothing on PATH but the folder's own programs."""
    inherited = demo_environment(folder / "instance")
    kept = {name: value for name, value in inherited.items() if not name.startswith("PYTHON")}
    return kept | {"PATH": str(folder / "venv/bin")}


def serve(folder: Path) -> AbstractContextManager[str]:
    """The address of the installation in `folder` while it is served."""
    return served(environment(folder), folder / "serve.log", [str(folder / "venv/bin/kawasan")])


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_wheels_carry_what_they_need_and_nothing_else(wheels: list[Path]) -> None:
    assert len(wheels) == 1 + len(PLUGINS)
    for wheel in wheels:
        names = zipfile.ZipFile(wheel).namelist()
        assert any(name.endswith(".html") for name in names), f"{wheel.name} has no templates"
        assert any(name.endswith(".po") for name in names), f"{wheel.name} has no translations"
        own = [name for name in names if "/scaffold/template/" not in name]  # a new plugin's tests are in there
        assert not [name for name in own if "node_modules" in name or "tests/" in name]
    core = zipfile.ZipFile(next(wheel for wheel in wheels if wheel.name.startswith("kawasan-")))
    assert {
        "kawasan/ui/static/dist/manifest.json",
        "kawasan/ui/static/dist/licences.txt",
        "kawasan/tenancy/data/regencies.json",
        "kawasan/tenancy/data/areas/12.12.json",
        "kawasan/tenancy/data/regencies.NOTICE.txt",
        "kawasan/geo/outlines/lake_toba.geojson",
        "kawasan/py.typed",
        "kawasan/scaffold/template/copier.yml",
        "kawasan/scaffold/template/plugin/tests/conftest.py.jinja",
        "kawasan/scaffold/template/plugin/kawasan_[[ name ]]/migrations/0001_first.py.jinja",
    } <= set(core.namelist())


def test_the_wheels_serve_every_program_with_its_styles(installation: Path) -> None:
    with serve(installation) as site:
        page = get(f"{site}/toba/")
        for path in ("/", "/toba/umkm/", "/toba/peta/", "/toba/antrean/", "/toba/rencana-induk/"):
            assert status(site + path) == 200, path
        styles = re.findall(r'<link[^>]+href="([^"]+\.css)"', page)
        assert styles
        assert {status(site + style) for style in styles} == {200}


def test_removing_one_plugin_leaves_the_rest_working(installation: Path) -> None:
    run(["venv/bin/pip", "uninstall", "--quiet", "--yes", REMOVED], installation)
    with serve(installation) as site:
        assert status(f"{site}/toba/peta/") == 404
        for path in ("/", "/toba/", "/toba/umkm/", "/toba/antrean/", "/toba/rencana-induk/"):
            assert status(site + path) == 200, path
