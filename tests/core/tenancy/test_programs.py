"""What a regency switches on or changes, and who sees it when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan.audit import AuditEntry
from kawasan.tenancy import RegencyRef, require_regency, save_identity, save_settings, save_sharing, switch_program
from kawasan.testing import InRegency, registry
from kawasan.testing.cast import read_regency


@pytest.fixture
def program(app: Flask) -> str:
    """The name of some installed program."""
    with app.app_context():
        return next(iter(registry().plugins))


def trail(in_regency: InRegency, regency: RegencyRef) -> list[tuple[str, str, object, object]]:
    with in_regency(regency) as session:
        rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        return [(row.action, row.subject, row.before, row.after) for row in rows]


def test_a_switch_is_seen_and_recorded(program: str, app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert switch_program(program, on=False)
    with app.app_context():
        now = read_regency("toba")
    assert program not in now.programs
    assert now.version == toba.version + 1
    assert trail(in_regency, toba) == [("core.program.switch", program, {"on": True}, {"on": False})]


def test_a_switch_to_what_it_was_does_nothing(
    program: str, app: Flask, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        assert not switch_program(program, on=True)
    with app.app_context():
        assert read_regency("toba").version == toba.version
    assert trail(in_regency, toba) == []


def test_a_switch_is_of_one_regency(program: str, app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        switch_program(program, on=False)
    with app.app_context():
        assert program in read_regency("samosir").programs


def test_another_process_sees_a_switch_on_its_next_request(
    program: str, app: Flask, another_app: Callable[..., Flask], toba: RegencyRef, in_regency: InRegency
) -> None:
    other = another_app().test_client()
    prefix = app.extensions["kawasan_plugins"].plugins[program].program.prefix
    assert other.get(f"/toba{prefix}/").status_code == 200
    with in_regency(toba):
        switch_program(program, on=False)
    assert other.get(f"/toba{prefix}/").status_code == 404
    assert other.get(f"/samosir{prefix}/").status_code == 200
    with in_regency(toba):
        switch_program(program, on=True)
    assert other.get(f"/toba{prefix}/").status_code == 200


def test_settings_survive_switching_off(program: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert save_settings(program, {"quota": 7})
        assert not save_settings(program, {"quota": 7})
        switch_program(program, on=False)
    with in_regency(toba):
        assert require_regency().stored_settings[program] == {"quota": 7}
        switch_program(program, on=True)
    with in_regency(toba):
        assert require_regency().programs[program] == {"quota": 7}
    assert ("core.settings.change", program, {"quota": None}, {"quota": 7}) in trail(in_regency, toba)


def test_settings_keep_what_was_not_changed(program: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        save_settings(program, {"quota": 7, "open": True})
        save_settings(program, {"quota": 8})
    with in_regency(toba):
        assert require_regency().stored_settings[program] == {"quota": 8, "open": True}


def test_identity_takes_its_own_fields_only(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert save_identity({"greeting_id": "Horas!", "slug": "dicuri", "id": 1, "shares_published": False})
    with in_regency(toba):
        now = require_regency()
    assert (now.greeting.id, now.slug, now.id, now.shares_published) == ("Horas!", "toba", 1212, True)
    action, subject, _, after = trail(in_regency, toba)[-1]
    assert (action, subject, after) == ("core.identity.change", "Kabupaten Toba", {"greeting_id": "Horas!"})


def test_consent_is_recorded(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert save_sharing(shares=False)
        assert not save_sharing(shares=False)
    action, _, before, after = trail(in_regency, toba)[-1]
    assert (action, before, after) == ("core.sharing.change", {"shares_published": True}, {"shares_published": False})
