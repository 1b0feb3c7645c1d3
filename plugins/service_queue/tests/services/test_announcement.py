"""What the loudspeaker says."""

from __future__ import annotations

import pytest

from kawasan_service_queue.services.announcement import announcement, counter_words


def test_a_ticket_is_said_digit_by_digit() -> None:
    assert announcement("A-012", 3) == "Nomor antrean A, nol satu dua, silakan ke loket tiga"
    assert announcement("KB-1407", 1) == "Nomor antrean K B, satu empat nol tujuh, silakan ke loket satu"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "tujuh"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (23, "dua puluh tiga"),
        (99, "sembilan puluh sembilan"),
        (105, "satu nol lima"),
    ],
)
def test_a_counter_is_said_as_a_number(number: int, words: str) -> None:
    assert counter_words(number) == words
