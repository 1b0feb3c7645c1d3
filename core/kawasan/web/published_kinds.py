"""What the kinds of shared things are called."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

KINDS = {"place": _l("Tempat"), "business": _l("Usaha"), "product": _l("Produk"), "office": _l("Kantor")}
