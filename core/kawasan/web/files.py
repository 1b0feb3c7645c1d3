"""Files made or kept by the portal: photos and colour themes. All at the root, kept by browsers for a year."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, send_from_directory

from kawasan.auth import public, scope
from kawasan.tenancy import find_regency
from kawasan.web.theme import theme_of, theme_url

bp = Blueprint("files", __name__)
YEAR_SECONDS = 365 * 24 * 3600


@bp.get("/media/<int:regency_id>/<int:media_id>-<int:width>.webp")
@scope("platform")
@public
def photo(regency_id: int, media_id: int, width: int) -> Response:
    """A stored photo in one of its widths."""
    folder = f"{current_app.config['KAWASAN_INSTANCE_PATH']}/media/{regency_id}"
    response = send_from_directory(folder, f"{media_id}-{width}.webp", max_age=YEAR_SECONDS, mimetype="image/webp")
    response.cache_control.immutable = True
    return response


@bp.get("/tema/<slug>-<string(length=12):digest>.css")
@scope("platform")
@public
def theme(slug: str, digest: str) -> Response:
    """A regency's colours as a style sheet."""
    regency = find_regency(slug=slug)
    if regency is None:
        abort(404)
    response = Response(theme_of(regency.primary_color, regency.accent_color).css(), mimetype="text/css")
    if theme_url(regency) == f"/tema/{slug}-{digest}.css":
        response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
    return response
