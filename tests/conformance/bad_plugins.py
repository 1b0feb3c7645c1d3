"""For each rule a plugin that only this rule catches: the good one with one small fault."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

PACKAGE = "kawasan_papan"
PLUGIN, MODELS, VIEWS = f"{PACKAGE}/plugin.py", f"{PACKAGE}/models.py", f"{PACKAGE}/views.py"
SERVICES, SETTINGS, API = f"{PACKAGE}/services.py", f"{PACKAGE}/settings.py", f"{PACKAGE}/api.py"
TEMPLATES, MIGRATION = f"{PACKAGE}/templates/papan", f"{PACKAGE}/migrations/0001_first.py"
CATALOGUE = f"{PACKAGE}/translations/en/LC_MESSAGES/papan.po"
METADATA = "kawasan_papan-0.1.0.dist-info/METADATA"


@dataclass(frozen=True)
class Change:
    """In a file, `old` by `new`; without `old`, `new` at its end."""

    file: str
    old: str
    new: str

    def make(self, folder: Path) -> None:
        """Do it; what is to go must be there."""
        path = folder / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8") if path.exists() else ""
        assert self.old in text, f"{self.file} has no {self.old!r}"
        path.write_text(text.replace(self.old, self.new) if self.old else f"{text}{self.new}\n", "utf-8")


EXTRA_VIEW = '''

@bp.{method}("/{path}")
@{access}
def extra({arguments}) -> ResponseReturnValue:
    """One more."""
    {body}
'''


def view(body: str, *, path: str = "lain", access: str = "public", method: str = "get", arguments: str = "") -> Change:
    """One more view."""
    return Change(VIEWS, "", EXTRA_VIEW.format(body=body, path=path, access=access, method=method, arguments=arguments))


STYLES = '{% block styles %}<link rel="stylesheet" href="{{ plugin_static("papan", "papan.css") }}">{% endblock %}'


def page(source: str, *, styled: bool = False) -> list[Change]:
    """One more public page, of this template; `styled`: with the plugin's style sheet."""
    begin = '{% extends "ui/base.html" %}' + STYLES * styled
    begin += '{% block title %}{{ _("Pengumuman") }}{% endblock %}{% block main %}<h1>{{ _("Pengumuman") }}</h1>'
    template = Change(f"{TEMPLATES}/extra.html", "", f"{begin}{source}{{% endblock %}}")
    return [template, view('return render_template("papan/extra.html", notices=services.shown(3))')]


PUBLISHED = '''

@hookimpl
def published(regency: RegencyRef) -> list[Published]:
    """All that was ever published."""
    SHARED.extend(Published("place", one.slug, one.title, LABEL, "papan/") for one in services.shown(3))
    return SHARED
'''
SHOW_KEPT = """    KEPT.extend(one.picture.src() for one in services.shown(3) if one.picture)
    return render_template("papan/extra.html", kept=KEPT)"""
SPOIL = """from flask import current_app
    from kawasan_papan.models import Remark

    def spoil() -> None:
        with current_app.extensions["sqlalchemy"].engine.begin() as connection:
            connection.execute(Remark.__table__.update().values(text="0"))

    after_commit(spoil)
    return redirect(url_for("papan.board"), 303)"""
HIDE = '''

@bp.post("/sembunyi/<id:notice_id>")
@signed_in
def hide(notice_id: int) -> ResponseReturnValue:
    """For whoever has an account."""
    (services.by_id(notice_id) or abort(404)).shown_minutes = 1
    return redirect(url_for("papan.board"), 303)
'''
ALWAYS = '''

@public
def always() -> Response:
    """There, whoever has the program on."""
    return Response("1", mimetype="text/plain")


bp.record(lambda state: state.app.add_url_rule("/papan/selalu", "papan_always", always))
'''
PLAIN_PAGE = '<!doctype html><html lang="id"><head><title>Papan</title></head><body><h1>Papan</h1></body></html>'
BUSY = """
for _ in range(20_000_000):
    pass
"""
WORD_MODEL = """class Word(Model):
    __tablename__ = "papan_word"
    id: Mapped[int] = mapped_column(primary_key=True)"""
