"""What the queue holds on a person: the counter an officer has open, and what they did. Tickets carry no name."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, Erasure, HeldData, HeldItem, deeds_kept, deeds_of, session
from kawasan_service_queue.models import Counter
from kawasan_service_queue.services.staffing import vacate
from kawasan_service_queue.settings import PROGRAM

DUTY = Bilingual(
    "Pelayanan publik: warga perlu tahu loket mana yang dilayani (UU 27/2022 pasal 20 ayat (2) huruf e).",
    "A public service: citizens need to know which counters are staffed (Law 27/2022, article 20 paragraph (2) e).",
)
NO_NAMES = Bilingual(
    "Nomor antrean tidak memuat nama dan tidak terhubung ke akun mana pun, juga bila Anda sendiri yang mengambilnya.",
    "Queue numbers carry no name and belong to no account, not even one you took yourself.",
)


def held_on(account_id: int) -> list[HeldData]:
    """Counters the account has open, then its actions; nothing for who never worked at a counter."""
    items = tuple(HeldItem(_name(counter), counter.opened_at) for counter in opened_by(account_id))
    title = Bilingual("Loket yang Anda buka", "Counters you have open")
    kept = Bilingual(f"Sampai loket ditutup. {NO_NAMES.id}", f"Until it is closed. {NO_NAMES.en}")
    return [HeldData(title, DUTY, kept, items)] * bool(items) + deeds_of(account_id, PROGRAM)


def erase(account_id: int) -> Erasure:
    """Close the counters the account has open; what it did stays in the trail."""
    closed = opened_by(account_id)
    for counter in closed:
        vacate(counter)
    erased = tuple(
        Bilingual(f"{_name(one).id}: tidak lagi terbuka atas nama Anda.", f"{_name(one).en}: no longer open by you.")
        for one in closed
    )
    return Erasure(erased, deeds_kept(account_id, PROGRAM))


def opened_by(account_id: int) -> list[Counter]:
    """The counters that an account has open, with their offices."""
    query = select(Counter).options(joinedload(Counter.office)).where(Counter.opened_by == account_id)
    return list(session().scalars(query.order_by(Counter.id)))


def _name(counter: Counter) -> Bilingual:
    office, label = counter.office.name, counter.label
    return Bilingual(f"{office.id}, {label.id}", f"{office.text('en')}, {label.en}")
