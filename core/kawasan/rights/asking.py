"""A person asks something about their own data; the clock of 72 hours begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from kawasan.audit import acting_as, record, record_platform
from kawasan.db import regency_scope, session, utcnow
from kawasan.languages import Bilingual
from kawasan.notices import tell
from kawasan.rights.erasing import erase_account, erase_in_program, holds_something, refuse_last_admin
from kawasan.rights.held import held_in, regencies_to_ask
from kawasan.rights.models import OPEN, TIME_TO_ANSWER, WITHDRAWN, RightsRequest
from kawasan.rights.refusals import RightsRefused
from kawasan.rights.telling import due, tell_admins
from kawasan.rights.words import KIND_NAMES
from kawasan.tenancy import RegencyRef

if TYPE_CHECKING:
    from kawasan.auth import User
    from kawasan.plugins import Erasure

PAGE = "akun/data"


def ask(user_id: int, kind: str, *, note: str = "", new_phone: str | None = None) -> RightsRequest:
    """Put a request on the desk of the current regency's administrators, who are told. Raises RightsRefused (`asked`,
    `last_admin`).
    """
    if kind == "erasure":
        refuse_last_admin(user_id)
    waiting = select(RightsRequest.id).where(RightsRequest.user_id == user_id, RightsRequest.kind == kind)
    if session().scalar(waiting.where(RightsRequest.state == OPEN)) is not None:
        raise RightsRefused("asked")
    now = utcnow()
    request = RightsRequest(user_id=user_id, kind=kind, note=note.strip(), new_phone=new_phone, asked_at=now,
                            due_at=now + TIME_TO_ANSWER)  # fmt: skip
    session().add(request)
    session().flush()
    record("core.rights.ask", str(request.id), after={"kind": kind})
    _tell_all(request)
    return request


def ask_everywhere(user: User) -> list[RegencyRef]:
    """Ask for erasure in each regency that holds something on the person, each in its own scope; answers
    where. An empty list: nothing is held anywhere, so the account was erased at once.

    For the platform's own pages; nothing may have been changed before. Raises RightsRefused (`operator`, `last_admin`
    with the regencies, `asked` where all of them have it already).
    """
    if user.is_operator:
        raise RightsRefused("operator")
    user_id = user.id
    places = [place for place in held_in(regencies_to_ask(user), user) if holds_something(place)]
    if not places:
        acting_as(user_id, str(user_id))
        record_platform("core.account.erase", str(user_id))
        erase_account(user)
        return []
    _refuse_last_admin_anywhere([place.regency for place in places], user_id)
    session().rollback()  # its lock would be held against the units below (SQLite)
    asked = [place.regency for place in places if _ask_in(place.regency, user_id)]
    if not asked:
        raise RightsRefused("asked")
    return asked


def withdraw(user_id: int, request_id: int) -> None:
    """The person no longer wants it. Raises RightsRefused (`unknown`, `decided`)."""
    query = select(RightsRequest).where(RightsRequest.id == request_id, RightsRequest.user_id == user_id)
    request = session().scalar(query.with_for_update(), execution_options={"populate_existing": True})
    if request is None or request.state != OPEN:
        raise RightsRefused("unknown" if request is None else "decided")
    request.state, request.decided_at, request.note, request.new_phone = WITHDRAWN, utcnow(), "", None
    record("core.rights.withdraw", str(request.id), after={"kind": request.kind})


def withdraw_consent(user_id: int, program: str, consent: str) -> Erasure:
    """Stop at once what rests on a consent (UU 27/2022, articles 9 and 40). Raises RightsRefused (`program`)."""
    erasure = erase_in_program(program, user_id, consent)
    record("core.rights.consent", program, after={"consent": consent})
    return erasure


def _ask_in(regency: RegencyRef, user_id: int) -> bool:
    try:
        with regency_scope(regency):
            ask(user_id, "erasure")
    except RightsRefused:
        return False
    return True


def _refuse_last_admin_anywhere(regencies: list[RegencyRef], user_id: int) -> None:
    names = []
    for regency in regencies:
        with regency_scope(regency, writes=False):
            try:
                refuse_last_admin(user_id)
            except RightsRefused:
                names.append(regency.name)
    if names:
        raise RightsRefused("last_admin", *names)


def _tell_all(request: RightsRequest) -> None:
    """The person, and those who have to answer."""
    kind, time = KIND_NAMES[request.kind], due(request)
    tell(request.user_id, Bilingual(
        f"Permintaan Anda diterima: {kind.id}. Dijawab paling lambat {time.id}.",
        f"Your request has arrived: {kind.en}. It is answered by {time.en} at the latest.",
    ), PAGE)  # fmt: skip
    tell_admins(Bilingual(
        f"Permintaan data pribadi menunggu jawaban: {kind.id}. Batas waktu {time.id}.",
        f"A request about personal data waits for an answer: {kind.en}. Due {time.en}.",
    ))  # fmt: skip
