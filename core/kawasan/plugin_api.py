"""Everything a plugin may use of kawasan. Plugins import this module and no other of core's (tests: `kawasan.testing`).

Version 1 (`API_VERSION`). Names are added as kawasan goes on; one is taken away or changed only with the next version,
after it has warned for a minor release of kawasan; CHANGELOG says so. Grouped by what they are for:

- Describing the program: `Program`, `Permission`, `Bilingual`, `setting`, `read_settings`, `hookimpl`, `hookspec`
- Data: `Model`, `RegencyOwned`, `owned_key`, `reference`, `join_on`, `UtcDateTime`, `utcnow`, `new_id`, `session`,
`after_commit`
- The regency and the person: `current_regency`, `require_regency`, `RegencyRef`, `current_person`, `Person`
- Access to views: `public`, `signed_in`, `require`, `scope`, `throttle`, `cacheable`
- Saying what changed: `record` (the trail), `content_changed` (what the public sees), `tell` (a person)
- Answers of hooks: `NavItem`, `FrontSection`, `ConsoleCard`, `SearchHit`, `Published`, `call_hook`
- A person's data: `HeldData`, `HeldItem`, `Erasure`, `KeptData`, `deeds_of`, `deeds_kept`
- The region: `published_entries`, `sharing_regencies`
- Photos: `Media`, `Photo`, `PhotoRefused`, `save_photo`, `discard_photo`
- Accounts: `create_account`, `find_account`, `add_member`, `issue_token`, `MemberRefused`
- Pages: `Form`, `expires_at`, `Page`, `paginate`, `local_date`, `qr_svg`, `phone_e164`, `phone_national`,
`PhoneRefused`, `harmless_cell`
- Sub-districts and villages: `subdivisions`, `subdivision_name`, `lies_in`
- Places: `outline`, `fit_box`, `distance_km`; demonstration data: `DemoLoader`
"""

from __future__ import annotations

from typing import Any

from kawasan.audit import record
from kawasan.auth import (
    MemberRefused,
    Person,
    PhoneRefused,
    add_member,
    create_account,
    current_person,
    find_account,
    issue_token,
    public,
    require,
    scope,
    signed_in,
)
from kawasan.auth import e164 as phone_e164
from kawasan.auth import national as phone_national
from kawasan.auth.permissions import Permission
from kawasan.auth.throttle import throttle
from kawasan.caching import cacheable
from kawasan.db import (
    Model,
    RegencyOwned,
    UtcDateTime,
    after_commit,
    join_on,
    new_id,
    owned_key,
    reference,
    session,
    utcnow,
)
from kawasan.geo import distance_km, outline
from kawasan.geo import fit as fit_box
from kawasan.languages import Bilingual, current_language
from kawasan.media import Media, Photo, PhotoRefused, discard_photo, save_photo
from kawasan.notices import tell
from kawasan.plugins import (
    ConsoleCard,
    DemoLoader,
    Erasure,
    FrontSection,
    HeldData,
    HeldItem,
    KeptData,
    NavItem,
    Program,
    Published,
    SearchHit,
    deeds_kept,
    deeds_of,
    hookimpl,
    hookspec,
    read_settings,
    registry,
    setting,
)
from kawasan.region import content_changed, published_entries, sharing_regencies
from kawasan.tenancy import RegencyRef, current_regency, lies_in, require_regency, subdivision_name, subdivisions
from kawasan.ui.cells import harmless_cell
from kawasan.ui.expiry import expires_at
from kawasan.ui.formats import local_date, rupiah
from kawasan.ui.forms import Form
from kawasan.ui.money import parse_rupiah
from kawasan.ui.pagination import Page, paginate
from kawasan.ui.qr import qr_svg

API_VERSION = 1
"""Of hooks and names together. `Program.core_range` says which versions of kawasan a plugin works with."""

__all__ = [
    "API_VERSION", "Bilingual", "ConsoleCard", "DemoLoader", "Erasure", "Form", "FrontSection", "HeldData",
    "HeldItem", "KeptData", "Media", "MemberRefused", "Model", "NavItem", "Page", "Permission", "Person",
    "PhoneRefused", "Photo", "PhotoRefused", "Program", "Published", "RegencyOwned", "RegencyRef", "SearchHit",
    "UtcDateTime", "add_member", "after_commit", "cacheable", "call_hook", "content_changed", "create_account",
    "current_language", "current_person", "current_regency", "deeds_kept", "deeds_of", "discard_photo", "distance_km",
    "expires_at", "find_account", "fit_box", "harmless_cell", "hookimpl", "hookspec", "issue_token", "join_on",
    "lies_in", "local_date", "new_id", "outline", "owned_key", "paginate", "parse_rupiah", "phone_e164",
    "phone_national", "public", "published_entries", "qr_svg", "read_settings", "record", "reference", "require",
    "require_regency", "rupiah", "save_photo", "scope", "session", "setting", "sharing_regencies", "signed_in",
    "subdivision_name", "subdivisions", "tell", "throttle", "utcnow",
]  # fmt: skip


def call_hook(hook: str, **arguments: Any) -> list[Any]:
    """Call a hook of your own (see `hookspecs`) for the current regency; answers of plugins whose program is on, in
    one list.
    """
    return registry().collect(hook, require_regency(), **arguments)
