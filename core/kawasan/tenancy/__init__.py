"""Regencies: the tenants, which one a request is for, and which programs each has on."""

from __future__ import annotations

from kawasan.tenancy.areas import Area, UnknownArea, all_areas, find_area
from kawasan.tenancy.current import (
    Quarantine,
    RegencyRef,
    all_regencies,
    current_regency,
    find_regency,
    require_regency,
    slugs,
    zone_label,
)
from kawasan.tenancy.identity import (
    RegencyRefused,
    add_regency,
    bump_version,
    check_slug,
    hold_program,
    hold_programs,
    save_identity,
    save_settings,
    save_sharing,
    switch_program,
)
from kawasan.tenancy.middleware import Tenancy
from kawasan.tenancy.models import Regency, RegencyProgram
from kawasan.tenancy.quarantine import quarantine, retry
from kawasan.tenancy.subdivisions import SUBDIVISION_CODE, lies_in, subdivision_name, subdivisions

__all__ = [
    "SUBDIVISION_CODE", "Area", "Quarantine", "Regency", "RegencyProgram", "RegencyRef", "RegencyRefused", "Tenancy",
    "UnknownArea", "add_regency", "all_areas", "all_regencies", "bump_version", "check_slug", "current_regency",
    "find_area", "find_regency", "hold_program", "hold_programs", "lies_in", "quarantine", "require_regency", "retry",
    "save_identity", "save_settings", "save_sharing", "slugs", "subdivision_name", "subdivisions", "switch_program",
    "zone_label",
]  # fmt: skip
