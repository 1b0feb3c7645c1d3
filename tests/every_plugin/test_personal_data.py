"""Every program that keeps something of people says what, shows it to them, and erases it (UU 27/2022)."""

from __future__ import annotations

from kawasan.plugins import Erasure, PluginRegistry
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency, UserId


def test_of_an_unknown_account_nothing_is_held_and_nothing_is_kept(
    plugin: str, plugins: PluginRegistry, ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    account_id = user_id(ani)
    with in_regency(toba):
        assert plugins.ask(plugin, "personal_data", regency=toba, account_id=account_id) in ([], None)
        for consent in ("", "no-such-consent"):
            answer = plugins.ask(plugin, "erase_personal_data", regency=toba, account_id=account_id, consent=consent)
            assert answer in (Erasure(), None)
