"""Built style sheets and scripts, by the names templates use.

`core/assets` builds them into `static/dist/`, with a hash of the content in each file name, so that browsers keep them
for ever, and lists them in `manifest.json`.
"""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

DIST = Path(__file__).parent / "static" / "dist"
URL_PREFIX = "/static/core/"
"""Where the web server answers with the files of `DIST`; at the root, outside every regency."""

MODULES = {"leaflet": "map.js", "supercluster": "cluster.js", "htmx": "htmx.js", "kawasan/ui": "ui.js"}
"""Names a script may import, and the built file each stands for."""


class AssetsNotBuiltError(RuntimeError):
    """The front-end assets are missing; the message says how to build them."""


def asset_url(name: str) -> str:
    """The address of a built asset such as `app.css`.

    Raises KeyError for a name that is not built, AssetsNotBuiltError where nothing was built.
    """
    return URL_PREFIX + manifest()[name]


@cache
def manifest() -> dict[str, str]:
    """Logical name to file name in `DIST`, read once: the files belong to the running version."""
    path = DIST / "manifest.json"
    if not path.exists():
        raise AssetsNotBuiltError(
            "The front-end assets are not built. Run `python hatch_build.py` in the project's folder."
        )
    entries: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return entries


@cache
def import_map() -> str:
    """The text of the page's `<script type="importmap">`: the same bytes on every page."""
    imports = {module: asset_url(file) for module, file in MODULES.items()}
    return json.dumps({"imports": imports}, separators=(",", ":"))


@cache
def import_map_hash() -> str:
    """The Content-Security-Policy source that lets the import map in: `'sha256-…'`, quotes included."""
    digest = b64encode(sha256(import_map().encode()).digest()).decode()
    return f"'sha256-{digest}'"
