"""Demonstration data: believable businesses, claims decided in office hours, pictures that are drawn."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from kawasan.plugin_api import DemoLoader, RegencyRef, phone_e164, session, utcnow
from kawasan_umkm_catalog.models import Business, Claim, Product, ProductPhoto

FOLDER = Path(__file__).parents[1] / "demo"
_SATURDAY = 5
_OFFICE_MINUTES = (8 * 60 + 20, 15 * 60 + 40)
_AS_IN_THE_FILE = ("slug", "name", "category", "district", "size_class", "since_year")
_PRODUCT_AS_IN_THE_FILE = ("slug", "category", "price_rupiah", "min_order", "stock")
_SHOWN_OF_OWNER = 4
_JOINED_BEFORE_DAYS = 40


def load_demo(regency: RegencyRef, loader: DemoLoader) -> tuple[int, int] | None:
    """Load this regency's file; answers how many businesses and products, None where there is no file."""
    path = FOLDER / f"{regency.slug}.json"
    if not path.is_file():
        return None
    rows = json.loads(path.read_text(encoding="utf-8"))["businesses"]
    for row in rows:
        _load_business(row, loader)
    return len(rows), sum(len(row["products"]) for row in rows)


def _load_business(row: dict[str, Any], loader: DemoLoader) -> None:
    is_demo_owners = bool(row.get("demo_owner"))
    joined = _moment(loader.regency, _JOINED_BEFORE_DAYS + _first_decision(row), row["slug"])
    business = Business(
        **{key: row[key] for key in _AS_IN_THE_FILE}, village=row["village"] or "",
        **_both(row, "tagline", "description"),
        latitude=row["lat"], longitude=row["lon"], phone=phone_e164(row["phone"]), phone_consented_at=joined,
        hours=(row["hours"] or {}).get("weekly"), is_published=True, created_at=joined,
        photo_id=loader.picture(row["scene"], row["slug"], square=True).id,
        owner_id=loader.account_id("pemilik") if is_demo_owners else None,
    )  # fmt: skip
    session().add(business)
    session().flush()
    for claim in row["claims"]:
        session().add(_claim(claim, business, loader))
    for number, product in enumerate(row["products"]):
        # The demo's owner has one product that is hidden, and some with more photos, so that these can be seen too.
        is_hidden = is_demo_owners and number >= _SHOWN_OF_OWNER
        pictures = 2 if is_demo_owners and product["featured"] else 1
        _load_product(product, business, loader, is_shown=not is_hidden, pictures=pictures)


def _load_product(
    row: dict[str, Any], business: Business, loader: DemoLoader, *, is_shown: bool, pictures: int
) -> None:
    product = Product(
        business_id=business.id, **{key: row[key] for key in _PRODUCT_AS_IN_THE_FILE},
        **_both(row, "name", "unit", "description"), is_published=is_shown,
        created_at=_moment(loader.regency, row["days_ago"], row["slug"]),
    )  # fmt: skip
    session().add(product)
    session().flush()
    for position in range(pictures):
        media = loader.picture(row["scene"], f"{row['slug']}{position or ''}", square=True)
        session().add(ProductPhoto(product_id=product.id, photo_id=media.id, position=position))


def _claim(row: dict[str, Any], business: Business, loader: DemoLoader) -> Claim:
    seed = f"{business.slug} {row['kind']}"
    spread = crc32(seed.encode())
    days_ago = row["verified_days_ago"] or (1 + spread % 12)
    claim = Claim(
        business_id=business.id, kind=row["kind"], number=row["number"] or "", state=row["state"],
        evidence=(row["evidence"] or {}).get("id", ""), reason=(row["reason"] or {}).get("id", ""),
        submitted_at=_moment(loader.regency, days_ago, seed),
    )  # fmt: skip
    if claim.state != "pending":
        claim.decided_at, claim.decided_by = claim.submitted_at, loader.account_id("petugas")
        claim.submitted_at = _moment(loader.regency, days_ago + 2 + spread % 4, seed)
    if row["expires_in_days"]:
        claim.expires_on = loader.regency.local_day() + timedelta(days=row["expires_in_days"])
    return claim


def _moment(regency: RegencyRef, days_ago: int, seed: str) -> datetime:
    """A moment in office hours about so many days ago, never in the future; a seed has its own time of day."""
    day = regency.local_day() - timedelta(days=days_ago)
    day -= timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
    first, last = _OFFICE_MINUTES
    minutes = first + crc32(seed.encode()) % (last - first)
    return min(datetime.combine(day, time(), regency.zone) + timedelta(minutes=minutes), utcnow())


def _both(row: dict[str, Any], *names: str) -> dict[str, str]:
    return {f"{name}_{language}": row[name].get(language) or "" for name in names for language in ("id", "en")}


def _first_decision(row: dict[str, Any]) -> int:
    return max((claim["verified_days_ago"] or 0 for claim in row["claims"]), default=0)
