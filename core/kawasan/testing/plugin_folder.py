"""A plugin in a folder, and the commands its author gives there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kawasan.testing.folder import describe, has_plugin, sources
from kawasan.testing.server import demo_environment


@dataclass(frozen=True)
class PluginFolder:
    """Python and `kawasan` run in it and find the plugin, installed or not, with an installation of its own in
    `instance`. A command that fails fails the test, with what it said.
    """

    folder: Path

    def kawasan(self, *arguments: str) -> str:
        """What the command prints: `kawasan("plugin", "check", "notice_board")`."""
        return self.python("-m", "kawasan", *arguments)

    def pytest(self, *arguments: str, at: Path | None = None) -> str:
        """What pytest prints; in this folder unless `at` another."""
        return self.python("-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, at=at)

    def build(self) -> Path:
        """Its wheel."""
        self.python("-m", "build", "--wheel", "--no-isolation")
        return next(self.folder.glob("dist/*.whl"))

    def python(self, *arguments: str, at: Path | None = None) -> str:
        """What Python prints."""
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, *arguments],
            cwd=at or self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def environment(self) -> dict[str, str]:
        """Ours without what belongs to the suite that runs us, but on the same kind of database."""
        instance = self.folder / "instance"
        if has_plugin(self.folder):  # it may be written by a command that is about to run
            describe(self.folder, instance / "described")
        paths = os.pathsep.join(map(str, (sources(self.folder), instance / "described")))
        kept = demo_environment(instance) | {"PYTHONPATH": paths}
        kept |= {name: value for name, value in os.environ.items() if name.startswith("KAWASAN_TEST_")}
        kept |= {"KAWASAN_STRICT": os.environ.get("KAWASAN_STRICT", "1")}
        own = {name: value for name, value in kept.items() if not name.startswith(("PYTEST", "COV"))}
        # Databases on a cluster are named by it: ours is another than that of the process that runs us.
        return own | {"PYTEST_XDIST_WORKER": f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_within"}
