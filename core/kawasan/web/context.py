"""What every template has."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Flask, current_app, g, request, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from kawasan import geo
from kawasan.auth import current_person, national
from kawasan.db import utcnow
from kawasan.languages import LANGUAGES, current_language
from kawasan.notices import count_unread
from kawasan.tenancy import current_regency
from kawasan.ui import formats
from kawasan.ui.addresses import PATH_SAFE, same_page
from kawasan.ui.assets import asset_url, import_map
from kawasan.web.navigation import nav_items, work_link
from kawasan.web.station import on_this_page
from kawasan.web.theme import card_url, theme_url

DEFAULT_ZONE = "Asia/Jakarta"


def init_app(app: Flask) -> None:
    """Give templates their variables, functions and filters."""
    app.context_processor(variables)
    app.jinja_env.globals.update(
        asset=asset_url, import_map=lambda: Markup(import_map()), csrf_field=csrf_field,  # noqa: S704 - made by us from the manifest
        plugin_static=plugin_static, outline_of=outline_of, from_root=from_root,
    )  # fmt: skip
    app.jinja_env.filters.update(
        rupiah=formats.rupiah,
        phone=national,
        local_time=lambda moment: formats.local_time(moment, zone(), current_language()),
        local_date=lambda moment: formats.local_date(moment, zone(), current_language()),
        local_datetime=lambda moment: formats.local_datetime(moment, zone(), current_language()),
        relative_day=lambda moment: formats.relative_day(moment, zone(), current_language(), utcnow()),
        weekday=lambda number: formats.weekday_name(number, current_language()),
        decimal=lambda number: formats.decimal(number, current_language()),
        distance=lambda km: formats.distance(km, current_language()),
    )


def variables() -> dict[str, Any]:
    """Read anew for each page; nothing here queries for an anonymous visitor."""
    regency, person = current_regency(), current_person()
    away = g.get("kawasan_database_away", False)  # an error page about it must not ask it again
    return {
        "regency": regency,
        "installation": installation(),
        "lang": current_language(),
        "other_language_url": other_language_url(),
        "nav_items": [] if away else nav_items(),
        "person": person,
        "unread_count": count_unread(person.id) if person and regency and not away else 0,
        "theme_url": theme_url(regency) if regency else None,
        "path_url": public_url(),
        "card_url": public_root() + card_url(regency, current_language()),
        "home_url": url_for("portal.home") if regency else "/",
        "region_url": from_root("/"),
        "account_url": url_for("account.home"),
        "privacy_url": url_for("portal.privacy"),
        "login_url": url_for("security.login"),
        "work": work_link(person),
        "turn": on_this_page(),
    }


def installation() -> dict[str, Any]:
    """What templates may know of the settings."""
    config = current_app.config
    return {
        "region_name": config["KAWASAN_REGION_NAME"],
        "is_demo": config["KAWASAN_MODE"] == "demo",
        "base_domain": config["KAWASAN_BASE_DOMAIN"],
        "tiles_url": config["KAWASAN_TILES_URL"],
        "tiles_attribution": config["KAWASAN_TILES_ATTRIBUTION"],
    }


def zone() -> str:
    """The zone times are shown in."""
    regency = current_regency()
    return regency.timezone if regency else DEFAULT_ZONE


def other_language_url() -> str:
    """This page in the other language."""
    return same_page(lang=LANGUAGES[1 - LANGUAGES.index(current_language())])


def public_url() -> str:
    """The one address of this page that search engines and shared links should know, by whichever host it was asked."""
    regency = current_regency()
    slug = f"/{regency.slug}" if regency and not regency.domain else ""
    return public_root() + slug + quote(request.path, safe=PATH_SAFE)


def public_root() -> str:
    """The regency's own domain, where it has one; else the installation's address."""
    regency, config = current_regency(), current_app.config
    if regency and regency.domain:
        return f"{config['PREFERRED_URL_SCHEME']}://{regency.domain}"
    return str(config["KAWASAN_PUBLIC_URL"])


def from_root(path: str) -> str:
    """Address of a page at the installation's root, such as another regency's; from a regency's own host too."""
    regency = current_regency()
    is_own_host = regency is not None and not request.script_root.endswith(f"/{regency.slug}")
    return f"{current_app.config['KAWASAN_PUBLIC_URL']}{path}" if is_own_host else path


def csrf_field() -> Markup:
    """The hidden token of a form, for signed-in people; anonymous forms are guarded by their origin, so that pages stay
    cacheable.
    """
    if current_person() is None:
        return Markup("")
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(escape(generate_csrf()))


def plugin_static(plugin: str, path: str) -> str:
    """Address of a plugin's static file; changes with the folder's content."""
    prefix: str = current_app.extensions["kawasan_static"][plugin]
    return f"/{prefix}{path}"


def outline_of(name: str | None) -> geo.Outline | None:
    """A named outline for a drawing; None for no or an unknown name."""
    try:
        return geo.outline(name) if name else None
    except KeyError:
        return None
