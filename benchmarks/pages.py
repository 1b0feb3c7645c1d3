"""What a page costs, all in one run of one process, so that the ratios can be trusted even where the times cannot.

    python benchmarks/pages.py [SECONDS PER CASE]

(a) bare Flask and Jinja that answer the bytes of our front page, each text in it escaped as a variable: no macros, no
translations, no database; (b) our front page of a regency with the demonstration's content, rendered anew for each
request, and of that the templates alone, with all data at hand; (c) the same page kept by the page cache. Then the
catalogue with 200 and with 2,000 products. Requests go into the WSGI application directly, without a network and
uncompressed. Times are the process's own CPU time, which other work on the machine disturbs little; SQLite runs inside
it. With KAWASAN_TEST_DATABASE=postgresql it is a temporary PostgreSQL, whose own time is then not counted.
"""

from __future__ import annotations

import logging
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from statistics import median
from typing import Any

from flask import Flask, render_template
from jinja2 import DictLoader
from sqlalchemy import func, insert, inspect, select
from werkzeug.test import EnvironBuilder, run_wsgi_app

from kawasan.app import create_app
from kawasan.db import bind, db, regency_scope
from kawasan.migrations import upgrade
from kawasan.plugin_api import Media, RegencyRef, new_id, save_photo, session
from kawasan.plugins import registry
from kawasan.tenancy import bump_version
from kawasan.testing import cast, photo_file
from kawasan.testing.database import database
from kawasan.testing.queries import counted_queries
from kawasan_umkm_catalog.models import Product

WARM_UP = 10
LEAST_REQUESTS = 20
TEXT = re.compile(r">([^<>]*[^<>\s][^<>]*)<")
CHUNK = 500


@dataclass
class PlainLoader:
    """The demonstration's content with one plain picture for all drawings, which cost a minute."""

    regency: RegencyRef

    def account_id(self, who: str) -> int:  # noqa: ARG002 - every account is the same here
        return int(session().scalar(select(func.min(cast.User.id))))

    def picture(self, kind: str, seed: str, *, square: bool = False) -> Media:  # noqa: ARG002 - as above
        return save_photo(photo_file(960, 720), square=square)


def main(seconds: float) -> None:
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder, database(Path(folder)) as made:
        upgrade(made.owner, server_url=made.server)
        uncached, cached = (application(folder, made.server, megabytes) for megabytes in (0, 32))
        fill(uncached)
        compare_front_page(uncached, cached, seconds)
        compare_lists(uncached, seconds)
        for app in (uncached, cached):
            with app.app_context():
                db.engine.dispose()


def application(folder: str, url: str, cache_megabytes: int) -> Flask:
    return create_app(
        KAWASAN_MODE="demo", KAWASAN_INSTANCE_PATH=folder, KAWASAN_DATABASE_URL=url, KAWASAN_TILES_URL="",
        KAWASAN_RATELIMIT_ENABLED=False, KAWASAN_PAGE_CACHE_MB=cache_megabytes,
    )  # fmt: skip


def fill(app: Flask) -> None:
    cast.populate(app)
    with in_toba(app) as regency:
        registry().call("demo", regency, regency=regency, loader=PlainLoader(regency))


@contextmanager
def in_toba(app: Flask) -> Iterator[RegencyRef]:
    with app.app_context():
        regency = cast.read_regency("toba")
        with regency_scope(regency):
            yield regency


def compare_front_page(uncached: Flask, cached: Flask, seconds: float) -> None:
    page = get(uncached, "/toba/")
    bare_ms, anew_ms, kept_ms = (
        measure(partial(get, app, "/toba/"), seconds) for app in (bare(page), uncached, cached)
    )
    with front_page_at_hand(uncached) as render:
        templates_ms = measure(render, seconds)
    print(f"front page, {len(page) / 1000:.0f} kB of HTML, {queries(uncached, '/toba/')} queries when rendered anew")
    print(f"  (a) bare Flask and Jinja         {bare_ms:8.2f} ms")
    print(f"  (b) ours, rendered anew          {anew_ms:8.2f} ms   {anew_ms / bare_ms:6.1f} x (a)")
    print(f"      of that the templates alone  {templates_ms:8.2f} ms   {templates_ms / anew_ms:6.0%} of (b)")
    print(f"  (c) ours, kept                   {kept_ms:8.2f} ms   {anew_ms / kept_ms:6.0f} times as fast as (b)")


