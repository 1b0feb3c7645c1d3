"""A week of opening hours as a form: seven rows, each with a few intervals; an empty row is a day off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, ValidationError

from kawasan_service_queue.services.hours import MIDNIGHT, WEEKDAYS, BadHours, check_hours

FEWEST_SLOTS = 2
"""Shown at once; two more wait behind a fold, so that the week stays easy to survey."""
SPARE_SLOTS = 2
MOST_SLOTS = 6
Slot = tuple[str, str]
EMPTY: Slot = ("", "")


class WeekField(Field):  # type: ignore[misc]  # WTForms is untyped
    """`[["mon", "08:00", "12:00"], …]`. Inputs are called `<name>-<day>-<slot>-start` and `-end`.

    Browsers have no 24:00, so midnight at the end of a day is typed and shown as 00:00.
    """

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:  # noqa: ARG002 - WTForms' signature
        """Read what was typed; else what is stored."""
        self.process_errors: list[str] = []
        stored = data if isinstance(data, list) else []
        self.slots = self._typed(formdata) if formdata else self._stored(stored)
        self.data = [row for row in self._rows() if row[1] and row[2]]

    def rows(self) -> Iterator[tuple[int, str, list[Slot], list[Slot]]]:
        """Each day: its number (0: Monday), its short name, the slots to show, and spare ones to fold away."""
        for number, day in enumerate(WEEKDAYS):
            slots = self.slots[day]
            shown = slots + [EMPTY] * (FEWEST_SLOTS - len(slots))
            yield number, day, shown, [EMPTY] * min(SPARE_SLOTS, MOST_SLOTS - len(shown))

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """Both ends of each interval, and none within another."""
        if any(bool(start) != bool(end) for slots in self.slots.values() for start, end in slots):
            raise ValidationError(_("Isi jam mulai dan jam selesai, atau kosongkan keduanya."))
        try:
            check_hours(self.data)
        except BadHours:
            raise ValidationError(_("Jam pada satu hari tidak boleh bertumpuk. Periksa lagi.")) from None

    def _typed(self, formdata: Any) -> dict[str, list[Slot]]:
        typed: dict[str, list[Slot]] = {}
        for day in WEEKDAYS:
            pairs = [
                (formdata.get(f"{self.name}-{day}-{slot}-start", ""), formdata.get(f"{self.name}-{day}-{slot}-end", ""))
                for slot in range(MOST_SLOTS + 1)
            ]
            typed[day] = [pair for pair in pairs if any(pair)]
        return typed

    @staticmethod
    def _stored(rows: list[Any]) -> dict[str, list[Slot]]:
        return {
            day: [(start, "00:00" if end == MIDNIGHT else end) for name, start, end in rows if name == day]
            for day in WEEKDAYS
        }

    def _rows(self) -> Iterator[list[str]]:
        for day, slots in self.slots.items():
            for start, end in slots:
                yield [day, start, MIDNIGHT if end == "00:00" else end]
