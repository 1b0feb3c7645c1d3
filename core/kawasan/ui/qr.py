"""QR codes as SVG."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup


def qr_svg(text: str, title: str, *, scale: int = 6) -> Markup:
    """An inline SVG of a QR code (medium error correction), dark on light in both colour schemes."""
    buffer = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(buffer, kind="svg", scale=scale, xmldecl=False, svgclass="qr", title=title, light="#ffffff", border=3)
    return Markup(buffer.getvalue().decode())  # noqa: S704 - made by segno, which escapes the title
