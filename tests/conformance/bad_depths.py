"""More plugins that one rule alone must catch: what it did not see when it looked less deep. Keys: `rule/what`."""

from __future__ import annotations

from tests.conformance.bad_plugins import MIGRATION, MODELS, VIEWS, Change, page

DOCUMENT = [
    Change(MODELS, "import BigInteger,", "import JSON, BigInteger,"),
    Change(MODELS, "from datetime import datetime\n", "from datetime import datetime\nfrom typing import Any\n"),
    Change(
        MODELS,
        "    posted_at: Mapped",
        """    notes: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=lambda: {"kind": "news", "days": [{"at": "08:00", "said": "Datang lebih awal"}]}
    )
    posted_at: Mapped""",
    ),
    Change(
        MIGRATION,
        '        sa.Column("posted_at"',
        '        sa.Column("notes", sa.JSON(), nullable=False),\n        sa.Column("posted_at"',
    ),
]
"""A JSON column with a text deep in it."""
SAID = '[day["said"] for one in services.shown(3) for day in one.notes["days"] if one.notes["kind"] == "news"]'

DEEPER: dict[str, list[Change]] = {
    "isolation-routes/documents": [
        *DOCUMENT,
        *page("{% for text in kept %}<p>{{ text }}</p>{% endfor %}"),
        Change(VIEWS, "notices=services.shown(3)", f"kept=said({SAID})"),
        Change(
            VIEWS,
            'POST = "papan',
            "KEPT: list[str] = []\n\n\ndef said(texts: list[str]) -> list[str]:\n"
            '    """All so far."""\n    KEPT.extend(texts)\n    return KEPT\n\n\nPOST = "papan',
        ),
    ],
    "text-escaped/documents": [
        *DOCUMENT,
        *page("{{ trusted }}"),
        Change(VIEWS, "notices=services.shown(3)", f"trusted=Markup({SAID}[0])"),
        Change(VIEWS, "from wtforms import", "from markupsafe import Markup\nfrom wtforms import"),
    ],
}
