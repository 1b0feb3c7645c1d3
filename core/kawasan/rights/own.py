"""What core itself holds on a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from kawasan.audit import AuditEntry
from kawasan.auth import AccessToken, LoginSession, Membership, Station, national, pin_set_at
from kawasan.db import session
from kawasan.languages import Bilingual
from kawasan.notices import Notice
from kawasan.plugins import HeldData, HeldItem, deeds_of
from kawasan.plugins.deeds import FOR_EVER, GROUND
from kawasan.rights.models import RightsRequest
from kawasan.rights.words import FOR_SERVICE, ROLE_WORDS
from kawasan.tenancy import require_regency, subdivision_name

if TYPE_CHECKING:
    from kawasan.auth import User

ACCOUNT = Bilingual("Akun Anda", "Your account")
PORTAL = Bilingual("Portal", "The portal")
PIN = Bilingual("PIN loket", "Counter PIN")
STATIONS = Bilingual("Komputer loket bersama yang Anda buka", "Shared counter computers you opened")
WHILE_ACCOUNT = Bilingual("Sampai akun dihapus.", "Until the account is erased.")
UNTIL_SIGN_OUT = Bilingual(
    "Sampai Anda keluar, paling lama 30 hari; kata sandi baru mengakhirinya.",
    "Until you sign out, at most 30 days; a new password ends it.",
)
UNTIL_EXPIRED = Bilingual("Sampai masa berlakunya habis, paling lama 7 hari.", "Until it expires, at most 7 days.")
HASHED = Bilingual("hanya hash-nya yang disimpan", "only a hash of it is kept")
UNTIL_PIN_ENDS = Bilingual(
    "Sampai Anda menghapusnya, mengganti kata sandi, atau peran Anda berakhir.",
    "Until you remove it, change your password, or your role ends.",
)
UNTIL_OPENED_ANEW = Bilingual("Sampai rekan lain membukanya.", "Until a colleague opens it.")
UNTIL_ROLE_ENDS = Bilingual("Sampai perannya diakhiri.", "Until the role ends.")


@dataclass(frozen=True)
class Asked:
    """A request of the person's, as plain values."""

    id: int
    kind: str
    state: str
    note: str
    asked_at: datetime
    due_at: datetime
    decided_at: datetime | None
    answer: str
    receipt: dict[str, Any] | None


def names_of(user: User) -> tuple[str, ...]:
    """What the trail may call the account as the subject of an entry."""
    return tuple(name for name in (user.email, user.phone, str(user.id)) if name)


def account_data(user: User) -> list[HeldData]:
    """The account, its signed-in browsers and its one-time links."""
    browser, link = Bilingual("Perangkat yang masuk", "A signed-in browser"), Bilingual("Undangan", "An invitation")
    browsers = tuple(HeldItem(browser, at) for at in _moments(LoginSession, user))
    links = tuple(HeldItem(link, at) for at in _moments(AccessToken, user))
    kinds = [
        HeldData(ACCOUNT, FOR_SERVICE, WHILE_ACCOUNT, (HeldItem(ACCOUNT, user.created_at, _values(user)),)),
        HeldData(Bilingual("Perangkat", "Browsers"), FOR_SERVICE, UNTIL_SIGN_OUT, browsers),
        HeldData(Bilingual("Tautan satu kali", "One-time links"), FOR_SERVICE, UNTIL_EXPIRED, links),
    ]
    return [kind for kind in kinds if kind.items]


def regency_data(user_id: int, names: tuple[str, ...]) -> list[HeldData]:
    """Roles, PIN, notices and what the trail says of the person, in the current regency."""
    roles, notices = tuple(map(_role, _roles(user_id))), tuple(map(_notice, _notices(user_id)))
    about = Bilingual("Yang dicatat tentang akun Anda", "What was recorded about your account")
    kinds = [
        HeldData(Bilingual("Peran Anda", "Your roles"), FOR_SERVICE, UNTIL_ROLE_ENDS, roles),
        HeldData(PIN, FOR_SERVICE, UNTIL_PIN_ENDS, _pin(user_id)),
        HeldData(STATIONS, FOR_SERVICE, UNTIL_OPENED_ANEW, _opened(user_id)),
        HeldData(Bilingual("Kabar untuk Anda", "Notices to you"), FOR_SERVICE, WHILE_ACCOUNT, notices),
        *deeds_of(user_id, "core"),
        HeldData(about, GROUND, FOR_EVER, _about(names), outlasts_erasure=True),
    ]
    return [kind for kind in kinds if kind.items]


def asked_by(user_id: int) -> list[Asked]:
    """The person's requests in the current regency, newest first."""
    query = select(RightsRequest).where(RightsRequest.user_id == user_id).order_by(RightsRequest.id.desc())
    return [
        Asked(one.id, one.kind, one.state, one.note, one.asked_at, one.due_at, one.decided_at, one.answer, one.receipt)
        for one in session().scalars(query)
    ]


def _values(user: User) -> tuple[tuple[Bilingual, str], ...]:
    values = (
        (Bilingual("e-mail", "e-mail"), user.email),
        (Bilingual("nama", "name"), user.name),
        (Bilingual("nomor telepon", "phone number"), national(user.phone) if user.phone else ""),
        (Bilingual("bahasa surat", "language of mails"), user.language),
        (Bilingual("kata sandi", "password"), str(HASHED) if user.password else ""),
        (Bilingual("nomor akun", "account number"), str(user.id)),
    )
    return tuple((name, value) for name, value in values if value)


def _moments(model: type[LoginSession | AccessToken], user: User) -> list[datetime]:
    return list(session().scalars(select(model.created_at).where(model.user_id == user.id).order_by(model.created_at)))


def _roles(user_id: int) -> list[Membership]:
    where = (Membership.user_id == user_id, Membership.regency_id == require_regency().id)
    return list(session().scalars(select(Membership).where(*where).order_by(Membership.created_at)))


def _notices(user_id: int) -> list[Notice]:
    return list(session().scalars(select(Notice).where(Notice.user_id == user_id).order_by(Notice.id.desc())))


def _role(membership: Membership) -> HeldItem:
    area = ((Bilingual("wilayah", "area"), subdivision_name(membership.area_code)),) if membership.area_code else ()
    return HeldItem(ROLE_WORDS.get(membership.role, Bilingual(membership.role)), membership.created_at, area)


def _notice(notice: Notice) -> HeldItem:
    return HeldItem(Bilingual(notice.text_id, notice.text_en), notice.created_at)


def _pin(user_id: int) -> tuple[HeldItem, ...]:
    since = pin_set_at(user_id)
    return (HeldItem(PIN, since, ((PIN, str(HASHED)),)),) if since else ()


def _opened(user_id: int) -> tuple[HeldItem, ...]:
    query = select(Station.name, Station.opened_at).where(Station.opened_by == user_id).order_by(Station.id)
    return tuple(HeldItem(Bilingual(name), at) for name, at in session().execute(query))


def _about(names: tuple[str, ...]) -> tuple[HeldItem, ...]:
    """How many entries name the account as what was changed, such as a role given to it."""
    columns = func.count(AuditEntry.id), func.min(AuditEntry.at)
    count, first = session().execute(select(*columns).where(AuditEntry.subject.in_(names))).one()
    text = Bilingual(f"{count} catatan, seperti peran yang diberikan", f"{count} entries, such as a role given to you")
    return (HeldItem(text, first),) if count else ()
