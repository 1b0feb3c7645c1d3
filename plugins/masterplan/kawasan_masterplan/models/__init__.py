"""Tables of the plan."""

from __future__ import annotations

from kawasan_masterplan.models.people import COUNCIL, TEAM, Board, Commitment, Seat, Workshop
from kawasan_masterplan.models.plan import Area, PlanProgram, Progress

__all__ = ["COUNCIL", "TEAM", "Area", "Board", "Commitment", "PlanProgram", "Progress", "Seat", "Workshop"]
