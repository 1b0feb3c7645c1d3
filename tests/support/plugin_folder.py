"""A plugin in a folder outside this repository, and the commands its author gives there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from kawasan.testing.server import demo_environment


@dataclass(frozen=True)
class PluginFolder:
    """Python and `kawasan` run in it, its plugin found, with an installation of its own in `instance`."""

    folder: Path

    def build(self) -> Path:
        """Its wheel."""
        self.python("-m", "build", "--wheel", "--no-isolation")
        return next(self.folder.glob("dist/*.whl"))

    def register(self) -> None:
        """As an editable installation would: the wheel's description lies beside the sources, which are imported."""
        with zipfile.ZipFile(self.build()) as wheel:
            wheel.extractall(self.folder, [name for name in wheel.namelist() if ".dist-info/" in name])

    def kawasan(self, *arguments: str) -> str:
        """What the command prints."""
        return self.python("-m", "kawasan", *arguments)

    def pytest(self, *arguments: str, at: Path | None = None) -> str:
        """What pytest prints; in this folder unless `at` another."""
        return self.python("-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, at=at)

    def python(self, *arguments: str, at: Path | None = None) -> str:
        """Run Python; it must succeed."""
        done = subprocess.run(
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
        kept = demo_environment(self.folder / "instance") | {"PYTHONPATH": str(self.folder)}
        kept |= {name: value for name, value in os.environ.items() if name.startswith("KAWASAN_TEST_")}
        kept |= {"KAWASAN_STRICT": os.environ.get("KAWASAN_STRICT", "1")}
        own = {name: value for name, value in kept.items() if not name.startswith(("PYTEST", "COV"))}
        # Databases on a cluster are named by it: ours is another than that of the process that runs us.
        return own | {"PYTEST_XDIST_WORKER": f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_within"}
