"""What the program says of itself: to administrators who switch it on, and to people whose data it keeps."""

from __future__ import annotations

from kawasan.plugin_api import Bilingual, Permission, Program
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.trail_words import TRAIL_WORDS

EDIT_OWN = "umkm_catalog:business:edit_own"
DECIDE = "umkm_catalog:claim:decide"
REGISTER = "umkm_catalog:business:register"
PERMISSIONS = (
    Permission(EDIT_OWN, Bilingual("Mengelola usaha sendiri", "Manage one's own businesses"), ("owner",)),
    Permission(DECIDE, Bilingual("Memutuskan verifikasi", "Decide on claims"), ("officer",)),
    Permission(
        REGISTER, Bilingual("Mendaftarkan usaha untuk pemiliknya", "Register businesses for their owners"), ("officer",)
    ),
)
ADDS = (
    Bilingual("Katalog produk dan halaman setiap usaha", "A catalogue of products and a page for each business"),
    Bilingual("Produk terbaru di halaman depan", "Newest products on the front page"),
    Bilingual("Halaman pemilik untuk produk, foto, dan verifikasi", "Owners' pages for products, photos and claims"),
    Bilingual("Daftar kerja petugas untuk memeriksa klaim", "Officers' worklist for verifying claims"),
    Bilingual("Lapisan usaha pada peta, bila ada peta", "A layer of businesses on the map, where there is a map"),
)
PERSONAL_DATA = (
    Bilingual(
        "Nomor telepon usaha, ditampilkan lewat tombol WhatsApp dan telepon dengan persetujuan pemilik; saat"
        " persetujuan dicatat. Dihapus begitu pemilik mengosongkannya.",
        "Phone number of a business, reached through the WhatsApp and call buttons with the owner's consent; the moment"
        " of consent is kept. Removed as soon as the owner empties it.",
    ),
    Bilingual(
        "Akun pemilik usaha (nama, nomor telepon atau e-mail), untuk masuk dan untuk kabar keputusan; selama usahanya"
        " terdaftar.",
        "The owner's account (name, phone number or e-mail), to sign in and to be told of decisions; as long as the"
        " business is registered.",
    ),
    Bilingual(
        "Petugas yang memutuskan klaim, dengan bukti atau alasannya; selama klaim itu ada. NIK dan salinan kartu"
        " identitas tidak pernah diminta.",
        "The officer who decided a claim, with evidence or reason; as long as the claim exists. Identity numbers and"
        " copies of identity cards are never asked for.",
    ),
)
DESCRIPTION = Program(
    name=PROGRAM,
    title=Bilingual("Katalog UMKM", "Local business catalogue"),
    summary=Bilingual(
        "Produk usaha kecil setempat, dengan apa yang sudah diperiksa petugas, dan pesanan lewat WhatsApp.",
        "Products of local small businesses, with what officers have verified, ordered over WhatsApp.",
    ),
    dimension="economy",
    prefix="/umkm",
    order=30,
    version="0.1.0",
    adds=ADDS,
    personal_data=PERSONAL_DATA,
    words=TRAIL_WORDS,
    permissions=PERMISSIONS,
)
