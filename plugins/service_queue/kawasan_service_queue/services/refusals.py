"""Every refusal of the queue, one class each, carrying the facts a page needs to say why."""

from __future__ import annotations

from datetime import datetime


class QueueRefused(Exception):
    """Base of them all. `str(error)` is an English sentence for logs and the API; pages speak from `code` and
    attributes.
    """

    code = "refused"


class NotFound(QueueRefused):
    """What was asked for does not exist here; pages answer 404."""

    code = "not-found"


class UnknownOffice(NotFound):
    """No active office has this slug."""

    code = "unknown-office"


class UnknownService(NotFound):
    """No active service has this slug (or it is not one of this office)."""

    code = "unknown-service"


class UnknownCounter(NotFound):
    """The office has no counter with this number."""

    code = "unknown-counter"


class UnknownTicket(NotFound):
    """No ticket has this code."""

    code = "unknown-ticket"


class BadRequest(QueueRefused):
    """Channel, priority or key is not one of those there are; a mistake of the caller."""

    code = "bad-request"


class OfficeClosed(QueueRefused):
    """No ticket while the office is closed. `opens_at` (aware) is when it opens, None where that is not known."""

    code = "office-closed"

    def __init__(self, opens_at: datetime | None) -> None:
        self.opens_at = opens_at
        super().__init__(
            f"The office is closed; it opens at {opens_at.isoformat()}." if opens_at else "The office is closed."
        )


class QuotaReached(QueueRefused):
    """All `quota` online places of the day are taken. Kiosk and counter still give numbers; missed places become free
    again.
    """

    code = "quota-reached"

    def __init__(self, quota: int) -> None:
        self.quota = quota
        super().__init__(
            f"All {quota} online tickets of this service are taken for today; places that are missed become free."
        )


class AlreadyHolding(QueueRefused):
    """This device holds a live online ticket of this service: `ticket_code`, `number`."""

    code = "already-holding"

    def __init__(self, ticket_code: str, number: str) -> None:
        self.ticket_code, self.number = ticket_code, number
        super().__init__(f"This device already holds ticket {number} for this service.")


class KeyReused(QueueRefused):
    """The idempotency key belongs to a ticket of another service."""

    code = "key-reused"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was already used for another service.")


class NobodyWaiting(QueueRefused):
    """There is nobody whom this counter could call."""

    code = "nobody-waiting"


class CounterClosed(QueueRefused):
    """The counter must be opened before it calls anyone."""

    code = "counter-closed"


class CounterBusy(QueueRefused):
    """The counter still has someone: `number`, `state` (called or serving). Finish or mark absent first."""

    code = "counter-busy"

    def __init__(self, number: str, state: str) -> None:
        self.number, self.state = number, state
        super().__init__(f"The counter still has {number} ({state}).")


class WrongState(QueueRefused):
    """The ticket is in `state`, where `act` is not possible."""

    code = "wrong-state"

    def __init__(self, act: str, state: str) -> None:
        self.act, self.state = act, state
        super().__init__(f"Cannot {act} a ticket that is {state}.")


class CalledTooFewTimes(QueueRefused):
    """Absent only after `needed` calls; so far there were `calls`."""

    code = "called-too-few-times"

    def __init__(self, calls: int, needed: int) -> None:
        self.calls, self.needed = calls, needed
        super().__init__(f"Called {calls} of {needed} times: call again before marking absent.")


class SentNowhere(QueueRefused):
    """A transfer names neither another service nor another counter."""

    code = "sent-nowhere"


class ReopenTooLate(QueueRefused):
    """A missed number can be reopened for `minutes` after it was marked absent."""

    code = "reopen-too-late"

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        super().__init__(f"A missed number can be reopened for {minutes} minutes only.")


class AtAnotherCounter(QueueRefused):
    """The ticket was called to another counter; that one acts on it."""

    code = "at-another-counter"


class EditRefused(QueueRefused):
    """What was entered cannot be saved: `field` names the input; `reason` is `taken`, `empty`, `format` or `in-use`."""

    code = "edit-refused"

    def __init__(self, field: str, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason}")
