"""All attacks on the walls under their names: `read: a count`, `out of sight: a full join` and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import make_transient_to_detached

from kawasan.db import bind
from kawasan.db.unit import db
from wall import disguises, refused
from wall.changes import DELETES, UPDATES
from wall.reading import QUESTIONS
from wall.refused import Attack


def _changing(statement: Any) -> Attack:
    return lambda session, m: session.execute(statement(m)).rowcount


def _foreign(m: Any) -> Any:
    """An object that claims to be samosir's row, as one that was kept from elsewhere does."""
    stall = m.Stall(regency_id=m.samosir.id, id=m.foreign_id)
    make_transient_to_detached(stall)
    return stall


def _refresh(session: Any, m: Any) -> Any:
    stall = _foreign(m)
    session.add(stall)
    session.refresh(stall)
    return stall.name


def _lazily(session: Any, m: Any) -> Any:
    stall = _foreign(m)
    session.add(stall)
    return [goods.name for goods in stall.goods]


def _deleted(session: Any, m: Any) -> None:
    session.delete(_foreign(m))
    session.flush()


def _merged(session: Any, m: Any) -> None:
    session.merge(m.Stall(regency_id=m.samosir.id, id=m.foreign_id, name="x", price=1))
    session.flush()


def _moved(session: Any, m: Any) -> None:
    session.scalars(select(m.Stall).where(m.Stall.id == m.own_id)).one().regency_id = m.samosir.id
    session.flush()


def _added(**values: Any) -> Attack:
    def attack(session: Any, m: Any) -> None:
        session.add(m.Stall(**values))
        session.flush()

    return attack


def _pointing_across(session: Any, m: Any) -> None:
    session.add(m.Goods(regency_id=m.toba.id, name="x", stall_id=m.foreign_id))
    session.flush()


def _probed(session: Any, m: Any) -> str:
    """Whether a foreign id exists, told by how the database refuses a key to it."""
    try:
        with session.begin_nested():
            session.execute(
                insert(m.Goods), [{"regency_id": m.toba.id, "id": 99, "name": "x", "stall_id": m.foreign_id}]
            )
    except Exception as error:  # noqa: BLE001 - what it says is the point
        return type(error).__name__
    return "accepted"


def _regency_changed(session: Any, m: Any) -> Any:
    session.scalars(select(m.Stall)).all()
    bind(m.samosir)
    try:
        return [stall.name for stall in session.scalars(select(m.Stall))]
    finally:
        bind(m.toba)


def _cached_identity(session: Any, m: Any) -> Any:
    """Reads a row of samosir in a unit of its own, then asks toba's session for it by key."""
    found = session.get(m.Stall, (m.samosir.id, m.foreign_id))
    return None if found is None else found.name


def _engine(session: Any, m: Any) -> Any:
    with db.engine.connect() as connection:
        return connection.execute(select(m.Stall.__table__.c.name)).all()


def _engine_counting(session: Any, m: Any) -> Any:
    with db.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(m.Stall.__table__))


def _named_otherwise(session: Any, m: Any) -> Any:
    session.execute(text("select set_config('app.regency_id', '1217', true)"))
    return session.execute(text("select name from wall_stall")).all()


OBJECTS: dict[str, Attack] = {
    "a refreshed object": _refresh,
    "a lazy load": _lazily,
    "a deletion": _deleted,
    "a merge": _merged,
    "a move by attribute": _moved,
    "a new object of another regency": _added(regency_id=1217, id=41, name="x", price=1),
    "a key across": _pointing_across,
    "a probed key": _probed,
    "a regency changed under the session": _regency_changed,
    "an identity kept from elsewhere": _cached_identity,
}
BESIDE_THE_SESSION: dict[str, Attack] = {
    "the engine": _engine,
    "the engine, counting": _engine_counting,
    "another regency named in SQL": _named_otherwise,
}


def every_attack() -> Iterator[tuple[str, Attack]]:
    """Name and attack."""
    for name, (question, _) in QUESTIONS.items():
        yield f"read: {name}", question
    for kind, attacks in (*refused.ALL.items(), *disguises.ALL.items()):
        for name, attack in attacks.items():
            yield f"{kind}: {name}", attack
    for kind, statements in (("update", UPDATES), ("delete", DELETES)):
        for name, statement in statements.items():
            yield f"{kind}: {name}", _changing(statement)
    for kind, attacks in (("object", OBJECTS), ("beside the session", BESIDE_THE_SESSION)):
        for name, attack in attacks.items():
            yield f"{kind}: {name}", attack
