"""The base of forms."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm

from kawasan.ui.form_sentences import Sentences


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
