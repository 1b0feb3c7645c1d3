"""One-time ways in: shown first, used once, and over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from kawasan.auth import (
    AccessToken,
    TokenRefused,
    User,
    add_member,
    find_account,
    issue_token,
    read_token,
    use_token,
)
from kawasan.db import regency_scope, utcnow
from kawasan.installation import make_operator
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, Client, InRegency


def account(identity: str) -> User:
    found = find_account(identity)
    assert found is not None
    return found


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


@pytest.mark.parametrize("role", ["officer", "admin"])
def test_a_token_printed_before_ends_when_its_account_joins_the_staff_anywhere(
    role: str, token: str, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        add_member(account("ani@toba.test"), role)
    with in_regency(toba), pytest.raises(TokenRefused):
        read_token(token)


def test_a_token_printed_before_ends_when_its_account_becomes_an_operator(
    token: str, toba: RegencyRef, in_regency: InRegency, app: Flask
) -> None:
    with app.app_context(), regency_scope(None):
        make_operator("ani@toba.test")
    with in_regency(toba), pytest.raises(TokenRefused):
        read_token(token)


def test_a_token_outlives_a_second_business(
    token: str, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        add_member(account("ani@toba.test"), "owner")
    with in_regency(toba):
        assert read_token(token).email == "ani@toba.test"


@pytest.mark.parametrize("wrong", ["", "x", "a" * 22])
def test_an_invented_token_is_refused(wrong: str, token: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(TokenRefused):
        read_token(wrong)


def test_the_link_shows_first_and_lets_in_by_its_button(token: str, visitor: Client) -> None:
    for _ in range(2):  # a preview of the link uses nothing up
        assert visitor.get(f"/undangan/{token}").status_code == 200
    assert visitor.post(f"/undangan/{token}", {"password": "tikar-dan-kopi"}).status_code == 302
    assert visitor.get("/akun").status_code == 200
    assert visitor.get(f"/undangan/{token}").status_code == 410


def test_the_password_chosen_at_the_link_counts(token: str, visitor: Client) -> None:
    visitor.post(f"/undangan/{token}", {"password": "tikar-dan-kopi"})
    form = {"email": "ani@toba.test", "password": "tikar-dan-kopi"}
    assert visitor.at(visitor.regency).post("/masuk", form).status_code == 302


def test_a_short_password_at_the_link_uses_nothing_up(token: str, visitor: Client) -> None:
    assert visitor.post(f"/undangan/{token}", {"password": "pendek"}).status_code == 422
    assert visitor.get(f"/undangan/{token}").status_code == 200
