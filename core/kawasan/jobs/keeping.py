"""What a worker has taken stays written down until it is done: one that is killed loses no job.

Each process that takes jobs is a *taker*. What it takes moves in one step out of the queue onto its own list, and is
struck out once it is done. A taker that lives counts, every few seconds (`watching`). The list of one that counts no
more goes back into the queue.
"""

from __future__ import annotations

import logging
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from huey import Huey
from huey.storage import RedisStorage, SqliteStorage

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
TAKEN = """create table if not exists taken (
    id integer not null primary key, queue text not null, taker text not null, data blob not null)"""
TAKER = """create table if not exists taker (
    queue text not null, name text not null, count integer not null, primary key (queue, name))"""
COUNTS = """select name, count from taker where queue = ?1 union all
    select distinct taker, 0 from taken where queue = ?1 and taker not in (select name from taker where queue = ?1)"""


class WorkerLost(RuntimeError):
    """A worker was killed while it did this, each time that it was tried."""


class KeepingHuey(Huey):  # type: ignore[misc]  # huey is untyped
    """Huey that strikes a job out once it is done, or waits for another try, and not before."""

    def dequeue(self) -> Any:
        """The next job, on this taker's list from now on."""
        data = self.storage.dequeue()
        if data is None:
            return None
        try:
            task = self.deserialize_task(data)
        except Exception:  # it is not ours: nobody can do it
            self.storage.strike_out(data)
            raise
        task.taken = data
        return task

    def execute(self, task: Any, timestamp: Any = None) -> Any:
        """Do it; where even putting it back for another try fails, it stays on the list."""
        result = super().execute(task, timestamp)
        if (taken := getattr(task, "taken", None)) is not None:
            self.storage.strike_out(taken)
        return result

    def take_over(self, taker: str, give_up: Callable[[Any], None]) -> None:
        """Put back what a lost taker has left: that was a try. Jobs without one left are given up; periodic ones come
        again by themselves.
        """
        for data in self.storage.taken_by(taker):
            self.storage.put_back(taker, data, self._once_more(data, give_up))
        self.storage.forget(taker)

    def _once_more(self, data: bytes, give_up: Callable[[Any], None]) -> bytes | None:
        try:
            task = self.deserialize_task(data)
        except Exception:
            log.exception("a job of a lost worker cannot be read")
            return None
        if not task.args:
            return None
        if not task.retries:
            give_up(task)
            return None
        task.retries -= 1
        log.warning("a worker was lost while it did job %s: it is done again", task.id)
        return bytes(self.serialize_task(task))


