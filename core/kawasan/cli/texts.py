"""`kawasan plugin texts`: the English of a plugin."""

from __future__ import annotations

from pathlib import Path

import click

from kawasan.cli.refusals import Refused
from kawasan.plugins import folder_of, installed


@click.command("texts")
@click.argument("name")
@click.option(
    "--directory", type=click.Path(path_type=Path), help="Of the plugin's pyproject.toml, where it is not installed."
)
def command(name: str, directory: Path | None) -> None:
    """For authors: add the texts of plugin NAME that have no English yet to its .po file, and mark those that are gone.

    What core translates already is left out.
    """
    from kawasan.cli.gathering import gather  # noqa: PLC0415 - it brings the test kit, which other commands do not need

    package = _package(name, directory)
    try:
        done = gather(package, name)
    except SyntaxError as error:
        raise Refused(f"{error.filename}, line {error.lineno}: {error.msg}") from error
    click.echo(f"{done.path}: {done.added} added, {done.gone} gone (marked #~), {done.untranslated} untranslated.")


def _package(name: str, directory: Path | None) -> Path:
    if directory is None:
        entries = {entry.name: entry for entry in installed()}
        if name in entries:
            return folder_of(entries[name])
    from kawasan.testing.folder import GROUP, NoPluginError, read_project, sources  # noqa: PLC0415 - as above

    folder = directory or Path()
    try:
        entry_points = read_project(folder)["entry-points"][GROUP]
    except NoPluginError as error:
        raise Refused(f"{name} is not installed, and {error}") from error
    if name not in entry_points:
        raise Refused(f"there is no plugin {name!r} in {folder} (there is {', '.join(entry_points)})")
    return sources(folder) / str(entry_points[name]).partition(".")[0]
