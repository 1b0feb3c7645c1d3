"""What the plan holds on an account: the reports an officer entered, and what else they did."""

from __future__ import annotations

from sqlalchemy import func, select, update

from kawasan.plugin_api import Bilingual, Erasure, HeldData, HeldItem, deeds_kept, deeds_of, session
from kawasan_masterplan.models import PlanProgram, Progress
from kawasan_masterplan.settings import PROGRAM

TITLE = Bilingual("Kemajuan yang Anda laporkan", "Progress you reported")
GROUND = Bilingual(
    "Pertanggungjawaban atas rencana pembangunan (UU 27/2022 pasal 20 ayat (2) huruf c dan e).",
    "Accountability for the development plan (Law 27/2022, article 20 paragraph (2) c and e).",
)
KEPT = Bilingual(
    "Selama laporan itu ada. Warga tidak melihat siapa yang melaporkan.",
    "As long as the report exists. The public does not see who reported.",
)
COUNT = Bilingual("banyaknya laporan", "reports")


def held_on(account_id: int) -> list[HeldData]:
    """Reports by program, then actions in the trail; nothing for who never reported. Two queries."""
    columns = (PlanProgram.title_id, PlanProgram.title_en, func.count(Progress.id), func.min(Progress.entered_at))
    query = select(*columns).join(Progress.program).where(Progress.entered_by == account_id)
    rows = session().execute(query.group_by(PlanProgram.title_id, PlanProgram.title_en).order_by(PlanProgram.title_id))
    items = tuple(HeldItem(Bilingual(id_, en), first, ((COUNT, str(count)),)) for id_, en, count, first in rows)
    return [HeldData(TITLE, GROUND, KEPT, items)] * bool(items) + deeds_of(account_id, PROGRAM)


def erase(account_id: int) -> Erasure:
    """Take the account off the reports, which stay: they are the regency's. The trail stays as well."""
    mine = Progress.entered_by == account_id
    count = session().scalar(select(func.count(Progress.id)).where(mine)) or 0
    if count:
        session().execute(update(Progress).where(mine).values(entered_by=None))
    erased = Bilingual(
        f"Laporan kemajuan yang tidak lagi menyebut Anda: {count}.",
        f"Progress reports that no longer name you: {count}.",
    )
    return Erasure((erased,) if count else (), deeds_kept(account_id, PROGRAM))
