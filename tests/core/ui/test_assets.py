"""What the build left, and how pages find it."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from kawasan.ui import assets

ROOT = Path(__file__).parents[3]
ENTRIES = {
    "app.css", "app.js", "cluster.js", "htmx.js", "map.css", "map.js", "pin.js", "station.css", "station.js",
    "tool.css", "ui.js",
}  # fmt: skip


def test_every_entry_is_built_and_compressed() -> None:
    assert set(assets.manifest()) == ENTRIES
    for file in assets.manifest().values():
        for name in (file, f"{file}.br", f"{file}.gz"):
            assert (assets.DIST / name).stat().st_size > 0


def test_an_address_carries_the_hash_of_the_content() -> None:
    assert assets.asset_url("app.css").startswith("/static/core/app-")


def test_an_unknown_asset_is_an_error() -> None:
    with pytest.raises(KeyError):
        assets.asset_url("missing.css")


def test_without_a_build_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "DIST", tmp_path)
    assets.manifest.cache_clear()
    with pytest.raises(assets.AssetsNotBuiltError, match=r"python hatch_build\.py"):
        assets.asset_url("app.css")


def test_import_map_names_built_modules() -> None:
    imports = json.loads(assets.import_map())["imports"]
    assert set(imports) == {"leaflet", "supercluster", "htmx", "kawasan/ui"}
    assert all((assets.DIST / Path(url).name).exists() for url in imports.values())


def test_the_policy_admits_exactly_the_import_map() -> None:
    digest = b64encode(sha256(assets.import_map().encode()).digest()).decode()
    assert assets.import_map_hash() == f"'sha256-{digest}'"


def test_public_pages_stay_light() -> None:
    assert (assets.DIST / f"{assets.manifest()['app.css']}.br").stat().st_size <= 14_000
    assert (assets.DIST / f"{assets.manifest()['app.js']}.br").stat().st_size <= 1_000


def test_lock_file_names_no_address() -> None:
    assert "://" not in (ROOT / "core" / "assets" / "package-lock.json").read_text(encoding="utf-8")


def test_packages_are_pinned_exactly() -> None:
    package = json.loads((ROOT / "core" / "assets" / "package.json").read_text(encoding="utf-8"))
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(version[0].isdigit() for version in versions)


def test_all_regencies_of_indonesia_are_there_with_the_licence() -> None:
    data = ROOT / "core" / "kawasan" / "tenancy" / "data"
    regencies = json.loads((data / "regencies.json").read_text(encoding="utf-8"))
    assert len({regency["code"] for regency in regencies}) == 514
    assert {"code": "12.12", "name": "Kabupaten Toba", "province": "Sumatera Utara"} in regencies
    assert "Open" in (data / "regencies.NOTICE.txt").read_text(encoding="utf-8")
