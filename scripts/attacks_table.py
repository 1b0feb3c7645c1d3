"""Write the table of docs/security.md from the results of the attacks (`make attacks`)."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / ".test-results"
PAGE = ROOT / "docs/security.md"
COLUMNS = ("sqlite none", "sqlite first", "postgresql first", "postgresql second", "postgresql both")
HEADS = ("SQLite, no wall", "first wall", "PostgreSQL, first wall alone", "second wall alone", "both walls")
CASE = re.compile(r"test_an_attack\[(?P<name>.*)-(?P<walls>none|first|second|both)\]")
BEGIN, END = "<!-- attacks: begin -->", "<!-- attacks: end -->"


def main() -> int:
    """Read both result files; exit 1 where one is missing."""
    outcomes: dict[str, dict[str, str]] = defaultdict(dict)
    for database in ("sqlite", "postgresql"):
        path = RESULTS / f"attacks-{database}.xml"
        if not path.exists():
            print(f"attacks: {path.name} is missing; run `make attacks`", file=sys.stderr)
            return 1
        for case in ET.parse(path).iter("testcase"):  # noqa: S314 - written by our own pytest a moment ago
            _note(case, database, outcomes)
    page = PAGE.read_text(encoding="utf-8")
    head, tail = page.partition(BEGIN)[0], page.partition(END)[2]
    PAGE.write_text(f"{head}{BEGIN}\n{_table(outcomes)}\n{END}{tail}", encoding="utf-8")
    print(f"attacks: {len(outcomes)} attacks, table written to {PAGE.relative_to(ROOT)}")
    return 0


def _note(case: ET.Element, database: str, outcomes: dict[str, dict[str, str]]) -> None:
    match = CASE.fullmatch(case.get("name", ""))
    outcome = case.find("properties/property[@name='outcome']")
    if match and outcome is not None:
        outcomes[match["name"]][f"{database} {match['walls']}"] = str(outcome.get("value"))


def _table(outcomes: dict[str, dict[str, str]]) -> str:
    totals = [Counter(found.get(column, "not run") for found in outcomes.values()) for column in COLUMNS]
    lines = [f"| {len(outcomes)} attacks | {' | '.join(HEADS)} |", "|---" * (len(COLUMNS) + 1) + "|"]
    words = ("LEAK", "own rows only", "refused")
    lines += [f"| **{word}** | " + " | ".join(f"**{total[word]}**" for total in totals) + " |" for word in words]
    for name in sorted(outcomes):
        cells = (outcomes[name].get(column, "not run") for column in COLUMNS)
        lines.append(f"| {name} | " + " | ".join(f"**{cell}**" if cell == "LEAK" else cell for cell in cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
