"""Every hook that is implemented is one that someone calls, and every hook that is offered is implemented."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from inspect import getdoc, signature
from typing import Any

from flask import Flask

from kawasan.plugins import PluginRegistry, describe, hookspecs
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency


def specified(module: Any) -> list[str]:
    return [name for name, value in vars(module).items() if hasattr(value, "kawasan_spec")]


def implementers(plugins: PluginRegistry, hook: str) -> set[str]:
    return {implementation.plugin_name for implementation in getattr(plugins.manager.hook, hook).get_hookimpls()}


def test_all_installed_plugins_loaded(app: Flask, plugins: PluginRegistry, plugin: str) -> None:
    assert plugin in plugins.plugins
    assert plugins.broken == {}


def test_what_a_plugin_implements_is_called_by_someone(plugin: str, plugins: PluginRegistry) -> None:
    callers = plugins.manager.get_hookcallers(plugins.manager.get_plugin(plugin)) or []
    assert callers
    for caller in callers:
        assert caller.spec is not None, caller.name
        for implementation in caller.get_hookimpls():
            assert set(implementation.argnames) <= set(caller.spec.argnames), caller.name


def test_every_hook_of_core_has_an_implementer(app: Flask, plugins: PluginRegistry) -> None:
    """A hook exists only when a real plugin uses it."""
    assert specified(hookspecs)
    assert [hook for hook in specified(hookspecs) if not implementers(plugins, hook)] == []


def test_every_hook_of_a_plugin_has_an_implementer_elsewhere(plugin: str, plugins: PluginRegistry) -> None:
    offered = dict(plugins.at_start("hookspecs")).get(plugin)
    if offered is None:
        return
    assert specified(offered)
    for hook in specified(offered):
        assert implementers(plugins, hook) - {plugin}, hook


def test_every_hook_is_an_empty_documented_function(plugins: PluginRegistry) -> None:
    modules = [hookspecs, *(module for _, module in plugins.at_start("hookspecs"))]
    for module in modules:
        for name in specified(module):
            function = getattr(module, name)
            assert getdoc(function), name
            assert function(*(None for _ in signature(function).parameters)) is None, name


def test_the_program_is_described_in_both_languages(plugin: str, plugins: PluginRegistry) -> None:
    program = plugins.plugins[plugin].program
    for text in (program.title, program.summary, *program.adds, *program.personal_data):
        assert text.id
        assert text.en, text.id
    assert program.adds, "what appears once it is on"
    assert all(other in plugins.plugins for other in program.depends_on)


def test_settings_are_typed_and_described(plugin: str, plugins: PluginRegistry) -> None:
    kind = plugins.plugins[plugin].settings
    if kind is None:
        return
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # where dataclasses keeps it
    assert fields(kind)
    for name, python_type, default, info in describe(kind):
        assert python_type in (bool, int, str), name
        assert info.label.id, name
        assert info.label.en, name
        for text in (info.help, info.unit, *(label for _, label in info.choices)):
            assert bool(text.id) == bool(text.en), name
        if python_type is int:
            assert info.minimum is not None, f"{name}: at least what?"
            assert info.minimum <= default <= (info.maximum if info.maximum is not None else default), name
        if info.choices:
            assert default in dict(info.choices), name


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
