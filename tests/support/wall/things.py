"""What a regency has in each of the programs: one row of each kind, with the same number and the same name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from kawasan.db import utcnow
from kawasan.media import Media
from kawasan.notices import Notice
from kawasan.rights.models import RightsRequest
from kawasan.testing.cast import ANI, BUDI, CITRA, OPERATOR, Member
from kawasan_masterplan.models import COUNCIL, Area, Board, Commitment, PlanProgram, Progress, Seat, Workshop
from kawasan_service_queue.models import KIOSK, Counter, CounterService, Office, Service, Ticket
from kawasan_tourism_map.models import Place, PlacePhoto
from kawasan_umkm_catalog.models import Business, Claim, Product, ProductPhoto

WIDTH = 320


def things(number: int, slug: str, ids: dict[Member, int], *, is_public: bool) -> Iterator[Any]:
    """Ani has a business in both regencies, Budi sits at a counter and the operator was told something in both."""
    name, now = slug.title(), utcnow()
    yield Media(id=number, width=WIDTH, height=240, widths=[WIDTH])
    yield Notice(id=number, user_id=ids[OPERATOR], text_id=name)
    yield RightsRequest(id=number, user_id=ids[CITRA], kind="access", note=name, due_at=now + timedelta(hours=72))
    yield Place(
        id=number, slug=slug, name_id=name, category="wisata", kind_id="pantai", latitude=2.5, longitude=98.9,
        is_featured=True, is_published=is_public, found_by=slug,
    )  # fmt: skip
    yield Business(
        id=number, slug=slug, name=name, category="tenun", district=name, owner_id=ids[ANI], latitude=2.5,
        longitude=98.9, is_published=is_public, phone="+6281200000101", phone_consented_at=now,
    )  # fmt: skip
    yield Office(id=number, slug=slug, name_id=name, always_open=True, active=is_public)
    yield Area(id=number, code=f"12.12.{number}", name=name)
    yield Board(id=number, kind=COUNCIL, regulation=name, enacted_on=now.date(), valid_until=now.date())
    yield Workshop(id=number, year=2026, title_id=name, held_on=now.date())
    yield Commitment(id=number, office=name, text_id=name, signed_on=now.date())
    yield PlanProgram(
        id=number, slug=slug, title_id=name, dimension="economy", office=name, indicator_id=name, unit_id=name,
        baseline=0, targets={str(now.year): 100}, is_quick_win=True, is_published=is_public,
    )  # fmt: skip


def parts(number: int, slug: str, ids: dict[Member, int]) -> Iterator[Any]:
    """What belongs to one of them."""
    name, now = slug.title(), utcnow()
    later = now + timedelta(hours=8)
    yield Seat(id=number, board_id=number, role_id=name, office_id=name)
    yield Progress(
        id=number, program_id=number, year=now.year, month=1, value=number, note=name, photo_id=number,
        entered_by=ids[BUDI],
    )  # fmt: skip
    yield PlacePhoto(id=number, place_id=number, photo_id=number)
    yield Product(id=number, business_id=number, slug=slug, name_id=name, category="tenun", price_rupiah=number)
    yield ProductPhoto(id=number, product_id=number, photo_id=number, position=0)
    yield Claim(id=number, business_id=number, kind="nib", number=str(number), note=name)
    yield Claim(id=number + 10, business_id=number, kind="identity", state="verified", decided_at=now)
    yield Service(id=number, office_id=number, slug=slug, letter="A", name_id=name)
    yield Counter(id=number, office_id=number, number=number, opened_by=ids[BUDI], opened_at=now, open_until=later)
    yield CounterService(id=number, counter_id=number, service_id=number)
    yield Ticket(
        id=number, origin_id=number, service_id=number, day=now.date(), sequence=number, number=f"A-{number:03}",
        code=slug, channel=KIOSK, lapses_at=later,
    )  # fmt: skip
