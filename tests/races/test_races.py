"""Whoever presses at the same moment: one wins, the other is told plainly, and no page breaks."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select, update

from kawasan.auth import MemberRefused, Membership, User, add_member, create_account, issue_token, remove_member
from kawasan.db import new_id, regency_scope
from kawasan.holdings import purge
from kawasan.region import PublishedEntry, rebuild
from kawasan.rights import RightsRequest
from kawasan.tenancy import switch_program
from kawasan.testing import cast
from kawasan.testing.arena import Answer, Arena, at_once
from kawasan.testing.cast import ADMIN, ANI, BUDI, OPERATOR
from kawasan_service_queue.models import Counter, CounterService, Office, Service, Ticket
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.staffing import find_counter, open_counter
from kawasan_umkm_catalog.models import Business, Claim, Product
from kawasan_umkm_catalog.services.verification import version_of

pytestmark = [pytest.mark.slow, pytest.mark.postgresql, pytest.mark.xdist_group("races")]
TICKETS = 100
QUEUE = "/antrean/"


@pytest.fixture
def office(arena: Arena) -> str:
    """An office that never closes, without a quota; budi sits at counter 1 and the administrator at 2."""
    slug = f"kantor-{new_id()}"
    with arena.in_toba() as session:
        service = Service(id=new_id(), slug=f"s-{slug}", letter="A", name_id="Layanan", usual_minutes=6)
        made = Office(id=new_id(), slug=slug, name_id=slug, always_open=True, services=[service])
        made.counters = [
            Counter(id=new_id(), number=n, handles=[CounterService(id=new_id(), service_id=service.id)]) for n in (1, 2)
        ]
        session.add(made)
    for number, who in ((1, BUDI), (2, ADMIN)):
        holder = arena.user_id(who)
        with arena.in_toba():
            open_counter(find_counter(slug, number), holder)
    return slug


def take(arena: Arena, office: str, key: str) -> Answer:
    asked = json.dumps({"service": f"s-{office}"})
    return arena.ask("POST", "/api/v1/antrean/tickets", data=asked, Idempotency_Key=key)


def test_a_hundred_tickets_at_once_are_a_hundred_numbers(arena: Arena, office: str) -> None:
    answers = at_once(*(partial(take, arena, office, f"{office} {n}") for n in range(TICKETS)))
    assert {answer.status for answer in answers} == {201}
    assert sorted(json.loads(answer.text)["sequence"] for answer in answers) == list(range(1, TICKETS + 1))


def test_the_same_key_at_once_is_one_ticket(arena: Arena, office: str) -> None:
    answers = at_once(*(partial(take, arena, office, office) for _ in range(8)))
    assert sorted(answer.status for answer in answers) == [200] * 7 + [201]
    assert len({json.loads(answer.text)["code"] for answer in answers}) == 1


def call(arena: Arena, office: str, number: int, who: Any) -> Answer:
    return arena.ask("POST", f"/antrean/loket/{office}/{number}/panggil", by=who, data={})


def test_of_two_officers_who_call_the_last_one_one_gets_it(arena: Arena, office: str) -> None:
    with arena.in_toba():
        issue(f"s-{office}", channel="kiosk", idempotency_key=office)
    answers = at_once(partial(call, arena, office, 1, BUDI), partial(call, arena, office, 2, ADMIN))
    assert sorted(answer.status for answer in answers) == [303, 409]
    told = next(answer for answer in answers if answer.status == 409)
    assert "Tidak ada yang menunggu" in told.text


def test_two_officers_call_two_people(arena: Arena, office: str) -> None:
    with arena.in_toba():
        for n in range(2):
            issue(f"s-{office}", channel="kiosk", idempotency_key=f"{office} {n}")
    answers = at_once(partial(call, arena, office, 1, BUDI), partial(call, arena, office, 2, ADMIN))
    assert [answer.status for answer in answers] == [303, 303]
    with arena.in_toba() as session:
        query = select(Ticket.counter_id).join(Ticket.service).where(Service.slug == f"s-{office}")
        assert len(set(session.scalars(query))) == 2


@pytest.fixture
def switched_on_again(arena: Arena) -> Iterator[None]:
    """The queue, whatever a test does to it."""
    yield
    arena.ask("POST", "/kelola/program/service_queue", by=ADMIN, data={"on": "1"})


def test_a_program_goes_off_in_the_midst_without_an_error(arena: Arena, office: str, switched_on_again: None) -> None:
    seen: list[tuple[float, int]] = []
    over = threading.Event()

    def visit(n: int) -> Answer:
        while not over.is_set():
            begun = time.monotonic()
            answer = take(arena, office, f"{office} {n} {begun}") if n % 2 else arena.ask("GET", QUEUE)
            seen.append((begun, answer.status))
        return answer

    def switch() -> Answer:
        time.sleep(1.5)
        answer = arena.ask("POST", "/kelola/program/service_queue", by=ADMIN, data={"on": "0"})
        off.append(time.monotonic())
        time.sleep(1.5)
        over.set()
        return answer

    off: list[float] = []
    *_, switched = at_once(*(partial(visit, n) for n in range(8)), switch)
    assert switched.status == 302
    assert {status for begun, status in seen if begun < off[0]} <= {200, 201, 404}
    assert {status for begun, status in seen if begun >= off[0]} == {404}
    assert {200, 201} <= {status for _, status in seen}


def test_an_invitation_lets_one_in(arena: Arena) -> None:
    with arena.in_toba():
        token = issue_token(create_account(email=f"baru-{new_id()}@toba.test"))
    answers = at_once(*(partial(arena.ask, "POST", f"/undangan/{token}", data={}) for _ in range(8)))
    assert sorted(answer.status for answer in answers) == [302] + [410] * 7
    told = next(answer for answer in answers if answer.status == 410)
    assert "Traceback" not in told.text
    assert "<h1" in told.text


def test_a_member_invited_twice_is_invited_once(arena: Arena) -> None:
    email = f"petugas-{new_id()}@toba.test"
    form = {"identity": email, "name": "Petugas", "role": "officer", "area_code": ""}
    answers = at_once(*(partial(arena.ask, "POST", "/kelola/anggota", by=ADMIN, data=form) for _ in range(4)))
    won, told = ([a for a in answers if (a.status in {200, 302}) is wins] for wins in (True, False))
    assert len(won) == 1
    assert {answer.status for answer in told} <= {409, 422}
    with arena.in_toba() as session:
        query = select(func.count()).select_from(Membership).join(User).where(User.email == email)
        assert session.scalar(query) == 1
    for answer in told:
        assert answer.status != 409 or "Ini baru saja disimpan" in answer.text


def test_what_the_region_shows_is_rebuilt_by_all_who_ask(arena: Arena, office: str) -> None:
    """Each reads what the ones before it left: none fails, and the last change is there."""

    def renew(n: int) -> Answer:
        name = f"{office} {n}"
        with arena.in_toba() as session:
            session.execute(update(Office).where(Office.slug == office).values(name_id=name))
        with arena.app.app_context():
            rebuild(regency_id, "service_queue")
        return Answer(200, "", name)

    with arena.app.app_context():
        regency_id = cast.read_regency("toba").id
    answers = at_once(*(partial(renew, n) for n in range(6)))
    assert [answer.status for answer in answers] == [200] * 6
    with arena.in_toba() as session:
        shown = session.scalar(select(PublishedEntry.title_id).where(PublishedEntry.path.contains(office)))
        assert shown == session.scalar(select(Office.name_id).where(Office.slug == office))


def test_what_a_program_held_is_purged_by_one(arena: Arena) -> None:
    with arena.app.app_context():
        with regency_scope(cast.read_regency("samosir")) as session:
            session.add_all(Office(id=new_id(), slug=f"kantor-{n}", name_id=f"Kantor {n}") for n in range(3))
            switch_program("service_queue", on=False)
        samosir = cast.read_regency("samosir")

    def empty() -> Answer:
        with arena.app.app_context(), regency_scope(samosir):
            return Answer(200, "", str(purge("service_queue").total))

    answers = at_once(*(empty for _ in range(4)))
    assert sorted(answer.text for answer in answers) == ["0", "0", "0", "3"]


def test_of_administrators_who_end_each_others_role_one_stays(arena: Arena) -> None:
    with arena.app.app_context():
        samosir = cast.read_regency("samosir")
        with regency_scope(samosir):
            admins = [create_account(email=f"admin-{new_id()}@samosir.test") for _ in range(6)]
            assert all(add_member(one, "admin") for one in admins)
            ids = [one.id for one in admins]

    def end(user_id: int) -> Answer:
        try:
            with arena.app.app_context(), regency_scope(samosir):
                remove_member(user_id, "admin")
        except MemberRefused as refusal:
            return Answer(422, "", refusal.code)
        return Answer(302, "", "")

    answers = at_once(*(partial(end, one) for one in ids))
    assert sorted((answer.status, answer.text) for answer in answers) == [(302, "")] * 5 + [(422, "last_admin")]


@pytest.fixture
def business(arena: Arena) -> Business:
    """Ani's, with a claim that waits."""
    owner = arena.user_id(ANI)
    with arena.in_toba() as session:
        slug = f"usaha-{new_id()}"
        made = Business(name=slug, slug=slug, category="tenun", district="Balige", village="Balige I", owner_id=owner)
        session.add(made)
        session.flush()
        session.add(Claim(business_id=made.id, kind="place", state="pending"))
        session.flush()
        session.expunge(made)
        return made


