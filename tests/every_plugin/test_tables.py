"""Rules over every table: what belongs to a regency says so in each of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import DateTime, Table, UniqueConstraint

from kawasan.db import Base, RegencyOwned, UtcDateTime

PLATFORM = {"core_user", "core_regency"}
"""Tables outside the row filter that a regency's table may point to."""


def mapped() -> Iterator[tuple[type[Any], Table]]:
    """The models of core and of plugins; not those that tests make for themselves."""
    for mapper in Base.registry.mappers:
        if mapper.class_.__module__.startswith("kawasan") and isinstance(mapper.local_table, Table):
            yield mapper.class_, mapper.local_table


def of(plugin: str) -> list[tuple[type[Any], Table]]:
    package = f"kawasan_{plugin}."
    return [(model, table) for model, table in mapped() if f"{model.__module__}.".startswith(package)]


def owned() -> list[Table]:
    return [table for model, table in mapped() if issubclass(model, RegencyOwned)]


def test_a_plugins_tables_have_its_name_and_belong_to_regencies(plugin: str, app: Flask) -> None:
    assert of(plugin)
    for model, table in of(plugin):
        assert table.name.startswith(f"{plugin}_"), table.name
        assert issubclass(model, RegencyOwned), f"{table.name} has rows that belong to no regency"


def test_cores_tables_have_cores_name(app: Flask) -> None:
    names = [table.name for model, table in mapped() if model.__module__.startswith("kawasan.")]
    assert names
    assert [name for name in names if not name.startswith("core_")] == []


def test_the_mixin_and_its_mark_agree(app: Flask) -> None:
    """The filter goes by the mixin, the walk and the migrations by the mark."""
    assert owned()
    for model, table in mapped():
        assert bool(table.info.get("owned")) == issubclass(model, RegencyOwned), table.name


def test_primary_keys_begin_with_the_regency(app: Flask) -> None:
    for table in owned():
        assert [column.name for column in table.primary_key] == ["regency_id", "id"], table.name


def test_unique_constraints_include_the_regency(app: Flask) -> None:
    for table in owned():
        unique = [c.columns for c in table.constraints if isinstance(c, UniqueConstraint)]
        unique += [index.columns for index in table.indexes if index.unique]
        for columns in unique:
            assert next(iter(columns)).name == "regency_id", f"{table.name}: {[c.name for c in columns]}"
        assert not [column.name for column in table.columns if column.unique], table.name


def test_foreign_keys_cannot_point_across(app: Flask) -> None:
    ours = {table.name for table in owned()}
    for table in owned():
        for key in table.foreign_key_constraints:
            pairs = [(element.parent.name, element.column.name) for element in key.elements]
            target = key.referred_table.name
            if target in ours:
                assert pairs[0] == ("regency_id", "regency_id"), f"{table.name} → {target}"
                assert len(pairs) == 2, f"{table.name} → {target}"
            else:
                assert target in PLATFORM, f"{table.name} → {target}"


def test_no_plugin_points_into_another(app: Flask, plugin: str) -> None:
    for _, table in of(plugin):
        for key in table.foreign_key_constraints:
            assert key.referred_table.name.startswith((f"{plugin}_", "core_")), (
                f"{table.name} → {key.referred_table.name}"
            )


def test_indexes_begin_with_the_regency(app: Flask) -> None:
    """Any other is read past all regencies' rows to find one's own."""
    for table in owned():
        for index in table.indexes:
            assert next(iter(index.columns)).name == "regency_id", index.name


def test_moments_are_aware(app: Flask) -> None:
    for _, table in mapped():
        for column in table.columns:
            is_naive = isinstance(column.type, DateTime) and not isinstance(column.type, UtcDateTime)
            assert not is_naive, f"{table.name}.{column.name}"


def test_money_is_whole_rupiah(app: Flask, plugin: str) -> None:
    for _, table in of(plugin):
        for column in table.columns:
            if "price" in column.name or "rupiah" in column.name or "cost" in column.name:
                assert column.type.python_type in (int, str), f"{table.name}.{column.name}"


@pytest.mark.parametrize("unit", ["price", "duration", "distance", "length", "weight", "wait"])
def test_numbers_say_their_unit(unit: str, app: Flask) -> None:
    for _, table in mapped():
        for column in table.columns:
            is_number = column.type.python_type in (int, float) if hasattr(column.type, "python_type") else False
            assert not (is_number and column.name == unit), f"{table.name}.{column.name} in what?"
