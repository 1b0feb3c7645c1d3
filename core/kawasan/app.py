"""The application: config, database, tenancy, accounts, plugins, pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, current_app, got_request_exception, render_template, request
from flask_compress import Compress
from jinja2 import ChoiceLoader, FileSystemLoader
from markupsafe import Markup
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from kawasan import auth, clocks, config, daily_head, db, jobs, languages, logs, rights, web
from kawasan.api import KawasanApi, require_json
from kawasan.auth import throttle
from kawasan.caching import PageCache, announce
from kawasan.plugins import FrontSection, Overdue, PluginRegistry, mount
from kawasan.tenancy import Tenancy, current_regency, find_regency, require_regency, slugs
from kawasan.ui import expiry
from kawasan.ui.assets import DIST, URL_PREFIX, import_map_hash
from kawasan.web.gate import owner_of
from kawasan.web.static_files import compressed_copy

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent
UPLOAD_BYTES = 64 * 1024 * 1024  # five photos of a phone, or twelve of a usual size, where nothing shrinks them first
PERIODIC = (clocks.begin_days, clocks.forget_expired, daily_head.mail_heads, rights.remind)
"""What the worker does by itself: it knows of what is imported here."""
FIXED_PATHS = (
    "www",
    "static",
    "media",
    "tema",
    "api",
    "operator",
    "masuk",
    "keluar",
    "akun",
    "peta",
    "cari",
    "healthz",
    "readyz",
    "kelola",
)
BY_PLUGINS = frozenset({"peta"})
"""Of these, what a plugin may bring: links to it are in print."""
YEAR_SECONDS = 365 * 24 * 3600
BAD_REQUEST = 400
"""From here on an answer is a refusal: nothing of its request is kept."""


class Portal(Flask):
    """Flask, but for its log, since a path may hold the code of a ticket or a one-time link; and what a view leaves to
    write is written while an error still finds its page.
    """

    def dispatch_request(self) -> Response:
        """The answer of the view. The database may refuse what it wants kept; at the commit that would be our fault."""
        answer = self.make_response(super().dispatch_request())
        if answer.status_code < BAD_REQUEST:
            db.session().flush()
        return answer

    def log_exception(self, exc_info: Any) -> None:
        """Log what a view raised."""
        rule = request.url_rule.rule if request.url_rule else "(no view)"
        self.logger.error("an error in the view of %s %s", request.method, rule, exc_info=exc_info)


def create_app(**overrides: Any) -> Flask:
    """The WSGI application. `overrides` are settings by variable name, before the environment and defaults."""
    values = config.load(**overrides)
    Path(values["KAWASAN_INSTANCE_PATH"]).mkdir(parents=True, exist_ok=True)
    app = Portal("kawasan", root_path=str(ROOT), instance_path=values["KAWASAN_INSTANCE_PATH"], static_folder=None)
    app.config.update(
        values, MAX_CONTENT_LENGTH=UPLOAD_BYTES, **_framework_settings(values), **overrides.pop("FLASK", {})
    )
    app.jinja_loader = _templates()
    db.init_app(app)
    jobs.init_app(app, find_regency)
    languages.init_app(app, _core_catalog())
    app.url_map.converters |= {"int": web.BoundedInteger, "id": web.IdInteger}
    app.url_value_preprocessor(logs.note_route)
    app.url_value_preprocessor(web.choose_program)  # before what a blueprint does to its own addresses
    app.before_request(web.limit_body)
    app.before_request(auth.enforce)
    app.before_request(require_json)
    app.before_request(web.refuse_unreadable)
    auth.init_app(app)
    throttle.init_app(app)
    web.init_app(app)
    _load_plugins(app)
    app.teardown_request(_write_faults)
    got_request_exception.connect(_note_fault, app)
    app.jinja_env.globals["render_section"] = _section_renderer(app)
    auth.declare_all(app)
    app.after_request(_note_answer)
    app.after_request(_finish)
    app.after_request(expiry.set_headers)
    app.after_request(announce)
    app.after_request(_policy(values["KAWASAN_TILES_URL"]))
    Compress(app)
    _wrap(app)
    return app


def _framework_settings(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "SECRET_KEY": config.secret_key(values),
        "SECURITY_PASSWORD_SALT": config.secret_key(values),
        "SESSION_COOKIE_SECURE": values["KAWASAN_HTTPS"],
        "PREFERRED_URL_SCHEME": "https" if values["KAWASAN_HTTPS"] else "http",
        "API_TITLE": "kawasan", "API_VERSION": "v1", "OPENAPI_VERSION": "3.1.0",
        "COMPRESS_ALGORITHM": ["br", "gzip"], "COMPRESS_BR_LEVEL": 5,
        "COMPRESS_MIMETYPES": ["text/html", "text/css", "application/json", "application/geo+json", "text/javascript"],
    }  # fmt: skip


def _templates() -> Any:
    return ChoiceLoader(
        [FileSystemLoader(str(folder)) for folder in (ROOT / "ui" / "templates", ROOT / "web" / "templates")]
    )


def _core_catalog() -> languages.Catalog:
    return languages.Catalog(*(ROOT / part / "translations" for part in ("web", "auth", "ui")))


def _load_plugins(app: Flask) -> None:
    catalog = app.extensions["kawasan_core_catalog"]
    with db.before_serving(app):
        taken = (reserved_slugs(app) - BY_PLUGINS) | slugs()
    plugins = PluginRegistry(
        catalog, strict=app.config["KAWASAN_STRICT"], seconds=app.config["KAWASAN_HOOK_SECONDS"], taken=taken
    )
    app.extensions["kawasan_plugins"] = plugins
    plugins.discover(Path(app.config["KAWASAN_INSTANCE_PATH"]), app.config["KAWASAN_IMPORT_SECONDS"])
    plugins.at_start("hookspecs", lambda _, module: plugins.learn(module))
    plugins.refuse_unknown_hooks()
    plugins.at_start("settings", plugins.describe)
    api = app.extensions["kawasan_api"] = KawasanApi(app)
    mount(app, plugins, api)
    permissions = [p for plugin in plugins.plugins.values() for p in plugin.program.permissions]
    app.extensions["kawasan_role_permissions"] = auth.by_role([*auth.CORE_PERMISSIONS, *permissions])


def _section_renderer(app: Flask) -> Any:
    plugins: PluginRegistry = app.extensions["kawasan_plugins"]

    def render(plugin: str, section: FrontSection) -> Markup:
        part = f"front_sections ({section.template})"
        try:
            with (
                languages.using(plugins.plugins[plugin].catalog),
                plugins.guard.around(plugin, part, require_regency()),
            ):
                return Markup(render_template(section.template, **section.context))  # noqa: S704 - Jinja escaped it
        except (Exception, Overdue) as error:  # noqa: BLE001 - a plugin's template may raise what it likes
            plugins.contain(plugin, part, require_regency(), error)
            return Markup("")

    return render


def _note_fault(app: Flask, exception: BaseException, **_: Any) -> None:
    """A view raised: say so of the plugin it belongs to."""
    if (name := owner_of(request.blueprints)) is not None:
        regency = current_regency() if _is_same_for_everybody() else None
        app.extensions["kawasan_plugins"].note_view(name, request.endpoint, exception, regency)


def _is_same_for_everybody() -> bool:
    """Whether the request brings nothing that a page could stumble over."""
    return request.method == "GET" and not request.view_args and not request.query_string


def _note_answer(response: Response) -> Response:
    """The page of a plugin answers: what it raised before is forgotten."""
    name, regency = owner_of(request.blueprints), current_regency()
    if name is not None and regency is not None and response.status_code < BAD_REQUEST:
        current_app.extensions["kawasan_plugins"].guard.page_answered(name, request.endpoint, regency)
    return response


def _finish(response: Response) -> Response:
    """Commit once when the answer is good, else undo all of it."""
    if response.status_code < BAD_REQUEST:
        db.commit()
    else:
        db.rollback()
    return response


def _write_faults(_error: BaseException | None) -> None:
    """What plugins did in this request, once it holds no lock any more."""
    current_app.extensions["kawasan_plugins"].guard.write()


def _policy(tiles_url: str) -> Any:
    tiles = f" {tiles_url.partition('{')[0].rstrip('/')}/" if tiles_url else ""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {import_map_hash()}",
            "style-src 'self'",
            f"img-src 'self' data:{tiles}",
            "connect-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "form-action 'self' https://wa.me",  # a form's POST may redirect to WhatsApp
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )

    def add(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers.setdefault("Vary", "Cookie")
        return response

    return add


def _wrap(app: Flask) -> None:
    """Outermost to innermost: proxy headers, the log of requests, static files, tenancy, Flask."""
    most_bytes = app.config["KAWASAN_PAGE_CACHE_MB"] * 1024 * 1024
    inner = app.extensions["kawasan_page_cache"] = PageCache(app, app.wsgi_app, most_bytes)
    tenancy = Tenancy(app, inner, app.config["KAWASAN_BASE_DOMAIN"])
    tenancy.reserved = app.extensions["kawasan_reserved_slugs"] = reserved_slugs(app)
    files = WhiteNoise(tenancy, max_age=YEAR_SECONDS, immutable_file_test=lambda *_: True)
    files.add_files(str(DIST), prefix=URL_PREFIX)
    app.extensions["kawasan_static"] = {}
    for plugin in app.extensions["kawasan_plugins"].plugins.values():
        folder = plugin.folder / "static" / plugin.name
        if folder.is_dir():
            served = compressed_copy(folder, Path(app.instance_path) / "static" / plugin.name)
            prefix = f"static/{plugin.name}/{served.name}/"
            files.add_files(str(served), prefix=prefix)
            app.extensions["kawasan_static"][plugin.name] = prefix
    logged = logs.RequestLog(app, files)
    hops = app.config["KAWASAN_PROXY_HOPS"]
    app.wsgi_app = ProxyFix(logged, x_for=hops, x_proto=hops, x_host=hops) if hops else logged  # type: ignore[method-assign]  # Flask's documented way


def reserved_slugs(app: Flask) -> frozenset[str]:
    """First path segments of all routes: a regency of that name would shadow them."""
    first: Iterable[str] = (rule.rule.lstrip("/").partition("/")[0] for rule in app.url_map.iter_rules())
    return frozenset({segment for segment in first if segment and "<" not in segment} | set(FIXED_PATHS))
