"""What the trail calls the map's actions and values."""

from __future__ import annotations

from kawasan.plugin_api import Bilingual
from kawasan_tourism_map.services.categories import CATEGORIES, TAGS

TRAIL_WORDS = {
    "photo.add": Bilingual("Menambah foto tempat", "Added photos of a place"),
    "photo.promote": Bilingual("Mengganti foto utama", "Changed the main photo"),
    "photo.remove": Bilingual("Menghapus foto tempat", "Removed a photo of a place"),
    "place.add": Bilingual("Menambah tempat", "Added a place"),
    "place.change": Bilingual("Mengubah tempat", "Changed a place"),
    "place.delete": Bilingual("Menghapus tempat", "Deleted a place"),
    "place.survey": Bilingual("Menyurvei tempat", "Surveyed a place"),
    "access": Bilingual("cara ke sana", "how to get there"),
    "category": Bilingual("kategori", "category"),
    "description": Bilingual("keterangan", "description"),
    "district": Bilingual("kecamatan", "district"),
    "hours": Bilingual("jam buka", "opening hours"),
    "is_featured": Bilingual("unggulan", "featured"),
    "is_harbour": Bilingual("pelabuhan", "harbour"),
    "is_lakeside": Bilingual("tepi danau", "lakeside"),
    "is_published": Bilingual("tayang", "published"),
    "kind": Bilingual("jenis", "kind"),
    "latitude": Bilingual("lintang", "latitude"),
    "longitude": Bilingual("bujur", "longitude"),
    "name": Bilingual("nama", "name"),
    "photos": Bilingual("jumlah foto", "photos"),
    "slug": Bilingual("alamat", "address"),
    "summary": Bilingual("ringkasan", "summary"),
    "surveyed_on": Bilingual("disurvei", "surveyed"),
    "tags": Bilingual("tanda", "tags"),
    "ticket_note": Bilingual("catatan tiket", "note on tickets"),
    "ticket_price_rupiah": Bilingual("harga tiket, rupiah", "ticket price, rupiah"),
    **TAGS,
    **CATEGORIES,
}
"""Actions without the program's name, names of values, and the values themselves."""
