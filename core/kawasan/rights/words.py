"""Words of people's rights, in both languages: they are shown, mailed and kept with a request."""

from __future__ import annotations

from kawasan.languages import Bilingual

KIND_NAMES = {
    "access": Bilingual("Penjelasan tentang data", "An explanation of the data"),
    "correction": Bilingual("Perbaikan data", "Correction of data"),
    "stop": Bilingual("Penghentian pemrosesan", "Stop of processing"),
    "erasure": Bilingual("Penghapusan data", "Erasure of data"),
}
STATE_NAMES = {
    "open": Bilingual("menunggu", "waiting"),
    "fulfilled": Bilingual("dipenuhi", "fulfilled"),
    "refused": Bilingual("ditolak", "refused"),
    "withdrawn": Bilingual("dibatalkan oleh pemohon", "withdrawn by the person"),
}
ROLE_WORDS = {
    "admin": Bilingual("Administrator", "Administrator"),
    "officer": Bilingual("Petugas", "Officer"),
    "owner": Bilingual("Pemilik usaha", "Business owner"),
}
FOR_SERVICE = Bilingual(
    "Pelayanan publik yang memerlukan akun (UU 27/2022 pasal 20 ayat (2) huruf e).",
    "A public service that needs an account (Law 27/2022, article 20 paragraph (2) e).",
)
CORE_KEEPS = (
    Bilingual(
        "Akun: e-mail atau nomor telepon, nama, bahasa, dan hash kata sandi, untuk masuk dan untuk mengabari Anda;"
        " sampai akun dihapus.",
        "The account: e-mail or phone number, name, language and a hash of the password, to sign in and to tell you"
        " things; until the account is erased.",
    ),
    Bilingual(
        "Peran di kabupaten, agar hanya yang berhak membuka meja kerja; sampai perannya diakhiri.",
        "Roles in a regency, so that only those who may open a desk; until the role ends.",
    ),
    Bilingual(
        "Perangkat yang masuk (saat masuknya saja, tanpa alamat), agar Anda dapat keluar; paling lama 30 hari.",
        "Signed-in browsers (only when they signed in, no address), so that you can sign out; at most 30 days.",
    ),
    Bilingual(
        "PIN petugas untuk komputer loket bersama (hanya hash-nya), dan siapa yang terakhir membuka komputer itu;"
        " sampai PIN dihapus atau peran berakhir, dan sampai rekan lain membukanya.",
        "An officer's PIN for shared counter computers (a hash only), and who opened such a computer last; until the"
        " PIN is removed or the role ends, and until a colleague opens it.",
    ),
    Bilingual("Kabar untuk Anda; sampai akun dihapus.", "Notices to you; until the account is erased."),
    Bilingual(
        "Jejak perubahan: akun siapa mengubah apa dan kapan, agar pelayanan dapat dipertanggungjawabkan; selama"
        " portal ini ada.",
        "The trail: which account changed what and when, so that the service can account for itself; as long as this"
        " portal exists.",
    ),
    Bilingual(
        "Permintaan tentang data pribadi dan jawabannya, sebagai bukti bahwa hak Anda dipenuhi; selama portal ini ada.",
        "Requests about personal data and their answers, as proof that your rights were met; as long as this portal"
        " exists.",
    ),
)
"""What core keeps of people; the counterpart of `Program.personal_data`."""
