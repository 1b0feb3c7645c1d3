"""Accounts, roles and one-time ways in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, g
from sqlalchemy import select, update

from kawasan.audit import AuditEntry
from kawasan.auth import (
    MemberRefused,
    Membership,
    User,
    add_member,
    create_account,
    find_account,
    members,
    regencies_of,
    remove_member,
)
from kawasan.auth.person import remember
from kawasan.db import regency_scope
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency


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


@pytest.mark.parametrize(("mode", "is_demo"), [("demo", True), ("production", False)])
def test_an_account_made_in_a_demonstration_ends_with_it(
    mode: str, is_demo: bool, another_app: Callable[..., Flask], toba: RegencyRef
) -> None:
    app = another_app(KAWASAN_MODE=mode)
    with app.app_context(), regency_scope(toba):
        assert create_account(email="tamu@contoh.id").is_demo is is_demo


def test_an_address_no_mail_server_takes_is_refused(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(MemberRefused) as refused:
        create_account(email=f"{'a' * 250}@b.id")
    assert refused.value.code == "email"


def test_a_role_is_given_in_this_regency_and_recorded(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        ani = account("ani@toba.test")
        assert add_member(ani, "officer", area_code="12.12.01")
        assert not add_member(ani, "officer")
        session.flush()
        assert sorted(regencies_of(ani.id)) == [(1212, "officer"), (1212, "owner")]
    with in_regency(toba) as session:
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.action, entry.subject, entry.after) == (
            "core.member.add", "ani@toba.test", {"role": "officer", "area": "12.12.01"}
        )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "area", "code"),
    [
        ("king", None, "role"),
        ("officer", "Balige", "area"),
        ("officer", "12.12", "area"),
        ("officer", "12.12.01\n", "area"),
        ("officer", "12.17.01", "area"),
    ],
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
    assert budi.get("/kelola/").status_code == 302, "it was the last one: the session ended with it"


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


@pytest.mark.parametrize(
    ("held", "areas"),
    [
        ({"officer": "12.12.01"}, {"12.12.01"}),
        ({"officer": "12.12.01", "owner": None}, {"12.12.01"}),
        ({"officer": "12.12.01", "admin": None}, set()),
        ({"officer": None, "owner": "12.12.01"}, set()),
        ({"owner": "12.12.01"}, {"12.12.01"}),
        ({}, set()),
    ],
)
def test_an_officer_of_one_area_stays_one_with_a_business_of_their_own(
    held: dict[str, str | None], areas: set[str], toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        user = create_account(email="ria@toba.test")
        roles = [Membership(user_id=user.id, role=role, area_code=code) for role, code in held.items()]
        remember(user, roles)
        assert g.kawasan_person.area_codes == areas
