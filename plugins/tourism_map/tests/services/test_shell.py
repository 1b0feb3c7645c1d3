"""The script folium makes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kawasan_tourism_map.services.coordinates import Box
from kawasan_tourism_map.services.shell import ELEMENT_ID, ShellOptions, shell_script

pytestmark = pytest.mark.once
TILES = "https://tiles.example/{z}/{x}/{y}.png"
PLAIN = ShellOptions(Box(98.9, 2.2, 99.2, 2.7), "lake_toba")


def test_the_shell_is_a_module_that_makes_the_map() -> None:
    script = shell_script(PLAIN).decode()
    assert script.startswith('import "leaflet";')
    assert f'var {ELEMENT_ID} = L.map( "{ELEMENT_ID}"' in script
    assert "[[2.2, 98.9], [2.7, 99.2]]" in script
    assert f"export const map = {ELEMENT_ID};" in script
    assert '"Danau Toba"' in script, "the base layer comes with it"


def test_no_tiles_without_an_address() -> None:
    assert "tileLayer" not in shell_script(PLAIN).decode()
    assert "export const tiles = null;" in shell_script(PLAIN).decode()


def test_tiles_are_added_after_the_fit_so_that_none_is_asked_for_twice() -> None:
    script = shell_script(ShellOptions(PLAIN.box, None, TILES, "© Anyone")).decode()
    assert f'"{TILES}"' in script
    assert script.index("fitBounds") < script.index("L.tileLayer(")


def test_tiles_without_a_credit_name_their_host() -> None:
    assert "tiles.example" in ShellOptions(PLAIN.box, None, TILES).credit


@pytest.mark.slow
def test_its_bytes_are_the_same_in_another_process() -> None:
    code = (
        "import sys; from kawasan_tourism_map.services.shell import *;"
        "from kawasan_tourism_map.services.coordinates import Box;"
        f"options = ShellOptions(Box(98.9, 2.2, 99.2, 2.7), 'lake_toba', {TILES!r});"
        "sys.stdout.buffer.write(shell_script(options))"
    )
    first, second = (subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in "ab")
    assert first == second == shell_script(ShellOptions(PLAIN.box, "lake_toba", TILES))


@pytest.mark.slow
def test_the_digest_needs_no_folium_and_follows_what_the_shell_depends_on() -> None:
    code = (
        "import sys; from kawasan_tourism_map.services.shell import ShellOptions;"
        "from kawasan_tourism_map.services.coordinates import Box;"
        "ShellOptions(Box(98.9, 2.2, 99.2, 2.7)).digest; assert 'folium' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    others = (
        ShellOptions(PLAIN.box),
        ShellOptions(Box(1, 2, 3, 4), "lake_toba"),
        ShellOptions(PLAIN.box, "lake_toba", TILES),
    )
    assert len({PLAIN.digest, *(other.digest for other in others)}) == 4


def test_it_reaches_for_nothing_elsewhere() -> None:
    assert b"http" not in shell_script(PLAIN)
