"""The words places are sorted by."""

from __future__ import annotations

from kawasan.plugin_api import Bilingual

HOTEL = "hotel"
CATEGORIES = {
    "wisata": Bilingual("Wisata", "Sights"),
    "kuliner": Bilingual("Kuliner", "Food and drink"),
    HOTEL: Bilingual("Penginapan", "Places to stay"),
    "fasilitas": Bilingual("Fasilitas", "Facilities"),
    "acara": Bilingual("Acara", "Events"),
}
"""Key as in addresses and the API, to what visitors read; in the order of the filters."""

ATTESTATIONS = {
    "two_or_more_sources": Bilingual("dua sumber atau lebih", "two or more sources"),
    "one_source": Bilingual("satu sumber", "one source"),
    "unverified": Bilingual("perkiraan", "an estimate"),
}

TAGS = {
    "keluarga": Bilingual("Cocok untuk keluarga", "Good for families"),
    "foto": Bilingual("Tempat berfoto", "Good for photos"),
    "berenang": Bilingual("Berenang", "Swimming"),
    "mendaki": Bilingual("Berjalan dan mendaki", "Walking and hiking"),
    "berkemah": Bilingual("Berkemah", "Camping"),
    "budaya": Bilingual("Budaya", "Culture"),
    "rohani": Bilingual("Rohani", "Prayer"),
    "kuliner": Bilingual("Ada makanan", "Food on site"),
    "menginap": Bilingual("Bisa menginap", "Stay overnight"),
    "penyeberangan": Bilingual("Penyeberangan", "Boat crossing"),
}


def tag_title(tag: str) -> Bilingual:
    """What visitors read for a tag; an unknown one stands for itself."""
    return TAGS.get(tag) or Bilingual(tag)


def first_view(*, show_hotels: bool) -> tuple[str, ...]:
    """The categories shown before a visitor has chosen any."""
    return tuple(key for key in CATEGORIES if show_hotels or key != HOTEL)
