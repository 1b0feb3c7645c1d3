"""Write docs/plugin-reference.md from the code: each hook and each name of `plugin_api`, with an example from a plugin.

    python scripts/plugin_reference.py [--pin]

`--pin` also notes new signatures in the file of the interface's version; it never changes one that stands there.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence

from kawasan.plugin_api import API_VERSION
from plugin_interface import ROOT, Part, hooks, hooks_of_plugins, names, pinned

PAGE = ROOT / "docs" / "plugin-reference.md"
PINS = ROOT / "tests" / "core" / "plugins" / f"api-{API_VERSION}.json"
LONGEST_EXAMPLE = 24
HEAD = f"""# Reference of the plugin interface, version {API_VERSION}

Written from the code by `make docs`; a test compares. How parts go together: [plugin-authors.md](plugin-authors.md).

Signatures are pinned. One is changed or taken away only with the next `API_VERSION`, and after it has warned, with the
plugin's file and line.
"""


def main(arguments: Sequence[str]) -> int:
    """Write both files."""
    PAGE.write_text(page(), encoding="utf-8")
    if "--pin" in arguments:
        known = json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {"deprecated": {}}
        new = {kind: dict(sorted((found | known.get(kind, {})).items())) for kind, found in pinned().items()}
        PINS.write_text(json.dumps(known | new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"plugin reference: {PAGE.relative_to(ROOT)}")
    return 0


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
