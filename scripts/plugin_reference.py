"""Write what docs/plugins/ says from the code: reference.md, each hook and each name of `plugin_api` with an example
from a plugin; the table of rules in check.md; that of fixtures in testing.md.

    python scripts/plugin_reference.py [--pin]

`--pin` also notes new signatures in the file of the interface's version; of those that stand there it changes only what
has got further arguments with defaults.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile

from kawasan.conformance import rules
from kawasan.plugin_api import API_VERSION
from kawasan.testing import fixtures, made_plugins
from plugin_interface import ROOT, Part, has_grown, hooks, hooks_of_plugins, names, pinned

PAGES = ROOT / "docs" / "plugins"
PAGE = PAGES / "reference.md"
PINS = ROOT / "tests" / "core" / "plugins" / f"api-{API_VERSION}.json"
LONGEST_EXAMPLE = 24
HEAD = f"""# Reference of the plugin interface, version {API_VERSION}

Written from the code by `make docs`; a test compares. How parts go together: [guide.md](guide.md).

Signatures are pinned. One is changed or taken away only with the next `API_VERSION`, and after it has warned, with the
plugin's file and line.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the pages, and the pins."""
    PAGE.write_text(page(), encoding="utf-8")
    for name, rows in TABLES.items():
        (PAGES / name).write_text(with_table((PAGES / name).read_text(encoding="utf-8"), rows()), encoding="utf-8")
    if "--pin" in arguments:
        known = json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {"deprecated": {}}
        new = {kind: dict(sorted(_noted(found, known.get(kind, {})).items())) for kind, found in pinned().items()}
        PINS.write_text(json.dumps(known | new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"plugin reference: {PAGE.relative_to(ROOT)}, and tables in {', '.join(TABLES)}")
    return 0


def _noted(found: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    grown = {name for name, text in known.items() if has_grown(text, found.get(name, ""))}
    return dict(found) | {name: text for name, text in known.items() if name not in grown}


def with_table(text: str, rows: Sequence[str]) -> str:
    """The page with these rows in its last table."""
    before, head, after = text.rpartition("\n|---|")
    line, _, below = after.partition("\n")
    rest = "\n".join(dropwhile(lambda row: row.startswith("|"), below.splitlines()))
    return "\n".join([f"{before}{head}{line}", *rows, rest]).rstrip() + "\n"


def rule_rows() -> list[str]:
    """Each rule of conformance, and its remedy."""
    return [f"| `{rule.id}` | {rule.title} | {_escaped(rule.mend)} |" for rule in rules()]


def fixture_rows() -> list[str]:
    """Each fixture of the test kit, and what its docstring says."""
    found: dict[str, str] = {}
    for module in (fixtures, made_plugins):
        kit = {name: value for name, value in vars(module).items() if not name.startswith("_") and _is_fixture(value)}
        found |= {name: " ".join((value.__doc__ or "").split()) for name, value in kit.items()}
    return [f"| `{name}` | {_escaped(words)} |" for name, words in found.items()]


def _is_fixture(value: object) -> bool:
    return type(value).__name__ == "FixtureFunctionDefinition"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;").replace("|", "&#124;")


TABLES = {"check.md": rule_rows, "testing.md": fixture_rows}


def page() -> str:
    """All of it."""
    lines = [HEAD, "## Hooks", ""]
    for part in hooks():
        lines += _part(part, "Implemented by")
    for plugin, offered in hooks_of_plugins().items():
        lines += [f"## Hooks of {plugin}", "", "Marked `optionalhook=True` where they are implemented.", ""]
        for part in offered:
            lines += _part(part, "Implemented by")
    lines += ["## Names", "", "All from `kawasan.plugin_api`.", ""]
    for part in names():
        lines += _part(part, "Used by")
    return "\n".join(lines).rstrip() + "\n"


def _part(part: Part, verb: str) -> Iterator[str]:
    yield from (f"### `{part.name}`", "", "```python", _broken(part.signature), "```", "")
    if part.words:
        yield from (part.words, "")
    members = {name: text for name, text in part.members.items() if f"{name}: " not in part.signature}
    if members:
        lines = (f".{name}{'' if text.startswith('(') else ': '}{text}" for name, text in members.items())
        yield from ("```python", *lines, "```", "")
    if part.example is None:
        yield from ("No plugin of this repository uses it.", "")
        return
    code = part.example.code.splitlines()
    shown = [*code[:LONGEST_EXAMPLE], "    …"] if len(code) > LONGEST_EXAMPLE else code
    yield from (f"{verb} {', '.join(part.users)}. From `{part.example.path}`:", "", "```python", *shown, "```", "")


def _broken(signature: str) -> str:
    """A long one over several lines, an argument each."""
    if len(signature) <= 120:  # noqa: PLR2004 - as our lines
        return signature
    name, _, rest = signature.partition("(")
    arguments, _, answer = rest.rpartition(")")
    parts = re.split(r", (?=\*|\w+:)", arguments)
    return f"{name}(\n" + "".join(f"    {one},\n" for one in parts) + f"){answer}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
