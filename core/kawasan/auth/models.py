"""Tables of accounts, which are the platform's: outside the row filter, since a person has one account and roles in
any regency; and those of a regency's stations, the counter computers that officers share.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_security import RoleMixin, UserMixin
from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.db import Model, RegencyOwned, new_id, owned_key, reference, utcnow


class User(Model, UserMixin):
    """An account. Signs in with e-mail or phone; at least one of them is there."""

    __tablename__ = "core_user"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, default=new_id, autoincrement=False)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)  # type: ignore[assignment]  # theirs is never None
    phone: Mapped[str | None] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(80), default="", server_default="")
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    is_operator: Mapped[bool] = mapped_column(default=False)
    is_demo: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(2), default="id", server_default="id")
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    email_confirmed_at: Mapped[datetime | None]
    """When a link that went to this address was used; None: nobody knows whether letters reach them."""
    second_step: Mapped[str | None] = mapped_column(String(22))
    """From this, the key of its authenticator app is made (`auth.second_step`); None: it is asked for no code."""
    second_step_used: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    """The newest half minute whose code was used: none counts twice."""
    memberships: Mapped[list[Membership]] = relationship(back_populates="user", cascade="all, delete-orphan")
    roles: Any = ()  # flask-security asks for them; ours are memberships

    @property
    def confirmed_email(self) -> str | None:
        """Where letters reach them; None: there is no address, or nobody knows whether it is theirs."""
        return self.email if self.email_confirmed_at else None

    @property
    def label(self) -> str:
        """How staff recognise the account."""
        return self.email or self.phone or str(self.id)


class Role(RoleMixin):
    """Never stored: flask-security wants a class, roles come from Membership."""

    name = ""


class Membership(Model):
    """A role of a person in a regency, for all of it or for one sub-district or village."""

    __tablename__ = "core_membership"
    __table_args__ = (Index(None, "regency_id"),)

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"), primary_key=True)
    regency_id: Mapped[int] = mapped_column(ForeignKey("core_regency.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    area_code: Mapped[str | None] = mapped_column(String(13))
    """Kemendagri code of a sub-district or village, as in 12.12.01.2001; None: the whole regency."""
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    user: Mapped[User] = relationship(back_populates="memberships")


class AccountPlace(Model):
    """An account has had a role in a regency, was told something there, or acted there: what the regency holds on it is
    looked for there and nowhere else. It says no more than that.
    """

    __tablename__ = "core_account_place"

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"), primary_key=True)
    regency_id: Mapped[int] = mapped_column(ForeignKey("core_regency.id", ondelete="CASCADE"), primary_key=True)


class LoginSession(Model):
    """A signed-in browser. The cookie holds only its random id, so that signing out ends it on the server.

    At a station it is a turn: it goes with the station, and ends when nobody has done anything for a while.
    """

    __tablename__ = "core_login_session"
    __table_args__ = (
        owned_key("station_id", "core_station", ondelete="CASCADE"),
        Index(None, "regency_id", "station_id"),
    )

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    last_seen_at: Mapped[datetime] = mapped_column(default=utcnow)
    browser: Mapped[str] = mapped_column(String(40), default="", server_default="")
    """What kind it is; at a station, the station's name."""
    regency_id: Mapped[int | None]
    station_id: Mapped[int | None] = reference(nullable=True)
    by_pin: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Begun with a PIN: it counts in the station's regency alone, and has an officer's power, no more."""
    ends_at: Mapped[datetime | None]
    """When a turn ends however busy it is; None but at a station."""


class Station(RegencyOwned, Model):
    """A counter's computer that officers share: one browser, known by a random token of which only a hash is kept."""

    __tablename__ = "core_station"
    __table_args__ = (UniqueConstraint("regency_id", "digest"),)

    name: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(default=utcnow)
    used_at: Mapped[datetime | None]
    """When somebody last began a turn."""
    open_until: Mapped[datetime | None]
    """Until then PINs count here; None, or past: it is locked."""
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="SET NULL"))
    """Whose full sign-in opened it last."""


class Pin(Model):
    """An officer's PIN for the stations of one regency. A platform table: it ends with the account's password."""

    __tablename__ = "core_pin"

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"), primary_key=True)
    regency_id: Mapped[int] = mapped_column(ForeignKey("core_regency.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[str] = mapped_column(String(255))
    set_at: Mapped[datetime] = mapped_column(default=utcnow)


class WrongPin(RegencyOwned, Model):
    """A wrong PIN was typed for an account at a station; gone once the right one is, or somebody opens it anew."""

    __tablename__ = "core_wrong_pin"
    __table_args__ = (
        owned_key("station_id", "core_station", ondelete="CASCADE"),
        Index(None, "regency_id", "station_id", "user_id"),
    )

    station_id: Mapped[int] = reference()
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"))


class RecoveryCode(Model):
    """Opens the second step once, for who lost the app. Only a hash is kept."""

    __tablename__ = "core_recovery_code"

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)


class AccessToken(Model):
    """A one-time link (`auth.tokens`). Only a hash is kept."""

    __tablename__ = "core_access_token"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"), index=True)
    regency_id: Mapped[int | None] = mapped_column(ForeignKey("core_regency.id", ondelete="CASCADE"))
    """Where it lets in; None: on the platform's own pages, for operators."""
    purpose: Mapped[str] = mapped_column(String(10), default="enter", server_default="enter")
    address: Mapped[str | None] = mapped_column(String(254))
    """The e-mail address that its use confirms, since the link went there and nowhere else."""
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
