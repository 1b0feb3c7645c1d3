"""Members: inviting, new links, ending roles."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest

from kawasan.auth import find_account, set_password
from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, UserId

Trail = Callable[[RegencyRef], list[Any]]
Outbox = Callable[[], list[EmailMessage]]
PATH = "/kelola/anggota"
OWNER = {"identity": "0812-0000-0999", "name": "Ina Boru", "role": "owner", "area_code": ""}
LINK = re.compile(r'href="http://localhost(/toba/undangan/[^"]+)"')


def link_in(text: str) -> str:
    """The path of the one-time link on a page."""
    found = LINK.search(text)
    assert found, "no one-time link on the page"
    return found.group(1)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_for_administrators(method: str, answers: Answers) -> None:
    answers(PATH, method=method, data={}, visitor="/masuk", ani=403, budi=403, citra=403)


def test_members_are_listed_with_their_roles(admin: Client) -> None:
    page = admin.get(PATH).text
    for email in ("admin@toba.test", "budi@toba.test", "ani@toba.test"):
        assert email in page
    assert "citra@samosir.test" not in page


def test_someone_with_a_telephone_only_gets_a_sheet_to_print(
    admin: Client, outbox: Outbox, toba: RegencyRef, trail: Trail
) -> None:
    answer = admin.post(PATH, OWNER)
    assert answer.status_code == 200
    assert "Undangan untuk Ina Boru" in answer.text
    assert "<svg" in answer.text
    assert link_in(answer.text)
    assert answer.headers["Cache-Control"] == "no-store"
    assert not outbox()
    assert "0812-0000-0999" in admin.get(PATH).text
    assert trail(toba)[0][1:] == ("core.member.add", "+6281200000999", None, {"role": "owner"})


def test_someone_with_an_address_gets_the_link_by_mail_too(admin: Client, outbox: Outbox) -> None:
    answer = admin.post(PATH, OWNER | {"identity": "ina@contoh.id"})
    assert link_in(answer.text) in outbox()[0].get_content()
    assert outbox()[0]["To"] == "ina@contoh.id"
    assert "ina@contoh.id" in answer.text


def test_someone_with_a_password_only_gets_the_role(
    admin: Client, ani: Client, samosir: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(samosir):
        user = find_account("ani@toba.test")
        assert user is not None
        set_password(user, "tikar-dan-kopi")
    answer = admin.post(PATH, OWNER | {"identity": "ani@toba.test", "role": "officer"}, follow_redirects=True)
    assert "ani@toba.test sekarang Petugas." in answer.text
    assert not LINK.search(answer.text)
    assert not outbox()


def test_a_link_to_an_account_with_power_elsewhere_is_not_handed_over(admin: Client, outbox: Outbox) -> None:
    """Whoever holds the link could act in samosir, too: it goes to the person's own address only."""
    answer = admin.post(PATH, OWNER | {"identity": "citra@samosir.test", "role": "officer"}, follow_redirects=True)
    assert "citra@samosir.test sekarang Petugas." in answer.text
    assert not LINK.search(answer.text)
    assert outbox()[0]["To"] == "citra@samosir.test"


@pytest.mark.parametrize("identity", ["citra@samosir.test", "operator@kawasan.test"])
def test_no_new_link_to_an_account_with_power_elsewhere(
    identity: str, admin: Client, citra: Client, operator: Client, user_id: UserId, outbox: Outbox
) -> None:
    admin.post(PATH, OWNER | {"identity": identity, "role": "officer"})
    mails = len(outbox())
    other = {"citra@samosir.test": citra, "operator@kawasan.test": operator}[identity]
    address = f"{PATH}/{user_id(other)}/undangan"
    assert f'action="/toba{address}"' not in admin.get(PATH).text
    answer = admin.post(address, follow_redirects=True)
    assert "juga bekerja di tempat lain" in answer.text
    assert not LINK.search(answer.text)
    assert len(outbox()) == mails


def test_a_new_link_ends_the_one_before(
    admin: Client, visitor: Client, ani: Client, user_id: UserId, toba: RegencyRef, trail: Trail
) -> None:
    address = f"{PATH}/{user_id(ani)}/undangan"
    first = link_in(admin.post(address).text).removeprefix("/toba")
    assert visitor.get(first).status_code == 200
    second = link_in(admin.post(address).text).removeprefix("/toba")
    assert visitor.get(first).status_code == 410
    assert visitor.get(second).status_code == 200
    assert trail(toba)[0][1:3] == ("core.member.link", "ani@toba.test")


@pytest.mark.parametrize(
    ("wrong", "sentence", "english"),
    [
        ({"identity": ""}, "Tulis e-mail atau nomor telepon.", "Write an e-mail address or phone number."),
        ({"identity": "bukan alamat"}, "Tulis satu alamat e-mail atau satu nomor", "Write one e-mail address or one"),
        ({"identity": "budi@toba.test", "role": "officer"}, "sudah mempunyai peran itu", "already has that role"),
        ({"role": "regent"}, "Pilih salah satu dari daftar.", "Choose one from the list."),
        ({"area_code": "12.17.01"}, "Kode ini bukan kecamatan", "This is not the code of a sub-district"),
        ({"area_code": "12"}, "Tulis kode kecamatan atau desa", "Write the code of a sub-district"),
        ({"name": "x" * 81}, "Tulis paling banyak 80 huruf.", "Write no more characters than 80."),
    ],
)
def test_a_wrong_invitation_is_refused_and_kept(
    wrong: dict[str, str], sentence: str, english: str, admin: Client
) -> None:
    data = OWNER | {"area_code": "12.12.01"} | wrong
    answer = admin.post(PATH, data)
    assert answer.status_code == 422
    assert sentence in answer.text
    for name in ("identity", "name", "area_code"):
        assert not data[name] or f'value="{data[name]}"' in answer.text
    assert english in admin.post(f"{PATH}?lang=en", data).text


def test_a_role_ends(admin: Client, budi: Client, user_id: UserId, toba: RegencyRef, trail: Trail) -> None:
    answer = admin.post(f"{PATH}/{user_id(budi)}/officer/keluarkan", follow_redirects=True)
    assert "Peran diakhiri." in answer.text
    assert budi.get("/kelola/").status_code == 302, "it was the last one: the session ended with it"
    assert trail(toba)[0][1:4] == ("core.member.remove", "budi@toba.test", {"role": "officer"})


def test_the_last_administrator_stays(admin: Client, user_id: UserId) -> None:
    answer = admin.post(f"{PATH}/{user_id(admin)}/admin/keluarkan", follow_redirects=True)
    assert "Administrator terakhir tidak dapat dikeluarkan." in answer.text
    assert admin.get(PATH).status_code == 200


def test_a_role_that_is_not_there_cannot_end(admin: Client, citra: Client, user_id: UserId) -> None:
    answer = admin.post(f"{PATH}/{user_id(citra)}/officer/keluarkan", follow_redirects=True)
    assert "Peran itu sudah tidak ada." in answer.text


@pytest.mark.parametrize("number", ["0", "9223372036854775807", "9223372036854775808", "9" * 5000, "-1", "1e3"])
def test_nobodys_link_is_not_found(number: str, admin: Client) -> None:
    assert admin.post(f"{PATH}/{number}/undangan").status_code == 404


def test_another_regencys_member_is_not_found(admin: Client, citra: Client, user_id: UserId) -> None:
    assert admin.post(f"{PATH}/{user_id(citra)}/undangan").status_code == 404
