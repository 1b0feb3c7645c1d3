"""QR codes stay whole at every size."""

from __future__ import annotations

import re

from kawasan.ui.qr import qr_svg


def test_a_code_scales_with_its_box() -> None:
    drawn = qr_svg("https://toba.example/antrean/tiket/abc", "Tiket")
    size = re.search(r'<svg[^>]* width="(\d+)px" height="(\d+)px" viewBox="0 0 (\d+) (\d+)"', drawn)
    assert size is not None
    assert len(set(size.groups())) == 1


def test_its_title_is_escaped() -> None:
    assert "<title>&lt;b&gt;</title>" in qr_svg("x", "<b>")
