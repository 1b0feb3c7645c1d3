"""What hooks answer with: plain values, never HTML or JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from kawasan.languages import Bilingual

if TYPE_CHECKING:
    from kawasan.media import Media
    from kawasan.tenancy import RegencyRef


class DemoLoader(Protocol):
    """What the `demo` hook is given: pictures, and the demo accounts of its regency."""

    regency: RegencyRef

    def account_id(self, who: str) -> int:
        """Id of `admin`, `petugas` or `pemilik` of this regency."""

    def add_account(self, who: str, name: str, role: str, *, area_code: str | None = None) -> int:
        """Id of a further demo account, `who@<slug>.test`, with the password of all of them: `role` is `officer` or
        `owner`, limited to a sub-district or village where `area_code` says one.
        """

    def picture(self, kind: str, seed: str, *, square: bool = False) -> Media:
        """A drawn scene, taken in as an upload would be; the same kind and seed give the same picture."""


@dataclass(frozen=True)
class NavItem:
    """An entry of the regency's main menu."""

    label: Bilingual
    endpoint: str
    order: int = 50


@dataclass(frozen=True)
class FrontSection:
    """A part of the regency's front page: a template of the plugin and its context. Lower `order` is further up.

    `order` 10: what is useful now; 20: places to go; 30: things to buy; 50: the rest.
    """

    template: str
    context: Mapping[str, Any]
    order: int = 50


@dataclass(frozen=True)
class ConsoleCard:
    """A card on the desk of the regency's staff; shown to who holds `permission`."""

    title: Bilingual
    text: Bilingual
    endpoint: str
    permission: str
    count: int | None = None
    """Work that waits, if that can be counted."""
    icon: str = "list"
    order: int = 50


@dataclass(frozen=True)
class SearchHit:
    """A find of the search over all programs. `score` in 0..1 sorts hits of all programs together."""

    title: Bilingual
    subtitle: Bilingual
    url: str
    kind: Bilingual
    score: float
    photo: Any = None


@dataclass(frozen=True)
class Published:
    """One thing a regency has published and, if it consents, shares with the region's own pages."""

    kind: str
    """`place`, `business`, `product` or `office`."""
    key: str
    """Unique within the program and regency."""
    title: Bilingual
    summary: Bilingual
    path: str
    """Below the regency's root, as in `peta/bukit-gibeon`."""
    category: str = ""
    latitude: float | None = None
    longitude: float | None = None
    photo_id: int | None = None
    is_featured: bool = False
    """Among what the regency would show first: the region's front page takes a few of these from each."""
    words: str = ""
    """More text to be found by."""
    detail: Mapping[str, Any] = field(default_factory=dict)
    """What the region's pages show besides, JSON types."""
