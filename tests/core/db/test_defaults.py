"""What a column is filled with by itself may not come from another regency either."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import MetaData, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kawasan.db import RegencyOwned, ScopeError
from kawasan.media import Media


def model(**column: Any) -> type[Any]:
    class Base(DeclarativeBase):
        metadata = MetaData()

    class Stall(RegencyOwned, Base):
        __tablename__ = "stall"
        rows: Mapped[int] = mapped_column(**column)

    return Stall


@pytest.mark.parametrize("when", ["default", "onupdate"])
def test_a_default_reads_no_table_of_a_regency(when: str) -> None:
    stall = model(**{when: select(func.count()).select_from(Media).scalar_subquery()})
    with pytest.raises(ScopeError, match="may not read a regency's table"):
        stall.registry.configure()


@pytest.mark.parametrize("default", [3, lambda: 3, func.random()])
def test_any_other_default_is_free(default: Any) -> None:
    model(default=default).registry.configure()
