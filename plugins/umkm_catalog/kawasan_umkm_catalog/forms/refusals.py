"""What the services refuse, said to people: each sentence tells what to do."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext


def _l(text: str) -> Any:
    """A text translated when it is shown; Any, since WTForms declares plain strings and takes both."""
    return lazy_gettext(text)


HOURS = {
    "unreadable": _l("Tulis jam buka dan tutup, misalnya 08.00–17.00. Kosongkan bila tutup."),
    "overlap": _l("Jamnya bertumpuk. Tulis paling banyak tiga rentang, misalnya 08.00–11.00, 13.00–16.00."),
}
NUMBERS = {
    "missing": _l("Tulis nomornya."),
    "nib": _l("NIB terdiri dari 13 angka. Periksa lagi pada surat NIB dari OSS."),
    "pirt": _l("Nomor P-IRT terdiri dari 15 angka, misalnya 1234567890123-28. Periksa lagi pada sertifikat."),
    "pirt_expired": _l("Menurut dua angka terakhirnya, P-IRT ini sudah habis. Perpanjang dulu di dinas kesehatan."),
    "bpom": _l("Nomor izin edar BPOM diawali MD atau ML, lalu 12 angka."),
    "long": _l("Nomor ini terlalu panjang. Tulis satu nomor saja."),
    "identity": _l("Jangan tulis NIK atau nomor identitas lain di sini; portal ini tidak menyimpannya."),
}
PHOTOS = {
    "not_a_photo": _l("Berkas ini bukan foto yang terbaca. Pilih foto JPEG, PNG, atau WebP."),
    "too_large": _l("Foto ini terlalu besar. Pilih foto yang lebih kecil."),
    "too_small": _l("Foto ini terlalu kecil. Pilih foto paling sedikit 200 × 200 piksel."),
    "too_many": _l("Satu produk paling banyak lima foto. Hapus dulu yang lama, atau pilih lebih sedikit."),
}
CHANGED = _l("Pemilik mengubah isiannya setelah Anda membuka halaman ini. Periksa lagi yang sekarang.")
DECISIONS = {
    "own": _l("Ini usaha Anda sendiri. Mintalah petugas lain yang memutuskannya."),
    "evidence": _l("Tulis apa yang Anda lihat atau cocokkan."),
    "reason": _l("Tulis alasannya, dan apa yang perlu dilakukan pemilik."),
    "past": _l("Tanggal ini sudah lewat."),
    "after_licence": _l("Masa berlaku tidak boleh melewati akhir tahun yang tertulis pada nomor P-IRT."),
}
HANDOVER = {
    "owned": _l("Usaha ini sudah punya akun pemilik."),
    "no_owner": _l("Usaha ini belum punya akun pemilik. Tambahkan pemiliknya dulu."),
    "staff": _l("Akun ini milik petugas atau administrator. Ia masuk dengan kata sandinya sendiri."),
    "elsewhere": _l("Akun ini juga dipakai di kabupaten lain. Pemiliknya masuk dengan kata sandinya sendiri."),
}
ORDERS = {
    "out": _l("Produk ini sedang habis. Tanyakan kepada penjual kapan ada lagi."),
    "no_phone": _l("Usaha ini belum menampilkan nomor WhatsApp."),
    "too_few": _l("Jumlahnya kurang dari pesanan paling sedikit."),
    "too_many": _l("Paling banyak 10.000 dalam satu pesanan. Untuk lebih banyak, bicarakan langsung dengan penjual."),
}
