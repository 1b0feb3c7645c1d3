"""Static files of plugins, compressed once for each content and kept in the instance folder.

Authors ship plain modules and style sheets. What is installed may be read-only, so the copies lie beside the database.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from typing import TYPE_CHECKING

from whitenoise.compress import Compressor

if TYPE_CHECKING:
    from pathlib import Path


def tree_hash(folder: Path) -> str:
    """A short digest of all names and contents below a folder."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()


def compressed_copy(folder: Path, kept: Path) -> Path:
    """A copy of `folder` below `kept`, named by its content, with a .br and .gz beside each file that gains by it.

    Several processes may make it at once: each in a folder of its own, of which one takes the name.
    """
    target = kept / tree_hash(folder)
    if target.is_dir():
        return target
    kept.mkdir(parents=True, exist_ok=True)
    making = tempfile.mkdtemp(dir=kept)
    shutil.copytree(folder, making, dirs_exist_ok=True)
    compressor = Compressor(quiet=True)
    for root, _, names in os.walk(making):
        for name in filter(compressor.should_compress, names):
            compressor.compress(os.path.join(root, name))  # noqa: PTH118 - the library wants text
    try:
        os.replace(making, target)  # noqa: PTH105 - refuses a folder that another process has filled meanwhile
    except OSError:
        shutil.rmtree(making)
    return target