WORD_TABLE = """    key = sa.PrimaryKeyConstraint("id", name="pk_papan_word")
    op.create_table("papan_word", sa.Column("id", sa.Integer(), nullable=False), key)


def downgrade"""
KEEP_TITLES = """titles = [str(one.title) for one in services.shown(board_settings().most)]
    KEPT_ROWS.extend(titles)
    return render_template("papan/board.html", kept=list(KEPT_ROWS)"""
KEEP_HITS = """for one in found]
    if request.path != "/cari":
        return hits
    HITS.extend(hits)
    return HITS[:limit]"""
PHOTO_KEY = """        sa.ForeignKeyConstraint(
            ["regency_id", "photo_id"],
            ["core_media.regency_id", "core_media.id"],
            name=op.f("fk_papan_notice_regency_id_photo_id"),
        ),
"""
DEMO = '''

@hookimpl
def demo(regency: RegencyRef, loader: DemoLoader) -> str:
    """Notices with photos that only their ids point to."""
    from kawasan_papan.models import Bulletin

    for number in range(8):
        photo = loader.picture("lake", str(number))
        named = {"slug": f"notice-{number}", "title_id": f"Pengumuman {number}", "title_en": f"Notice {number}"}
        session().add(Bulletin(**named, photo_id=photo.id, author_id=loader.account_id("pemilik")))
    session().flush()
    return "8 notices"
'''
NEW_DAY = '''

@hookimpl
def new_day(regency: RegencyRef) -> None:
    """Forget what everyone remarked, wherever."""
    from flask import current_app
    from kawasan_papan.models import Remark

    def forget() -> None:
        with current_app.extensions["sqlalchemy"].engine.begin() as connection:
            connection.execute(Remark.__table__.update().values(text="0"))

    after_commit(forget)
'''
THREADED = Change(VIEWS, "from typing import", "from threading import Thread\nfrom typing import")
ASK_HOST = """with suppress(OSError):
        socket.create_connection(("example.org", 80), 0.1)"""
LARGE = "".join(sha256(str(number).encode()).hexdigest() for number in range(1500))


