"""Every action that a plugin writes into the trail has words for its readers, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from kawasan.plugins import PluginRegistry

RECORDED = re.compile(r'record\(\s*f?"(\w+)\.([a-z_]+\.[a-z_]+)"')


def test_actions_have_words(plugin: str, folder: Path, plugins: PluginRegistry) -> None:
    sources = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    recorded = {match for source in sources for match in RECORDED.findall(source)}
    assert {name for name, _ in recorded} <= {plugin}
    assert {action for _, action in recorded} <= set(plugins.plugins[plugin].program.words)


def test_words_are_in_both_languages(plugin: str, plugins: PluginRegistry) -> None:
    words = plugins.plugins[plugin].program.words
    assert [key for key, word in words.items() if "." in key and not (word.id and word.en)] == []
