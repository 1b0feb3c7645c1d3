"""Does each person get a number of their own? 32 clients at once, on both databases, beside the usual naive way.

    python benchmarks/queue_numbers.py [--tickets 320] [--clients 32] [--database sqlite --database postgresql] [--json]

For each database: a real server (`kawasan serve`, two processes) with the demonstration's hospital; 32 clients take
numbers; then again while the server is killed with SIGKILL half way, started anew, and all that was not answered is
sent again with the same keys. Counts how many people share a number, numbers that nobody holds, and acknowledged
tickets that are gone. Ends with 1 when our own numbers are not perfect. Rates are of this machine.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
import urllib.error
import urllib.request
import uuid
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from queue_clients import Answers, Told, ask_at_once
from queue_servers import Server, naive_server, our_server, prepare

from kawasan.testing.postgres import Addresses, create_database, temporary_cluster

SERVICE = "pendaftaran"
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Result:
    """What was found on one database. Shares are of tickets, 0..1."""

    database: str
    tickets: int
    sharing: int
    gaps: int
    refused: int
    per_second: float
    naive_tickets: int
    naive_sharing: int
    acknowledged_before_kill: int
    lost_after_kill: int
    sharing_after_kill: int
    gaps_after_kill: int
    changed_by_retry: int

    @property
    def is_perfect(self) -> bool:
        """Nobody shares, nothing is skipped, nothing is lost."""
        wrong = (self.sharing, self.gaps, self.lost_after_kill, self.sharing_after_kill, self.gaps_after_kill)
        return not any(wrong) and not self.changed_by_retry and self.tickets > 0


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and say whether all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tickets", type=int, default=320)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--database", action="append", choices=DATABASES)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    results = [measure(name, options.tickets, options.clients) for name in options.database or DATABASES]
    for result in results:
        print(json.dumps(asdict(result)) if options.json else report(result, options.clients))
    return 0 if all(result.is_perfect for result in results) else 1


def measure(database: str, tickets: int, clients: int) -> Result:
    """One database, from an empty installation to the last retry."""
    with tempfile.TemporaryDirectory(prefix="kawasan-numbers-") as name, ExitStack() as stack:
        folder = Path(name)
        admin = stack.enter_context(temporary_cluster()) if database == "postgresql" else ""
        ours_at, naive_at = (_database(admin, folder, which) for which in ("kawasan", "naive"))
        environment = prepare(folder, ours_at, SERVICE)
        with our_server(environment, folder) as server:
            ours = ask_at_once(server.tickets, {"service": SERVICE}, _keys(tickets), clients, until=never)
            killed, again, lost = _kill_and_retry(server, tickets, clients)
        with naive_server(naive_at.owner, folder) as server:
            naive = ask_at_once(server.tickets, {}, _keys(tickets), clients, until=never)
    everyone = Answers(ours.told + again)
    before = {one.key: one.number for one in killed}
    return Result(
        database, len(ours.told), ours.sharing, ours.gaps, sum(ours.refused.values()), ours.per_second,
        len(naive.told), naive.sharing, len(killed), lost, everyone.sharing, everyone.gaps,
        sum(before.get(one.key, one.number) != one.number for one in again),
    )  # fmt: skip


def _kill_and_retry(server: Server, tickets: int, clients: int) -> tuple[list[Told], list[Told], int]:
    """Those told before the kill; all after sending every key again; how many acknowledged tickets are gone."""
    keys, killing = _keys(tickets), threading.Lock()

    def kill_half_way(answers: Answers) -> bool:
        with killing:
            if len(answers.told) >= tickets // 2 and server.process.poll() is None:
                server.kill()
        return server.process.poll() is not None

    before = ask_at_once(server.tickets, {"service": SERVICE}, keys, clients, until=kill_half_way)
    server.start()
    lost = sum(not _is_there(server, one) for one in before.told)
    after = ask_at_once(server.tickets, {"service": SERVICE}, keys, clients, until=never)
    return before.told, after.told, lost


def _is_there(server: Server, told: Told) -> bool:
    try:
        with urllib.request.urlopen(f"{server.tickets}/{told.code}", timeout=10) as answer:  # noqa: S310 - our own server
            return int(json.load(answer)["sequence"]) == told.number
    except urllib.error.HTTPError:
        return False


def never(_: Answers) -> bool:
    """Until all is done."""
    return False


def _keys(count: int) -> list[str]:
    return [uuid.uuid4().hex for _ in range(count)]


def _database(admin: str, folder: Path, which: str) -> Addresses:
    if admin:
        return create_database(admin, which)
    url = f"sqlite:///{folder / which}.db"
    return Addresses(url, url, url)


def report(result: Result, clients: int) -> str:
    """For people."""
    naive = result.naive_sharing / max(result.naive_tickets, 1)
    return (
        f"{result.database}, {clients} clients at once:\n"
        f"  kawasan: {result.tickets} tickets, {result.sharing} people share a number, {result.gaps} numbers skipped"
        f" ({result.per_second:.0f} a second here, whole requests)\n"
        f"  naive (select max + 1): {result.naive_tickets} tickets, {naive:.0%} of people share a number\n"
        f"  killed half way: {result.acknowledged_before_kill} were acknowledged, {result.lost_after_kill} lost;"
        f" after sending all again {result.sharing_after_kill} shared, {result.gaps_after_kill} skipped,"
        f" {result.changed_by_retry} changed"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