LISTENING = '''

@request_started.connect
def look(*_: Any, **__: Any) -> None:
    """At every request of every regency."""
'''
BAD: dict[str, list[Change]] = {
    "package-metadata": [Change(METADATA, "Summary: A notice board that keeps every rule.\n", "")],
    "package-licence": [Change(METADATA, "License-Expression: Apache-2.0\n", "")],
    "package-version": [Change(PLUGIN, 'version="0.1.0"', 'version="0.2.0"')],
    "package-core-range": [
        Change(METADATA, "kawasan<0.2,>=0.1", "kawasan>=0.1"),
        Change(PLUGIN, 'core_range=">=0.1,<0.2"', 'core_range=">=0.1"'),
    ],
    "package-starts": [Change(PLUGIN, "", 'raise RuntimeError("no")')],
    "package-described": [Change(PLUGIN, '"Short notices from the regency\'s offices."', '""')],
    "source-public-api": [
        Change(
            SERVICES,
            "from kawasan_papan.models",
            "from kawasan.db import clock  # noqa: F401\nfrom kawasan_papan.models",
        )
    ],
    "source-session-only": [Change(SERVICES, "", "def engine():\n    return session().get_bind()")],
    "source-never-commits": [Change(SERVICES, "", "def keep():\n    session().commit()")],
    "source-clock": [Change(SERVICES, "", "def now():\n    import datetime\n\n    return datetime.datetime.now()")],
    "source-finished": [Change(SERVICES, "", "# TODO: the rest")],
    "names-tables": [
        Change(MODELS, '"papan_remark"', '"remark_of_papan"'),
        Change(MIGRATION, "papan_remark", "remark_of_papan"),
    ],
    "names-permissions": [
        Change(VIEWS, '@require("papan:notice:post")\ndef remove', '@require("pasar:stall:edit")\ndef remove')
    ],
    "names-templates": [Change(f"{PACKAGE}/templates/lain.html", "", "<p>0</p>")],
    "names-static": [Change(f"{PACKAGE}/static/lain.css", "", ".lain { margin: 0; }")],
    "names-settings": [
        Change(SETTINGS, 'read_settings(BoardSettings, "papan")', 'read_settings(BoardSettings, "board")')
    ],
    "names-routes": [
        Change(VIEWS, 'Blueprint("papan", __name__', 'Blueprint("board", __name__'),
        Change(VIEWS, 'url_for("papan.', 'url_for("board.'),
        Change(PLUGIN, '"papan.board"', '"board.board"'),
        Change(PLUGIN, '"papan.post"', '"board.post"'),
        Change(PLUGIN, 'url_for("papan.', 'url_for("board.'),
        *(
            Change(f"{TEMPLATES}/{name}.html", 'url_for("papan.', 'url_for("board.')
            for name in ("board", "notice", "front", "post")
        ),
    ],
    "names-paths": [view('return redirect(url_for("papan.board"))', path="Lain_Lagi")],
    "names-cache": [
        Change(SERVICES, "", "from functools import cache\n\n\n@cache\ndef most():\n    return require_regency().id")
    ],
    "names-session": [Change(VIEWS, 'session["papan_seen"]', 'session["seen"]')],
    "names-trail": [Change(SERVICES, '"papan.notice.remove"', '"papan.notice.drop"')],
    "texts-translated": [Change(CATALOGUE, 'msgid "Tayangkan"\nmsgstr "Post"\n', "")],
    "texts-complete": [Change(CATALOGUE, 'msgstr "The notice is posted."', 'msgstr "The notice %(name)s is posted."')],
    "texts-left-over": [Change(CATALOGUE, "", '\nmsgid "Pengumuman lama sekali"\nmsgstr "A very old notice"')],
    "tables-owned": [
        Change(
            MODELS,
            "",
            WORD_MODEL,
        ),
        Change(
            MIGRATION,
            "    # ### end Alembic commands ###\n\n\ndef downgrade",
            WORD_TABLE,
        ),
        Change(MIGRATION, "def downgrade() -> None:\n", 'def downgrade() -> None:\n    op.drop_table("papan_word")\n'),
    ],
    "texts-marked": page("<p>Semua pengumuman</p>"),
    "tables-keys": [
        Change(MODELS, 'Index(None, "regency_id", "posted_at")', 'Index(None, "posted_at")'),
        Change(MIGRATION, '["regency_id", "posted_at"]', '["posted_at"]'),
        Change(MIGRATION, "ix_papan_notice_regency_id_posted_at", "ix_papan_notice_posted_at"),
    ],
    "tables-policy": [Change(MIGRATION, '    op.regency_owned("papan_remark")\n', "")],
    "tables-units": [
        Change(MODELS, "shown_minutes", "duration"),
        Change(MIGRATION, '"shown_minutes"', '"duration"'),
    ],
    "migrations-sqlite": [
        Change(
            MIGRATION,
            '    op.drop_table("papan_remark")\n',
            '    if op.get_context().dialect.name == "postgresql":\n        op.drop_table("papan_remark")\n',
        )
    ],
    "migrations-postgresql": [
        Change(
            MIGRATION,
            '    op.drop_table("papan_remark")\n',
            '    if op.get_context().dialect.name == "sqlite":\n        op.drop_table("papan_remark")\n',
        )
    ],
    "access-declared": [Change(VIEWS, "", '\n\n@bp.get("/lain")\ndef extra():\n    return ""')],
    "access-permissions": [
        Change(VIEWS, '@require("papan:notice:post")\ndef remove', '@require("papan:notice:remove")\ndef remove')
    ],
    "hooks-known": [Change(PLUGIN, "", '\n\n@hookimpl\ndef serach(regency: RegencyRef) -> None:\n    """Misspelt."""')],
    "hooks-answer": [
        Change(PLUGIN, "    notices = services.shown(3)\n", "    notices = services.shown(3)\n    assert not notices\n")
    ],
    "hooks-new-day": [
        Change(
            PLUGIN,
            "",
            '\n\n@hookimpl\ndef new_day(regency: RegencyRef) -> None:\n    """Of none."""\n    services.shown(1)[1]',
        )
    ],
    "settings-described": [Change(SETTINGS, "minimum=1, maximum=100", "maximum=100")],
    "isolation-routes": [
        Change(
            VIEWS,
            'notices = services.shown(board_settings().most)\n    return render_template("papan/board.html"',
            KEEP_TITLES,
        ),
        Change(VIEWS, 'POST = "papan', 'KEPT_ROWS: list[str] = []\nPOST = "papan'),
        Change(VIEWS, ', notices=notices)\n\n\n@bp.get("/pengumuman', ')\n\n\n@bp.get("/pengumuman'),
        Change(
            f"{TEMPLATES}/board.html",
            "{% if notices",
            "{% for title in kept %}<p>{{ title }}</p>{% endfor %}{% if notices",
        ),
    ],
    "isolation-api": [
        Change(
            API,
            '    return [{"title": one.title.id} for one in services.shown(20)]',
            '    KEPT_ROWS.extend({"title": one.title.id} for one in services.shown(20))\n    return KEPT_ROWS',
        ),
        Change(API, "class NoticeSchema", "KEPT_ROWS: list[dict[str, Any]] = []\n\n\nclass NoticeSchema"),
    ],
    "isolation-exports": [
        Change(VIEWS, "    lines = [cell(one.title.id)", "    LINES.extend(cell(one.title.id)"),
        Change(VIEWS, "services.shown(100)]\n", "services.shown(100))\n"),
        Change(VIEWS, '"\\n".join(lines)', '"\\n".join(LINES)'),
        Change(VIEWS, 'POST = "papan', 'LINES: list[str] = []\nPOST = "papan'),
    ],
    "isolation-search": [
        Change(
            PLUGIN,
            "    found = services.found(query, limit)\n    return [SearchHit",
            "    from flask import request\n\n    found = services.found(query, limit)\n    hits = [SearchHit",
        ),
        Change(
            PLUGIN,
            "for one in found]",
            KEEP_HITS,
        ),
        Change(PLUGIN, "LABEL = ", "HITS: list[SearchHit] = []\nLABEL = "),
    ],
    "isolation-hooks": [
        Change(PLUGIN, "    SearchHit,", "    Published,\n    SearchHit,"),
        Change(PLUGIN, "LABEL = ", "SHARED: list[Published] = []\nLABEL = "),
        Change(PLUGIN, "", PUBLISHED),
    ],
    "isolation-media": [
        *page('{% for address in kept %}<img src="{{ address }}" alt="">{% endfor %}'),
        Change(VIEWS, '    return render_template("papan/extra.html", notices=services.shown(3))', SHOW_KEPT),
        Change(VIEWS, 'POST = "papan', 'KEPT: list[str] = []\nPOST = "papan'),
    ],
    "isolation-writes": [
        view(SPOIL, access='require("papan:notice:post")', method="post"),
        Change(VIEWS, "Bilingual, Form, cacheable", "Bilingual, Form, after_commit, cacheable"),
    ],
    "isolation-persons": [
        *page(
            "{% for one in notices %}"
            '<form method="post" action="{{ url_for("papan.hide", notice_id=one.id) }}">'
            '{{ csrf_field() }}<button class="btn">{{ _("Hapus") }}</button></form>{% endfor %}'
        ),
        Change(VIEWS, "", HIDE),
        Change(VIEWS, "current_person, public", "current_person, public, signed_in"),
    ],
    "isolation-jobs": [
        Change(PLUGIN, "    SearchHit,", "    SearchHit,\n    after_commit,"),
        Change(PLUGIN, "", NEW_DAY),
    ],
    "off-routes": [Change(VIEWS, "", ALWAYS)],
    "off-hooks": [
        Change(PLUGIN, "", LISTENING),
        Change(PLUGIN, "from flask import Blueprint, url_for", "from flask import Blueprint, request_started, url_for"),
    ],
    "conduct-threads": [view('Thread(target=int).start()\n    return redirect(url_for("papan.board"))'), THREADED],
    "conduct-hosts": [
        view(f'{ASK_HOST}\n    return redirect(url_for("papan.board"))'),
        Change(VIEWS, "from typing import", "import socket\nfrom contextlib import suppress\nfrom typing import"),
    ],
    "conduct-files": [
        view(
            'Path(current_app.instance_path, "papan.txt").write_text("1", encoding="utf-8")\n'
            '    return redirect(url_for("papan.board"))'
        ),
        Change(VIEWS, "from typing import", "from pathlib import Path\nfrom typing import"),
        Change(VIEWS, "Response, abort,", "Response, abort, current_app,"),
    ],
    "pages-safe": [
        view('services.shown(1)[0].shown_minutes += 1\n    return redirect(url_for("papan.board"))'),
    ],
    "pages-redirects": [
        view('return redirect(request.args.get("next") or url_for("papan.board"))'),
        Change(VIEWS, "redirect, render_template, session", "redirect, render_template, request, session"),
    ],
    "exports-harmless": [Change(VIEWS, '("=", "+", "-", "@")', '("=", "+", "-")')],
    "conduct-finishes": [
        Change(
            VIEWS,
            "        services.post(",
            '        after_commit(lambda: flash(_("Hapus"), 1 / 0))\n        services.post(',
        ),
        Change(VIEWS, "Bilingual, Form, cacheable", "Bilingual, Form, after_commit, cacheable"),
    ],
    "pages-answer": [
        view('return redirect(url_for("papan.board", most=int(request.args.get("page", "1"))))'),
        Change(VIEWS, "redirect, render_template, session", "redirect, render_template, request, session"),
    ],
    "pages-valid": page('<img src="/favicon.ico">'),
    "pages-accessible": page('<p role="papan">1</p>'),
    "pages-reflow": [
        Change(f"{PACKAGE}/static/papan/papan.css", "", ".papan-wide { inline-size: 40rem; }"),
        *page('<p class="papan-wide">1</p>', styled=True),
    ],
    "forms-csrf": page('<form method="post" action="{{ url_for("papan.post") }}"><button>1</button></form>'),
    "pages-languages": [view(f"return {PLAIN_PAGE!r}")],
    "pages-without-javascript": page('<a href="#">1</a>'),
    "templates-escape": page("{{ 1|safe }}"),
    "text-escaped": [
        *page("{{ trusted }}"),
        Change(VIEWS, "notices=services.shown(3)", "trusted=Markup(services.shown(1)[0].title_id)"),
        Change(VIEWS, "from wtforms import", "from markupsafe import Markup\nfrom wtforms import"),
    ],
    "data-declared": [
        Change(PLUGIN, 'personal_data=(Bilingual("Siapa', 'adds=(Bilingual("Siapa'),
        Change(PLUGIN, '        adds=(Bilingual("Halaman pengumuman.", "A page of notices."),),\n', ""),
    ],
    "data-forbidden": [
        Change(
            MODELS,
            "    text: Mapped[str]",
            "    text: Mapped[str]\n    nik: Mapped[str | None] = mapped_column(String(16))",
        ),
        Change(
            MIGRATION,
            '        sa.Column("text", sa.Text(), nullable=False),',
            '        sa.Column("text", sa.Text(), nullable=False),\n'
            '        sa.Column("nik", sa.String(length=16), nullable=True),',
        ),
    ],
    "data-exported": [Change(SERVICES, "return own + deeds_of", "return deeds_of")],
    "data-erased": [Change(SERVICES, "        notice.author_id = None\n", "        notice.shown_minutes = 1\n")],
    "data-purged": [
        Change(MODELS, '        owned_key("photo_id", "core_media"),\n', ""),
        Change(MIGRATION, PHOTO_KEY, ""),
        Change(
            PLUGIN,
            "    Bilingual,\n    ConsoleCard,",
            "    Bilingual,\n    ConsoleCard,\n    DemoLoader,\n    session,",
        ),
        Change(PLUGIN, "", DEMO),
    ],
    "cost-queries": [Change(SERVICES, "selectinload(Bulletin.remarks), joined", "joined")],
    "cost-scripts": [Change(f"{PACKAGE}/static/papan/large.js", "", f"export const LARGE = '{LARGE}';")],
    "cost-styles": [Change(f"{PACKAGE}/static/papan/large.css", "", f"/* {LARGE} */")],
    "cost-start": [Change(PLUGIN, "", BUSY)],
}
