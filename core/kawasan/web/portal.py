"""The front pages and the search: of a regency, and of the region as one."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from flask import Blueprint, render_template, request

from kawasan.auth import public, scope
from kawasan.caching import cacheable
from kawasan.db import utcnow
from kawasan.plugins import FrontSection, SearchHit, registry
from kawasan.region import SharedEntry, find_published, published_entries, sharing_regencies
from kawasan.tenancy import RegencyRef, all_regencies, current_regency
from kawasan.ui.expiry import expires_at
from kawasan.web.published_kinds import KINDS
from kawasan.web.region_map import region_map

bp = Blueprint("portal", __name__)
HITS = 40
SHOWN = 8
LONGEST_QUERY = 80


@bp.get("/")
@cacheable()
@scope("both")
@public
def home() -> str:
    """A regency's front page, composed of what its programs contribute; without a regency, the region's."""
    regency = current_regency()
    if regency is None:
        return _region()
    parts: list[tuple[str, list[FrontSection]]] = registry().call("front_sections", regency, regency=regency)
    sections = sorted(((s.order, name, s) for name, found in parts for s in found), key=lambda part: part[:2])
    return render_template("web/front.html", sections=[(name, section) for _, name, section in sections])


def _region() -> str:
    """The region as one: each regency as an area to enter, and a choice of what they share, all regencies in turn.

    Where there are more regencies than cards, another regency comes first each day.
    """
    regencies, today = all_regencies(), utcnow().date()
    expires_at(datetime.combine(today + timedelta(days=1), time(), UTC))
    turn = today.toordinal()
    places, products = published_entries(kind="place", featured=True), published_entries(kind="product", featured=True)
    return render_template(
        "web/region.html", regencies=regencies, map=region_map(regencies),
        places=one_of_each(places, SHOWN, turn), products=one_of_each(products, SHOWN, turn),
    )  # fmt: skip


def one_of_each(entries: list[SharedEntry], most: int, turn: int = 0) -> list[SharedEntry]:
    """Up to `most`, taking one of each regency in turn, so that no regency crowds out another; a multiple of four.

    `turn` says which regency begins, and with which of its own: the first by name are too often of one kind.
    """
    by_regency: dict[str, list[SharedEntry]] = {}
    for entry in entries:
        by_regency.setdefault(entry.regency_slug, []).append(entry)
    groups = [_turned(group, turn + place) for place, group in enumerate(by_regency.values())]
    rows = zip_longest(*_turned(groups, turn))
    mixed = [entry for row in rows for entry in row if entry is not None][:most]
    return mixed[: len(mixed) // 4 * 4] or mixed


def _turned(things: list[Any], by: int) -> list[Any]:
    begin = by % len(things) if things else 0
    return things[begin:] + things[:begin]


@bp.get("/cari")
@scope("both")
@public
def search() -> str:
    """One search over all programs that are on; without a regency, over what regencies share."""
    query = " ".join(request.args.get("q", "").split())[:LONGEST_QUERY]
    regency = current_regency()
    if regency is None:
        return render_template(
            "web/region_search.html",
            query=query,
            entries=find_published(query, HITS),
            regencies=sharing_regencies(),
            kinds=KINDS,
            most=HITS,
        )
    return render_template("web/search.html", query=query, hits=find(regency, query), most=HITS)


def find(regency: RegencyRef, query: str) -> list[SearchHit]:
    """Finds of all programs, best first."""
    if not query:
        return []
    hits: list[SearchHit] = registry().collect("search", regency, regency=regency, query=query, limit=HITS)
    return sorted(hits, key=lambda hit: -hit.score)[:HITS]
