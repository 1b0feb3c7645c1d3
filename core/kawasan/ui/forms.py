"""The base of forms."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import IntegerField

from kawasan.ui.form_sentences import Sentences

LARGEST_NUMBER = 2**63 - 1

NOT_AN_INTEGER = "Not a valid integer value."  # the sentence of WTForms itself, which form_sentences translates


class WholeNumber(IntegerField):  # type: ignore[misc]  # wtforms carries no types
    """A whole number that a column can hold: beyond that, rules that compare numbers fail instead of refusing."""

    data: int | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was submitted."""
        super().process_formdata(valuelist)
        if self.data is not None and abs(self.data) > LARGEST_NUMBER:
            self.data = None
            raise ValueError(self.gettext(NOT_AN_INTEGER))


def trimmed(text: str | None) -> str:
    """A filter of text fields: without the spaces around it."""
    return (text or "").strip()


class Form(FlaskForm):  # type: ignore[misc]  # flask-wtf carries no types
    """A form. The request's origin or token is checked before the view runs (`auth.access`), so the form carries none
    itself.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # the same
        csrf = False

        def get_translations(self, _form: Any) -> Sentences:
            """What is said of wrong input."""
            return Sentences()
