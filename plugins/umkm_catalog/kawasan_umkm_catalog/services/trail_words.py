"""What the trail calls the catalogue's actions and values."""

from __future__ import annotations

from kawasan.plugin_api import Bilingual
from kawasan_umkm_catalog.services.terms import CATEGORIES, SIZE_CLASSES, STOCKS

TRAIL_WORDS = {
    "business.add": Bilingual("Menambah usaha", "Added a business"),
    "business.edit": Bilingual("Mengubah usaha", "Changed a business"),
    "business.erase": Bilingual(
        "Menghapus usaha atas permintaan pemiliknya", "Erased a business at its owner's request"
    ),
    "business.link": Bilingual("Menghubungkan pemilik usaha", "Linked a business to its owner"),
    "business.publish": Bilingual("Menayangkan atau menarik usaha", "Published or withdrew a business"),
    "business.register": Bilingual("Mendaftarkan usaha untuk pemiliknya", "Registered a business for its owner"),
    "claim.refuse": Bilingual("Menolak klaim", "Refused a claim"),
    "claim.reopen": Bilingual("Klaim perlu diperiksa lagi", "A claim must be checked again"),
    "claim.submit": Bilingual("Mengajukan klaim", "Submitted a claim"),
    "claim.verify": Bilingual("Membenarkan klaim", "Verified a claim"),
    "owner.way_in": Bilingual("Mencetak QR masuk pemilik", "Printed an owner's sign-in QR"),
    "phone.withdraw": Bilingual("Mencabut persetujuan atas nomor telepon", "Withdrew the consent to a phone number"),
    "product.add": Bilingual("Menambah produk", "Added a product"),
    "product.delete": Bilingual("Menghapus produk", "Deleted a product"),
    "product.edit": Bilingual("Mengubah produk", "Changed a product"),
    "product.show": Bilingual("Menampilkan atau menyembunyikan produk", "Showed or hid a product"),
    "category": Bilingual("kategori", "category"),
    "district": Bilingual("kecamatan", "district"),
    "evidence": Bilingual("bukti", "evidence"),
    "expires_on": Bilingual("berlaku sampai", "good until"),
    "latitude": Bilingual("lintang", "latitude"),
    "longitude": Bilingual("bujur", "longitude"),
    "min_order": Bilingual("pesanan terkecil", "smallest order"),
    "name": Bilingual("nama", "name"),
    "number": Bilingual("nomor", "number"),
    "price_rupiah": Bilingual("harga, rupiah", "price, rupiah"),
    "products": Bilingual("produk", "products"),
    "published": Bilingual("tayang", "published"),
    "reason": Bilingual("alasan", "reason"),
    "shown": Bilingual("tampil", "shown"),
    "since_year": Bilingual("sejak tahun", "since"),
    "size_class": Bilingual("skala usaha", "size"),
    "slug": Bilingual("alamat", "address"),
    "state": Bilingual("keadaan", "state"),
    "stock": Bilingual("persediaan", "stock"),
    "village": Bilingual("desa", "village"),
    "pending": Bilingual("menunggu", "waiting"),
    "refused": Bilingual("ditolak", "refused"),
    "verified": Bilingual("benar", "verified"),
    **CATEGORIES,
    **SIZE_CLASSES,
    **STOCKS,
}
"""Actions without the program's name, names of values, and the values themselves."""