class KeepingSqlite(SqliteStorage):  # type: ignore[misc]  # as above
    """Jobs in a file."""

    ddl = (*SqliteStorage.ddl, TAKEN, TAKER)

    def __init__(self, *names: Any, **options: Any) -> None:
        super().__init__(*names, **options)
        self.taker = token_hex(8)

    def dequeue(self) -> bytes | None:
        """Move the next one from the queue to this taker's list."""
        waiting = "select id, data from task where queue = ? order by priority desc, id limit 1"
        if not self.sql(waiting, (self.name,), results=True):  # without the lock for writing
            return None
        with self.db(commit=True) as cursor:
            found = cursor.execute(waiting, (self.name,)).fetchone()
            if found is None:
                return None
            cursor.execute("delete from task where id = ?", found[:1])
            mine = (self.name, self.taker, found[1])
            cursor.execute("insert into taken (queue, taker, data) values (?, ?, ?)", mine)
            return bytes(found[1])

    def strike_out(self, data: bytes) -> None:
        """It is done."""
        self.put_back(self.taker, data, None)

    def put_back(self, taker: str, data: bytes, again: bytes | None) -> None:
        """Strike one out; if it was still there, put it (as it is to be now) into the queue, in the same step."""
        with self.db(commit=True) as cursor:
            one = "select id from taken where queue = ? and taker = ? and data = ? limit 1"
            cursor.execute(f"delete from taken where id = ({one})", (self.name, taker, data))  # noqa: S608 - ours
            if cursor.rowcount == 1 and again is not None:
                cursor.execute("insert into task (queue, data) values (?, ?)", (self.name, again))

    def taken_by(self, taker: str) -> list[bytes]:
        """What is on a taker's list."""
        rows = self.sql("select data from taken where queue = ? and taker = ?", (self.name, taker), results=True)
        return [bytes(data) for (data,) in rows]

    def count(self) -> None:
        """This taker lives."""
        upsert = "insert into taker values (?, ?, 1) on conflict (queue, name) do update set count = count + 1"
        self.sql(upsert, (self.name, self.taker), commit=True)

    def counts(self) -> dict[str, int]:
        """How far each taker has counted that is known or has taken something."""
        return dict(self.sql(COUNTS, (self.name,), results=True))

    def forget(self, taker: str) -> None:
        """It counts no more."""
        self.sql("delete from taker where queue = ? and name = ?", (self.name, taker), commit=True)

    def read_schedule(self, ts: Any) -> list[bytes]:
        """Put what is due back into the queue in one step; answers nothing that would have to be put there."""
        with self.db(commit=True) as cursor:
            due = "from schedule where queue = ? and timestamp <= ?"
            moment = (self.name, ts.timestamp())
            cursor.execute(f"insert into task (queue, data) select queue, data {due} order by timestamp, id", moment)
            cursor.execute(f"delete {due}", moment)
        return []


class KeepingRedis(RedisStorage):  # type: ignore[misc]  # as above
    """Jobs in Redis 6.2 or newer. The methods promise what those of KeepingSqlite do."""

    PUT_BACK = """
        if redis.call('lrem', KEYS[1], 1, ARGV[1]) == 1 and ARGV[2] ~= '' then
            redis.call('lpush', KEYS[2], ARGV[2])
        end"""
    BECOME_DUE = """
        local due = redis.call('zrangebyscore', KEYS[1], '-inf', ARGV[1])
        for _, data in ipairs(due) do
            redis.call('lpush', KEYS[2], data)
            redis.call('zrem', KEYS[1], data)
        end"""

    def __init__(self, *names: Any, **options: Any) -> None:
        super().__init__(*names, **options)
        self.taker = token_hex(8)
        self.takers_key = f"huey.takers.{self.name}"
        self._put_back = self.conn.register_script(self.PUT_BACK)
        self._become_due = self.conn.register_script(self.BECOME_DUE)
        self._is_known = False

    def dequeue(self) -> bytes | None:
        """Waits for a second where there is none."""
        if not self._is_known:
            self.count()
        return self.conn.blmove(self.queue_key, self._list(self.taker), self.read_timeout, "RIGHT", "LEFT")  # type: ignore[no-any-return]  # bytes

    def strike_out(self, data: bytes) -> None:
        """It is done."""
        self.put_back(self.taker, data, None)

    def put_back(self, taker: str, data: bytes, again: bytes | None) -> None:
        """In one step."""
        self._put_back(keys=[self._list(taker), self.queue_key], args=[data, again or b""])

    def taken_by(self, taker: str) -> list[bytes]:
        """Oldest first."""
        return list(reversed(self.conn.lrange(self._list(taker), 0, -1)))

    def count(self) -> None:
        """This taker lives."""
        self.conn.hincrby(self.takers_key, self.taker, 1)
        self._is_known = True

    def counts(self) -> dict[str, int]:
        """Of each taker."""
        return {name.decode(): int(count) for name, count in self.conn.hgetall(self.takers_key).items()}

    def forget(self, taker: str) -> None:
        """It counts no more."""
        self.conn.hdel(self.takers_key, taker)

    def read_schedule(self, ts: Any) -> list[bytes]:
        """In one step."""
        self._become_due(keys=[self.schedule_key, self.queue_key], args=[self.convert_ts(ts)])
        return []

    def _list(self, taker: str) -> str:
        return f"huey.taken.{self.name}.{taker}"
