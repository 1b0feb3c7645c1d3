"""Accounts, roles and one-time ways in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from kawasan.audit import AuditEntry
from kawasan.auth import (
    AccessToken,
    MemberRefused,
    Membership,
    TokenRefused,
    User,
    add_member,
    create_account,
    find_account,
    issue_token,
    members,
    read_token,
    regencies_of,
    remove_member,
    set_password,
    use_token,
)
from kawasan.db import regency_scope, utcnow
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, Client, InRegency


def account(identity: str) -> User:
    found = find_account(identity)
    assert found is not None
    return found


def test_an_account_is_found_by_email_or_telephone(app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        made = create_account(email=" Ria@Toba.test ", phone="+6281200000103", name=" Ria ")
        assert (made.email, made.name) == ("ria@toba.test", "Ria")
        for identity in ("RIA@toba.test", "0812 0000 0103", "+6281200000103"):
            assert account(identity) is made
        assert find_account("") is None
        assert find_account("tidak ada") is None


@pytest.mark.parametrize(
    ("email", "phone", "code"),
    [(None, None, "nothing"), ("", None, "nothing"), ("ria", None, "email"), ("a b@c.d", None, "email")],
)
def test_an_account_needs_a_way_to_reach_it(
    email: str | None, phone: str | None, code: str, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba), pytest.raises(MemberRefused) as refused:
        create_account(email=email, phone=phone)
    assert refused.value.code == code


def test_a_short_password_is_refused(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(MemberRefused) as refused:
        set_password(account("budi@toba.test"), "123456789")
    assert refused.value.code == "short_password"


def test_a_role_is_given_in_this_regency_and_recorded(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        ani = account("ani@toba.test")
        assert add_member(ani, "officer", area_code="12.12.01")
        assert not add_member(ani, "officer")
        session.flush()
        assert sorted(regencies_of(ani.id)) == [(1212, "officer"), (1212, "owner")]
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.action, entry.subject, entry.after) == (
            "core.member.add", "ani@toba.test", {"role": "officer", "area": "12.12.01"}
        )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "area", "code"), [("king", None, "role"), ("officer", "Balige", "area"), ("officer", "12.12", "area")]
)
def test_an_unknown_role_or_area_is_refused(
    role: str, area: str | None, code: str, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba), pytest.raises(MemberRefused) as refused:
        add_member(account("ani@toba.test"), role, area_code=area)
    assert refused.value.code == code


def test_members_are_those_of_this_regency(toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert [(m.role, m.user.email) for m in members()] == [
            ("admin", "admin@toba.test"), ("officer", "budi@toba.test"), ("owner", "ani@toba.test")
        ]  # fmt: skip
    with in_regency(samosir):
        assert [m.user.email for m in members()] == ["citra@samosir.test"]


def test_a_role_is_taken_away(toba: RegencyRef, in_regency: InRegency, budi: Client) -> None:
    assert budi.get("/kelola/").status_code == 200
    with in_regency(toba):
        remove_member(account("budi@toba.test").id, "officer")
    assert budi.get("/kelola/").status_code == 403


def test_the_last_administrator_stays(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        admin = account("admin@toba.test").id
        with pytest.raises(MemberRefused) as refused:
            remove_member(admin, "admin")
        assert refused.value.code == "last_admin"
        add_member(account("budi@toba.test"), "admin")
        session.flush()
        remove_member(admin, "admin")


def test_an_administrator_elsewhere_does_not_count(
    toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        add_member(account("citra@samosir.test"), "admin")
    with in_regency(toba), pytest.raises(MemberRefused) as refused:
        remove_member(account("admin@toba.test").id, "admin")
    assert refused.value.code == "last_admin"


def test_a_role_nobody_has_cannot_be_taken(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(MemberRefused) as refused:
        remove_member(account("citra@samosir.test").id, "officer")
    assert refused.value.code == "unknown"


# Limited to an area: the area is for the program's own rules; the role is checked as any.
def test_an_area_is_part_of_the_person(app: Flask, toba: RegencyRef, in_regency: InRegency, budi: Client) -> None:
    with in_regency(toba) as session:
        session.execute(update(Membership).values(area_code="12.12.01.2001"))
    assert budi.get("/kelola/").status_code == 200


@pytest.fixture
def token(toba: RegencyRef, in_regency: InRegency) -> str:
    """A one-time way in for ani, at toba."""
    with in_regency(toba):
        return issue_token(account("ani@toba.test"))


def test_a_token_lets_in_once(token: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert read_token(token).email == "ani@toba.test"
        assert use_token(token).email == "ani@toba.test"
    with in_regency(toba):
        for attempt in (read_token, use_token):
            with pytest.raises(TokenRefused):
                attempt(token)


def test_of_two_at_once_one_gets_in(token: str, toba: RegencyRef, app: Flask) -> None:
    with app.app_context(), regency_scope(toba) as session:
        kept = session.scalars(select(AccessToken)).one()
        session.execute(update(AccessToken).values(used_at=utcnow()), execution_options={"synchronize_session": False})
        assert kept.used_at is None, "as the slower of the two still sees it"
        with pytest.raises(TokenRefused):
            use_token(token)


def test_a_token_is_not_kept_as_it_is(token: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        assert token not in session.scalars(select(AccessToken.digest)).one()


def test_a_token_expires(token: str, toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at(utcnow() + timedelta(days=7, seconds=1))
    with in_regency(toba), pytest.raises(TokenRefused):
        read_token(token)


def test_a_token_counts_in_its_regency(token: str, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir), pytest.raises(TokenRefused):
        read_token(token)


def test_a_new_token_ends_the_one_before(token: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        newer = issue_token(account("ani@toba.test"))
    with in_regency(toba):
        with pytest.raises(TokenRefused):
            read_token(token)
        assert read_token(newer).email == "ani@toba.test"


@pytest.mark.parametrize("wrong", ["", "x", "a" * 22])
def test_an_invented_token_is_refused(wrong: str, token: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(TokenRefused):
        read_token(wrong)


def test_the_link_shows_first_and_lets_in_by_its_button(token: str, visitor: Client) -> None:
    for _ in range(2):  # a preview of the link uses nothing up
        assert visitor.get(f"/undangan/{token}").status_code == 200
    assert visitor.post(f"/undangan/{token}", {"password": "kata-sandi-ani"}).status_code == 302
    assert visitor.get("/akun").status_code == 200
    assert visitor.get(f"/undangan/{token}").status_code == 410


def test_the_password_chosen_at_the_link_counts(token: str, visitor: Client) -> None:
    visitor.post(f"/undangan/{token}", {"password": "kata-sandi-ani"})
    form = {"email": "ani@toba.test", "password": "kata-sandi-ani"}
    assert visitor.at(visitor.regency).post("/masuk", form).status_code == 302


def test_a_short_password_at_the_link_uses_nothing_up(token: str, visitor: Client) -> None:
    assert visitor.post(f"/undangan/{token}", {"password": "pendek"}).status_code == 422
    assert visitor.get(f"/undangan/{token}").status_code == 200
