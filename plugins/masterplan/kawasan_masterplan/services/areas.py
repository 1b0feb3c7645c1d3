"""Sub-districts and villages, and which of them an officer may report for.

A role may be limited to areas (`Person.area_codes`). The codes nest: `12.12.01.2001` is a village of the sub-district
`12.12.01`. So an officer of a sub-district reports for its villages too, and one of a village for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select

from kawasan.plugin_api import lies_in, session, subdivision_name
from kawasan_masterplan.models import Area

CODE = re.compile(r"\d\d\.\d\d\.\d\d(\.\d{4})?")


def may_report(own: Collection[str], code: str) -> bool:
    """Whether someone limited to `own` areas (none: not limited) may report for an area; for the whole regency only
    who is not limited.
    """
    return not own or any(lies_in(code, one) for one in own)


def areas() -> list[Area]:
    """All that report, by code."""
    return list(session().scalars(select(Area).order_by(Area.code)))


def names(every: Iterable[Area]) -> dict[str, str]:
    """Code to name; a village is named with its sub-district, whether that reports or not."""
    found = {area.code: area.name for area in every}
    return {code: name if code == code[:8] else f"{name}, {_district(code[:8], found)}" for code, name in found.items()}


def _district(code: str, found: Mapping[str, str]) -> str:
    return found.get(code) or subdivision_name(code)


def parts(every: Iterable[Area], within: str, own: Collection[str] = ()) -> list[Area]:
    """The areas whose part someone limited to `own` may report, of a program that takes place in `within`."""
    return [area for area in every if lies_in(area.code, within) and may_report(own, area.code)]
