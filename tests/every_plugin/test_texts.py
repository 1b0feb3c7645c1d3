"""Every text of core that people read is there in both languages."""

from __future__ import annotations

import pytest

from kawasan.conformance import texts

pytestmark = pytest.mark.once


def test_every_text_has_its_english() -> None:
    assert texts.texts(texts.CORE)
    assert list(texts.untranslated(texts.CORE)) == []


def test_the_english_is_complete() -> None:
    assert texts.messages(texts.CORE)
    assert list(texts.incomplete(texts.CORE)) == []


def test_no_translation_is_left_over() -> None:
    assert list(texts.left_over(texts.CORE)) == []
