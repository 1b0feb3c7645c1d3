"""A form made from a settings dataclass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, IntegerField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from kawasan.plugins import SettingInfo, describe
from kawasan.ui.forms import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 500


def settings_form(kind: type[Any], current: Any, submitted: Mapping[str, str] | None = None) -> Form:
    """The form for `kind`, filled from `current`, or from what was submitted."""
    fields = {name: _field(value_type, info) for name, value_type, _, info in describe(kind)}
    form_class: Any = type("SettingsForm", (Form,), fields)
    form: Form = form_class(formdata=submitted, obj=current)
    return form


def _field(value_type: type[Any], info: SettingInfo) -> Field:
    label = f"{info.label} ({info.unit})" if info.unit.id else str(info.label)
    if value_type is bool:
        return BooleanField(label, description=str(info.help))
    if info.choices:
        return SelectField(
            label, choices=[SelectChoice(value, str(text)) for value, text in info.choices], description=str(info.help)
        )
    if value_type is int:
        rule = NumberRange(info.minimum, info.maximum, _l("Tulis bilangan bulat antara %(min)s dan %(max)s."))
        return IntegerField(
            label, [InputRequired(_l("Tulis sebuah bilangan bulat.")), rule], description=str(info.help)
        )
    longest = info.maximum or LONGEST_TEXT
    kind = TextAreaField if info.multiline else StringField
    return kind(
        label, [Optional(), Length(max=longest, message=_l("Paling banyak %(max)d huruf."))], description=str(info.help)
    )
