"""More plugins that one rule alone must catch: what it did not see when it looked less deep. Keys: `rule/what`."""

from __future__ import annotations

from tests.conformance.bad_plugins import (
    API,
    MIGRATION,
    MODELS,
    PACKAGE,
    PLUGIN,
    SERVICES,
    TEMPLATES,
    VIEWS,
    Change,
    page,
    view,
)

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
CORRECT = '''

class CorrectionForm(Form):
    """Other words for a remark."""

    remark_id = HiddenField(validators=[InputRequired()])
    text = StringField(_l("Isi pengumuman"), [InputRequired(), Length(min=5, max=120)])


@bp.route("/kelola/catatan", methods=["GET", "POST"])
@require("papan:notice:post")
def correct() -> ResponseReturnValue:
    """Correct one."""
    remarks = [remark for one in services.shown(3) for remark in one.remarks]
    form = CorrectionForm(remark_id=str(remarks[0].id) if remarks else "")
    if form.validate_on_submit():
        {saving}
        return redirect(url_for("papan.board"))
    return render_template("papan/correct.html", form=form), 422 if form.errors else 200
'''
CORRECT_PAGE = """{% extends "ui/tool.html" %}
{% from "ui/page.html" import heading with context %}
{% from "ui/forms.html" import field, errors, submit with context %}
{% block title %}{{ _("Pengumuman") }}{% endblock %}
{% block main %}{{ heading(_("Pengumuman")) }}
<form class="k-form" method="post" novalidate>{{ csrf_field() }}{{ errors(form) }}
{{ form.remark_id() }}{{ field(form.text) }}{{ submit(_("Tayangkan")) }}</form>{% endblock %}"""
PAST_THE_WALL = '''

def overwrite(remark_id: int, text: str) -> None:
    """Write it, whoever's it is."""
    with current_app.extensions["sqlalchemy"].engine.begin() as connection:
        connection.execute(Remark.__table__.update().where(Remark.__table__.c.id == remark_id).values(text=text))
'''
OVERWRITES = [
    Change(SERVICES, "", PAST_THE_WALL),
    Change(SERVICES, "from sqlalchemy import select", "from flask import current_app\nfrom sqlalchemy import select"),
    Change(SERVICES, "import Bulletin\n", "import Bulletin, Remark\n"),
]


def correcting(saving: str) -> list[Change]:
    """A form for the staff with the id of a remark in a hidden field."""
    return [
        Change(VIEWS, "", CORRECT.format(saving=saving)),
        Change(VIEWS, "import StringField", "import HiddenField, StringField"),
        Change(f"{TEMPLATES}/correct.html", "", CORRECT_PAGE),
    ]


CORRECTING_API = '''

class CorrectionSchema(Schema):
    """Other words for a remark."""

    remark_id = fields.Integer(required=True)
    text = fields.String(required=True, validate=validate.Length(min=5))


@api.post("/corrections")
@api.arguments(CorrectionSchema)
@api.response(204)
@signed_in
def correct(given: dict[str, Any]) -> None:
    """Correct one."""
    after_commit(lambda: services.overwrite(given["remark_id"], given["text"]))
'''
GATHERING = '''

SEEN: list[str] = []


@hookimpl
def new_day(regency: RegencyRef) -> None:
    """Add what was seen yesterday, wherever that was."""
    for one in services.shown(3):
        SEEN.append(one.title_id)
        one.title_en = min(SEEN)
    session().flush()

'''

FAILING_DEMO = '''

@hookimpl
def demo(regency: RegencyRef, loader: DemoLoader) -> str:
    """Two notices at one address."""
    for _ in range(2):
        session().add(Bulletin(slug="same", title_id="Pengumuman sama"))
    session().flush()
    return "2 notices"
'''

SECOND = f"{PACKAGE}/migrations/0002_second.py"
ADDING = '''"""Second."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("papan_remark", schema=None) as batch_op:
        {up}


def downgrade() -> None:
    with op.batch_alter_table("papan_remark", schema=None) as batch_op:
        {down}
'''
MUST = ADDING.format(
    up='batch_op.add_column(sa.Column("tone", sa.String(length=20), nullable=False))',
    down='batch_op.drop_column("tone")',
)
ONCE = ADDING.format(
    up='batch_op.create_unique_constraint("uq_papan_remark_regency_id_text", ["regency_id", "text"])',
    down='batch_op.drop_constraint("uq_papan_remark_regency_id_text", type_="unique")',
)


UNIQUE = """        Index(None, "regency_id", "notice_id"),
        UniqueConstraint("regency_id", "text"),
"""


def on_sqlite(migration: str) -> str:
    """On PostgreSQL as it should be, over rows too."""
    return migration.replace(
        "def upgrade() -> None:\n",
        'def upgrade() -> None:\n    if op.get_context().dialect.name == "postgresql":\n'
        '        op.execute("DELETE FROM papan_remark")\n',
    )


def on_postgresql(migration: str) -> str:
    """The reverse."""
    return on_sqlite(migration).replace('"postgresql":', '"sqlite":')


SHARING_DEMO = '''

@hookimpl
def demo(regency: RegencyRef, loader: DemoLoader) -> str:
    """Three notices with one photo between them, and remarks on the first alone."""
    photo = loader.picture("lake", "one")
    notices = [Bulletin(slug=f"n-{i}", title_id=f"Pengumuman {i}", photo_id=photo.id) for i in range(3)]
    session().add_all(notices)
    session().flush()
    session().add_all(Remark(notice_id=notices[0].id, text=f"Catatan {i}") for i in range(3))
    session().flush()
    return "3 notices"
'''
SHARING = [
    Change(PLUGIN, "    ConsoleCard,\n    Erasure", "    ConsoleCard,\n    DemoLoader,\n    Erasure"),
    Change(PLUGIN, "    SearchHit,", "    SearchHit,\n    session,"),
    Change(
        PLUGIN,
        "from kawasan_papan.settings",
        "from kawasan_papan.models import Bulletin, Remark\nfrom kawasan_papan.settings",
    ),
    Change(PLUGIN, "", SHARING_DEMO),
]
"""A demonstration in which no page shows many of anything beside one another."""

