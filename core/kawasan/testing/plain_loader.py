"""What the hook `demo` is given in tests: core's own draws each picture, which takes a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawasan.auth import add_member, create_account
from kawasan.media import Media, save_photo
from kawasan.testing.photos import photo_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kawasan.tenancy import RegencyRef


@dataclass
class PlainLoader:
    """A loader with one plain picture for all, and an account for everyone or one for each of them."""

    regency: RegencyRef
    accounts: int | Mapping[str, int] = 0

    def account_id(self, who: str) -> int:
        """Id of `admin`, `petugas` or `pemilik` of this regency."""
        return self.accounts if isinstance(self.accounts, int) else self.accounts[who]

    def add_account(self, who: str, name: str, role: str, *, area_code: str | None = None) -> int:
        """Id of a further one, without a password."""
        user = create_account(email=f"{who}@{self.regency.slug}.test", name=name)
        add_member(user, role, area_code=area_code)
        return user.id

    def picture(self, kind: str, seed: str, *, square: bool = False) -> Media:  # noqa: ARG002 - the hook's interface
        """A plain one, whatever is asked for."""
        return save_photo(photo_file(240, 200), square=square)
