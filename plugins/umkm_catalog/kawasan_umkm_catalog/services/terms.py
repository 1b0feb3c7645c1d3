"""The words of the catalogue: categories, size classes, states of stock, and what can be verified."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import Bilingual

CATEGORIES = {
    "tenun": Bilingual("Tenun", "Weaving"),
    "kopi": Bilingual("Kopi", "Coffee"),
    "kuliner": Bilingual("Kuliner", "Food and drink"),
    "oleh-oleh": Bilingual("Oleh-oleh", "Treats to take home"),
    "kerajinan": Bilingual("Kerajinan", "Crafts"),
    "pertanian": Bilingual("Hasil tani", "Farm produce"),
    "jasa": Bilingual("Jasa", "Services"),
}

SIZE_CLASSES = {
    "micro": Bilingual("Usaha mikro", "Micro enterprise"),
    "small": Bilingual("Usaha kecil", "Small enterprise"),
    "medium": Bilingual("Usaha menengah", "Medium enterprise"),
}
"""PP 7/2021 art. 35: capital to 1, 5, 10 billion rupiah (without land and building), or yearly sales to 2, 15, 50."""

STOCKS = {
    "ready": Bilingual("Tersedia", "In stock"),
    "preorder": Bilingual("Dibuat setelah dipesan", "Made to order"),
    "out": Bilingual("Sedang habis", "Sold out"),
}


@dataclass(frozen=True)
class ClaimKind:
    """Something that can be verified. `label` is its badge; `checked` says in a sentence what an officer compares."""

    label: Bilingual
    title: Bilingual
    checked: Bilingual
    has_number: bool = False
    is_on_the_pack: bool = False
    """Whether the number is printed for buyers to see, and so shown to them here."""
    usual_days: int | None = None
    """After how many days it is usually looked at again."""


KINDS = {
    "halal": ClaimKind(
        Bilingual("Halal"),
        Bilingual("Sertifikat halal", "Halal certificate"),
        Bilingual("Nomor sertifikat ada pada daftar BPJPH.", "The certificate is on the list of BPJPH."),
        has_number=True,
        is_on_the_pack=True,
    ),
    "pirt": ClaimKind(
        Bilingual("P-IRT"),
        Bilingual("Izin pangan rumahan (P-IRT)", "Home food licence (P-IRT)"),
        Bilingual("Sertifikat dari dinas kesehatan masih berlaku.", "The health office's certificate is in force."),
        has_number=True,
        is_on_the_pack=True,
    ),
    "bpom": ClaimKind(
        Bilingual("BPOM"),
        Bilingual("Izin edar BPOM", "BPOM marketing authorisation"),
        Bilingual("Nomor izin edar ada pada daftar BPOM.", "The authorisation is on the list of BPOM."),
        has_number=True,
        is_on_the_pack=True,
        usual_days=5 * 365,
    ),
    "nib": ClaimKind(
        Bilingual("NIB"),
        Bilingual("Nomor Induk Berusaha (NIB)", "Business registration (NIB)"),
        Bilingual("Nomor cocok dengan nama usaha di OSS.", "The number matches the business's name in OSS."),
        has_number=True,
    ),
    "place": ClaimKind(
        Bilingual("Alamat", "Address"),
        Bilingual("Tempat usaha", "Place of business"),
        Bilingual("Petugas melihat bahwa usaha ini ada di alamatnya.", "An officer saw the business at its address."),
        usual_days=2 * 365,
    ),
    "identity": ClaimKind(
        Bilingual("Identitas", "Identity"),
        Bilingual("Identitas pemilik", "Owner's identity"),
        Bilingual(
            "Pemilik hadir dan namanya dicocokkan. Kartu identitas tidak disalin.",
            "The owner came in person and the name was compared. No identity card was copied.",
        ),
    ),
    "qris": ClaimKind(
        Bilingual("QRIS"),
        Bilingual("Pembayaran QRIS", "QRIS payment"),
        Bilingual("Pembayaran uji diterima atas nama usaha ini.", "A test payment arrived in the business's name."),
        has_number=True,
        usual_days=365,
    ),
}
"""In the order in which badges are shown: what buyers ask about first."""
