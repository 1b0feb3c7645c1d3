"""The administrator's side: requests that wait, and answering each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from kawasan import mail
from kawasan.audit import record
from kawasan.auth import User, find_account
from kawasan.db import session, utcnow
from kawasan.languages import Bilingual
from kawasan.notices import tell
from kawasan.rights.asking import PAGE
from kawasan.rights.erasing import erase_here, erase_in_program
from kawasan.rights.held import held_in, programs_here
from kawasan.rights.models import FULFILLED, OPEN, REFUSED, RightsRequest
from kawasan.rights.receipts import Receipt
from kawasan.rights.refusals import RightsRefused
from kawasan.rights.words import KIND_NAMES
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from collections.abc import Sequence

LATEST_ANSWERED = 50
LONGEST_NOTICE = 500
SEE_PAGE = Bilingual("lihat halaman Data Anda.", "see the page Your data.")
WITH_THE_ERASURE = Bilingual("Dijawab dengan penghapusan.", "Answered by the erasure.")
NEEDS_ANSWER = ("correction", "stop")
"""Only who did it can say what was corrected or stopped."""


def waiting() -> Sequence[RightsRequest]:
    """Open requests with their people, the most urgent first. One query."""
    query = select(RightsRequest).options(joinedload(RightsRequest.user)).where(RightsRequest.state == OPEN)
    found: Sequence[RightsRequest] = session().scalars(query.order_by(RightsRequest.due_at, RightsRequest.id)).all()
    return found


def answered() -> Sequence[RightsRequest]:
    """The latest that were answered or withdrawn."""
    query = select(RightsRequest).options(joinedload(RightsRequest.user)).where(RightsRequest.state != OPEN)
    latest = query.order_by(RightsRequest.decided_at.desc(), RightsRequest.id.desc()).limit(LATEST_ANSWERED)
    found: Sequence[RightsRequest] = session().scalars(latest).all()
    return found


def count_waiting() -> tuple[int, int]:
    """How many wait, and how many of them are late."""
    late = func.count(RightsRequest.id).filter(RightsRequest.due_at < utcnow())
    query = select(func.count(RightsRequest.id), late).where(RightsRequest.state == OPEN)
    total, overdue = session().execute(query).one()
    return int(total), int(overdue)


def find_request(request_id: int) -> RightsRequest | None:
    """One of this regency's, in any state."""
    query = select(RightsRequest).options(joinedload(RightsRequest.user)).where(RightsRequest.id == request_id)
    found: RightsRequest | None = session().scalar(query)
    return found


def refuse(request_id: int, officer_id: int, reason: str) -> None:
    """Refuse, with the reason that the person is told. Raises RightsRefused (`unknown`, `decided`, `answer`)."""
    request = _for_answer(request_id)
    if not reason.strip():
        raise RightsRefused("answer")
    _close(request, REFUSED, officer_id, reason)
    kind = KIND_NAMES[request.kind]
    said = Bilingual(reason.strip())
    _tell(request.user_id, f"Permintaan Anda ({kind.id}) ditolak: ", f"Your request ({kind.en}) was refused: ", said)


def fulfil(request_id: int, officer_id: int, answer: str) -> None:
    """Fulfil: an erasure is carried out, a stop withdraws every consent, a correction sets the number asked for.

    Raises RightsRefused (`unknown`, `decided`, `answer`, `last_admin`, `program`, `taken`); what was done so far must
    then be rolled back.
    """
    request = _for_answer(request_id)
    if request.kind in NEEDS_ANSWER and not answer.strip():
        raise RightsRefused("answer")
    user: User = session().get(User, request.user_id)
    if request.kind == "erasure":
        _erase(request, user, officer_id, answer)
        return
    if request.new_phone:
        _set_phone(user, request.new_phone)
    if request.kind == "stop":
        _withdraw_consents(user)
    _close(request, FULFILLED, officer_id, answer)
    kind = KIND_NAMES[request.kind]
    said = Bilingual(answer.strip()) if answer.strip() else SEE_PAGE
    _tell(user.id, f"Permintaan Anda ({kind.id}) dipenuhi: ", f"Your request ({kind.en}) was fulfilled: ", said)


def _erase(request: RightsRequest, user: User, officer_id: int, answer: str) -> None:
    """The receipt goes to the confirmed address the person had."""
    address, language = user.confirmed_email, user.language
    receipt = erase_here(user)
    request.receipt = receipt.stored()
    _close(request, FULFILLED, officer_id, answer)
    others = select(RightsRequest).where(RightsRequest.user_id == user.id, RightsRequest.state == OPEN)
    for other in session().scalars(others).all():
        _close(other, FULFILLED, officer_id, WITH_THE_ERASURE.text(language))
    regency = require_regency()
    subject = Bilingual("data pribadi Anda dihapus", "your personal data was erased").text(language)
    if address:
        text = "\n\n".join(part for part in (answer.strip(), receipt.sentences(language), regency.name) if part)
        mail.send(address, f"{regency.name}: {subject}", f"{text}\n")


def _for_answer(request_id: int) -> RightsRequest:
    query = select(RightsRequest).where(RightsRequest.id == request_id).with_for_update()
    request: RightsRequest | None = session().scalar(query, execution_options={"populate_existing": True})
    if request is None or request.state != OPEN:
        raise RightsRefused("unknown" if request is None else "decided")
    return request


def _close(request: RightsRequest, state: str, officer_id: int, answer: str) -> None:
    """Answered once; the trail says so without the person's name and without the words."""
    request.state, request.decided_at, request.decided_by, request.answer = state, utcnow(), officer_id, answer.strip()
    verb = "fulfil" if state == FULFILLED else "refuse"
    record(f"core.rights.{verb}", str(request.id), before={"state": OPEN}, after={"state": state, "kind": request.kind})


def _set_phone(user: User, number: str) -> None:
    owner = find_account(number)
    if owner is not None and owner.id != user.id:
        raise RightsRefused("taken")
    user.phone = number


def _withdraw_consents(user: User) -> None:
    """Whatever rests on consent, in every program of this regency."""
    (place,) = held_in([require_regency()], user)
    programs = set(programs_here())
    for part in place.parts:
        for kind in part.kinds:
            if kind.consent and part.program in programs:
                erase_in_program(part.program, user.id, kind.consent)


def _tell(user_id: int, indonesian: str, english: str, said: Bilingual) -> None:
    pair = f"{indonesian}{said.id}", f"{english}{said.text('en')}"
    tell(user_id, Bilingual(*(text[:LONGEST_NOTICE] for text in pair)), PAGE)


def receipt_of(request: RightsRequest) -> Receipt | None:
    """What became of the data, where the request was an erasure that was carried out."""
    return Receipt.read(request.receipt) if request.receipt else None
