"""Finding a ticket by its code."""

from __future__ import annotations

from sqlalchemy import select

from kawasan.plugin_api import session
from kawasan_service_queue.models import Service, Ticket
from kawasan_service_queue.services.office_lock import hold
from kawasan_service_queue.services.refusals import UnknownTicket


def find_ticket(code: str) -> Ticket:
    """The ticket as it is in the database now; raises UnknownTicket."""
    ticket: Ticket | None = session().scalar(
        select(Ticket).where(Ticket.code == code), execution_options={"populate_existing": True}
    )
    if ticket is None:
        raise UnknownTicket("There is no ticket with this code.")
    return ticket


def held_ticket(code: str, office_id: int | None = None) -> Ticket:
    """The ticket, its office held for this transaction. Raises UnknownTicket, also for one of another office than
    `office_id`.
    """
    # A transfer stays within the office, so the office read before it is held is still the right one.
    found = session().scalar(
        select(Service.office_id).join(Ticket, Ticket.service_id == Service.id).where(Ticket.code == code)
    )
    if found is None or (office_id is not None and found != office_id):
        raise UnknownTicket("There is no ticket with this code.")
    hold(found)
    return find_ticket(code)
