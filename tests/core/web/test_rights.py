"""A person asks: the clock begins, everyone concerned is told, and a consent ends at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from kawasan.auth import add_member, create_account, find_account
from kawasan.plugin_api import RegencyRef
from kawasan.rights import RightsRequest
from kawasan.testing import Answers, At, Client, InRegency, UserId

Trail = Callable[[RegencyRef], list[Any]]
Outbox = Callable[[], list[EmailMessage]]
ASK = "/akun/data/permintaan"


def requests(in_regency: InRegency, regency: RegencyRef) -> list[RightsRequest]:
    with in_regency(regency) as session:
        found = list(session.query(RightsRequest))
        session.expunge_all()
        return found


def test_asking_is_for_everyone_with_an_account(answers: Answers) -> None:
    there = "/akun/data#permintaan"
    answers(ASK, method="POST", data={"kind": "access"}, visitor="/masuk", ani=there, budi=there, citra=there)


def test_a_request_is_due_in_72_hours_and_everyone_concerned_is_told(
    ani: Client, admin: Client, outbox: Outbox, toba: RegencyRef, in_regency: InRegency, trail: Trail, at: At
) -> None:
    at("2026-03-02 09:00")
    ani.post(ASK, {"kind": "access", "note": " Siapa melihat nomor saya? "})
    (asked,) = requests(in_regency, toba)
    assert asked.due_at - asked.asked_at == timedelta(hours=72)
    assert asked.note == "Siapa melihat nomor saya?"
    assert sorted(letter["To"] for letter in outbox()) == ["admin@toba.test", "ani@toba.test"]
    assert "5 Maret 2026 09.00 WIB" in ani.get("/akun").text
    assert "Permintaan data pribadi menunggu jawaban" in admin.get("/akun").text
    assert trail(toba)[0] == ("ani@toba.test", "core.rights.ask", str(asked.id), None, {"kind": "access"})
    assert "Siapa melihat nomor saya?" in ani.get("/akun/data").text


def test_the_same_is_not_asked_twice(ani: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    for _ in range(2):
        answer = ani.post(ASK, {"kind": "stop"}, follow_redirects=True)
    assert "Permintaan yang sama sudah menunggu jawaban." in answer.text
    assert len(requests(in_regency, toba)) == 1


def test_an_unknown_kind_is_refused(ani: Client) -> None:
    assert ani.post(ASK, {"kind": "everything"}).status_code == 400


def test_a_person_withdraws_their_own_request_only(
    ani: Client, budi: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    ani.post(ASK, {"kind": "access", "note": "Sebentar"})
    path = f"{ASK}/{requests(in_regency, toba)[0].id}/batal"
    assert "Permintaan itu tidak ada." in budi.post(path, follow_redirects=True).text
    assert ani.at(None).post(path).status_code == 404
    ani.post(path)
    (asked,) = requests(in_regency, toba)
    assert (asked.state, asked.note) == ("withdrawn", "")
    assert "Permintaan ini sudah dijawab." in ani.post(path, follow_redirects=True).text


def test_withdrawing_a_consent_ends_what_rests_on_it_at_once(
    market: Any, ani: Client, budi: Client, user_id: UserId, toba: RegencyRef, trail: Trail
) -> None:
    market.traders["toba", user_id(ani)] = "Lapak Ani"
    assert "Cabut persetujuan" in ani.get("/akun/data").text
    consent = {"program": "pasar", "consent": "stall"}
    budi.post("/akun/data/persetujuan", consent)
    assert market.traders
    ani.post("/akun/data/persetujuan", consent)
    assert not market.traders
    assert trail(toba)[0] == ("ani@toba.test", "core.rights.consent", "pasar", None, {"consent": "stall"})


@pytest.mark.parametrize("consent", [{}, {"program": "pasar"}, {"program": "nirgends", "consent": "stall"}])
def test_an_unknown_consent_is_refused(consent: dict[str, str], market: Any, ani: Client) -> None:
    assert ani.post("/akun/data/persetujuan", consent).status_code == 400


def test_an_administrator_hands_over_before_asking_for_erasure(
    admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    text = "Administrator terakhir di Kabupaten Toba harus menunjuk penggantinya lebih dahulu."
    assert text in admin.post(ASK, {"kind": "erasure"}, follow_redirects=True).text
    assert text in admin.at(None).post("/akun/data/hapus", follow_redirects=True).text
    with in_regency(toba):
        add_member(create_account(email="pengganti@toba.test"), "admin")
    assert text not in admin.post(ASK, {"kind": "erasure"}, follow_redirects=True).text
    assert len(requests(in_regency, toba)) == 1


def test_erasure_everywhere_is_asked_of_each_regency_that_holds_something(
    market: Any, ani: Client, user_id: UserId, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    market.traders["samosir", user_id(ani)] = "Lapak lama"
    ani.at(samosir).post("/akun/kabar/dibaca")
    page = ani.at(None).post("/akun/data/hapus", follow_redirects=True).text
    assert "Kabupaten Samosir, Kabupaten Toba" in page
    assert [len(requests(in_regency, regency)) for regency in (toba, samosir)] == [1, 1]
    assert "sudah menunggu" in ani.at(None).post("/akun/data/hapus", follow_redirects=True).text


def test_an_account_that_nothing_is_held_on_goes_at_once(
    ani: Client, toba: RegencyRef, in_regency: InRegency, user_id: UserId
) -> None:
    ani_id = user_id(ani)
    with in_regency(toba) as session:
        user = find_account("ani@toba.test")
        assert user is not None
        session.delete(user.memberships[0])
    answer = ani.at(None).post("/akun/data/hapus", follow_redirects=True)
    assert "Akun Anda sudah dihapus." in answer.text
    assert ani.get("/akun").location == "/toba/masuk?next=/toba/akun"
    with in_regency(toba):
        assert find_account("ani@toba.test") is None
        assert create_account(email="ani@toba.test").id != ani_id


def test_an_operator_is_not_erased(operator: Client) -> None:
    assert (
        "Akun operator tidak dapat dihapus." in operator.at(None).post("/akun/data/hapus", follow_redirects=True).text
    )
    assert operator.at(None).get("/operator/").status_code == 200


def test_erasing_everywhere_is_not_offered_within_a_regency(ani: Client) -> None:
    assert ani.post("/akun/data/hapus").status_code == 404
