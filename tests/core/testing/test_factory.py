"""Rows made by the kit: what is required is made up, what is said stands."""

from __future__ import annotations

import pytest
from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column
from wall.models import Goods, Stall

from kawasan.db import Model, RegencyOwned, owned_key, reference
from kawasan.media import Media
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency, Make, UserId
from kawasan.testing.database import Snapshot


class Offer(RegencyOwned, Model):
    """One column of each sort."""

    __tablename__ = "factory_offer"
    __table_args__ = (
        owned_key("goods_id", "wall_goods"),
        owned_key("photo_id", "core_media"),
        owned_key("other_id", "wall_goods"),
        UniqueConstraint("regency_id", "slug"),
        CheckConstraint("state IN ('open', 'closed')", "state"),
        CheckConstraint("price_rupiah > 100", "price"),
    )

    goods_id: Mapped[int] = reference()
    photo_id: Mapped[int] = reference()
    other_id: Mapped[int | None] = reference(nullable=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("core_user.id"))
    slug: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(8))
    price_rupiah: Mapped[int]
    note: Mapped[str] = mapped_column(default="none")


class Blob(RegencyOwned, Model):
    """With a column that nothing can be made up for."""

    __tablename__ = "factory_blob"

    content: Mapped[bytes] = mapped_column(LargeBinary)


@pytest.fixture(scope="session")
def _tables(snapshot: Snapshot) -> None:
    snapshot.add(Stall, Goods, Offer, Blob)


pytestmark = pytest.mark.usefixtures("_tables")


def test_what_is_required_is_made_up_and_the_rest_left_alone(make: Make, ani: Client, user_id: UserId) -> None:
    offer = make(Offer)
    assert offer.regency_id == 1212
    assert offer.user_id == user_id(ani)
    assert offer.state in {"open", "closed"}
    assert offer.price_rupiah > 100
    assert (offer.note, offer.other_id) == ("none", None)


def test_references_are_followed(make: Make, toba: RegencyRef, in_regency: InRegency) -> None:
    offer = make(Offer)
    with in_regency(toba) as session:
        goods = session.get(Goods, (toba.id, offer.goods_id))
        assert session.get(Stall, (toba.id, goods.stall_id)) is not None
        assert session.get(Media, (toba.id, offer.photo_id)) is not None


def test_each_is_unlike_the_one_before_where_it_must_be(make: Make) -> None:
    assert len({make(Offer).slug for _ in range(3)}) == 3


def test_what_is_said_stands(make: Make) -> None:
    offer = make(Offer, slug="ulos", price_rupiah=25_000, note="red")
    assert (offer.slug, offer.price_rupiah, offer.note) == ("ulos", 25_000, "red")


def test_within_a_unit_it_belongs_to_that_regency(make: Make, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir):
        assert make(Stall).regency_id == samosir.id


@pytest.mark.parametrize("is_given_as_a_row", [True, False])
def test_a_parent_that_is_given_is_not_made_again(
    is_given_as_a_row: bool, make: Make, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba) as session:
        stall = make(Stall)
        goods = make(Goods, stall=stall) if is_given_as_a_row else make(Goods, stall_id=stall.id)
        assert goods.stall_id == stall.id
        assert session.scalar(select(func.count()).select_from(Stall)) == 1


def test_what_cannot_be_made_up_is_asked_for(make: Make) -> None:
    with pytest.raises(AssertionError, match=r"make\(Blob, content=…\)"):
        make(Blob)


def test_an_attribute_that_is_not_there_is_refused(make: Make) -> None:
    with pytest.raises(TypeError, match="colour"):
        make(Stall, colour="red")
