"""Error pages: a plain sentence and a way on; problem documents for the API."""

from __future__ import annotations

import logging
import math
import time
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app, g, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import (
    BadRequest,
    Conflict,
    HTTPException,
    InternalServerError,
    RequestEntityTooLarge,
    ServiceUnavailable,
)

from kawasan.api import problem
from kawasan.auth.throttle import limiter
from kawasan.db import rollback
from kawasan.db.faults import is_our_fault, lacks_core, said_by
from kawasan.languages import current_language
from kawasan.web.developer import hint

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

log = logging.getLogger(__name__)
RETRY_SECONDS = 3
MINUTE_SECONDS = 60
SERVER_ERRORS = 500
UNIQUE_VIOLATION = "23505"
FOREIGN_KEY_VIOLATION = "23503"
UNFIT = {"22001", "22003", "22007", "22008"}
"""PostgreSQL: a text too long, a number or moment out of range."""
TOO_LARGE_FOR_SQLITE = "Python int too large to convert to SQLite"
MOST_BYTES_READ, CHUNK_BYTES = 256 * 1024 * 1024, 64 * 1024
PLAIN = Markup(
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{}</title></head><body><h1>{}</h1><p>{}</p></body></html>"
)


def init_app(app: Flask) -> None:
    """Answer every error."""
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(ProgrammingError, busy)
    app.register_error_handler(IntegrityError, overtaken)
    app.register_error_handler(StaleDataError, overtaken)
    app.register_error_handler(DataError, unfit)
    app.register_error_handler(OverflowError, unfit)
    app.register_error_handler(RateLimitExceeded, too_often)


def show(error: HTTPException) -> ResponseReturnValue:
    """The page or document for an HTTP error."""
    if error.response is not None:
        return error.response
    if "/api/v1/" in request.path:  # below a regency, and below what is none
        return problem(error)
    code = error.code or SERVER_ERRORS
    if isinstance(error, RequestEntityTooLarge):
        _read_to_the_end()
    if isinstance(error, InternalServerError):
        rollback()
    headers = [(name, value) for name, value in error.get_headers() if name.lower() != "content-type"]
    return _page(error, code), code, headers


def _read_to_the_end() -> None:
    """Take in what was refused for its length, within reason: a browser that is answered while it still sends shows
    a broken connection instead.
    """
    length, limit = request.content_length or 0, request.max_content_length
    if limit is None or not limit < length <= MOST_BYTES_READ:
        return
    stream = request.environ["wsgi.input"]
    while length > 0 and (read := stream.read(min(length, CHUNK_BYTES))):
        length -= len(read)


def busy(error: OperationalError | ProgrammingError) -> ResponseReturnValue:
    """The database did not answer in time, is away or has no tables yet: say so, and when to try again. A wrong
    statement is no such thing, and raises.
    """
    if is_our_fault(error) and not lacks_core(error):
        raise error
    log.warning("the database did not answer in the view of %s %s: %s", request.method, _rule(), said_by(error))
    rollback()
    g.kawasan_database_away = True
    unavailable = ServiceUnavailable(retry_after=RETRY_SECONDS)
    unavailable.__cause__ = error
    return show(unavailable)


def _rule() -> str:
    return request.url_rule.rule if request.url_rule else "(no view)"


class DeletedMeanwhile(Conflict):
    """What is to be changed or added to was deleted meanwhile."""


def overtaken(error: IntegrityError | StaleDataError) -> ResponseReturnValue:
    """Someone else was first: sent the same, so that the database lets one through, or deleted what this one changes.
    Tell the other. Anything else is our fault.
    """
    if isinstance(error, StaleDataError) or _is_orphan(error):
        said = str(error).splitlines()[0]
        log.warning("a row was deleted meanwhile in the view of %s %s: %s", request.method, _rule(), said)
        conflict: Conflict = DeletedMeanwhile()
    elif _is_taken(error):
        conflict = Conflict()
    else:
        raise error
    rollback()
    conflict.__cause__ = error
    return show(conflict)


def _is_taken(error: IntegrityError) -> bool:
    state = getattr(error.orig, "sqlstate", None)  # PostgreSQL's; SQLite says it in words
    return state == UNIQUE_VIOLATION or str(error.orig).startswith("UNIQUE constraint failed")


