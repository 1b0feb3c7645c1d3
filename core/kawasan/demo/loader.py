"""Loading demonstration data: core's own, then each plugin's through its `demo` hook."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from flask import current_app
from flask_security import hash_password

from kawasan.auth import User, add_member, create_account, find_account, keep_pin
from kawasan.auth.members import STAFF_ROLES
from kawasan.db import regency_scope, session, utcnow
from kawasan.demo.scenes import draw
from kawasan.media import Media, save_photo_whole
from kawasan.plugins import registry
from kawasan.region import rebuild
from kawasan.tenancy import RegencyRef, add_regency, all_regencies, find_regency, switch_program

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

OWNER_PHONE = "+6281200{}00"  # of the pattern 0812-00NN-NN00, which belongs to nobody
PASSWORD = "horas-danau-toba"  # noqa: S105 - published on purpose; the accounts work in demo mode only
PIN = "204060"
"""Of administrators and officers, at shared counter computers; published like the password."""
OPERATOR = "operator@kawasan.test"
ROLE_OF = {"admin": "admin", "petugas": "officer", "pemilik": "owner"}
NAMES = {"admin": "Administrator", "petugas": "Petugas", "pemilik": "Pemilik usaha"}
REGENCIES = Path(__file__).parent / "regencies.json"
PLACE_SIZE, SQUARE_SIZE = (960, 720), (640, 640)


class DemoRefused(RuntimeError):
    """Demonstration data and accounts exist in demo mode only."""


class DemoFailed(RuntimeError):
    """A plugin's demonstration could not be loaded; the message says which and why."""


@dataclass
class Loader:
    """What a plugin's `demo` hook is given: pictures and the demo accounts of its regency."""

    regency: RegencyRef
    _accounts: dict[str, int] = field(default_factory=dict)

    def account_id(self, who: str) -> int:
        """Id of `admin`, `petugas` or `pemilik` of this regency."""
        if who not in self._accounts:
            user = find_account(f"{who}@{self.regency.slug}.test")
            assert user is not None  # noqa: S101 - made before any plugin is asked
            self._accounts[who] = user.id
        return self._accounts[who]

    def add_account(self, who: str, name: str, role: str, *, area_code: str | None = None) -> int:
        """Id of a further account of this regency. Raises MemberRefused."""
        user = _account(f"{who}@{self.regency.slug}.test", name, hash_password(PASSWORD))
        add_member(user, role, area_code=area_code)
        self._accounts[who] = user.id
        return user.id

    def picture(self, kind: str, seed: str, *, square: bool = False) -> Media:
        """A drawn scene, taken in as an upload would be; the same kind and seed give the same picture."""
        drawn = draw(kind, crc32(seed.encode()), SQUARE_SIZE if square else PLACE_SIZE)
        return save_photo_whole(io.BytesIO(drawn), square=square)


def load(say: Callable[[str], None], reserved: frozenset[str] = frozenset(), only: Collection[str] = ()) -> bool:
    """Load all nine regencies, or `only` those with these slugs; False when there are regencies already.

    Raises DemoRefused outside demo mode.
    """
    if current_app.config["KAWASAN_MODE"] != "demo":
        message = "demonstration data and accounts are refused outside demo mode (KAWASAN_MODE=demo)"
        raise DemoRefused(message)
    with regency_scope(None, writes=False):
        if all_regencies():
            return False
    password, pin = hash_password(PASSWORD), hash_password(PIN)
    with regency_scope(None):
        _account(OPERATOR, "Operator", password, is_operator=True)
    for row in demo_regencies():
        if not only or row["slug"] in only:
            _load_regency(row, password, pin, reserved, say)
    return True


def demo_regencies() -> list[dict[str, Any]]:
    """What the demonstration knows of each of its regencies."""
    rows: list[dict[str, Any]] = json.loads(REGENCIES.read_text(encoding="utf-8"))
    return rows


def _load_regency(
    row: dict[str, Any], password: str, pin: str, reserved: frozenset[str], say: Callable[[str], None]
) -> None:
    with regency_scope(None):
        regency = add_regency(row.pop("code"), row.pop("slug"), reserved=reserved, shares_published=True, **row)
    with regency_scope(regency):
        for who, role in ROLE_OF.items():
            phone = OWNER_PHONE.format(regency.id) if who == "pemilik" else None
            name = f"{NAMES[who]} {regency.short_name}"
            account = _account(f"{who}@{regency.slug}.test", name, password, phone=phone)
            add_member(account, role)
            if role in STAFF_ROLES:
                keep_pin(account.id, pin)
    brought = [sentence for name in registry().plugins if (sentence := _load_program(regency.id, name))]
    say(f"{regency.name}: {', '.join(brought)}")


def _load_program(regency_id: int, name: str) -> str | None:
    """Switch the program on, ask it for its data; one without any for this regency is off."""
    regency = _find(regency_id)
    with regency_scope(regency):
        switch_program(name, on=True)
    regency = replace(_find(regency_id), programs={name: {}})
    with regency_scope(regency):
        answers = _ask(name, regency)
        if name not in answers:
            switch_program(name, on=False)
    sentence: str | None = answers.get(name)
    rebuild(regency_id, name)
    return sentence


def _ask(name: str, regency: RegencyRef) -> dict[str, Any]:
    """The hook, unguarded: a half-full demonstration is worse than none."""
    guarded, registry().strict = registry().strict, True
    try:
        return dict(registry().call("demo", regency, regency=regency, loader=Loader(regency)))
    except Exception as error:
        raise DemoFailed(f"the demonstration of {name} for {regency.name} could not be loaded: {error!r}") from error
    finally:
        registry().strict = guarded


def _find(regency_id: int) -> RegencyRef:
    with regency_scope(None, writes=False):
        regency = find_regency(id=regency_id)
    assert regency is not None  # noqa: S101 - added above
    return regency


def _account(email: str, name: str, password: str, **values: Any) -> User:
    user = create_account(email=email, name=name, is_demo=True, email_confirmed_at=utcnow(), **values)
    user.password = password
    session().flush()
    return user