@contextmanager
def front_page_at_hand(app: Flask) -> Iterator[Callable[[], str]]:
    """A function that renders the front page from data read before."""
    with app.app_context():
        regency = cast.read_regency("toba")
        bind(regency)
        environ = EnvironBuilder(base_url="http://localhost/toba/", path="/").get_environ()
        with app.request_context(environ):
            app.preprocess_request()
            answers = registry().call("front_sections", regency, regency=regency)
            sections = [(name, section) for name, found in answers for section in found]
            yield lambda: render_template("web/front.html", sections=sections)


def compare_lists(app: Flask, seconds: float) -> None:
    for path in ("/toba/umkm/", "/toba/umkm/?q=kopi"):
        print(f"{path}, rendered anew")
        first = 0.0
        for wanted in (200, 2000):
            keep_products(app, wanted)
            cost = measure(partial(get, app, path), seconds)
            first = first or cost
            print(f"  {wanted:5} products  {cost:8.2f} ms   {cost / first:6.2f} x   {queries(app, path)} queries")


def keep_products(app: Flask, wanted: int) -> None:
    """Exactly so many: copies of the demonstration's are added or removed."""
    with in_toba(app):
        found = session().scalars(select(Product).order_by(Product.created_at)).all()
        for surplus in found[wanted:]:
            session().delete(surplus)
        rows = [copy_of(found[number % len(found)]) for number in range(len(found), wanted)]
        for start in range(0, len(rows), CHUNK):
            session().execute(insert(Product), rows[start : start + CHUNK])
        bump_version()


def copy_of(product: Product) -> dict[str, Any]:
    columns = {attribute.key: getattr(product, attribute.key) for attribute in inspect(Product).column_attrs}
    number = new_id()
    return columns | {"id": number, "slug": f"salinan-{number}"}


def bare(page: bytes) -> Flask:
    """An application that does nothing but answer this page, its texts put in by Jinja."""
    html, texts = page.decode(), []

    def take_out(found: re.Match[str]) -> str:
        texts.append(unescape(found[1]))
        return f">{{% endraw %}}{{{{ texts[{len(texts) - 1}] }}}}{{% raw %}}<"

    source = f"{{% raw %}}{TEXT.sub(take_out, html)}{{% endraw %}}"
    app = Flask("bare")
    app.jinja_loader = DictLoader({"page.html": source})
    app.add_url_rule("/toba/", "page", lambda: render_template("page.html", texts=texts))
    answered = unescape(get(app, "/toba/").decode())
    assert answered == unescape(html), "the bare page differs"  # noqa: S101 - else the comparison says nothing
    return app


def get(app: Flask, path: str) -> bytes:
    body, status, _ = run_wsgi_app(app.wsgi_app, EnvironBuilder(path=path).get_environ(), buffered=True)
    assert status.startswith("200"), f"{path} answers {status}"  # noqa: S101 - else the comparison says nothing
    return b"".join(body)


def queries(app: Flask, path: str) -> int:
    with app.app_context():
        engine = db.engine
    with counted_queries(engine) as counted:
        get(app, path)
    return counted.total


def measure(work: Callable[[], object], seconds: float) -> float:
    """Median milliseconds of CPU, over about so many seconds."""
    for _ in range(WARM_UP):
        work()
    times = []
    end = time.perf_counter() + seconds
    while len(times) < LEAST_REQUESTS or time.perf_counter() < end:
        begin = time.process_time()
        work()
        times.append((time.process_time() - begin) * 1000)
    return median(times)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
