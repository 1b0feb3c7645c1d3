"""Every hook that is implemented is one that someone calls, and every hook that is offered is implemented."""

from __future__ import annotations

from inspect import getdoc, signature
from typing import Any

from flask import Flask

from kawasan.plugins import PluginRegistry, hookspecs
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency


def specified(module: Any) -> list[str]:
    return [name for name, value in vars(module).items() if hasattr(value, "kawasan_spec")]


def implementers(plugins: PluginRegistry, hook: str) -> set[str]:
    return {implementation.plugin_name for implementation in getattr(plugins.manager.hook, hook).get_hookimpls()}


def offered_hooks(plugins: PluginRegistry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    plugins.at_start("hookspecs", found.__setitem__)
    return found


def test_all_installed_plugins_loaded(app: Flask, plugins: PluginRegistry, plugin: str) -> None:
    assert plugin in plugins.plugins
    assert plugins.broken == {}


def test_every_hook_of_core_has_an_implementer(app: Flask, plugins: PluginRegistry) -> None:
    """A hook exists only when a real plugin uses it."""
    assert specified(hookspecs)
    assert [hook for hook in specified(hookspecs) if not implementers(plugins, hook)] == []


def test_every_hook_of_a_plugin_has_an_implementer_elsewhere(plugin: str, plugins: PluginRegistry) -> None:
    offered = offered_hooks(plugins).get(plugin)
    if offered is None:
        return
    assert specified(offered)
    for hook in specified(offered):
        assert implementers(plugins, hook) - {plugin}, hook


def test_every_hook_is_an_empty_documented_function(plugins: PluginRegistry) -> None:
    modules = [hookspecs, *(module for module in offered_hooks(plugins).values())]
    for module in modules:
        for name in specified(module):
            function = getattr(module, name)
            assert getdoc(function), name
            assert function(*(None for _ in signature(function).parameters)) is None, name


def test_hooks_answer_on_an_empty_regency(
    plugin: str, plugins: PluginRegistry, toba: RegencyRef, in_regency: InRegency
) -> None:
    """On the first day of a program there is nothing to show, and nothing breaks."""
    asked = {"front_sections": {}, "console_cards": {}, "published": {}, "search": {"query": "kopi", "limit": 5}}
    with in_regency(toba):
        regency = toba
        for hook, arguments in asked.items():
            answers = dict(plugins.call(hook, regency, regency=regency, **arguments))
            found = answers.get(plugin, [])
            assert isinstance(found, list), hook
            if hook in {"published", "search", "front_sections"}:
                assert found == [], hook
