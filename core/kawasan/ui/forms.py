"""The base of forms."""

from __future__ import annotations

from flask_wtf import FlaskForm


class Form(FlaskForm):  # type: ignore[misc]  # flask-wtf carries no types
    """A form. The request's origin or token is checked before the view runs (`auth.access`), so the form carries none
    itself.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # the same
        csrf = False
