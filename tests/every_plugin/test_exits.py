"""The three exits of every program: off keeps, the archive holds all, a purge leaves neither row nor file."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan.db import regency_scope
from kawasan.demo import loader
from kawasan.holdings import Contents, StillOn, contents_of, purge
from kawasan.media import Media
from kawasan.plugins import PluginRegistry
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency, UserId, photo_file, switch_program
from kawasan.testing.cast import read_regency

pytestmark = pytest.mark.slow

Held = Callable[[RegencyRef], Contents]


@pytest.fixture
def held(plugin: str, in_regency: InRegency) -> Held:
    """What the plugin has in a regency."""

    def read(regency: RegencyRef) -> Contents:
        with in_regency(regency):
            return contents_of(plugin)

    return read


@pytest.fixture
def filled(
    plugin: str, plugins: PluginRegistry, regencies: Sequence[tuple[RegencyRef, int]], in_regency: InRegency,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Toba and Samosir with the plugin's demonstration, its pictures aside, done by one of the cast."""
    picture = photo_file(640, 480).getvalue()
    monkeypatch.setattr(loader, "draw", lambda *_: picture)
    for regency, who in regencies:
        monkeypatch.setattr(loader.Loader, "account_id", lambda _self, _name, who=who: who)
        with in_regency(regency):
            plugins.ask(plugin, "demo", regency=regency, loader=loader.Loader(regency))


@pytest.fixture
def regencies(
    toba: RegencyRef, samosir: RegencyRef, ani: Client, citra: Client, user_id: UserId
) -> Sequence[tuple[RegencyRef, int]]:
    """Both, each with an account there."""
    return (toba, user_id(ani)), (samosir, user_id(citra))


def files(app: Flask, regency: RegencyRef) -> list[str]:
    folder = Path(app.config["KAWASAN_INSTANCE_PATH"]) / "media" / str(regency.id)
    return sorted(path.name for path in folder.glob("*"))


@pytest.mark.usefixtures("filled")
def test_the_archive_holds_every_row_and_photo(plugin: str, admin: Client, toba: RegencyRef, held: Held) -> None:
    answer = admin.post(f"/kelola/program/{plugin}/arsip")
    assert answer.headers["Content-Disposition"].startswith(f"attachment; filename=toba-{plugin}-")
    there = held(toba)
    assert there.total > 0
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert {name: len(json.loads(archive.read(f"{name}.json"))) for name in there.rows} == there.rows
        assert len([name for name in archive.namelist() if name.startswith("photos/")]) == there.photos
        assert json.loads(archive.read("about.json"))["regency"] == "12.12"
        owners = {row["regency_id"] for name in there.rows for row in json.loads(archive.read(f"{name}.json"))}
        assert owners == {toba.id}
    assert "Mengunduh arsip program" in admin.get("/kelola/jejak").text


@pytest.mark.usefixtures("filled")
def test_a_purge_leaves_neither_row_nor_file_and_the_neighbour_alone(
    plugin: str, app: Flask, plugins: PluginRegistry, admin: Client, toba: RegencyRef, samosir: RegencyRef,
    held: Held, in_regency: InRegency,
) -> None:  # fmt: skip
    before, neighbours, path = held(toba), (held(samosir), files(app, samosir)), f"/kelola/program/{plugin}/hapus"
    title = str(plugins.plugins[plugin].program.title)
    assert admin.post(path, {"title": title}).location.endswith(f"/program/{plugin}"), "while it is on"
    assert held(toba) == before
    with in_regency(toba):
        switch_program(plugin, on=False)
    assert f"{before.rows[next(iter(before.rows))]} baris" in admin.get(path).text
    refused = admin.post(path, {"title": "lain"})
    assert refused.status_code == 422
    assert f"Tulis: {title}" in refused.text
    assert held(toba) == before
    assert admin.post(path, {"title": title.upper()}).status_code == 302
    assert (held(toba).total, held(toba).photos, files(app, toba)) == (0, 0, [])
    assert (held(samosir), files(app, samosir)) == neighbours
    with in_regency(toba) as session:
        assert session.scalars(select(Media)).all() == []
    trail = admin.get("/kelola/jejak?apa=core.program.purge").text
    assert f"<ins>{before.total}</ins>" in trail


def test_what_was_switched_on_since_is_not_purged(
    plugin: str, app: Flask, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        switch_program(plugin, on=False)
    with app.app_context():
        off = read_regency("toba")
        with regency_scope(off):
            switch_program(plugin, on=True)
        with pytest.raises(StillOn), regency_scope(off):
            purge(plugin)