def test_a_product_sent_twice_is_added_once(arena: Arena, business: Business) -> None:
    """Who comes at the same moment is told; who comes after it is led to the product that is there."""
    form = {
        "name_id": "Ulos Sadum", "category": "tenun", "price_rupiah": "25000", "min_order": "1", "stock": "ready",
    }  # fmt: skip
    path = f"/umkm/milik-saya/usaha/{business.slug}/produk-baru"
    answers = at_once(*(partial(arena.ask, "POST", path, by=ANI, data=form) for _ in range(2)))
    won = [answer for answer in answers if answer.status == 303]
    told = [answer for answer in answers if answer.status == 409]
    assert won, [answer.text[:500] for answer in answers]
    assert len(won) + len(told) == 2
    with arena.in_toba() as session:
        count = select(func.count(Product.id)).where(Product.business_id == business.id)
        assert session.scalar(count) == 1
    assert len({answer.location for answer in won}) == 1


def test_of_two_officers_who_decide_one_is_told_it_was_decided(arena: Arena, business: Business) -> None:
    with arena.in_toba() as session:
        claim = session.scalars(select(Claim).where(Claim.business_id == business.id)).one()
        claim_id, version = claim.id, version_of(claim)
    path = f"/umkm/kelola/verifikasi/{claim_id}"
    yes = {"verify-version": version, "verify-evidence": "Dikunjungi."}
    no = {"refuse-version": version, "refuse-reason": "Tidak ditemukan."}
    answers = at_once(
        partial(arena.ask, "POST", f"{path}/terima", by=BUDI, data=yes),
        partial(arena.ask, "POST", f"{path}/tolak", by=ADMIN, data=no),
    )
    assert [answer.status for answer in answers] == [303, 303]
    assert sorted(answer.location.endswith(str(claim_id)) for answer in answers) == [False, True], "one was told"
    with arena.in_toba() as session:
        state = session.scalar(select(Claim.state).where(Claim.id == claim_id))
    accepted = not answers[0].location.endswith(str(claim_id))
    assert state == ("verified" if accepted else "refused")


