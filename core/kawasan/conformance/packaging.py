"""What a plugin says of itself: metadata, licence, version, the core it works with, and that it starts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from kawasan import __version__
from kawasan.conformance.rules import Finding, NotRun, rule
from kawasan.conformance.subject import Subject
from kawasan.languages import Bilingual
from kawasan.plugins.registry import GROUP

FIELDS = ("Name", "Version", "Summary", "Requires-Python")
PYPROJECT = "pyproject.toml"
OF_HOOKS = ("nobody calls its", "is not given")
UNDECLARED = "declares no access"
REACHES = "where the program is off too"
UNOWNED = "belongs to no blueprint"
"""Of what start-up says: the rules `hooks-known`, `access-declared`, `off-hooks` and `off-routes` tell it."""


@rule(
    "package-metadata",
    "The distribution says what it is",
    why="An operator decides by it what to install, and pip by it whether it can run there.",
    mend="Set name, version, description, requires-python and one entry point of kawasan.plugins in pyproject.toml.",
    is_quick=True,
)
def check_metadata(subject: Subject) -> Iterator[Finding]:
    """Fields that are empty."""
    if (found := subject.distribution) is None:
        yield Finding(PYPROJECT, "the plugin is not installed as a distribution")
        return
    yield from (Finding(PYPROJECT, f"{name} is empty") for name in FIELDS if not found.metadata.get_all(name))
    entries = [entry.name for entry in found.entry_points if entry.group == GROUP]
    if len(entries) != 1:
        yield Finding(PYPROJECT, f"{len(entries)} entry points of {GROUP} (one is right)")


@rule(
    "package-licence",
    "The licence is named",
    why="Without one a regency may not use it.",
    mend='Set `license = "Apache-2.0"`, or another SPDX expression, in pyproject.toml.',
    is_quick=True,
)
def check_licence(subject: Subject) -> Iterator[Finding]:
    """No expression, and no classifier."""
    if (found := subject.distribution) is None:
        raise NotRun("the plugin is not installed as a distribution")
    classifiers = found.metadata.get_all("Classifier") or []
    named = found.metadata.get_all("License-Expression") or any(c.startswith("License ::") for c in classifiers)
    if not named:
        yield Finding(PYPROJECT, "no licence")


@rule(
    "package-version",
    "One version everywhere, as PEP 440 writes it",
    why="What an operator sees in the portal must be what pip installed.",
    mend="Let Program(version=…) and pyproject.toml say the same.",
    is_quick=True,
)
def check_version(subject: Subject) -> Iterator[Finding]:
    """What differs, or cannot be read."""
    said = subject.plugin.program.version
    try:
        Version(said)
    except InvalidVersion:
        yield Finding("Program(version=…)", f"{said!r} is no version")
        return
    if subject.distribution is not None and Version(subject.distribution.version) != Version(said):
        yield Finding("Program(version=…)", f"{said}, but the distribution is {subject.distribution.version}")


@rule(
    "package-core-range",
    "It says which versions of kawasan it works with, and up to which",
    why="A plugin that promises to work with every later core breaks on the day of the next major version.",
    mend='Say one range with an upper end twice: `dependencies = ["kawasan>=0.1,<0.2"]` and Program(core_range=…).',
    is_quick=True,
)
def check_core_range(subject: Subject) -> Iterator[Finding]:
    """Ranges that are open above, leave this core out, or differ."""
    said = SpecifierSet(subject.plugin.program.core_range)
    ranges = {"Program(core_range=…)": said}
    if subject.distribution is not None:
        required = [Requirement(line) for line in subject.distribution.requires or []]
        found = [r.specifier for r in required if canonicalize_name(r.name) == "kawasan"]
        if not found:
            yield Finding(PYPROJECT, "kawasan is not among its dependencies")
        ranges |= dict(zip(repeat(PYPROJECT), found, strict=False))
    for where, specifier in ranges.items():
        if not any(part.operator in ("<", "<=", "==", "~=") for part in specifier):
            yield Finding(where, f"{specifier or 'any version'} has no upper end")
        elif __version__ not in specifier:
            yield Finding(where, f"{specifier} leaves out kawasan {__version__}")
        elif specifier != said:
            yield Finding(where, f"{specifier}, but the program says {said}")


@rule(
    "package-starts",
    "The server starts with it, and loads it",
    why="A plugin that is set aside offers nothing, and one that stops the server takes all others with it.",
    mend="Do what the sentence says; KAWASAN_STRICT=1 shows where it comes from.",
    is_quick=True,
)
def check_start(subject: Subject) -> Iterator[Finding]:
    """What start-up or a migration raised, or why it was set aside."""
    try:
        registry = subject.registry
    except NotRun:
        yield Finding(subject.package, f"{type(subject.trouble).__name__}: {subject.trouble}")
        return
    reason = registry.trouble_of(subject.name)
    if subject.name not in registry.plugins and not any(
        said in reason for said in (*OF_HOOKS, UNDECLARED, REACHES, UNOWNED)
    ):
        yield Finding(subject.package, reason or "it is not loaded")


@rule(
    "package-described",
    "The program is described in both languages",
    why="Administrators switch it on by this description, and citizens read it in theirs.",
    mend="Give each text of Program and of its permissions in Indonesian and English, and say in `adds` what appears.",
    is_quick=True,
)
def check_description(subject: Subject) -> Iterator[Finding]:
    """Texts that are missing."""
    program = subject.plugin.program
    texts: list[tuple[str, Bilingual]] = [("title", program.title), ("summary", program.summary)]
    texts += [("adds", text) for text in program.adds] + [("personal_data", text) for text in program.personal_data]
    texts += [(permission.name, permission.title) for permission in program.permissions]
    texts += [(f"words[{key!r}]", word) for key, word in program.words.items() if "." in key]
    yield from (
        Finding(where, f"no {'English' if t.id else 'Indonesian'} text") for where, t in texts if not (t.id and t.en)
    )
    if not program.adds:
        yield Finding("adds", "nothing is said to appear once it is on")
