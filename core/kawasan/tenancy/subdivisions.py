"""Sub-districts (*kecamatan*) and villages (*desa*, *kelurahan*) of a regency, by their Kemendagri codes.

The codes nest: `12.12.01.2001` is a village of the sub-district `12.12.01` of the regency `12.12`. The lists come from
the npm package idn-area-data at build time (data: ODbL), and may lag behind what was founded since.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "data" / "areas"
SUBDIVISION_CODE = re.compile(r"\d\d\.\d\d\.\d\d(\.\d{4})?\Z")
DISTRICT_LENGTH = len("PP.RR.DD")


@lru_cache(maxsize=64)
def subdivisions(regency_code: str) -> Mapping[str, str]:
    """Names by code, a sub-district before its villages; empty for a code that no regency has."""
    path = FOLDER / f"{regency_code}.json"
    if not re.fullmatch(r"\d\d\.\d\d", regency_code) or not path.is_file():
        return {}
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found


def subdivision_name(code: str) -> str:
    """`Balige`, or of a village `Lumban Dolok Hauma Bange, Balige`; the code itself where the list does not have it."""
    known = subdivisions(code[: len("PP.RR")])
    district = code[:DISTRICT_LENGTH]
    if code == district or code not in known:
        return known.get(code, code)
    return f"{known[code]}, {known.get(district, district)}"


def lies_in(code: str, area_code: str) -> bool:
    """Whether an area is the other or a part of it; every area lies in the whole regency, whose code is empty."""
    return not area_code or code == area_code or code.startswith(f"{area_code}.")
