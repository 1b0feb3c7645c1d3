"""What the map's script loads: the shell and the places, at addresses that may be kept for ever."""

from __future__ import annotations

from flask import Response, jsonify, request

from kawasan.plugin_api import cacheable, current_regency, public, scope
from kawasan_tourism_map.services.coordinates import box_around
from kawasan_tourism_map.services.layers import map_layers
from kawasan_tourism_map.services.pack import make_pack
from kawasan_tourism_map.services.places import all_shown, points
from kawasan_tourism_map.services.shared import region_version, shared_layers, shared_places
from kawasan_tourism_map.services.shell import shell_script
from kawasan_tourism_map.views.blueprint import bp, shell_options

FOR_EVER = "public, max-age=31536000, immutable"
NOT_KEPT = "no-cache"


@bp.get("/data/rangka-<digest>.js")
@scope("both")
@public
def shell(digest: str) -> Response:
    """The script folium made. An address from an older page gets the present one, unkept."""
    regency = current_regency()
    options = shell_options(box_around(points(), regency) if regency else box_around(shared_places()))
    response = Response(shell_script(options), mimetype="text/javascript")
    return _keep(response, is_current=digest == options.digest)


@bp.get("/data/tempat-<version>.json")
@scope("both")
@cacheable()
@public
def pack(version: str) -> Response:
    """All places in one document."""
    regency = current_regency()
    if regency:
        current = str(regency.version)
        document = make_pack(all_shown(), map_layers(), root=request.script_root, timezone=regency.timezone)
    else:
        current, document = region_version(), make_pack(shared_places(), shared_layers())
    return _keep(jsonify(document), is_current=version == current)


def _keep(response: Response, *, is_current: bool) -> Response:
    response.headers["Cache-Control"] = FOR_EVER if is_current else NOT_KEPT
    response.headers.pop("Set-Cookie", None)
    return response
