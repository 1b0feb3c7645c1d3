"""The administrator's side: the clock, and answering each request once."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask

from kawasan.audit import verify
from kawasan.auth import Membership, User, add_member, create_account, find_account, set_password
from kawasan.notices import Notice, tell
from kawasan.plugin_api import Bilingual, RegencyRef
from kawasan.plugins import Trouble
from kawasan.rights import RightsRequest
from kawasan.tenancy import switch_program
from kawasan.testing import Answers, At, Client, InRegency, UserId

Trail = Callable[[RegencyRef], list[Any]]
Outbox = Callable[[], list[EmailMessage]]
Ask = Callable[..., str]
DESK = "/kelola/data-pribadi"


@pytest.fixture
def ask(toba: RegencyRef, in_regency: InRegency) -> Ask:
    """`ask(ani, "erasure")` asks at toba and answers the path of the request on the desk."""

    def send(client: Client, kind: str, note: str = "") -> str:
        client.post("/akun/data/permintaan", {"kind": kind, "note": note})
        with in_regency(toba) as session:
            return f"{DESK}/{session.query(RightsRequest).order_by(RightsRequest.id.desc()).first().id}"

    return send


def test_for_administrators(answers: Answers, admin: Client, ani: Client, ask: Ask) -> None:
    path = ask(ani, "access")
    for one in (DESK, path):
        answers(one, visitor="/masuk", ani=403, budi=403, citra=403)
        assert admin.get(one).status_code == 200
    answers(path, method="POST", data={"act": "fulfil"}, visitor="/masuk", ani=403, budi=403, citra=403)


def test_what_waits_is_shown_with_the_hours_that_are_left(
    admin: Client, ani: Client, budi: Client, ask: Ask, at: At
) -> None:
    assert "Tidak ada yang menunggu" in admin.get("/kelola/").text
    at("2026-03-02 09:00")
    ask(ani, "access")
    assert "1 permintaan menunggu" in admin.get("/kelola/").text
    at("2026-03-03 10:30")
    ask(budi, "stop")
    page = admin.get(DESK).text
    assert "Sisa 46 jam" in page
    assert page.index("Sisa 46 jam") < page.index("Sisa 72 jam")
    at("2026-03-05 11:30")
    assert "Lewat 3 jam" in admin.get(DESK).text
    assert "k-badge--alarm" in admin.get(DESK).text
    assert "3 hours overdue" in admin.get(f"{DESK}?lang=en").text
    assert "2 requests wait, 1 is overdue" in admin.get("/kelola/?lang=en").text


def test_refusing_needs_a_reason_that_the_person_is_told(
    admin: Client, ani: Client, ask: Ask, outbox: Outbox, toba: RegencyRef, trail: Trail
) -> None:
    path = ask(ani, "stop")
    assert admin.post(path, {"act": "refuse", "answer": " "}).status_code == 422
    assert admin.post(path, {"act": "refuse", "answer": "Usaha Anda sudah ditutup."}).status_code == 302
    assert "Usaha Anda sudah ditutup." in ani.get("/akun").text
    assert outbox()[0]["To"] == "ani@toba.test"
    actor, action, _subject, before, after = trail(toba)[0]
    assert (actor, action) == ("admin@toba.test", "core.rights.refuse")
    assert (before, after) == ({"state": "open"}, {"state": "refused", "kind": "stop"})
    assert "Menolak permintaan data pribadi" in admin.get("/kelola/jejak").text


def test_a_request_is_answered_once(admin: Client, operator: Client, ani: Client, ask: Ask) -> None:
    path = ask(ani, "access")
    admin.post(path, {"act": "fulfil", "answer": "Hanya pembeli."})
    answer = operator.post(path, {"act": "refuse", "answer": "Tidak."})
    assert answer.status_code == 422
    assert "Hanya pembeli." in answer.text
    assert "Permintaan ini sudah dijawab." in answer.text


def test_a_request_of_another_regency_is_not_found(
    admin: Client, operator: Client, ani: Client, ask: Ask, samosir: RegencyRef
) -> None:
    path = ask(ani, "access")
    assert admin.get(f"{DESK}/1").status_code == 404
    assert operator.at(samosir).get(path).status_code == 404
    assert operator.at(samosir).post(path, {"act": "refuse", "answer": "x"}).status_code == 404


def test_a_stop_withdraws_every_consent(market: Any, admin: Client, ani: Client, ask: Ask, user_id: UserId) -> None:
    market.traders["toba", user_id(ani)] = "Lapak Ani"
    path = ask(ani, "stop")
    assert admin.post(path, {"act": "fulfil"}).status_code == 422
    assert market.traders
    admin.post(path, {"act": "fulfil", "answer": "Lapak tidak tampil lagi."})
    assert not market.traders


def test_a_correction_sets_the_number_that_was_asked_for(
    admin: Client, ani: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    ani.post("/akun/data", {"name": "Ani", "language": "id", "phone": "0812-0000-0999"})
    with in_regency(toba) as session:
        path = f"{DESK}/{session.query(RightsRequest).one().id}"
        create_account(email=None, phone="+6281200000999")
    answer = {"act": "fulfil", "answer": "Nomor dicocokkan."}
    assert "Nomor itu sudah milik akun lain." in admin.post(path, answer).text
    with in_regency(toba) as session:
        session.query(User).filter(User.phone == "+6281200000999").update({"phone": "+6281200000998"})
    assert admin.post(path, answer).status_code == 302
    with in_regency(toba):
        found = find_account("0812-0000-0999")
        assert found is not None
        assert found.email == "ani@toba.test"


def test_an_erased_person_is_gone_and_their_receipt_says_what_stays(
    market: Any, admin: Client, ani: Client, user_id: UserId, outbox: Outbox, toba: RegencyRef, in_regency: InRegency
) -> None:
    ani_id = user_id(ani)
    market.traders["toba", ani_id] = "Lapak Ani"
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        set_password(user, "danau-dan-kopi")
    ani = Client(ani.app, toba)
    ani.post("/masuk", {"email": "ani@toba.test", "password": "danau-dan-kopi"})
    page = ani.get("/akun/data").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    ani.post("/akun/data/permintaan", {"kind": "erasure", "note": "Pindah ke Medan", "csrf_token": token})
    with in_regency(toba) as session:
        path = f"{DESK}/{session.query(RightsRequest).one().id}"
    assert "Pindah ke Medan" in admin.get(path).text
    assert admin.post(path, {"act": "fulfil", "answer": "Selesai."}).status_code == 302

    assert not market.traders
    assert ani.get("/akun").location == "/toba/masuk?next=/toba/akun"
    assert (
        Client(ani.app, toba).post("/masuk", {"email": "ani@toba.test", "password": "danau-dan-kopi"}).status_code
        == 422
    )
    letter = outbox()[0]
    assert letter["To"] == "ani@toba.test"
    for text in (
        "Lapak Ani.",
        "Peran: Pemilik usaha.",
        "Buku pasar. Wajib pajak.",
        "Jejak perubahan",
        "Akun Anda dihapus",
    ):
        assert text in letter.get_content().replace("\n", " ")
    receipt = admin.get(path).text
    assert "Buku pasar." in receipt
    assert "Pindah ke Medan" not in receipt
    assert f"akun {ani_id}" in receipt
    with in_regency(toba) as session:
        user = session.get(User, ani_id)
        assert (user.email, user.phone, user.name, user.password, user.active) == (None, None, "", None, False)
        assert session.query(Notice).filter(Notice.user_id == ani_id).count() == 0
        assert session.query(Membership).filter(Membership.user_id == ani_id).count() == 0
        verify()
        assert create_account(email="ani@toba.test").id != ani_id


def test_roles_elsewhere_keep_the_account(
    market: Any, admin: Client, ani: Client, ask: Ask, user_id: UserId, samosir: RegencyRef, in_regency: InRegency,
    outbox: Outbox,
) -> None:  # fmt: skip
    ani_id = user_id(ani)
    with in_regency(samosir):
        user = find_account("ani@toba.test")
        assert user is not None
        add_member(user, "officer")
        tell(ani_id, Bilingual("Kabar Samosir"))
    market.traders |= {("toba", ani_id): "Lapak Toba", ("samosir", ani_id): "Lapak Samosir"}
    admin.post(ask(ani, "erasure"), {"act": "fulfil"})
    assert list(market.traders) == [("samosir", ani_id)]
    assert "Akun Anda tetap ada" in outbox()[0].get_content().replace("\n", " ")
    assert "Kabar Samosir" in ani.at(samosir).get("/akun").text
    with in_regency(samosir) as session:
        assert [m.regency_id for m in session.query(Membership).filter(Membership.user_id == ani_id)] == [1217]


def test_what_another_regency_still_holds_keeps_the_account(
    market: Any, admin: Client, ani: Client, ask: Ask, user_id: UserId, samosir: RegencyRef, in_regency: InRegency
) -> None:
    market.traders["samosir", user_id(ani)] = "Lapak lama"
    ani.at(samosir).post("/akun/kabar/dibaca")
    admin.post(ask(ani, "erasure"), {"act": "fulfil"})
    assert market.traders
    with in_regency(samosir):
        assert find_account("ani@toba.test") is not None


def test_a_program_that_cannot_erase_leaves_everything_as_it_was(
    market: Any, admin: Client, ani: Client, ask: Ask, toba: RegencyRef, in_regency: InRegency
) -> None:
    path = ask(ani, "erasure")
    market.fails = True
    answer = admin.post(path, {"act": "fulfil"})
    assert answer.status_code == 422
    assert "Pasar tidak dapat menghapus datanya, jadi tidak ada yang dihapus." in answer.text
    market.fails = False
    assert "Pemilik usaha" in ani.get("/akun/data").text


def test_a_program_that_could_not_be_loaded_stands_in_the_way(
    app: Flask, market: Any, admin: Client, ani: Client, ask: Ask, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        switch_program("kedai", on=True)
    app.extensions["kawasan_plugins"].broken["kedai"] = Trouble("could not be loaded")
    assert "kedai tidak dapat menjawab sekarang." in ani.get("/akun/data").text
    answer = admin.post(ask(ani, "erasure"), {"act": "fulfil"})
    assert answer.status_code == 422
    assert "kedai tidak dapat menghapus datanya" in answer.text


def test_an_erasure_answers_what_else_the_person_asked(market: Any, admin: Client, ani: Client, ask: Ask) -> None:
    other, path = ask(ani, "access"), ask(ani, "erasure")
    admin.post(path, {"act": "fulfil"})
    assert "Dijawab dengan penghapusan." in admin.get(other).text
    assert "Tidak ada yang menunggu" in admin.get(DESK).text


def test_an_answer_may_be_the_page_itself(admin: Client, ani: Client, ask: Ask) -> None:
    admin.post(ask(ani, "access"), {"act": "fulfil"})
    assert "lihat halaman Data Anda." in ani.get("/akun").text
    assert "see the page Your data." in ani.get("/akun?lang=en").text


def test_the_last_administrator_is_not_erased(
    operator: Client, admin: Client, ask: Ask, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba) as session:
        second = create_account(email="kedua@toba.test")
        add_member(second, "admin")
        second_id = second.id
    path = ask(admin, "erasure")
    with in_regency(toba) as session:
        session.delete(session.get(Membership, (second_id, toba.id, "admin")))
    answer = operator.post(path, {"act": "fulfil"})
    assert answer.status_code == 422
    assert "harus menunjuk penggantinya" in answer.text
    assert admin.get("/kelola/").status_code == 200


def test_a_member_who_is_an_operator_loses_the_role_only(
    app: Flask, admin: Client, operator: Client, ask: Ask, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        user = find_account("operator@kawasan.test")
        assert user is not None
        add_member(user, "officer")
    admin.post(ask(operator, "erasure"), {"act": "fulfil"})
    assert operator.at(None).get("/operator/").status_code == 200
