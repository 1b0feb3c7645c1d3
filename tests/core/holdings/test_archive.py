"""What a row of a program's table is in its archive, whatever kinds of columns its author chose."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kawasan.holdings.archive import as_line


@pytest.mark.once
@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (3, 3),
        (2**60, str(2**60)),
        ("Balige ‘é’", "Balige ‘é’"),
        (None, None),
        ({"a": [1]}, {"a": [1]}),
        (date(2026, 8, 17), "2026-08-17"),
        (datetime(2026, 8, 17, tzinfo=UTC), "2026-08-17T00:00:00+00:00"),
        (Decimal("12.50"), "12.50"),
        (timedelta(minutes=5), "0:05:00"),
        (b"\x00\xff", "AP8="),
    ],
)
def test_every_kind_of_value_has_its_place(value: Any, kept: Any) -> None:
    assert json.loads(as_line({"value": value})) == {"value": kept}
