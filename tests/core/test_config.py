"""Settings of an installation: overrides, then the environment, then defaults; wrong ones are named."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from kawasan.config import OSM_TILES, SETTINGS, ConfigError, load, owner_database_url, secret_key

pytestmark = pytest.mark.once


def test_defaults_are_those_of_production(tmp_path: Path) -> None:
    values = load({"KAWASAN_INSTANCE_PATH": str(tmp_path)})
    assert values["KAWASAN_MODE"] == "production"
    assert values["KAWASAN_DATABASE_URL"] == f"sqlite:///{tmp_path / 'kawasan.db'}"
    assert values["KAWASAN_RATELIMIT_ENABLED"] is True
    assert values["KAWASAN_TILES_URL"] == "", "no page of a production site asks another's server unless told to"
    assert not values["KAWASAN_STRICT"]


def test_the_demonstration_has_defaults_of_its_own() -> None:
    values = load({"KAWASAN_MODE": "demo"})
    assert (values["KAWASAN_REGION_NAME"], values["KAWASAN_REGION_OUTLINE"]) == ("Kawasan Danau Toba", "lake_toba")
    assert values["KAWASAN_TILES_URL"] == OSM_TILES
    assert load({"KAWASAN_MODE": "demo", "KAWASAN_TILES_URL": ""})["KAWASAN_TILES_URL"] == ""


def test_an_override_comes_before_the_environment() -> None:
    environment = {"KAWASAN_BASE_DOMAIN": "a.id"}
    assert load(environment)["KAWASAN_BASE_DOMAIN"] == "a.id"
    assert load(environment, KAWASAN_BASE_DOMAIN="b.id")["KAWASAN_BASE_DOMAIN"] == "b.id"


def test_other_variables_are_left_alone() -> None:
    assert set(load({"PATH": "x"})) == {setting.key for setting in SETTINGS}


def test_the_server_never_sees_the_owners_address() -> None:
    owners = {"KAWASAN_OWNER_DATABASE_URL": "postgresql://owner@localhost/kawasan"}
    values = load(owners | {"KAWASAN_DATABASE_URL": "postgresql://server@localhost/kawasan"})
    assert "postgresql://owner@localhost/kawasan" not in values.values()
    assert owner_database_url(values, owners) == "postgresql://owner@localhost/kawasan"


def test_without_an_owner_of_its_own_there_is_one_role() -> None:
    values = load({"KAWASAN_DATABASE_URL": "postgresql://kawasan@localhost/kawasan"})
    assert owner_database_url(values, {}) == "postgresql://kawasan@localhost/kawasan"


@pytest.mark.parametrize(("text", "value"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("off", False)])
def test_switches_are_read(text: str, value: bool) -> None:
    assert load({"KAWASAN_HTTPS": text})["KAWASAN_HTTPS"] is value


def test_an_empty_switch_is_its_default() -> None:
    assert load({"KAWASAN_RATELIMIT_ENABLED": ""})["KAWASAN_RATELIMIT_ENABLED"] is True


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("KAWASAN_MODE", "prod"),
        ("KAWASAN_HTTPS", "maybe"),
        ("KAWASAN_PROXY_HOPS", "one"),
        ("KAWASAN_PAGE_CACHE_MB", "3.5"),
        ("KAWASAN_PROCESSES", "x"),
        ("KAWASAN_PROCESSES", "0"),
        ("KAWASAN_PROXY_HOPS", "-1"),
        ("KAWASAN_PAGE_CACHE_MB", "1.5"),
    ],
)
def test_a_wrong_value_is_named(variable: str, text: str) -> None:
    with pytest.raises(ConfigError, match=f"^{variable}={re.escape(repr(text))} cannot be used: "):
        load({variable: text})


@pytest.mark.parametrize(
    "address", ["mysql://portal:rahasia@db/portal", "postgres://portal:rahasia@db/portal", "kawasan.db"]
)
def test_a_database_of_another_kind_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(ConfigError, match="KAWASAN_DATABASE_URL cannot be used: use an address") as refused:
        load({"KAWASAN_DATABASE_URL": address})
    assert "rahasia" not in str(refused.value)


def test_every_setting_says_what_it_means() -> None:
    for setting in SETTINGS:
        assert re.fullmatch(r"KAWASAN_[A-Z_]+", setting.variable)
        assert setting.meaning


def test_a_secret_is_made_once_for_the_owner_only(tmp_path: Path) -> None:
    values = load({"KAWASAN_INSTANCE_PATH": str(tmp_path)})
    made = secret_key(values)
    assert len(made) >= 64
    assert secret_key(values) == made
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_configured_secret_is_taken_as_it_is(tmp_path: Path) -> None:
    assert secret_key(load({"KAWASAN_INSTANCE_PATH": str(tmp_path), "KAWASAN_SECRET_KEY": "ours"})) == "ours"
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"PORT": "8123", "KAWASAN_MODE": "demo"}, "http://localhost:8123"),
        ({"KAWASAN_BASE_DOMAIN": "danautoba.id"}, "http://danautoba.id"),
        ({"KAWASAN_BASE_DOMAIN": "danautoba.id", "KAWASAN_HTTPS": "1"}, "https://danautoba.id"),
    ],
)
def test_links_name_the_port_unless_a_domain_is_set(settings: dict[str, str], address: str) -> None:
    assert load(settings)["KAWASAN_PUBLIC_URL"] == address
