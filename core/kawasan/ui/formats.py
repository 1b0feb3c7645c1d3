"""How the pages write money, time and distance; pure functions of a value, a zone and a language.

Languages are `"id"` and `"en"`. Moments are aware datetimes, shown in the zone that is given.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from kawasan.ui.money import parse_rupiah

__all__ = [
    "distance",
    "local_date",
    "local_datetime",
    "local_time",
    "parse_rupiah",
    "relative_day",
    "rupiah",
    "weekday_name",
]

_CLOCK = {"id": "HH.mm", "en": "HH:mm"}
_DAY = {"id": "d MMMM y", "en": "d MMMM y"}
_NEAR = {"id": {-1: "kemarin", 0: "hari ini", 1: "besok"}, "en": {-1: "yesterday", 0: "today", 1: "tomorrow"}}
_METRES_SHOWN_BELOW_KM = 0.995
_WHOLE_KM_FROM = 9.95


def rupiah(amount: int) -> str:
    """Whole rupiah as Indonesians write it, in every language: 25000 becomes `Rp25.000`."""
    digits = f"{abs(amount):,}".replace(",", ".")
    return f"{'-' if amount < 0 else ''}Rp{digits}"


def local_time(moment: datetime, zone: str, language: str) -> str:
    """The time of day in `zone`: `16.00` in Indonesian, `16:00` in English."""
    return format_datetime(_in_zone(moment, zone), _CLOCK[language], locale=language)


def local_date(moment: datetime | date, zone: str, language: str, *, weekday: bool = False) -> str:
    """The day in `zone`: `22 November 2026`; with `weekday`, `Minggu, 22 November 2026`."""
    pattern = f"EEEE, {_DAY[language]}" if weekday else _DAY[language]
    return format_date(_day(moment, zone), pattern, locale=language)


def local_datetime(moment: datetime, zone: str, language: str, zone_label: str = "") -> str:
    """Day and time in `zone`: `22 November 2026 16.00`, and the zone's label after it where one is given."""
    parts = [local_date(moment, zone, language), local_time(moment, zone, language), zone_label]
    return " ".join(filter(None, parts))


def relative_day(moment: datetime | date, zone: str, language: str, now: datetime) -> str:
    """`hari ini`, `besok`, `kemarin`, else the weekday and date without the year."""
    day = _day(moment, zone)
    near = _NEAR[language].get((day - _day(now, zone)).days)
    return near or format_date(day, "EEEE, d MMMM", locale=language)


def weekday_name(weekday: int, language: str) -> str:
    """The name of a day, 0 being Monday as in `date.weekday()`: `Senin`, `Monday`."""
    a_monday = date(2024, 1, 1)
    return format_date(a_monday.replace(day=1 + weekday), "EEEE", locale=language)


def distance(km: float, language: str) -> str:
    """A length of way, as exact as it is useful: `350 m`, `1,2 km`, `14 km` (a point for the comma in English)."""
    if km < _METRES_SHOWN_BELOW_KM:
        return f"{round(km * 100) * 10} m"
    number = f"{km:.0f}" if km >= _WHOLE_KM_FROM else f"{km:.1f}"
    return f"{number.replace('.', ',') if language == 'id' else number} km"


def decimal(number: float, language: str) -> str:
    """A number to one decimal as its readers write it: `1.234,5`, `1,234.5`."""
    return format_decimal(round(number, 1), locale=language)


def _day(moment: datetime | date, zone: str) -> date:
    return _in_zone(moment, zone).date() if isinstance(moment, datetime) else moment


def _in_zone(moment: datetime, zone: str) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} says no time zone; moments are aware")
    return moment.astimezone(ZoneInfo(zone))
