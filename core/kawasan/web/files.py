"""Files made or kept by the portal: photos, colour themes, cards, icons. The first three are at the root of every host,
and browsers keep them for a year.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, send_from_directory

from kawasan.auth import public, scope
from kawasan.tenancy import RegencyRef, current_regency, find_regency
from kawasan.web.drawings import icon, share_card
from kawasan.web.theme import REGION_COLOURS, card_url, card_words, theme_of, theme_url

bp = Blueprint("files", __name__)
DAY_SECONDS = 24 * 3600
YEAR_SECONDS = 365 * DAY_SECONDS


@bp.get("/media/<int:regency_id>/<id:media_id>-<int:width>.webp")
@scope("both")
@public
def photo(regency_id: int, media_id: int, width: int) -> Response:
    """A stored photo in one of its widths. A regency's own address has its own photos only."""
    here = current_regency()
    if here is not None and here.id != regency_id:
        abort(404)
    folder = f"{current_app.config['KAWASAN_INSTANCE_PATH']}/media/{regency_id}"
    response = send_from_directory(folder, f"{media_id}-{width}.webp", max_age=YEAR_SECONDS, mimetype="image/webp")
    response.cache_control.immutable = True
    return response


@bp.get("/tema/<slug>-<string(length=12):digest>.css")
@scope("both")
@public
def theme(slug: str, digest: str) -> Response:
    """A regency's colours as a style sheet."""
    regency = _regency(slug)
    response = Response(theme_of(regency.primary_color, regency.accent_color).css(), mimetype="text/css")
    return _keep(response, theme_url(regency) == f"/tema/{slug}-{digest}.css")


@bp.get("/tema/<slug>-<string(length=12):digest>.<any(id, en):language>.png")
@scope("both")
@public
def card(slug: str, digest: str, language: str) -> Response:
    """What a shared link to a front page shows."""
    regency = None if slug == "-" else _regency(slug)
    response = Response(share_card(*card_words(regency, language)), mimetype="image/png")
    return _keep(response, card_url(regency, language) == f"/tema/{slug}-{digest}.{language}.png")


@bp.get("/favicon.ico")
@scope("both")
@public
def favicon() -> Response:
    """For those who ask by name; pages carry their icon themselves."""
    regency = current_regency()
    letters = regency.monogram if regency else current_app.config["KAWASAN_REGION_NAME"][:1]
    colours = (regency.primary_color, regency.accent_color) if regency else REGION_COLOURS
    response = Response(icon(letters, colours), mimetype="image/vnd.microsoft.icon")
    response.headers["Cache-Control"] = f"public, max-age={DAY_SECONDS}"
    return response


@bp.get("/robots.txt")
@scope("both")
@public
def robots() -> Response:
    """What search engines need not look at; all of a demonstration, where nothing is real."""
    text = render_template("web/robots.txt", is_demo=current_app.config["KAWASAN_MODE"] == "demo")
    response = Response(text, mimetype="text/plain")
    response.headers["Cache-Control"] = f"public, max-age={DAY_SECONDS}"
    return response


def _regency(slug: str) -> RegencyRef:
    """By slug, on whichever host."""
    here = current_regency()
    found = here if here and here.slug == slug else find_regency(slug=slug)
    if found is None:
        abort(404)
    return found


def _keep(response: Response, is_current: bool) -> Response:  # noqa: FBT001 - a yes or no about the response
    """An address that names its content is good for ever."""
    response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable" if is_current else "no-cache"
    return response
