"""The words of a smart-city plan: its six dimensions, where money comes from, how far a program is."""

from __future__ import annotations

from typing import Final

from kawasan.plugin_api import Bilingual
from kawasan_masterplan.models import COUNCIL, TEAM

DIMENSIONS: Final = {
    "governance": Bilingual("Tata kelola cerdas", "Smart governance"),
    "branding": Bilingual("Citra daerah cerdas", "Smart branding"),
    "economy": Bilingual("Ekonomi cerdas", "Smart economy"),
    "living": Bilingual("Kehidupan cerdas", "Smart living"),
    "society": Bilingual("Masyarakat cerdas", "Smart society"),
    "environment": Bilingual("Lingkungan cerdas", "Smart environment"),
}
"""The six of the movement towards 100 smart cities (Gerakan Menuju 100 Smart City)."""

SOURCES: Final = {
    "apbd": Bilingual("APBD kabupaten", "Regency budget (APBD)"),
    "apbd_province": Bilingual("APBD provinsi", "Provincial budget"),
    "apbn": Bilingual("APBN", "State budget (APBN)"),
    "dak": Bilingual("Dana Alokasi Khusus", "Special allocation fund (DAK)"),
    "village": Bilingual("Dana Desa", "Village fund"),
    "partner": Bilingual("Mitra swasta atau hibah", "Private partner or grant"),
    "none": Bilingual("Tanpa biaya tambahan", "At no further cost"),
}

BOARDS: Final = {
    COUNCIL: Bilingual("Dewan Smart City", "Smart City Council"),
    TEAM: Bilingual("Tim Pelaksana Smart City", "Smart City Team"),
}

REACHED: Final = "reached"
NEAR: Final = "near"
BEHIND: Final = "behind"
UNREPORTED: Final = "unreported"
STATES: Final = {
    REACHED: Bilingual("Tercapai", "Reached"),
    NEAR: Bilingual("Hampir tercapai", "Nearly reached"),
    BEHIND: Bilingual("Perlu perhatian", "Needs attention"),
    UNREPORTED: Bilingual("Belum dilaporkan", "Not reported yet"),
}
NEAR_FROM: Final = 0.75
"""Ours: from three quarters of the year's target on, a program is nearly there."""
