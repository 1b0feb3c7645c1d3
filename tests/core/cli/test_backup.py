"""A backup holds every row, and what is restored from it is a whole installation: by the documentation's commands."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from kawasan.testing.postgres import PostgresUnavailableError, create_database, find_binaries, temporary_cluster
from kawasan.testing.server import KAWASAN, demo_environment, load_demo, served

DEPLOYMENT = (Path(__file__).resolve().parents[3] / "docs" / "deployment.md").read_text(encoding="utf-8")
OF_EVERY_PROGRAM = (
    "core_audit_entry", "core_media", "service_queue_ticket", "tourism_map_place", "umkm_catalog_product",
)  # fmt: skip
PICTURE = re.compile(r"/media/\d+/\d+-\d+\.webp")


@pytest.mark.once
def test_a_copy_of_the_file_is_a_whole_installation(kawasan: Callable[..., Any], instance: Path) -> None:
    before = kawasan("db", "count").output
    assert "core_regency 1\n" in before
    copy = instance / "copy.db"
    with sqlite3.connect(instance / "kawasan.db") as connection:
        connection.execute(f"VACUUM INTO '{copy}'")
    connection.close()
    for left in instance.glob("kawasan.db*"):
        left.unlink()
    copy.rename(instance / "kawasan.db")
    assert kawasan("db", "count").output == before
    for words in (("check",), ("audit", "verify")):
        assert kawasan(*words).exit_code == 0


def documented(program: str) -> str:
    """A command of the documentation, as it is given to a shell."""
    found = re.search(rf"sh -c '({program} [^']+)'", DEPLOYMENT)
    assert found, program
    return found[1]


def installation(admin: str, folder: Path) -> dict[str, str]:
    """The environment of an installation with an empty database in this cluster."""
    addresses = create_database(admin, "kawasan_backup")
    owner, server = (plain(url) for url in (addresses.owner, addresses.server))
    settings = {"KAWASAN_OWNER_DATABASE_URL": owner, "KAWASAN_DATABASE_URL": server}
    path = f"{find_binaries()}{os.pathsep}{os.environ['PATH']}"
    return demo_environment(folder) | settings | {"PATH": path}


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def answer(environment: dict[str, str], *words: str, code: int = 0) -> str:
    done = subprocess.run([*KAWASAN, *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def dump(environment: dict[str, str], file: Path) -> None:
    with file.open("wb") as output:
        subprocess.run(["/bin/sh", "-c", documented("pg_dump")], env=environment, stdout=output, check=True)


def restore(environment: dict[str, str], file: Path) -> None:
    with file.open("rb") as given:
        subprocess.run(["/bin/sh", "-c", documented("pg_restore")], env=environment, stdin=given, check=True)


@pytest.mark.slow
@pytest.mark.once
def test_an_installation_moves_to_another_cluster(tmp_path: Path) -> None:
    try:
        with temporary_cluster() as here, temporary_cluster() as there:
            old, new = installation(here, tmp_path / "old"), installation(there, tmp_path / "new")
            load_demo(old, regencies=["toba"])
            before = answer(old, "db", "count")
            dump(old, tmp_path / "dump")
            shutil.copytree(tmp_path / "old" / "media", tmp_path / "new" / "media")
            shutil.copy(tmp_path / "old" / "secret_key", tmp_path / "new")
            restore(new, tmp_path / "dump")
            answer(new, "db", "upgrade")
            assert answer(new, "db", "count") == before
            _has_rows_of_every_program(before)
            assert "Nothing was found" in answer(new, "check")
            assert "whole" in answer(new, "audit", "verify")
            _server_works(new, tmp_path / "log")
            _nothing_is_dumped_as_the_server(new, tmp_path / "empty")
    except PostgresUnavailableError as reason:
        pytest.skip(str(reason))


def _has_rows_of_every_program(counts: str) -> None:
    rows = {name: int(count) for name, count in (line.split() for line in counts.splitlines())}
    assert {name for name in OF_EVERY_PROGRAM if not rows[name]} == set()


def _server_works(environment: dict[str, str], log: Path) -> None:
    served_as = {name: value for name, value in environment.items() if name != "KAWASAN_OWNER_DATABASE_URL"}
    with served(served_as, log) as root:
        shown = {path: _get(f"{root}/toba/{path}/").decode() for path in ("umkm", "peta", "antrean")}
        picture = PICTURE.search(shown["umkm"])
        assert picture
        assert _get(root + picture[0])[:4] == b"RIFF"


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address) as page:
        return bytes(page.read())


def _nothing_is_dumped_as_the_server(environment: dict[str, str], file: Path) -> None:
    """Which is why counting refuses for it: such a dump would say nothing."""
    as_server = environment | {"KAWASAN_OWNER_DATABASE_URL": environment["KAWASAN_DATABASE_URL"]}
    dump(as_server, file)
    rows = subprocess.run(
        [find_binaries() / "pg_restore", "--data-only", "--table=core_media", "--file=-", file],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "COPY public.core_media" in rows.stdout
    assert not re.search(r"^\d+\t", rows.stdout, re.MULTILINE)
    assert "KAWASAN_OWNER_DATABASE_URL" in answer(as_server, "db", "count", code=2)
