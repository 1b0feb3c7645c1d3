"""How a check says what it found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is unsafe or missing: what it concerns, what is wrong, and what to do."""

    subject: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.subject}: {self.fault}. {self.remedy}."