def _is_orphan(error: IntegrityError) -> bool:
    """Whether a row was to be added to one that is not there. On SQLite, where writers take turns, nobody came between;
    nor where one is deleted that others still need.
    """
    state = getattr(error.orig, "sqlstate", None)
    return state == FOREIGN_KEY_VIOLATION and not str(error.statement).startswith("DELETE")


def unfit(error: DataError | OverflowError) -> ResponseReturnValue:
    """A number or text that no column holds, as in `?page=99999999999999999999`: what was asked is unreadable."""
    refused_by_postgresql = isinstance(error, DataError) and getattr(error.orig, "sqlstate", None) in UNFIT
    if not refused_by_postgresql and not str(error).startswith(TOO_LARGE_FOR_SQLITE):
        raise error
    log.warning("a value that no column holds in the view of %s %s: %s", request.method, _rule(), type(error).__name__)
    rollback()
    unreadable = BadRequest()
    unreadable.__cause__ = error
    return show(unreadable)


def too_often(error: RateLimitExceeded) -> ResponseReturnValue:
    """Say how long to wait."""
    limit = limiter.current_limit
    error.retry_after = max(1, math.ceil(limit.window.reset_time - time.time())) if limit else MINUTE_SECONDS
    return show(error)


def _page(error: HTTPException, code: int) -> str:
    title, text = words(error)
    try:
        return render_template("web/error.html", code=code, title=title, text=text, hint=hint(error))
    except Exception:
        if code < SERVER_ERRORS:
            raise
        # What broke the page may break its error page too: its menu, the person's notices.
        current_app.logger.exception("the error page failed as well")
        return PLAIN.format(current_language(), title, title, text)


def words(error: HTTPException) -> tuple[str, str]:
    """A title, and what to do."""
    if isinstance(error, CSRFError):
        return _("Formulir ini sudah kedaluwarsa"), _("Muat ulang halamannya, lalu isi dan kirim sekali lagi.")
    if isinstance(error, DeletedMeanwhile):
        return _("Ini baru saja dihapus"), _("Orang lain lebih dulu menghapusnya. Isian Anda tidak disimpan.")
    texts: dict[int, tuple[str, str]] = {
        400: (_("Permintaan ini tidak dapat dibaca"), _("Periksa alamat atau isian, lalu coba lagi.")),
        403: (_("Ini bukan untuk Anda"), _forbidden()),
        404: (
            _("Halaman tidak ditemukan"),
            _("Alamatnya mungkin salah ketik, sudah pindah, atau programnya tidak menyala di sini."),
        ),
        405: (_("Cara ini tidak berlaku di sini"), _("Kembalilah ke halaman sebelumnya dan coba lagi dari sana.")),
        409: (
            _("Ini baru saja disimpan"),
            _("Isian yang sama terkirim dua kali, atau orang lain lebih dulu. Lihat hasilnya sebelum mengirim lagi."),
        ),
        410: (_("Sudah tidak ada"), _("Yang Anda cari pernah ada di sini, dan sudah dihapus.")),
        413: (
            _("Kiriman terlalu besar"),
            _("Kirim lebih sedikit foto sekaligus, atau foto yang lebih kecil: semuanya paling besar 64 MB."),
        ),
        429: (_("Terlalu sering"), _wait(getattr(error, "retry_after", None))),
        503: (_("Portal sedang sibuk"), _("Data Anda belum tersimpan. Coba lagi dalam beberapa detik.")),
    }
    fault = _("Ada yang salah di pihak kami"), _("Kesalahan ini sudah dicatat. Silakan coba lagi nanti.")
    return texts.get(
        error.code or SERVER_ERRORS, texts[400] if (error.code or SERVER_ERRORS) < SERVER_ERRORS else fault
    )


def _forbidden() -> str:
    if request.method == "POST":
        return str(_("Formulir ini datang dari situs lain, atau akun Anda tidak memiliki izin untuknya."))
    return str(_("Akun Anda tidak memiliki izin untuk halaman ini. Bila memerlukannya, mintalah kepada administrator."))


def _wait(seconds: Any) -> str:
    if not isinstance(seconds, int):
        return str(_("Tunggulah sebentar, lalu coba lagi."))
    if seconds <= MINUTE_SECONDS:
        return str(ngettext("Tunggu %(num)d detik, lalu coba lagi.", "Tunggu %(num)d detik, lalu coba lagi.", seconds))
    minutes = -(-seconds // MINUTE_SECONDS)
    return str(ngettext("Tunggu %(num)d menit, lalu coba lagi.", "Tunggu %(num)d menit, lalu coba lagi.", minutes))
