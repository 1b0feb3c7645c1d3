"""The demonstration: offices from `demo/<regency>.json`, what their queues were like lately, and who waits now."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from kawasan.plugin_api import DemoLoader, RegencyRef, session, utcnow
from kawasan_service_queue.services.demonstration.history import load_history
from kawasan_service_queue.services.demonstration.offices import add_office
from kawasan_service_queue.services.demonstration.present import load_present

DATA = Path(__file__).parents[2] / "demo"
SHOWN_DAYS = 30


def load(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """Load what there is for this regency; a sentence for the command line, None where there is nothing.

    The same regency gives the same offices and much the same days: chance is seeded, the calendar is not.
    """
    path = DATA / f"{regency.slug}.json"
    if not path.exists():
        return None
    now, tickets = utcnow(), 0
    described = json.loads(path.read_text(encoding="utf-8"))["offices"]
    for one in described:
        office = add_office(one)
        chance = Random(f"{regency.slug}/{office.slug}")  # noqa: S311 - believable, not secret
        issued = load_history(office, chance, now, SHOWN_DAYS)
        load_present(office, chance, now, loader.account_id("petugas"), issued)
        tickets += issued.tickets
        session().expunge_all()
    return f"{len(described)} kantor, {tickets} tiket"
