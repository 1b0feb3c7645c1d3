"""Finding programs of the plan by words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from kawasan.plugin_api import session
from kawasan_masterplan.models import PlanProgram
from kawasan_masterplan.services.terms import DIMENSIONS

BEGINS, CONTAINS, ELSEWHERE = 1.0, 0.8, 0.5


@dataclass(frozen=True)
class Found:
    """A program, and how well it fits, 0..1."""

    program: PlanProgram
    score: float


def find(query: str, limit: int) -> list[Found]:
    """Published programs that hold every word, best first. One query: a plan has some dozens of programs."""
    programs = session().scalars(select(PlanProgram).where(PlanProgram.is_published))
    found = [Found(one, _score(one, query.lower())) for one in programs if has_words(one, query)]
    return sorted(found, key=lambda one: (-one.score, one.program.title_id))[:limit]


def has_words(program: PlanProgram, query: str) -> bool:
    """Whether every word occurs in what the program says of itself, in either language."""
    texts = (*program.title, *program.summary, *program.indicator, program.office, *DIMENSIONS[program.dimension])
    text = " ".join(texts).lower()
    return all(word in text for word in query.lower().split())


def _score(program: PlanProgram, query: str) -> float:
    titles = [title.lower() for title in program.title if title]
    if any(title.startswith(query) for title in titles):
        return BEGINS
    return CONTAINS if any(query in title for title in titles) else ELSEWHERE
