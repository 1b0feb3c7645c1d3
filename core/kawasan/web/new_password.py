"""The field for a new password, wherever one is chosen, and what is said of one that is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from kawasan.auth import PasswordRefused, judge_password

if TYPE_CHECKING:
    from wtforms import Field

    from kawasan.auth import User

REFUSALS = {
    "short_password": _l("Paling sedikit 10 huruf."),
    "easy_password": _l("Kata sandi ini mudah ditebak. Pilih beberapa kata yang tidak berhubungan satu sama lain."),
}
ADVICE = _l("Paling sedikit 10 huruf. Beberapa kata yang tidak berhubungan mudah diingat dan sukar ditebak.")


def new_password_field(*validators: Any, description: Any = ADVICE) -> Any:
    """The field, labelled and described."""
    shown = {"autocomplete": "new-password"}
    return PasswordField(_l("Kata sandi baru"), list(validators), description=description, render_kw=shown)


def accepts(field: Field, user: User) -> bool:
    """Whether the account may have this password; if not, the field says why."""
    try:
        judge_password(field.data or "", user)
    except PasswordRefused as refusal:
        field.errors = [REFUSALS[refusal.code]]
        return False
    return True