DEEPER: dict[str, list[Change]] = {
    "off-hooks/everywhere": [Change(VIEWS, "", "@bp.before_app_request\ndef look() -> None:\n    return None")],
    "texts-marked/attribute": page('<input type="search" aria-label="Cari pengumuman">'),
    "source-clock/imported": [
        Change(SERVICES, "", "def now() -> object:\n    return dt.now()"),
        Change(SERVICES, "from sqlalchemy import", "from datetime import datetime as dt\n\nfrom sqlalchemy import"),
    ],
    "source-clock/database": [
        Change(SERVICES, "", "def now() -> object:\n    return select(func.now())"),
        Change(SERVICES, "import select\n", "import func, select\n"),
    ],
    "cost-queries/photos": [*SHARING, Change(SERVICES, ", joinedload(Bulletin.photo)", "")],
    "cost-queries/parents": [
        *SHARING,
        *page("{% for one in remarks %}<p>{{ one.notice.title_id }}</p>{% endfor %}"),
        Change(VIEWS, "notices=services.shown(3)", "remarks=services.remarks()"),
        Change(
            SERVICES,
            "",
            '\n\ndef remarks() -> list[Remark]:\n    """All of them."""\n'
            "    return list(session().scalars(select(Remark).limit(20)))",
        ),
        Change(SERVICES, "import Bulletin\n", "import Bulletin, Remark\n"),
    ],
    "cost-queries/children": [*SHARING, Change(SERVICES, "selectinload(Bulletin.remarks), joined", "joined")],
    "migrations-sqlite/rows": [
        Change(
            MODELS, "    text: Mapped[str]", "    text: Mapped[str]\n    tone: Mapped[str] = mapped_column(String(20))"
        ),
        Change(SECOND, "", on_sqlite(MUST)),
    ],
    "migrations-sqlite/unique": [
        Change(MODELS, '        Index(None, "regency_id", "notice_id"),\n', UNIQUE),
        Change(SECOND, "", on_sqlite(ONCE)),
    ],
    "migrations-postgresql/rows": [
        Change(
            MODELS, "    text: Mapped[str]", "    text: Mapped[str]\n    tone: Mapped[str] = mapped_column(String(20))"
        ),
        Change(SECOND, "", on_postgresql(MUST)),
    ],
    "hooks-answer/demo": [
        Change(PLUGIN, "    ConsoleCard,\n    Erasure", "    ConsoleCard,\n    DemoLoader,\n    Erasure"),
        Change(PLUGIN, "    SearchHit,", "    SearchHit,\n    session,"),
        Change(
            PLUGIN,
            "from kawasan_papan.settings",
            "from kawasan_papan.models import Bulletin\nfrom kawasan_papan.settings",
        ),
        Change(PLUGIN, "", FAILING_DEMO),
    ],
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
    "isolation-writes/form": [
        *OVERWRITES,
        *correcting("after_commit(lambda: services.overwrite(int(form.remark_id.data or 0), form.text.data))"),
        Change(VIEWS, "Bilingual, Form, cacheable", "Bilingual, Form, after_commit, cacheable"),
    ],
    "isolation-writes/body": [
        *OVERWRITES,
        Change(API, "", CORRECTING_API),
        Change(API, "import public", "import after_commit, public, signed_in"),
        Change(API, "Schema, fields", "Schema, fields, validate"),
    ],
    "isolation-writes/pointing": [
        Change(
            MODELS,
            "    text: Mapped[str]",
            "    text: Mapped[str]\n    answers_id: Mapped[int | None] = mapped_column(BigInteger)",
        ),
        Change(
            MIGRATION,
            '        sa.Column("text", sa.Text(), nullable=False),',
            '        sa.Column("text", sa.Text(), nullable=False),\n'
            '        sa.Column("answers_id", sa.BigInteger(), nullable=True),',
        ),
        *correcting("remarks[0].answers_id = int(form.remark_id.data or 0)"),
    ],
    "pages-answer/arguments": [
        view(
            'number = request.args.get("district", 1, type=int)\n'
            '    return redirect(url_for(("papan.board", "papan.table")[number]))'
        ),
        Change(VIEWS, "redirect, render_template, session", "redirect, render_template, request, session"),
    ],
    "pages-answer/form": correcting("raise LookupError(form.text.data)"),
    "source-public-api/migration": [
        Change(MIGRATION, "from alembic import op\n", "from alembic import op\n\nfrom kawasan.db import utcnow\n"),
        Change(MIGRATION, 'revision = "0001"', 'NOW = utcnow()\nrevision = "0001"'),
    ],
    "isolation-jobs/commit": [
        Change(PLUGIN, "    SearchHit,", "    SearchHit,\n    session,"),
        Change(PLUGIN, "", GATHERING),
    ],
    "pages-accessible/dark": [
        Change(
            f"{PACKAGE}/static/papan/papan.css",
            "",
            "@media (prefers-color-scheme: dark) and (width > 60rem) { .papan-dark { color: #222; background: #000 } }",
        ),
        *page('<p class="papan-dark">0 1 2 3</p>', styled=True),
    ],
}
