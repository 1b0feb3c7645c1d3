"""Plugins: what they say of themselves, the hooks they implement, finding and calling them."""

from __future__ import annotations

from typing import cast

from flask import current_app

from kawasan.auth.permissions import ROLES, Permission
from kawasan.plugins.admission import InstalledPlugin, Trouble
from kawasan.plugins.contributions import ConsoleCard, DemoLoader, FrontSection, NavItem, Published, SearchHit
from kawasan.plugins.deadline import Overdue
from kawasan.plugins.deeds import STAYS as TRAIL_STAYS
from kawasan.plugins.deeds import deeds_kept, deeds_of
from kawasan.plugins.hook_costs import costs, forget_costs
from kawasan.plugins.hookspecs import hookimpl, hookspec
from kawasan.plugins.mounting import mount
from kawasan.plugins.personal import Erasure, HeldData, HeldItem, KeptData
from kawasan.plugins.program import DIMENSIONS, Program, ProgramError
from kawasan.plugins.registry import PluginRegistry, folder_of, installed
from kawasan.plugins.settings import SettingInfo, describe, read_settings, setting

__all__ = [
    "DIMENSIONS", "ROLES", "TRAIL_STAYS", "ConsoleCard", "DemoLoader", "Erasure", "FrontSection", "HeldData",
    "HeldItem", "InstalledPlugin", "KeptData", "NavItem", "Overdue", "Permission", "PluginRegistry", "Program",
    "ProgramError", "Published", "SearchHit", "SettingInfo", "Trouble", "costs", "deeds_kept", "deeds_of", "describe",
    "folder_of", "forget_costs", "hookimpl", "hookspec", "installed", "mount", "read_settings", "registry", "setting",
]  # fmt: skip


def registry() -> PluginRegistry:
    """The registry of the current application."""
    return cast("PluginRegistry", current_app.extensions["kawasan_plugins"])
