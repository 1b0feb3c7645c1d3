"""What a regency's administrator sets for the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import Bilingual, read_settings, setting

PROGRAM = "umkm_catalog"


@dataclass(frozen=True)
class Preferences:
    """Settings of the program."""

    unverified_allowed: bool = setting(
        default=True,
        label=Bilingual("Usaha tanpa verifikasi boleh tampil", "Businesses without a verified claim may be shown"),
        help=Bilingual(
            "Bila dimatikan, usaha baru tampil setelah setidaknya satu klaimnya diverifikasi petugas.",
            "If off, a business appears once an officer has verified at least one of its claims.",
        ),
    )
    greeting_id: str = setting(
        "Halo",
        Bilingual("Sapaan pesan WhatsApp (Indonesia)", "Greeting of the WhatsApp message (Indonesian)"),
        help=Bilingual("Kata pertama pesanan, misalnya Horas.", "First word of an order, such as Horas."),
        maximum=40,
    )
    greeting_en: str = setting(
        "Hello",
        Bilingual("Sapaan pesan WhatsApp (Inggris)", "Greeting of the WhatsApp message (English)"),
        maximum=40,
    )
    front_rows: int = setting(
        2,
        Bilingual("Baris produk di halaman depan", "Rows of products on the front page"),
        help=Bilingual("Satu baris memuat empat produk.", "One row holds four products."),
        minimum=0,
        maximum=3,
    )


def preferences() -> Preferences:
    """The current regency's settings."""
    return read_settings(Preferences, PROGRAM)
