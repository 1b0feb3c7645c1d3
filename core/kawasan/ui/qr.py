"""QR codes as SVG."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup


def qr_svg(text: str, title: str, *, scale: int = 6) -> Markup:
    """An inline SVG of a QR code (medium error correction), dark on light in both colour schemes."""
    buffer = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    # The unit makes segno write a viewBox: without one a style sheet that makes the code smaller cuts it off.
    options = {"scale": scale, "unit": "px", "svgclass": "qr", "title": title, "light": "#ffffff", "border": 3}
    code.save(buffer, kind="svg", xmldecl=False, **options)
    return Markup(buffer.getvalue().decode())  # noqa: S704 - made by segno, which escapes the title
