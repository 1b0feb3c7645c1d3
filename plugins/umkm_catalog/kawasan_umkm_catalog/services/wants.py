"""What is still wanted of a business, so that buyers find it and can trust what they see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kawasan_umkm_catalog.models import Business, Claim, Product
from kawasan_umkm_catalog.services.claims import statuses_of
from kawasan_umkm_catalog.services.preferences import preferences


@dataclass(frozen=True)
class Want:
    """One thing to do. `code` is `refused`, `lapsing`, `lapsed`, `unverified`, `hidden`, `no_photo`, `no_phone`,
    `no_products`, `photoless` (a product), `no_hours` or `no_claims`.
    """

    code: str
    claim: Claim | None = None
    product: Product | None = None


def wants_of(business: Business, products: Sequence[Product]) -> list[Want]:
    """All of them, the most pressing first. The rows come loaded; costs no query."""
    return [*_of_claims(business), *_of_business(business), *_of_products(products)]


def _of_claims(business: Business) -> Iterator[Want]:
    statuses = statuses_of(business)
    for pressing in ("refused", "lapsed", "lapsing"):
        yield from (Want(pressing, claim=status.claim) for status in statuses if status.code == pressing)
    codes = {status.code for status in statuses}
    if not preferences().unverified_allowed and not codes & {"verified", "lapsing"}:
        yield Want("unverified")
    elif codes == {"absent"}:
        yield Want("no_claims")


def _of_business(business: Business) -> Iterator[Want]:
    checks = (
        (not business.is_published, "hidden"),
        (business.photo_id is None, "no_photo"),
        (not business.phone, "no_phone"),
        (not business.hours, "no_hours"),
    )
    yield from (Want(code) for missing, code in checks if missing)


def _of_products(products: Sequence[Product]) -> Iterator[Want]:
    if not products:
        yield Want("no_products")
    yield from (Want("photoless", product=product) for product in products if not product.photos)
