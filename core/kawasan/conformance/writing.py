"""Forms and writing resources, sent with valid values: at B with those of A's pages and rows, and with B's own.

Each form that somebody saw is sent by each of B's people and a visitor: to A's path, to B's path with A's values in its
hidden fields and lists, and to A's path with B's. A view whose form nobody saw is sent the fields that it asks for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from kawasan.conformance.asking import asked_fields
from kawasan.conformance.bodies import body_of, published_path
from kawasan.conformance.browsing import Browser, Visit, endpoint_of
from kawasan.conformance.forms import FoundForm, Learnt, forms_of, learn
from kawasan.conformance.holding import Holding
from kawasan.conformance.paths import identifier
from kawasan.conformance.persons import trespasses
from kawasan.conformance.rules import Finding
from kawasan.conformance.world import OWNER_B, ROLES, A, B

if TYPE_CHECKING:
    from kawasan.conformance.crawl import Crawl
    from kawasan.conformance.subject import Route

SPEC = "/api/v1/openapi.json"
FILLED = "contoh"
REFUSED = 422


@dataclass
class Writing:
    """All of it, done once. `spoilt`: what it changed at A, or made to point there; `visits`: what was answered;
    `refused`: forms of B that were sent by who sees them, and not taken.
    """

    crawl: Crawl
    visits: list[Visit] = field(default_factory=list)
    spoilt: list[Finding] = field(default_factory=list)
    refused: list[Visit] = field(default_factory=list)
    trespasses: list[Finding] = field(default_factory=list)
    """What one owner of B could change of another's."""
    learnt: Learnt = field(default_factory=dict)

    def do(self) -> None:
        """Send everything: first what must not succeed, then what may."""
        own = [form for (_, who), form in self.seen[B].items() if who == OWNER_B]
        tables = [table for table in self.crawl.tables if table.info.get("owned")]
        self.trespasses += trespasses(self.crawl.world, tables, own, self.learnt)
        self._holding = Holding(self.crawl.world)
        with self._holding:
            written = [form for form in self.seen[B].values() if form.is_written]
            for form in written:
                self._own(form)
            for who in ROLES[B]:
                browser = Browser(self.crawl.world.app, B, who)
                self._foreign_forms(browser)
                self._unseen(browser)
                self._resources(browser)
            for form in self.seen[B].values():
                if form not in written:
                    self._own(form)

    @cached_property
    def seen(self) -> dict[str, dict[tuple[Any, ...], FoundForm]]:
        """One of each form and person, at A and at B."""
        visits = {A: self.crawl.at_a, B: self.crawl.at_b}
        return {slug: self._forms(slug, visits[slug]) for slug in visits}

    def _forms(self, slug: str, visits: list[Visit]) -> dict[tuple[Any, ...], FoundForm]:
        own = {route.rule.endpoint for route in self.crawl.routes}
        found: dict[tuple[Any, ...], FoundForm] = {}
        for visit in visits:
            if visit.regency == slug and visit.is_page and visit.status == HTTPStatus.OK and "<form" in visit.text:
                for action, controls in forms_of(visit):
                    path = visit.leads_to(action) if action else visit.path
                    endpoint = endpoint_of(self.crawl.world.app, path or "", "POST")
                    form = FoundForm(visit, path or "", endpoint, tuple(controls))
                    if endpoint in own:
                        found.setdefault((form.kind, visit.who), form)
        return found

    def _own(self, form: FoundForm) -> None:
        """As its person fills it, once more with other values where some are refused."""
        browser, tried = Browser(self.crawl.world.app, B, form.visit.who), 0
        visit = self._send(browser, form.path, data=form.values(self.learnt))
        while visit.is_page and visit.status == REFUSED and learn(form, visit, tried, self.learnt):
            visit, tried = self._send(browser, form.path, data=form.values(self.learnt)), tried + 1
        self.refused += [visit] * (visit.status == REFUSED)

    def _foreign_forms(self, browser: Browser) -> None:
        ours = {form.kind: form for (_, who), form in self.seen[B].items() if who == browser.who}
        for kind, theirs in {form.kind: form for form in self.seen[A].values()}.items():
            self._send(browser, theirs.path, data=theirs.values(self.learnt))
            if own := ours.get(kind):
                crossed = own.with_lists_of(theirs, self.learnt)
                if crossed != own.values(self.learnt):
                    self._send(browser, own.path, data=crossed)
                    if theirs.path != own.path:
                        self._send(browser, theirs.path, data=own.values(self.learnt))

    def _unseen(self, browser: Browser) -> None:
        known = {form.endpoint for forms in self.seen.values() for form in forms.values()}
        for route in self.crawl.routes:
            for method in sorted(set(route.methods) - {"GET"}):
                if not route.is_api and (method != "POST" or route.rule.endpoint not in known):
                    self._unseen_at(browser, route, method)

    def _unseen_at(self, browser: Browser, route: Route, method: str) -> None:
        for path in dict.fromkeys([*self.crawl.filled(route, A), *self.crawl.filled(route, B)]):
            names = asked_fields(browser, method, path)
            self._send(browser, path, method, data={name: self._value(name, A) or FILLED for name in names})

    def _resources(self, browser: Browser) -> None:
        routes = [route for route in self.crawl.routes if route.is_api and set(route.methods) - {"GET"}]
        if not routes:
            return
        document = browser.client.get(f"/{B}{SPEC}").get_json()
        for route in routes:
            for method in sorted(set(route.methods) - {"GET"}):
                for there, inside in ((A, A), (B, A), (A, B)):
                    valued = partial(self._value, slug=inside)
                    body = body_of(document, published_path(route.rule.rule), method, valued)
                    for path in self.crawl.filled(route, there):
                        self._send(browser, path, method, json=body)

    def _value(self, name: str, slug: str) -> Any:
        return identifier(self.crawl.world, name, self.crawl.tables, slug)

    def _send(self, browser: Browser, path: str, method: str = "POST", **body: Any) -> Visit:
        visit = browser.ask(method, path, **body)
        self.visits.append(visit)
        self.spoilt += [Finding(visit.where, what) for what in self._holding.changes()]
        return visit
