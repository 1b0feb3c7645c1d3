"""Core's own permissions, and which role has which of all."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawasan.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

ROLES = ("admin", "officer", "owner")
PERMISSION = re.compile(r"^[a-z0-9_]+:[a-z0-9_]+:[a-z0-9_]+\Z")


@dataclass(frozen=True)
class Permission:
    """Something a member may do: `<program>:<resource>:<action>`, and the roles that may by default.

    Administrators and operators may everything; they need not be listed.
    """

    name: str
    title: Bilingual
    roles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the name and the roles."""
        if not PERMISSION.match(self.name):
            message = f"permission {self.name!r} must read <program>:<resource>:<action>"
            raise ValueError(message)
        if unknown := set(self.roles) - set(ROLES):
            message = f"permission {self.name}: unknown roles {', '.join(sorted(unknown))}"
            raise ValueError(message)


CORE_PERMISSIONS = (
    Permission("core:console:view", Bilingual("Membuka meja kerja", "Open the desk"), ("admin", "officer")),
    Permission("core:program:switch", Bilingual("Menyalakan program", "Switch programs"), ("admin",)),
    Permission("core:identity:edit", Bilingual("Mengubah identitas portal", "Edit the portal's identity"), ("admin",)),
    Permission("core:member:manage", Bilingual("Mengelola anggota", "Manage members"), ("admin",)),
    Permission(
        "core:rights:decide",
        Bilingual("Menjawab permintaan data pribadi", "Answer requests about personal data"),
        ("admin",),
    ),
    Permission(
        "core:station:manage",
        Bilingual("Mengelola komputer loket bersama", "Manage shared counter computers"),
        ("admin",),
    ),
    Permission(
        "core:station:open",
        Bilingual("Membuka komputer loket bersama", "Open a shared counter computer"),
        ("admin", "officer"),
    ),
    Permission("core:audit:read", Bilingual("Membaca jejak perubahan", "Read the trail"), ("admin",)),
)


def by_role(permissions: Iterable[Permission]) -> dict[str, frozenset[str]]:
    """Role to the names of its permissions."""
    table: dict[str, set[str]] = defaultdict(set)
    for permission in permissions:
        for role in permission.roles:
            table[role].add(permission.name)
    return {role: frozenset(table[role]) for role in ROLES}
