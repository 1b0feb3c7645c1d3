"""What a first view costs on a poor network: everything over the wire but photos and tiles."""

from __future__ import annotations

import pytest
from playwright.sync_api import Response

from kawasan.testing.browser import PHONE, TILES, Open

pytestmark = pytest.mark.slow

KILOBYTE = 1000


@pytest.mark.parametrize(
    ("path", "most_kilobytes"),
    [
        ("/toba/", 70),
        ("/toba/umkm/", 70),
        ("/toba/antrean/", 70),
        ("/toba/rencana-induk/", 70),
        ("/", 70),
        ("/toba/peta/", 150),
        ("/peta/", 150),
    ],
)
def test_first_view_is_light(open_page: Open, path: str, most_kilobytes: int) -> None:
    page = open_page("/healthz", PHONE)
    seen: list[Response] = []
    page.on("response", lambda answer: seen.append(answer))  # noqa: PLW0108 - playwright marks its listeners, which a built-in refuses
    page.goto(path, wait_until="networkidle")
    weights = {
        answer.url: sum(answer.request.sizes()[part] for part in ("responseBodySize", "responseHeadersSize"))
        for answer in seen
        if "/media/" not in answer.url and TILES not in answer.url
    }
    assert sum(weights.values()) <= most_kilobytes * KILOBYTE, weights
