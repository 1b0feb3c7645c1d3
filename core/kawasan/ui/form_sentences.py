"""What WTForms says of wrong input, as sentences that say what to do: it has no Indonesian of its own."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "This field is required.": _l("Bagian ini harus diisi."),
    "Invalid input.": _l("Isian ini tidak dapat dibaca. Periksa cara menulisnya."),
    "Field must be at least %(min)d character long.": _l("Tulis paling sedikit %(min)d huruf."),
    "Field cannot be longer than %(max)d character.": _l("Tulis paling banyak %(max)d huruf."),
    "Field must be exactly %(max)d character long.": _l("Tulis tepat %(max)d huruf."),
    "Field must be between %(min)d and %(max)d characters long.": _l("Tulis antara %(min)d dan %(max)d huruf."),
    "Number must be at least %(min)s.": _l("Tulis bilangan, paling kecil %(min)s."),
    "Number must be at most %(max)s.": _l("Tulis bilangan, paling besar %(max)s."),
    "Number must be between %(min)s and %(max)s.": _l("Tulis bilangan antara %(min)s dan %(max)s."),
    "Invalid email address.": _l("Tulis satu alamat e-mail, seperti nama@contoh.id."),
    "Invalid URL.": _l("Tulis alamat situs lengkap, diawali https://."),
    "Invalid Choice: could not coerce.": _l("Pilih salah satu dari daftar."),
    "Not a valid choice.": _l("Pilih salah satu dari daftar."),
    "Invalid choice(s): one or more data inputs could not be coerced.": _l("Pilih dari daftar."),
    "'%(value)s' is not a valid choice for this field.": _l("Pilih dari daftar."),
    "Not a valid datetime value.": _l("Tanggal dan jamnya tidak dapat dibaca."),
    "Not a valid date value.": _l("Tanggalnya tidak dapat dibaca."),
    "Not a valid time value.": _l("Jamnya tidak dapat dibaca. Tulis seperti 08:30."),
    "Not a valid integer value.": _l("Tulis sebuah bilangan bulat."),
    "Not a valid decimal value.": _l("Tulis sebuah bilangan."),
    "Not a valid float value.": _l("Tulis sebuah bilangan."),
}
"""Its sentences (of two forms, the singular) and ours, with the same placeholders."""


class Sentences:
    """The translations that forms ask."""

    def gettext(self, sentence: str) -> str:
        """Ours in the current language; its own where we have none."""
        return str(SENTENCES.get(sentence, sentence))

    def ngettext(self, singular: str, _plural: str, _number: int) -> str:
        """The same; Indonesian has one form, and our English is worded to need one."""
        return self.gettext(singular)
