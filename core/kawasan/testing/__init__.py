"""The test kit for core and for plugins: a plugin's tests import this package and `kawasan.plugin_api`.

In this repository the fixtures are there in every test. A plugin elsewhere puts one line into its `conftest.py`:
`pytest_plugins = ["kawasan.testing.fixtures"]`. It need not be installed: pytest finds the plugin that the
`pyproject.toml` of its root folder names under `[project.entry-points."kawasan.plugins"]`.

**The world before each test** (fixture `app`): demo mode, throttles off, no page cache, errors of plugins raised. Two
regencies, **toba** and **samosir**, with every installed program on and `shares_published`; no rows of any program.
It is put back before each test (1 ms on SQLite, 7 ms on PostgreSQL), so a test writes what it likes, and cleans up
nothing. The database is SQLite; with `KAWASAN_TEST_DATABASE=postgresql` it is PostgreSQL: the cluster of
`KAWASAN_TEST_DATABASE_URL`, or a temporary one. `KAWASAN_STRICT=0` lets tests run while another plugin cannot be
loaded.

**The cast** (fixtures, each a `Client`): `visitor` (nobody in particular), `ani` (an owner in toba), `budi` (officer
of toba), `admin` (administrator of toba), `citra` (officer of samosir), `operator`. All are browsers *at toba*: paths
are below its root: `visitor.get("/pasar/")` asks for `/toba/pasar/`. `citra.at(samosir)` is the same person at home,
`operator.at(None)` at the region's own pages. `user_id(ani)` is the id of her account.
`dewi` is an officer whose role is limited to the sub-district 12.12.01 of toba (`Person.area_codes`), and
`officer_of("12.12.02")` one of another area; they are there in the tests that ask for them.

- `get(path)`, `post(path, data)`, `json(path)` answer Flask's test response. A signed-in person's `post` carries the
  CSRF token unless `csrf=False`; files are `{"photo": photo_file()}`. Redirects are not followed unless
  `follow_redirects=True`.
- Every HTML answer is checked: one h1, the title begins with it, ids unique, references to ids good, every field
  labelled, every picture has an alt, elements closed, nothing inline, the language right, the content policy there,
  the token in every form that posts.
- A bug in a view raises its own exception through `get`, rather than answering 500.

**The four answers**: each view is asked by four people; say what each gets: a status, or where it redirects to.

    def test_only_staff_verify(answers: Answers) -> None:
        answers("/pasar/kelola/", visitor="/masuk", ani=403, budi=200, citra=403)

    def test_only_staff_post(answers: Answers) -> None:
        answers("/pasar/kelola/1/periksa", method="POST", data={}, visitor="/masuk", ani=403, budi=404, citra=403)

**Services** run in a regency, without a request; the block is one unit of work and commits at its end:

    def test_a_name_is_kept(toba: RegencyRef, in_regency: InRegency) -> None:
        with in_regency(toba):
            stall_id = add_stall(name="Ulos Ani").id
        with in_regency(toba) as session:
            assert session.get(Stall, (toba.id, stall_id)).name == "Ulos Ani"

Objects end with their block: take what you need out of it as values.

**Rows**: `make(Model, column=…)` is one, with a value for each column that needs one. A reference gets a row of its
own, or Ani's account; columns with a default, and those that may be empty, are left alone.

    def test_a_closed_stall_is_not_listed(make: Make, visitor: Client) -> None:
        stall = make(Stall, is_open=False)                # in toba, committed
        assert stall.name not in visitor.get("/pasar/").text

    with in_regency(samosir):                             # in that unit of work
        make(Goods, stall=make(Stall), name="Ulos")

What the program's rules would refuse it makes all the same: rows that a service should write come from the service.

**More fixtures**
- `at("2026-03-02 09:00")` stops `utcnow` at this time in toba (WIB), or at an aware datetime; until the test or its
  `with` block ends. Code that must be testable asks `utcnow()` and nothing else for the time.
- `with query_count() as counted: …` then `assert counted.total <= 12, counted` (transactions' own statements left
  out).
- `outbox()`: the mails sent in this test, newest first, as `email.message.EmailMessage`.
- `photo_file(width=400, height=300)`: a small JPEG, for forms and for `save_photo`.

**Plugins made in a test**: for hooks that yours offers, and for what it does beside another or without it.

    def test_a_figure_is_added(plugin_from: PluginFrom, write_plugin: WritePlugin, app_with: AppWith) -> None:
        other = write_plugin("greeter", GREETS)  # the code of its plugin.py; a program is added where it has none
        page = app_with(plugin_from(HERE), other).test_client().get("/toba/figures/")
        assert "greetings" in page.text

- `write_plugin(name, code, files)`: a package in a temporary folder. Give it no models: they would stay known.
- `plugin_from(folder)`: the plugin that the folder's `pyproject.toml` names.
- `app_with(plugin, …)`: an application with these and no other, on in toba. `strict=False` contains their errors, as a
  server does. `another_app(KAWASAN_…=…)`: the usual one with other settings.
- `PluginFolder(folder)`: the commands of an author, in processes of their own: `.kawasan("plugin", "check", name)`,
  `.pytest()`, `.build()`. A test with them takes seconds.

Switch a program off: `with in_regency(toba): switch_program("a_program", on=False)`; `switch_program` is in this
package.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from flask import Flask

from kawasan.plugins import describe, registry
from kawasan.region import rebuild
from kawasan.tenancy import RegencyRef, save_settings, save_sharing, switch_program
from kawasan.testing.client import Client
from kawasan.testing.factory import Make
from kawasan.testing.pages import Page, faults
from kawasan.testing.photos import PhotoFile, photo_file
from kawasan.testing.plugin_folder import PluginFolder
from kawasan.testing.queries import Queries
from kawasan.testing.stopped_clock import StoppedClock

AnotherApp = Callable[..., Flask]
"""Of the fixture `another_app`."""
Answers = Callable[..., None]
"""Of the fixture `answers`."""
AppWith = Callable[..., Flask]
"""Of the fixture `app_with`."""
At = type[StoppedClock]
"""Of the fixture `at`."""
InRegency = Callable[[RegencyRef], AbstractContextManager[Any]]
"""Of the fixture `in_regency`."""
OfficerOf = Callable[[str], Client]
"""Of the fixture `officer_of`."""
PluginFrom = Callable[[Path], EntryPoint]
"""Of the fixture `plugin_from`."""
QueryCount = Callable[[], AbstractContextManager[Queries]]
"""Of the fixture `query_count`."""
UserId = Callable[[Client], int]
"""Of the fixture `user_id`."""
WritePlugin = Callable[..., EntryPoint]
"""Of the fixture `write_plugin`."""

__all__ = [
    "AnotherApp", "Answers", "AppWith", "At", "Client", "InRegency", "Make", "OfficerOf", "Page", "PhotoFile",
    "PluginFolder", "PluginFrom", "Queries", "QueryCount", "StoppedClock", "UserId", "WritePlugin", "describe",
    "faults", "photo_file", "rebuild", "registry", "save_settings", "save_sharing", "switch_program",
]  # fmt: skip
