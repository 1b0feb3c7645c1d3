"""Many clients at once, each asking for numbers, and what they were told."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 30
BUSY = (429, 503)


@dataclass(frozen=True)
class Told:
    """What one request was told: the number, and the code where there is one."""

    key: str
    number: int
    code: str


@dataclass
class Answers:
    """What all clients were told, and the keys of requests that got no answer."""

    told: list[Told] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def numbers(self) -> list[int]:
        """Every number told, in no order."""
        return [one.number for one in self.told]

    @property
    def sharing(self) -> int:
        """How many people hold a number that someone else holds too."""
        return sum(count for count in Counter(self.numbers).values() if count > 1)

    @property
    def gaps(self) -> int:
        """How many numbers between the first and the last nobody holds."""
        return max(self.numbers) - min(self.numbers) + 1 - len(set(self.numbers)) if self.told else 0

    @property
    def per_second(self) -> float:
        """Tickets a second."""
        return len(self.told) / self.seconds if self.seconds else 0.0


def ask_at_once(
    url: str, body: dict[str, str], keys: Iterable[str], clients: int, *, until: Callable[[Answers], bool]
) -> Answers:
    """`clients` threads POST to `url` until the keys are used up or `until` says so; busy answers are tried again."""
    answers, left, lock = Answers(), iter(list(keys)), threading.Lock()
    threads = [threading.Thread(target=_client, args=(url, body, left, lock, answers, until)) for _ in range(clients)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.seconds = time.monotonic() - started
    return answers


def _client(
    url: str,
    body: dict[str, str],
    left: Iterator[str],
    lock: threading.Lock,
    answers: Answers,
    until: Callable[[Answers], bool],
) -> None:
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=TIMEOUT_SECONDS)
    while not until(answers):
        with lock:
            key = next(left, None)
        if key is None:
            break
        _ask(connection, address.path, body, key, lock, answers)
    connection.close()


def _ask(
    connection: http.client.HTTPConnection,
    path: str,
    body: dict[str, str],
    key: str,
    lock: threading.Lock,
    answers: Answers,
) -> None:
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    while True:
        try:
            connection.request("POST", path, json.dumps(body), headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            with lock:
                answers.unanswered.append(key)
            return
        if response.status not in BUSY:
            break
        with lock:
            answers.refused[response.status] += 1
        time.sleep(0.05)
    with lock:
        _note(answers, key, response.status, content)


def _note(answers: Answers, key: str, status: int, content: bytes) -> None:
    if status in (200, 201):
        told = json.loads(content)
        answers.told.append(Told(key, int(told["sequence"]), str(told.get("code", ""))))
    else:
        answers.refused[status] += 1
