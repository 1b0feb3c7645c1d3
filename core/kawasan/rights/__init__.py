"""People's rights over their own data (UU 27/2022): what is held, requests with their clock, erasure."""

from __future__ import annotations

from kawasan.rights.answering import answered, count_waiting, find_request, fulfil, receipt_of, refuse, waiting
from kawasan.rights.asking import ask, ask_everywhere, withdraw, withdraw_consent
from kawasan.rights.correcting import correct_phone
from kawasan.rights.export import document
from kawasan.rights.held import Part, Place, held_by_account, held_in, regencies_to_ask
from kawasan.rights.models import KINDS, RightsRequest
from kawasan.rights.receipts import Receipt
from kawasan.rights.refusals import RightsRefused
from kawasan.rights.reminding import remind
from kawasan.rights.words import CORE_KEEPS, KIND_NAMES, STATE_NAMES

__all__ = [
    "CORE_KEEPS", "KINDS", "KIND_NAMES", "STATE_NAMES", "Part", "Place", "Receipt", "RightsRefused", "RightsRequest",
    "answered", "ask", "ask_everywhere", "correct_phone", "count_waiting",
    "document", "find_request", "fulfil", "held_by_account", "held_in", "receipt_of", "refuse",
    "regencies_to_ask", "remind", "waiting", "withdraw", "withdraw_consent",
]  # fmt: skip
