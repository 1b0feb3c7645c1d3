"""What the trail calls core's own actions and the names of their values."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

SETTINGS_CHANGE = "core.settings.change"
ACTIONS = {
    "core.account.second_step": _l("Mengubah masuk dua langkah"),
    "core.account.switch": _l("Membuka atau menutup akun"),
    "core.identity.change": _l("Mengubah identitas portal"),
    "core.job.forget": _l("Membuang pekerjaan yang gagal"),
    "core.job.retry": _l("Mencoba lagi pekerjaan yang gagal"),
    "core.member.add": _l("Memberi peran"),
    "core.member.link": _l("Membuat tautan masuk baru"),
    "core.member.remove": _l("Mengakhiri peran"),
    "core.operator.add": _l("Mengangkat operator"),
    "core.pin.remove": _l("Menghapus PIN"),
    "core.pin.set": _l("Memasang PIN"),
    "core.program.archive": _l("Mengunduh arsip program"),
    "core.program.purge": _l("Menghapus isi program untuk selamanya"),
    "core.program.retry": _l("Mencoba lagi program yang disisihkan"),
    "core.program.switch": _l("Menyalakan atau mematikan program"),
    "core.regency.add": _l("Menambah kabupaten"),
    SETTINGS_CHANGE: _l("Mengubah pengaturan"),
    "core.trail.export": _l("Mengunduh jejak perubahan"),
    "core.sharing.change": _l("Mengubah persetujuan berbagi"),
    "core.station.add": _l("Membuat komputer loket bersama"),
    "core.station.lock": _l("Mengunci komputer loket bersama"),
    "core.station.open": _l("Membuka komputer loket bersama"),
    "core.station.remove": _l("Menghapus komputer loket bersama"),
    "core.rights.ask": _l("Mengajukan permintaan data pribadi"),
    "core.rights.consent": _l("Mencabut persetujuan atas data pribadi"),
    "core.rights.fulfil": _l("Memenuhi permintaan data pribadi"),
    "core.rights.late": _l("Memberi tahu bahwa tenggat permintaan data pribadi lewat"),
    "core.rights.refuse": _l("Menolak permintaan data pribadi"),
    "core.rights.soon": _l("Mengingatkan tenggat permintaan data pribadi"),
    "core.rights.withdraw": _l("Membatalkan permintaan data pribadi"),
    "core.account.erase": _l("Menghapus akun"),
}
NAMES = {
    "accent_color": _l("warna kedua"),
    "area": _l("wilayah"),
    "code": _l("kode"),
    "consent": _l("persetujuan"),
    "entries": _l("catatan"),
    "fault": _l("kegagalan"),
    "greeting": _l("salam"),
    "kind": _l("jenis"),
    "monogram": _l("monogram"),
    "on": _l("menyala"),
    "photos": _l("foto"),
    "pattern": _l("pita tenun"),
    "primary_color": _l("warna utama"),
    "privacy_contact": _l("kontak data pribadi"),
    "rows": _l("baris"),
    "role": _l("peran"),
    "shares_published": _l("ikut berbagi"),
    "slug": _l("alamat"),
    "state": _l("keadaan"),
    "tagline": _l("kalimat di bawah salam"),
    "why": _l("sebab"),
}
LOCKS = {"button": _l("tombol kunci"), "wrong_pins": _l("PIN salah lima kali")}
