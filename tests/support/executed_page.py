"""A page of the documentation, done as its reader does it: files are written, changed, commands given, pages opened.

A block of code is known by the word after its three marks: `<language> file=<path>` is a file, `diff file=<path>` a
change of one, `sh` are commands; `kawasan serve` is served while the addresses in the prose below it are asked for.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kawasan.testing import faults
from kawasan.testing.server import served

BLOCK = re.compile(r"^( *)```(\w+)(?: +([^\n]+))?\n(.*?)^\1```$\n?(.*?)(?=^ *```\w|\Z)", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"http://127\.0\.0\.1:8000(/[\w/?=&-]*)")
LONGEST_SECONDS = 600
NOT_OURS = ("KAWASAN_", "PYTEST", "COV", "PYTHON")
"""Variables of the suite that runs us, which a reader has not."""


@dataclass(frozen=True)
class Block:
    """One of them. `prose` is what stands between it and the next."""

    language: str
    info: str
    code: str
    prose: str

    @property
    def file(self) -> str:
        """The path it says; empty: none."""
        return self.info.removeprefix("file=") if self.info.startswith("file=") else ""


def blocks(page: Path) -> list[Block]:
    """All of a page, in its order."""
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [
        Block(language, info, re.sub(rf"^{indent}", "", code, flags=re.MULTILINE), prose)
        for indent, language, info, code, prose in found
    ]


@dataclass
class Reader:
    """Somebody who follows the page in an empty folder, with an environment that has kawasan and its plugins."""

    folder: Path
    said: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    """The pages they opened, by path."""

    def __post_init__(self) -> None:
        self.environment = {n: v for n, v in os.environ.items() if not n.startswith(NOT_OURS)}
        self.environment["PATH"] = f"{self._venv()}{os.pathsep}{self.environment['PATH']}"

    def _venv(self) -> Path:
        """An environment over ours, to install into; answers its folder of programs."""
        venv = self.folder.parent / f"{self.folder.name}-venv"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
        ours = sysconfig.get_path("purelib")
        (site,) = venv.glob("lib/python*/site-packages")
        (site / "below.pth").write_text(f"import site; site.addsitedir({ours!r})\n")
        for name in ("pip", "kawasan"):
            program = venv / "bin" / name
            program.write_text(f'#!/bin/sh\nexec {venv}/bin/python -m {name} "$@"\n')
            program.chmod(0o755)
        return venv / "bin"

    def follow(self, page: list[Block]) -> None:
        """Do all that it says."""
        for block in page:
            self.do(block)

    def do(self, block: Block) -> None:
        """One block of it."""
        if block.language == "sh" and block.code.startswith("kawasan serve"):
            self.serve(block)
        elif block.language == "sh":
            self.run(block.code)
        elif block.language == "diff":
            path = self.folder / block.file
            path.write_text(changed(path.read_text(encoding="utf-8"), block.code), encoding="utf-8")
        elif block.file:
            (self.folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / block.file).write_text(block.code, encoding="utf-8")

    def run(self, commands: str) -> str:
        """What they print; variables that they export stay."""
        left = self.folder.parent / f"{self.folder.name}-env"
        script = f"set -eu\n{commands}\nenv -0 > {left}"
        done = subprocess.run(
            ["/bin/sh", "-c", script], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LONGEST_SECONDS, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{commands}: {done.stdout}"
        pairs = (line.partition("=") for line in left.read_text().split("\0") if line)
        self.environment = {name: value for name, _, value in pairs}
        self.said += done.stdout
        return done.stdout

    def serve(self, block: Block) -> None:
        """Open what the prose names, and look for what is wrong with the pages."""
        options = block.code.split()[2:]
        environment = self.environment | {"KAWASAN_INSTANCE_PATH": str(self.folder / "instance")}
        program = [self.environment["PATH"].partition(os.pathsep)[0] + "/kawasan"]
        paths = ADDRESS.findall(block.prose)
        assert paths, f"below {block.code.strip()!r} the page names no address to open"
        with served(environment, self.folder.parent / "serve.log", program, options=options) as site:
            for path in paths:
                with urllib.request.urlopen(f"{site}{path}", timeout=30) as answer:
                    self.shown[path] = answer.read().decode()
                language = "en" if "lang=en" in path else "id"
                assert faults(self.shown[path], language=language) == [], path


def changed(text: str, diff: str) -> str:
    """The text after a diff whose hunks, between lines of `@@`, say no line numbers."""
    for hunk in diff.split("@@\n"):
        lines = [line or " " for line in hunk.splitlines()]
        before = "".join(f"{line[1:]}\n" for line in lines if line[0] != "+")
        assert text.count(before) == 1, f"{text.count(before)} places for this change:\n{before}"
        text = text.replace(before, "".join(f"{line[1:]}\n" for line in lines if line[0] != "-"))
    return text


def named_files(tree: Block) -> Iterator[str]:
    """Of a list of files; the second of a line lies beside the first."""
    for line in tree.code.splitlines():
        first, *others = line.split()
        yield from (first, *(str(Path(first).parent / other) for other in others))
