"""Mapped classes are kept apart by package: two plugins may both have a class `Service`, and one whose classes cannot
be mapped breaks nobody else's queries.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import MetaData, Text
from sqlalchemy.orm import registry

from kawasan.db.moments import UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Table
    from sqlalchemy.orm import Mapper

CORE = "kawasan"
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
TYPES: dict[Any, Any] = {datetime: UtcDateTime(), str: Text()}
METADATA = MetaData(naming_convention=NAMING)
"""Of all packages: tables point to each other."""


class Names(dict[str, Any]):
    """Classes by name, for the strings in relationships: a package's own, then core's."""

    def __init__(self, core: dict[str, Any]) -> None:
        super().__init__()
        self.core = core
        self.alone = False

    def __contains__(self, name: object) -> bool:
        """Not core's while a class is added: one of the same name stands before core's, not beside it."""
        return super().__contains__(name) or (not self.alone and name in self.core)

    def __missing__(self, name: str) -> Any:
        """A class of core."""
        if self.alone:
            raise KeyError(name)
        return self.core[name]

    @contextmanager
    def added_to(self) -> Iterator[None]:
        """While a class is mapped."""
        self.alone = True
        try:
            yield
        finally:
            self.alone = False


_names: dict[str, Names] = {CORE: Names({})}
_registries = {CORE: registry(metadata=METADATA, type_annotation_map=TYPES, class_registry=_names[CORE])}
CORE_REGISTRY = _registries[CORE]


def registry_of(package: str) -> registry:
    """The registry of a top-level package, made when it maps its first class."""
    if package not in _registries:
        _names[package] = Names(_names[CORE])
        _registries[package] = registry(metadata=METADATA, type_annotation_map=TYPES, class_registry=_names[package])
    return _registries[package]


def mappers() -> Iterator[Mapper[Any]]:
    """Of all packages."""
    for each in list(_registries.values()):
        yield from each.mappers


@contextmanager
def admitted(package: str) -> Iterator[None]:
    """While a package is imported: its classes must find each other, and its tables those they point to. If not, or if
    its import fails, it is forgotten whole.
    """
    before = set(METADATA.tables)
    try:
        yield
        registry_of(package).configure(cascade=True)
        for name in set(METADATA.tables) - before:
            _resolve(METADATA.tables[name])
    except BaseException:
        forget(package, set(METADATA.tables) - before)
        raise


def _resolve(table: Table) -> None:
    """Each reference's column; raises NoReferencedTableError, NoReferencedColumnError."""
    for key in table.foreign_keys:
        _ = key.column


def forget(package: str, tables: Collection[str] = ()) -> None:
    """Take a package's modules, classes and their tables out of this process, and other `tables` it made; not what
    classes of others are mapped to.
    """
    own = list(_registries[package].mappers) if package in _registries else []
    kept = {mapper.local_table for mapper in mappers()} - {mapper.local_table for mapper in own}
    kept |= {mapper.inherits.local_table for mapper in own if mapper.inherits is not None}
    names = {str(mapper.local_table) for mapper in own} | set(tables)
    for table in [METADATA.tables[name] for name in names if name in METADATA.tables]:
        if table not in kept:
            METADATA.remove(table)
    try:
        if package in _registries:
            del _names[package]
            _registries.pop(package).dispose(cascade=True)
    finally:
        for module in [m for m in sys.modules if m.partition(".")[0] == package]:
            del sys.modules[module]


class Registered:
    """Mixin of the declarative base: maps each class in the registry of its package."""

    if TYPE_CHECKING:
        _sa_registry: ClassVar[registry]

    def __init_subclass__(cls, **options: Any) -> None:
        """Bases themselves bring their registry."""
        if "registry" in cls.__dict__:
            super().__init_subclass__(**options)
            return
        package = cls.__module__.partition(".")[0]
        # SQLAlchemy has no public way to choose it for each class; a base for each plugin would be one more thing to
        # know for its author.
        cls._sa_registry = registry_of(package)
        with _names[package].added_to():
            super().__init_subclass__(**options)
