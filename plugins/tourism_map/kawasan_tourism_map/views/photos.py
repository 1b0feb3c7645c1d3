"""The photos of a place, one press each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import require
from kawasan_tourism_map.services.photos import PhotoNotFound, make_main, remove_photo
from kawasan_tourism_map.views.blueprint import bp
from kawasan_tourism_map.views.manage import EDIT, find_or_404

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.post("/kelola/<id:place_id>/foto/<id:photo_id>/utama")
@require(EDIT)
def promote_photo(place_id: int, photo_id: int) -> ResponseReturnValue:
    """Show this photo first."""
    try:
        make_main(find_or_404(place_id), photo_id)
    except PhotoNotFound:
        abort(404)
    flash(_("Foto utama diganti."), "success")
    return redirect(url_for("tourism_map.edit", place_id=place_id, _anchor="foto"), 303)


@bp.post("/kelola/<id:place_id>/foto/<id:photo_id>/hapus")
@require(EDIT)
def delete_photo(place_id: int, photo_id: int) -> ResponseReturnValue:
    """Take this photo away."""
    try:
        remove_photo(find_or_404(place_id), photo_id)
    except PhotoNotFound:
        abort(404)
    flash(_("Foto dihapus."), "success")
    return redirect(url_for("tourism_map.edit", place_id=place_id, _anchor="foto"), 303)
