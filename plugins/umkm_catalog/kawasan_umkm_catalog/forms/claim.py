"""Forms of a claim: the owner submits it, an officer verifies or refuses it."""

from __future__ import annotations

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from kawasan.plugin_api import Form
from kawasan_umkm_catalog.forms.business import LONG
from kawasan_umkm_catalog.forms.fields import DayField, one_line, trimmed
from kawasan_umkm_catalog.forms.refusals import DECISIONS, NUMBERS, _l

NUMBER_HINTS = {
    "nib": _l("13 angka, tertulis pada surat NIB dari OSS."),
    "pirt": _l("15 angka, misalnya 1234567890123-28; dua angka terakhir adalah tahun berakhirnya."),
    "bpom": _l("MD atau ML, lalu 12 angka."),
    "halal": _l("Biasanya ID dan 17 angka. Nomor lama lebih pendek; keduanya diterima."),
    "qris": _l("NMID, tertulis pada lembar QRIS Anda, misalnya ID1020304050607."),
}


class ClaimForm(Form):
    """What is to be verified. Kinds without a number lose that field."""

    number = StringField(
        _l("Nomor"),
        [InputRequired(NUMBERS["missing"])],
        filters=[one_line],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    note = TextAreaField(
        _l("Pesan untuk petugas"),
        [Optional(), Length(max=500, message=LONG)],
        filters=[trimmed],
        description=_l("Misalnya kapan Anda dapat dikunjungi. Jangan tulis NIK."),
        render_kw={"rows": 3},
    )


class VerifyForm(Form):
    """An officer has seen that it is so."""

    version = HiddenField()
    evidence = TextAreaField(
        _l("Apa yang Anda lihat"),
        [InputRequired(DECISIONS["evidence"]), Length(max=500, message=LONG)],
        filters=[trimmed],
        description=_l("Misalnya: Nomor cocok pada laman OSS. Dibaca pemilik; jangan salin dokumen atau NIK."),
        render_kw={"rows": 3},
    )
    expires_on = DayField(
        _l("Berlaku sampai"),
        [Optional()],
        description=_l("Lencana hilang sendiri sesudah hari itu. Kosongkan bila tidak ada batasnya."),
    )


class RefuseForm(Form):
    """An officer cannot confirm it."""

    version = HiddenField()
    reason = TextAreaField(
        _l("Alasan"),
        [InputRequired(DECISIONS["reason"]), Length(max=500, message=LONG)],
        filters=[trimmed],
        description=_l("Dibaca pemilik. Tulis apa yang perlu ia lakukan agar dapat diajukan lagi."),
        render_kw={"rows": 3},
    )
