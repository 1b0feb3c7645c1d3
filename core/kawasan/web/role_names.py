"""What roles are called."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

ROLE_NAMES = {"admin": _l("Administrator"), "officer": _l("Petugas"), "owner": _l("Pemilik usaha")}
