"""Opening the installation that a command acts on."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kawasan.app import create_app
from kawasan.cli.refusals import Refused
from kawasan.config import load
from kawasan.db import db, regency_scope
from kawasan.plugins import registry
from kawasan.tenancy import RegencyRef, all_regencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@contextmanager
def opened() -> Iterator[Flask]:
    """The application, in its context; its connections are closed at the end."""
    app = create_app()
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def quiet(logger: str) -> Iterator[None]:
    """Let a logger say nothing for a while."""
    log = logging.getLogger(logger)
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def regencies() -> list[RegencyRef]:
    """All of the installation, by name."""
    with regency_scope(None, writes=False):
        return all_regencies()


def regency_named(slug: str) -> RegencyRef:
    """The regency with this slug, or a refusal that lists those there are."""
    found = {regency.slug: regency for regency in regencies()}
    if slug not in found:
        known = ", ".join(sorted(found)) or "none yet"
        raise Refused(f"there is no regency {slug!r} here (there are: {known})")
    return found[slug]


def refuse_set_aside(name: str) -> None:
    """Refuse a plugin that is installed and was set aside at the start, with the reason."""
    if name not in registry().plugins and (reason := registry().trouble_of(name)):
        raise Refused(f"{name} is installed but set aside: {reason}")


def one_time_link(path: str, who: str) -> str:
    """The sentence with a new account's way in."""
    return f"One-time link for {who}, good for 7 days: {load()['KAWASAN_PUBLIC_URL']}{path}"
