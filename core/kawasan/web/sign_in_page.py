"""What the sign-in page shows beside its form: a demonstration's accounts, so that the curious get in at one press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from kawasan.auth import User
from kawasan.db import session
from kawasan.tenancy import current_regency
from kawasan.web.station import station_link


@dataclass(frozen=True)
class DemoAccount:
    """One that may be tried; `role` and `work` are for the reader."""

    email: str
    password: str
    role: Any
    work: Any


WORK = {
    "admin": (_l("Administrator"), _l("menyalakan program, mengundang anggota, membaca jejak perubahan")),
    "petugas": (_l("Petugas"), _l("memeriksa, melayani, dan memperbarui isi portal")),
    "pemilik": (_l("Pemilik usaha"), _l("mengurus usaha dan produknya sendiri")),
}
OPERATOR_WORK = (_l("Operator"), _l("menambah kabupaten dan menunjuk administratornya"))


def init_app(app: Flask) -> None:
    """Hand them to the page."""
    app.extensions["security"].login_context_processor(
        lambda: {"demo_accounts": demo_accounts(), "station_url": station_link()}
    )


def demo_accounts() -> list[DemoAccount]:
    """Those of this regency, or of the installation; none outside demo mode."""
    if current_app.config["KAWASAN_MODE"] != "demo":
        return []
    from kawasan.demo.loader import OPERATOR, PASSWORD  # noqa: PLC0415 - it draws pictures; only a demo needs it

    regency = current_regency()
    works = {f"{who}@{regency.slug}.test": work for who, work in WORK.items()} if regency else {OPERATOR: OPERATOR_WORK}
    there = set(session().scalars(select(User.email).where(User.email.in_(works), User.is_demo)))
    return [DemoAccount(email, PASSWORD, *work) for email, work in works.items() if email in there]
