"""A form made from a settings dataclass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from kawasan.plugins import SettingInfo, describe
from kawasan.ui.forms import Form, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 500


def settings_form(kind: type[Any], current: Any, submitted: Mapping[str, str] | None = None) -> Form:
    """The form for `kind`, filled from `current`, or from what was submitted."""
    fields = {name: _field(value_type, default, info) for name, value_type, default, info in describe(kind)}
    form_class: Any = type("SettingsForm", (Form,), fields)
    form: Form = form_class(formdata=submitted, obj=current)
    return form


def _field(value_type: type[Any], default: Any, info: SettingInfo) -> Field:
    label = f"{info.label} ({info.unit})" if info.unit.id else str(info.label)
    if value_type is bool:
        return BooleanField(label, description=str(info.help))
    if info.choices:
        choices = [SelectChoice(value, str(text)) for value, text in info.choices]
        return SelectField(label, choices=choices, description=_help(info, dict(info.choices)[default]))
    if value_type is int:
        rules = [InputRequired(_l("Tulis sebuah bilangan bulat.")), NumberRange(info.minimum, info.maximum)]
        return WholeNumber(label, rules, description=_help(info, default), render_kw={"inputmode": "numeric"})
    kind = TextAreaField if info.multiline else StringField
    return kind(label, [Optional(), Length(max=info.maximum or LONGEST_TEXT)], description=_help(info, default))


def _help(info: SettingInfo, default: Any) -> str:
    """What it does, and its value where nobody has changed it."""
    usual = _("Bawaan: %(value)s.", value=default) if str(default) else ""
    return " ".join(filter(None, (str(info.help), usual)))
