"""Wrong input is answered in the user's language, whatever field and rule refused it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import wtforms
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import IntegerField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length

from kawasan.ui.form_sentences import SENTENCES
from kawasan.ui.forms import Form

TEMPLATE = Path(wtforms.__file__).parent / "locale" / "wtforms.pot"


class StallForm(Form):
    name = StringField(validators=[InputRequired()])
    note = StringField(validators=[Length(max=3)])
    kind = SelectField(choices=[SelectChoice("food", "Food")])
    count = IntegerField()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("id", ["Bagian ini harus diisi.", "Tulis paling banyak 3 huruf.", "Pilih salah satu dari daftar.",
                "Tulis sebuah bilangan bulat."]),
        ("en", ["Please fill in this part.", "Write no more characters than 3.", "Choose one from the list.",
                "Write a whole number."]),
    ],
)  # fmt: skip
def test_refusals_are_in_the_language_of_the_page(app: Flask, language: str, expected: list[str]) -> None:
    with app.test_request_context(f"/?lang={language}"):
        form = StallForm(MultiDict({"name": "", "note": "long", "kind": "none", "count": "two"}))
        assert not form.validate()
        assert [form[name].errors[0] for name in ("name", "note", "kind", "count")] == expected


def test_sentences_are_those_of_the_installed_library() -> None:
    known = set(re.findall(r'^msgid "(.+)"$', TEMPLATE.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(SENTENCES) <= known


def test_sentences_keep_the_placeholders(app: Flask) -> None:
    with app.test_request_context("/"):
        for theirs, ours in SENTENCES.items():
            assert set(re.findall(r"%\(\w+\).", str(ours))) <= set(re.findall(r"%\(\w+\).", theirs))
