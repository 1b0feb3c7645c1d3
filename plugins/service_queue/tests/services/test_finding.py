"""Finding services and offices; what is shared with the region."""

from __future__ import annotations

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency
from kawasan_service_queue.services.finding import find, shared


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rsud", ["rsud"]),
        ("obat", ["rsud/obat"]),
        ("obat rsud", ["rsud/obat"]),
        ("kartu keluarga", ["rsud/daftar", "rsud/obat"]),
        ("SERVICE", ["rsud/daftar", "rsud/obat"]),
        ("paspor", []),
    ],
)
def test_found_by_name_office_and_requirement(
    hospital: str, toba: RegencyRef, in_regency: InRegency, query: str, expected: list[str]
) -> None:
    with in_regency(toba):
        found = find(query, 10)
        assert [
            f"{one.office.slug}/{one.service.slug}" if one.service else one.office.slug for one in found
        ] == expected
        assert all(0 < one.score <= 1 for one in found)
        assert len(find(query, 1)) <= 1


def test_offices_are_shared(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        (office,) = shared()
    assert (office.kind, office.key, office.path) == ("office", "rsud", "antrean/rsud/")
    assert "Layanan obat" in office.words
