"""Where on earth."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan_tourism_map.services.coordinates import (
    INDONESIA,
    Box,
    box_around,
    far_from_centre_km,
    lies_in_indonesia,
    read_degrees,
    read_pair,
)


@dataclass(frozen=True)
class Point:
    latitude: float
    longitude: float


@pytest.mark.parametrize(("latitude", "longitude"), [(2.33, 99.06), (5.9, 95.32), (-10.9, 123.0), (-8.5, 140.9)])
def test_the_ends_of_indonesia_lie_in_it(latitude: float, longitude: float) -> None:
    assert lies_in_indonesia(latitude, longitude)


@pytest.mark.parametrize(("latitude", "longitude"), [(99.06, 2.33), (0, 0), (13.7, 100.5), (float("nan"), 99)])
def test_elsewhere_does_not(latitude: float, longitude: float) -> None:
    assert not lies_in_indonesia(latitude, longitude)


def test_far_from_the_centre_is_told_in_kilometres(toba: RegencyRef) -> None:
    assert far_from_centre_km(toba, 2.5, 99.0) is None
    away = far_from_centre_km(toba, -6.9, 109.73)
    assert away is not None
    assert 1500 < away < 1600


def test_the_box_holds_all_points_with_a_margin() -> None:
    box = box_around([Point(2.3, 98.9), Point(2.7, 99.2)])
    assert box.west < 98.9
    assert box.east > 99.2
    assert box.south < 2.3
    assert box.north > 2.7


def test_one_point_gets_a_box_of_some_kilometres() -> None:
    box = box_around([Point(2.3, 98.9)])
    assert box.east - box.west == pytest.approx(0.06)


def test_without_points_the_box_is_the_regency_or_indonesia(toba: RegencyRef) -> None:
    assert toba.longitude is not None
    assert box_around([], toba).west < toba.longitude < box_around([], toba).east
    assert box_around([]) == Box(*INDONESIA)


@pytest.mark.parametrize(("text", "degrees"), [("2.5376", 2.5376), ("2,5376", 2.5376), (" -6.9° ", -6.9)])
def test_degrees_are_read_as_written(text: str, degrees: float) -> None:
    assert read_degrees(text) == degrees


def test_a_pasted_pair_is_read() -> None:
    assert read_pair("2.5376, 99.0080") == (2.5376, 99.008)
    assert read_pair("2,5376") is None
