"""The pages. Importing this package registers every view on the blueprints."""

from __future__ import annotations

from kawasan_umkm_catalog.views import catalogue, claims, decisions, my_businesses, products, register, storefront
from kawasan_umkm_catalog.views.blueprints import officer, owner, visitor

__all__ = [
    "catalogue", "claims", "decisions", "my_businesses", "officer", "owner", "products", "register", "storefront",
    "visitor",
]  # fmt: skip
