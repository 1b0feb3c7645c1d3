"""Telling a regency's administrators of a request, and its time in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from kawasan.auth import Membership
from kawasan.db import session
from kawasan.languages import Bilingual
from kawasan.notices import tell
from kawasan.tenancy import require_regency
from kawasan.ui.formats import local_datetime

if TYPE_CHECKING:
    from kawasan.rights.models import RightsRequest

DESK = "kelola/data-pribadi"


def tell_admins(text: Bilingual) -> None:
    """Tell each administrator of the current regency, with the way to the desk of requests."""
    admins = select(Membership.user_id).where(Membership.regency_id == require_regency().id, Membership.role == "admin")
    for admin_id in session().scalars(admins).all():
        tell(admin_id, text, DESK)


def due(request: RightsRequest) -> Bilingual:
    """When a request is to be answered at the latest, in the regency's own time."""
    regency = require_regency()
    at = (local_datetime(request.due_at, regency.timezone, lang, regency.timezone_label) for lang in ("id", "en"))
    return Bilingual(*at)
