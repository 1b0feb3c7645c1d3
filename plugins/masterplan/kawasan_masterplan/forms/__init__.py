"""The forms of the staff."""

from __future__ import annotations

from kawasan_masterplan.forms.people import BoardForm, CommitmentForm, SeatForm, WorkshopForm
from kawasan_masterplan.forms.plan import AreaForm, ProgramForm
from kawasan_masterplan.forms.progress import ProgressForm

__all__ = ["AreaForm", "BoardForm", "CommitmentForm", "ProgramForm", "ProgressForm", "SeatForm", "WorkshopForm"]
