"""A town of real programs: what two regencies have in each of them, and the ways to ask for it.

Whatever belongs to samosir is called Rahasia, its addresses `rahasia` and its ids 21; the second of each kind (22,
`rahasia-2`) is not shown to the public. Toba's are called Ulos, 11 and 12. So an address of samosir's is known by heart
in every program, and so is one of toba's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import update
from werkzeug.routing import IntegerConverter, Rule

from kawasan.audit import record
from kawasan.auth import find_account
from kawasan.db import regency_scope
from kawasan.installation import share
from kawasan.region import rebuild_all
from kawasan.tenancy import Regency, RegencyRef, switch_program
from kawasan.testing.cast import ANI, BUDI, CITRA, OPERATOR, Member, csrf_token, session_cookie
from wall.things import WIDTH, parts, things

Known = tuple[int, str]
OWN: Known = (11, "ulos")
FOREIGN: Known = (21, "rahasia")
DOMAIN = "portal.samosir.test"
EPHEMERAL = re.compile(r"[\w-]{8,}\.[\w-]{6}\.[\w-]{27}|[0-9a-f]{32,}")
"""What differs from one answer to the next: a form's token, a request's id, the hash of a trail."""
REFUSED, SIGN_IN = 400, "/masuk"


def both(known: Known) -> tuple[Known, Known]:
    """A thing that the public sees, and one that it does not."""
    return known, (known[0] + 1, f"{known[1]}-2")


class Answer(NamedTuple):
    """What came back."""

    status: int
    text: str

    @property
    def is_refused(self) -> bool:
        return self.status >= REFUSED or SIGN_IN in self.text.partition("\n")[0]


@dataclass(frozen=True)
class Town:
    """Both regencies at an application."""

    app: Flask
    toba: RegencyRef
    samosir: RegencyRef

    def ask(
        self, path: str, *, at: str = "/toba", by: Member | None = None, method: str = "GET", host: str = "localhost",
        json: Any = None, **headers: str,
    ) -> Answer:  # fmt: skip
        """One request in a browser of its own; an error of the view counts as 500, which it would be."""
        sent: dict[str, Any] = {"json": json} if json else {}
        if by is not None:
            headers["Cookie"] = f"{self.app.config['SESSION_COOKIE_NAME']}={session_cookie(self.app, by)}"
            sent = {"data": {"csrf_token": csrf_token(self.app, by)}} if method == "POST" else {}
        sent |= {"headers": {name.replace("_", "-"): value for name, value in headers.items()}}
        browser = self.app.test_client(use_cookies=False)
        try:
            got = browser.open(at + path, method=method, environ_overrides={"HTTP_HOST": host}, buffered=True, **sent)
        except Exception:  # noqa: BLE001 - the application is tested with its errors raised
            return Answer(500, "")
        text = got.get_data().decode(errors="replace")
        return Answer(got.status_code, EPHEMERAL.sub("", f"{got.location or ''}\n{text}"))

    def paths(
        self, owner: str | None, kind: str, method: str = "GET", *, known: Known | None = FOREIGN
    ) -> list[str]:  # fmt: skip
        """Addresses of a program (None: of core), filled in with what is known; with nothing known, those of its lists.

        `kind` is `page` (public), `api` or `console` (for whoever has a role).
        """
        found: dict[str, None] = {}
        for rule in self._rules(owner, kind, method):
            if known is None and not rule.arguments:
                found[rule.rule] = None
            elif known is not None and rule.arguments:
                found |= {rule.build(_filled(rule, *one))[1]: None for one in both(known)}
        return list(found)

    def _rules(self, owner: str | None, kind: str, method: str) -> Iterator[Rule]:
        owners = self.app.extensions["kawasan_plugins"].owner_of_blueprint
        table = self.app.extensions["kawasan_access"]
        for rule in sorted(self.app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
            blueprint = rule.endpoint.rpartition(".")[0]
            access, scope = table[rule.endpoint]
            if owner != owners.get(blueprint) or (owner is None and blueprint != "console") or scope == "platform":
                continue
            its = "api" if rule.rule.startswith("/api/") else "page" if access.kind == "public" else "console"
            if its == kind and method in (rule.methods or ()):
                yield rule

    def stop_sharing(self) -> None:
        """Samosir withdraws its consent, as its administrator does."""
        with self.app.app_context(), regency_scope(self.samosir):
            share(shares=False)

    def stop_sharing_at_once(self) -> None:
        """The same at the moment when what was shared is not removed yet."""
        with self.app.app_context(), regency_scope(None) as session:
            session.execute(update(Regency).where(Regency.id == self.samosir.id).values(shares_published=False))

    def switch_off(self) -> None:
        """Samosir's programs are off; what they shared is not removed yet."""
        with self.app.app_context(), regency_scope(self.samosir):
            for name in self.samosir.programs:
                switch_program(name, on=False)


def _filled(rule: Rule, number: int, text: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, converter in rule._converters.items():
        items = getattr(converter, "items", None)
        values[name] = min(items) if items else number if isinstance(converter, IntegerConverter) else text
    return values


def open_town(app: Flask, toba: RegencyRef, samosir: RegencyRef, *, is_shared: bool) -> Town:
    """Toba's things and, if it is shared, samosir's, known to the region."""
    with app.app_context(), regency_scope(None) as session:
        session.execute(update(Regency).where(Regency.id == samosir.id).values(domain=DOMAIN))
        ids = {member: account.id for member in (ANI, BUDI, CITRA, OPERATOR) if (account := find_account(member.email))}
    for regency, known in ((toba, OWN), (samosir, FOREIGN)):
        folder = Path(app.config["KAWASAN_INSTANCE_PATH"]) / "media" / str(regency.id)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        if regency is samosir and not is_shared:
            continue
        with app.app_context(), regency_scope(regency) as session:
            for number, slug in both(known):
                (folder / f"{number}-{WIDTH}.webp").write_text(slug)
                for thing in (*things(number, slug, ids, is_public="-" not in slug), *parts(number, slug, ids)):
                    session.add(thing)
                    session.flush()
            record("core.identity.change", known[1].title())
        with app.app_context():
            rebuild_all(regency.id, regency.programs)
    return Town(app, toba, samosir)