def test_a_request_about_personal_data_is_answered_by_one(arena: Arena) -> None:
    arena.ask("POST", "/akun/data/permintaan", by=ANI, data={"kind": "stop", "note": ""})
    with arena.in_toba() as session:
        asked = session.scalar(select(func.max(RightsRequest.id)))
    path = f"/kelola/data-pribadi/{asked}"
    answers = at_once(
        partial(arena.ask, "POST", path, by=ADMIN, data={"act": "fulfil", "answer": "Dihentikan."}),
        partial(arena.ask, "POST", path, by=OPERATOR, data={"act": "refuse", "answer": "Sudah ditutup."}),
    )
    assert sorted(answer.status for answer in answers) == [302, 422]
    assert "sudah dijawab" in next(answer.text for answer in answers if answer.status == 422)
    with arena.in_toba() as session:
        state = session.scalar(select(RightsRequest.state).where(RightsRequest.id == asked))
    assert state == ("fulfilled" if answers[0].status == 302 else "refused")


def test_none_of_this_was_an_error(arena: Arena) -> None:
    """Last, so that it sees what the others left in the log of four processes."""
    at_once(*(partial(arena.ask, "GET", "/api/v1/antrean/offices") for _ in range(TICKETS + 1)))
    lines = [json.loads(line) for line in arena.log.read_text().splitlines() if line.startswith("{")]
    assert len({line["request_id"] for line in lines if "request_id" in line}) > TICKETS
    assert [line for line in lines if line.get("status", 0) >= 500 or line["level"] == "error"] == []
