"""What an administrator may set."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import Bilingual, setting


@dataclass(frozen=True)
class MapSettings:
    """Settings of the map."""

    show_hotels: bool = setting(
        default=True,
        label=Bilingual("Tampilkan penginapan sejak awal", "Show places to stay from the start"),
        help=Bilingual(
            "Bila tidak, penginapan baru tampil setelah pengunjung memilih kategorinya.",
            "If not, places to stay appear once a visitor picks their category.",
        ),
    )
    nearby_radius_km: int = setting(
        default=10,
        label=Bilingual("Jarak usaha di sekitar tempat", "Distance of businesses near a place"),
        help=Bilingual(
            "Sejauh ini dari sebuah tempat, usaha ditampilkan di halamannya.",
            "Businesses within this distance are shown on a place's page.",
        ),
        unit=Bilingual("km", "km"),
        minimum=1,
        maximum=50,
    )
