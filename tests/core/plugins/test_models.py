"""Models of plugins stay out of each other's way, and one that cannot be mapped harms nobody else."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint

import pytest
from flask import Flask
from sqlalchemy.orm import configure_mappers

from kawasan.db import Base, mappers

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
MODELS = """
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Model, RegencyOwned, join_on, owned_key, reference


class Stall(RegencyOwned, Model):
    __tablename__ = "{name}_stall"

    goods: Mapped[list["Goods"]] = relationship(primaryjoin=join_on("Goods.stall_id", "Stall"))


class Goods(RegencyOwned, Model):
    __tablename__ = "{name}_goods"
    __table_args__ = (owned_key("stall_id", "{name}_stall"),)

    stall_id: Mapped[int] = reference()
"""
VIEW = """
from kawasan_{name} import models

bp = Blueprint("{name}", __name__)

@bp.get("/")
@public
def page():
    return str(len(models.Stall.goods.property.mapper.class_.__tablename__))

@hookimpl
def blueprints():
    return [bp]
"""
NO_SUCH_CLASS = '    roof: Mapped["Roof"] = relationship("Roof")\n'
NO_SUCH_TABLE = '    roof_id: Mapped[int] = mapped_column(ForeignKey("roof.id"))\n'


def market(write_plugin: Write, name: str, more: str = "") -> EntryPoint:
    code, models = VIEW.format(name=name), MODELS.format(name=name) + more
    return write_plugin(name, code, {"models.py": models})


def test_two_plugins_may_call_their_classes_alike(write_plugin: Write, start: Start) -> None:
    app = start(market(write_plugin, "pagi"), market(write_plugin, "malam"))
    client = app.test_client()
    assert client.get("/toba/pagi/").text == str(len("pagi_goods"))
    assert client.get("/toba/malam/").text == str(len("malam_goods"))


def test_a_class_may_be_called_as_one_of_core_is(write_plugin: Write, start: Start) -> None:
    more = '\n\nclass Media(RegencyOwned, Model):\n    __tablename__ = "serupa_media"\n\n'
    more += "    stall_id: Mapped[int] = reference()\n"
    more += '    stall: Mapped[Stall] = relationship(primaryjoin=join_on("Media.stall_id", "Stall"), viewonly=True)\n'
    app = start(market(write_plugin, "serupa", more))
    assert app.test_client().get("/toba/serupa/").status_code == 200
    configure_mappers()


def test_a_class_of_core_is_found_by_name(write_plugin: Write, start: Start) -> None:
    more = "\n    photo_id: Mapped[int] = reference()\n"
    more += '    photo: Mapped["Media"] = relationship("Media", primaryjoin=join_on("Goods.photo_id", "Media"),'
    app = start(market(write_plugin, "berfoto", more + " viewonly=True)\n"))
    assert app.test_client().get("/toba/berfoto/").status_code == 200


@pytest.mark.parametrize(("more", "said"), [(NO_SUCH_CLASS, "'Roof'"), (NO_SUCH_TABLE, "'roof'")])
def test_one_that_points_nowhere_is_set_aside_alone(write_plugin: Write, start: Start, more: str, said: str) -> None:
    app = start(market(write_plugin, "hancur", "\n" + more), market(write_plugin, "utuh"))
    client = app.test_client()
    assert client.get("/toba/utuh/").status_code == 200
    assert client.get("/toba/").status_code == 200
    assert client.get("/toba/hancur/").status_code == 404
    assert said in app.extensions["kawasan_plugins"].broken["hancur"].text


def test_of_one_that_is_set_aside_nothing_is_left(write_plugin: Write, start: Start) -> None:
    start(market(write_plugin, "sisa", "\n" + NO_SUCH_TABLE))
    assert not [table.name for table in Base.metadata.sorted_tables if table.name.startswith("sisa_")]
    assert not [mapper for mapper in mappers() if mapper.class_.__module__.startswith("kawasan_sisa")]
    configure_mappers()


def test_what_fails_takes_no_table_of_others_with_it(write_plugin: Write, start: Start) -> None:
    more = "\n\nfrom kawasan_pagi.models import Stall as Other\n\nraise ValueError('no')\n"
    pagi = market(write_plugin, "pagi")
    app = start(market(write_plugin, "amin", more), pagi)
    assert "ValueError" in app.extensions["kawasan_plugins"].broken["amin"].text
    assert app.test_client().get("/toba/pagi/").status_code == 200
    assert {"pagi_stall", "pagi_goods"} <= Base.metadata.tables.keys()
    assert not Base.metadata.tables.keys() & {"amin_stall", "amin_goods"}


def test_a_class_on_top_of_core_s_takes_nothing_of_it(write_plugin: Write, start: Start) -> None:
    more = "\n\nfrom kawasan.plugin_api import Media\n\n\nclass Mine(Media):\n    pass\n\n\nraise ValueError('no')\n"
    start(market(write_plugin, "hancur", more))
    assert "core_media" in Base.metadata.tables
    configure_mappers()


def test_a_package_is_of_one_plugin(write_plugin: Write, start: Start) -> None:
    one = market(write_plugin, "pagi")
    app = start(one, EntryPoint("zaman", "kawasan_pagi.plugin", one.group), EntryPoint("akal", "kawasan.db", one.group))
    registry = app.extensions["kawasan_plugins"]
    assert list(registry.plugins) == ["pagi"]
    assert "is another's" in registry.trouble_of("zaman")
    assert "is another's" in registry.trouble_of("akal")
    assert app.test_client().get("/toba/").status_code == 200
