"""Two languages: texts of the code by gettext catalogues, texts of the content as pairs."""

from __future__ import annotations

import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import g, has_app_context, has_request_context, request
from flask_babel import Babel, Domain, get_domain, get_locale, refresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask, Response

LANGUAGES = ("id", "en")
COOKIE = "lang"
COOKIE_SECONDS = 365 * 24 * 3600


class Bilingual(NamedTuple):
    """A text of the content, or of a plugin's description, in Indonesian and (where there is one) English."""

    id: str
    en: str = ""

    def text(self, language: str | None = None) -> str:
        """In the given (or current) language; Indonesian where the English is missing."""
        return self.en or self.id if (language or current_language()) == "en" else self.id

    def __str__(self) -> str:
        """In the current language."""
        return self.text()

    def __bool__(self) -> bool:
        """Whether there is a text at all: as a tuple of two even an empty one would count."""
        return bool(self.id or self.en)


class Catalog(Domain):  # type: ignore[misc]  # flask-babel is untyped
    """A gettext domain read straight from .po files, so that authors compile nothing.

    The first folder that has a text wins: a plugin's own comes before core's.
    """

    def __init__(self, *folders: Path) -> None:
        super().__init__([str(folder) for folder in folders], "kawasan")
        self.folders = folders
        self._loaded: dict[str, NullTranslations] = {}

    def get_translations(self) -> NullTranslations:
        """The translations of the current language, loaded once."""
        language = str(get_locale() or LANGUAGES[0])
        if language not in self._loaded:
            self._loaded[language] = self._load(language)
        return self._loaded[language]

    def _load(self, language: str) -> NullTranslations:
        merged: NullTranslations = NullTranslations()
        for folder in reversed(self.folders):
            for path in sorted(folder.glob(f"{language}/LC_MESSAGES/*.po")):
                translations = _read(path, language)
                translations.add_fallback(merged)
                merged = translations
        return merged


def _read(path: Path, language: str) -> Translations:
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def init_app(app: Flask, core: Catalog) -> None:
    """Choose the language of each request: `?lang=`, else the cookie, else Indonesian."""
    app.config["BABEL_DEFAULT_LOCALE"] = LANGUAGES[0]
    Babel(app, locale_selector=current_language)
    app.extensions["babel"].instance.domain_instance = core
    app.extensions["kawasan_core_catalog"] = core
    app.after_request(_remember)
    app.jinja_env.filters["text"] = lambda pair: Bilingual(*pair).text() if pair else ""


def current_language() -> str:
    """`id` or `en`."""
    if has_app_context() and "kawasan_language" in g:
        return str(g.kawasan_language)
    if not has_request_context():
        return LANGUAGES[0]
    asked = request.args.get("lang") or request.cookies.get(COOKIE)
    return asked if asked in LANGUAGES else LANGUAGES[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use one language for a while, as for a mail to someone else."""
    before = g.get("kawasan_language")
    g.kawasan_language = language
    refresh()
    try:
        yield
    finally:
        if before is None:
            g.pop("kawasan_language")
        else:
            g.kawasan_language = before
        refresh()


@contextmanager
def using(catalog: Catalog) -> Iterator[None]:
    """Make a catalogue current, as while a plugin's part of a core page renders."""
    before = get_domain()
    catalog.as_default()
    try:
        yield
    finally:
        before.as_default()


def _remember(response: Response) -> Response:
    asked: Any = request.args.get("lang")
    if asked in LANGUAGES and request.cookies.get(COOKIE) != asked:
        response.set_cookie(COOKIE, asked, max_age=COOKIE_SECONDS, samesite="Lax", httponly=True, path="/")
    return response
