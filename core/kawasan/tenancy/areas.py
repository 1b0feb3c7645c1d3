"""The 514 real regencies and cities, read at build time from the npm package idn-area-data (data: ODbL)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "regencies.json"

# Keppres 41/1987: Indonesia's three time zones, by the province part of the Kemendagri code.
WITA = frozenset({51, 52, 53, 63, 64, 65, 71, 72, 73, 74, 75, 76})
WIT = frozenset({81, 82, 91, 92, 93, 94, 95, 96, 97})
ULOS = frozenset({12})
BATIK = frozenset({31, 32, 33, 34, 35, 36})
FIRST_CITY = 71  # digits 3-4: 01-69 kabupaten, 71-99 kota


class UnknownArea(LookupError):
    """No regency or city has this Kemendagri code."""


@dataclass(frozen=True)
class Area:
    """A regency or city as the state lists it."""

    code: str
    name: str
    province: str

    @property
    def id(self) -> int:
        """The code as an integer."""
        return int(self.code.replace(".", ""))

    @property
    def is_city(self) -> bool:
        """A kota rather than a kabupaten."""
        return self.id % 100 >= FIRST_CITY

    @property
    def timezone(self) -> str:
        """IANA name of its zone."""
        province = self.id // 100
        return "Asia/Makassar" if province in WITA else "Asia/Jayapura" if province in WIT else "Asia/Jakarta"

    @property
    def pattern(self) -> str:
        """The band its pages begin with, until its administrator chooses: what is at home in the province, else plaited
        bamboo.
        """
        province = self.id // 100
        return "ulos" if province in ULOS else "batik" if province in BATIK else "anyaman"


@cache
def all_areas() -> tuple[Area, ...]:
    """All 514, in order of code."""
    return tuple(Area(**row) for row in json.loads(DATA.read_text(encoding="utf-8")))


def find_area(code: str) -> Area:
    """The area with a code such as `12.12`; raises UnknownArea."""
    for area in all_areas():
        if area.code == code.strip():
            return area
    message = f"{code} is not the Kemendagri code of a regency or city (expected four digits as in 12.12)"
    raise UnknownArea(message)
