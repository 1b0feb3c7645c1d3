"""What an administrator may set."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import Bilingual, read_settings, setting

PROGRAM = "masterplan"
PLAN_YEARS = 5
"""A plan, like the regulation behind it, is made for five years."""


@dataclass(frozen=True)
class PlanSettings:
    """Settings of the plan."""

    first_year: int = setting(
        default=2022,
        label=Bilingual("Tahun pertama rencana", "First year of the plan"),
        help=Bilingual("Rencana berlaku lima tahun sejak tahun ini.", "The plan runs for five years from this one."),
        minimum=2015,
        maximum=2100,
    )
    warn_months: int = setting(
        default=6,
        label=Bilingual("Ingatkan sebelum peraturan berakhir", "Warn before a regulation lapses"),
        help=Bilingual(
            "Sekian bulan sebelumnya, halaman rencana menyebut bahwa masa berlakunya hampir habis.",
            "That many months before, the plan's pages say that it is about to lapse.",
        ),
        unit=Bilingual("bulan", "months"),
        minimum=0,
        maximum=24,
    )
    on_front_page: bool = setting(
        default=True,
        label=Bilingual("Gambar kemajuan di halaman depan", "Progress on the front page"),
    )


def plan_settings() -> PlanSettings:
    """The settings of the current regency."""
    return read_settings(PlanSettings, PROGRAM)
