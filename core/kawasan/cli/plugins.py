"""`kawasan plugin`: installed plugins, and which regency has their program on."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote

import click

from kawasan.cli import new_day, purging, texts
from kawasan.cli.opening import opened, quiet, refuse_set_aside, regencies, regency_named
from kawasan.cli.refusals import Failed, Refused
from kawasan.db import regency_scope
from kawasan.installation import SwitchRefused, switch
from kawasan.plugins import installed, registry
from kawasan.plugins.program import DIMENSIONS
from kawasan.scaffold import (
    AnswerRefused,
    CopierMissing,
    NameRefused,
    Stopped,
    ask_name,
    check_name,
    place_for,
    write_plugin,
)
from kawasan.tenancy import retry as end_quarantine

NEXT_STEPS = (
    "python -m pytest",
    "pip install --no-build-isolation --no-deps -e .",
    "export KAWASAN_MODE=demo KAWASAN_INSTANCE_PATH=instance",
    "kawasan db upgrade",
    "kawasan demo --regency toba",
    "kawasan serve --reload",
)
"""In the plugin's folder: an installation of its own in `instance`, so that no other's data are touched."""


@click.group("plugin")
def command() -> None:
    """Installed plugins, and which regency has their program on."""


@command.command("new")
@click.argument("name", required=False)
@click.option("--title", help="Its title in Indonesian.")
@click.option("--title-en", help="Its title in English.")
@click.option("--dimension", type=click.Choice(DIMENSIONS), help="Which of the six it belongs to.")
@click.option("--stores", help="What it stores, one of them, in Indonesian.")
@click.option("--stores-en", help="The same in English.")
@click.option("--prefix", help="First part of its addresses, as in /pengumuman.")
@click.option("--personal-data/--no-personal-data", default=None, help="Whether it keeps who added something.")
@click.option("--no-input", is_flag=True, help="Ask nothing; what is not given is the default.")
@click.option(
    "--directory",
    type=click.Path(path_type=Path),
    help="The folder to make; in one that exists, kawasan-NAME is made.  [default: kawasan-NAME here]",
)
def new(name: str | None, directory: Path | None, *, no_input: bool, **answers: str | bool | None) -> None:
    """Write the files of a new plugin called NAME: pages, JSON, settings, texts, demonstration data and tests."""
    if not no_input:
        click.echo("Enter takes the answer that is shown, Ctrl-U clears it, Ctrl-C stops.")
    try:
        name = name or _asked_name(no_input=no_input)
        folder = place_for(name, directory)
        count = write_plugin(name, folder, answers, ask=not no_input)
    except (AnswerRefused, CopierMissing, NameRefused) as error:
        raise Refused(str(error)) from error
    except Stopped as error:
        raise Failed(str(error)) from error
    click.echo(f"Wrote {count} files into {folder}. Next:")
    for step in (f"cd {quote(str(folder))}", *NEXT_STEPS):
        click.echo(f"  {step}")


def _asked_name(*, no_input: bool) -> str:
    """The name, asked for until it can be one."""
    if no_input or not sys.stdin.isatty():
        raise Refused("say the name of the plugin, as in: kawasan plugin new notice_board --no-input")
    while True:
        name = ask_name()
        try:
            check_name(name)
        except NameRefused as error:
            click.echo(f"{error}.", err=True)
        else:
            return name


@command.command("list")
@click.option("--regency", "slug", help="Show only this regency.")
def show(slug: str | None) -> None:
    """List the plugins and where their programs are on."""
    with quiet("kawasan.plugins"), opened():  # what it would say is in the list
        asked = [regency_named(slug)] if slug else regencies()
        for plugin in registry().plugins.values():
            on = [ref.slug for ref in asked if plugin.name in ref.programs]
            where = f"off in {slug}" if slug and not on else f"on in {', '.join(on) or 'no regency'}"
            click.echo(f"{plugin.name} {plugin.program.version}: {where}")
            for ref in asked:
                if found := ref.quarantined.get(plugin.name):
                    click.echo(f"  in quarantine in {ref.slug} since {found.since:%Y-%m-%d %H:%M} UTC: {found.fault}")
        for name, trouble in registry().broken.items():
            how = "set aside" if name not in registry().plugins else "in trouble"
            click.echo(f"{name}: {how} since {trouble.since:%Y-%m-%d %H:%M} UTC: {trouble.text}")
        for left in purging.leftovers():
            rows = sum(sum(tables.values()) for tables in left.rows.values())
            click.echo(f"{left.name}: not installed, {rows} rows are left (kawasan plugin purge {left.name})")
        if not registry().plugins:
            click.echo("No plugin is installed.")


command.add_command(purging.command)
command.add_command(new_day.command)
command.add_command(texts.command)


@command.command("enable")
@click.argument("name")
@click.option("--regency", "slug", required=True)
def enable(name: str, slug: str) -> None:
    """Switch the program of plugin NAME on for a regency."""
    _switch(name, slug, on=True)


@command.command("disable")
@click.argument("name")
@click.option("--regency", "slug", required=True)
def disable(name: str, slug: str) -> None:
    """Switch it off; its data stays."""
    _switch(name, slug, on=False)


@command.command("retry")
@click.argument("name")
@click.option("--regency", "slug", help="Only in this regency.")
def retry(name: str, slug: str | None) -> None:
    """Call the hooks of plugin NAME again where it is in quarantine."""
    with opened():
        _known(name)
        asked = [regency_named(slug)] if slug else regencies()
        waiting = [ref for ref in asked if name in ref.quarantined]
        for ref in waiting:
            with regency_scope(ref):
                end_quarantine(name)
    where = ", ".join(ref.name for ref in waiting)
    nowhere = f"not in quarantine in {slug}" if slug else "in quarantine in no regency"
    click.echo(f"{name} is called again in {where}." if waiting else f"{name} is {nowhere}.")


@command.command("check")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="A document for programs instead of lines for people.")
@click.option(
    "--rule", "only", multiple=True, metavar="ID", help="Only this rule, or a family as in `isolation`; again for more."
)
@click.pass_context
def check(context: click.Context, name: str, only: tuple[str, ...], *, as_json: bool) -> None:
    """Try plugin NAME in a throwaway installation, by every rule of conformance. Exits 1 if one is broken, or
    cannot be asked because of the plugin, as where it does not load.
    """
    from kawasan import conformance  # noqa: PLC0415 - it brings the test kit, which no other command needs

    found = {entry.name: entry for entry in installed()}
    if name not in found:
        raise Refused(f"there is no plugin {name!r} (installed: {', '.join(found) or 'none'})")
    try:
        chosen = conformance.named(only)
    except LookupError as error:
        raise Refused(f"there is no rule {error.args[0]!r}") from error
    report = conformance.check(found[name], chosen, _tell_progress)
    click.echo(report.as_json() if as_json else report.as_text())
    if not report.passed:
        context.exit(1)


def _tell_progress(rule_id: str, done: int, total: int) -> None:
    """One line on a terminal that is written over; nothing into a file."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{f'{done + 1}/{total} {rule_id}' if done < total else ''}", nl=False, err=True)


def _known(name: str) -> None:
    refuse_set_aside(name)
    known = registry().plugins
    if name not in known:
        raise Refused(f"there is no plugin {name!r} (installed: {', '.join(known) or 'none'})")


def _switch(name: str, slug: str, *, on: bool) -> None:
    with opened():
        _known(name)
        ref = regency_named(slug)
        try:
            with regency_scope(ref):
                changed = switch(name, on=on)
        except SwitchRefused as error:
            raise Refused(f"switch {', '.join(error.names)} {'on' if on else 'off'} first, for {slug}") from error
    state = "on" if on else "off"
    click.echo(f"{name} is now {state} for {ref.name}." if changed else f"{name} was {state} for {ref.name} already.")
