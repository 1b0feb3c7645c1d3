"""Rules over the tables of core: what belongs to a regency says so in each of its keys, as a plugin's must."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask
from sqlalchemy import Table

from kawasan.conformance.tables import wrong_keys, wrong_references, wrong_unit
from kawasan.db import RegencyOwned, mappers


def mapped() -> Iterator[tuple[type[Any], Table]]:
    """The models of core and of plugins; not those that tests make for themselves."""
    for mapper in mappers():
        if mapper.class_.__module__.startswith("kawasan") and isinstance(mapper.local_table, Table):
            yield mapper.class_, mapper.local_table


def core() -> list[tuple[type[Any], Table]]:
    return [(model, table) for model, table in mapped() if model.__module__.startswith("kawasan.")]


def owned() -> list[Table]:
    return [table for model, table in core() if issubclass(model, RegencyOwned)]


def test_cores_tables_have_cores_name(app: Flask) -> None:
    assert core()
    assert [table.name for _, table in core() if not table.name.startswith("core_")] == []


def test_the_mixin_and_its_mark_agree(app: Flask) -> None:
    """The filter goes by the mixin, the walk and the migrations by the mark."""
    assert owned()
    for model, table in mapped():
        assert bool(table.info.get("owned")) == issubclass(model, RegencyOwned), table.name


def test_keys_and_indexes_begin_with_the_regency(app: Flask) -> None:
    wrong = {table.name: [*wrong_keys(table), *wrong_references(table, "core")] for table in owned()}
    assert {name: faults for name, faults in wrong.items() if faults} == {}


def test_moments_are_aware_and_numbers_say_their_unit(app: Flask) -> None:
    columns = [column for _, table in core() for column in table.columns]
    assert {str(column): fault for column in columns if (fault := wrong_unit(column))} == {}
