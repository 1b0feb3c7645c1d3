"""What goes from the plugin interface says so to who uses it, with their own file and line."""

from __future__ import annotations

import inspect
import linecache
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from types import ModuleType

import pluggy
import pytest

from kawasan.deprecation import ApiDeprecation, deprecated
from kawasan.plugins import folder_of, hookspec

pytestmark = pytest.mark.once
Write = Callable[..., EntryPoint]


@deprecated("write greet() instead")
def hail(name: str, *, loud: bool = False) -> str:
    """Says hello."""
    return f"hail {name}{'!' * loud}"


def test_it_works_as_before_and_warns_with_the_caller_s_line() -> None:
    with pytest.warns(ApiDeprecation, match=r"hail is deprecated: write greet\(\) instead") as caught:
        said = hail("Ani", loud=True)
    assert said == "hail Ani!"
    assert [warning.filename for warning in caught] == [__file__]
    assert [linecache.getline(__file__, warning.lineno).strip() for warning in caught] == [
        'said = hail("Ani", loud=True)'
    ]


def test_it_keeps_its_signature_and_its_words() -> None:
    assert str(inspect.signature(hail)) == "(name: 'str', *, loud: 'bool' = False) -> 'str'"
    assert hail.__doc__ == "Says hello."


def test_a_hook_that_goes_names_its_implementation(write_plugin: Write) -> None:
    specs = ModuleType("specs")
    specs.old = hookspec(warn_on_impl=ApiDeprecation("implement new() instead"))(lambda: None)
    specs.old.__name__ = "old"
    entry = write_plugin("pasar", "@hookimpl\ndef old():\n    return 1\n")
    manager = pluggy.PluginManager("kawasan")
    manager.add_hookspecs(specs)
    with pytest.warns(ApiDeprecation, match="implement new") as caught:
        manager.register(entry.load())
    plugin = folder_of(entry) / "plugin.py"
    line = plugin.read_text(encoding="utf-8").splitlines().index("def old():")  # counted from 0: the mark above it
    assert [(warning.filename, warning.lineno) for warning in caught] == [(str(plugin), line)]


def test_the_command_shows_it_where_python_would_not() -> None:
    code = """
import warnings
from click.testing import CliRunner
from kawasan.cli import main
from kawasan.deprecation import ApiDeprecation
CliRunner().invoke(main, ["audit"])
exec(compile("warnings.warn('gone soon', ApiDeprecation)", "plugin.py", "exec"), globals() | {"__name__": "a_plugin"})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "plugin.py:1: ApiDeprecation: gone soon" in done.stderr
