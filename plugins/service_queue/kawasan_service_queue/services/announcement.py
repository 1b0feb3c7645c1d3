"""What the loudspeaker says: always in Indonesian, as the waiting room does, whatever language the screen shows."""

from __future__ import annotations

DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
TEENS_FROM = 11
TEENS_TO = 19
LARGEST_NAMED = 99


def announcement(number: str, counter_number: int) -> str:
    """The sentence of a call: `A-012` at counter 3 is "Nomor antrean A, nol satu dua, silakan ke loket tiga".

    The ticket's digits are said one by one: they are told apart best in a noisy hall.
    """
    letters, _, digits = number.partition("-")
    return f"Nomor antrean {' '.join(letters)}, {digit_wise(digits)}, silakan ke loket {counter_words(counter_number)}"


def digit_wise(digits: str) -> str:
    """`012` is "nol satu dua"."""
    return " ".join(DIGITS[int(digit)] for digit in digits)


def counter_words(number: int) -> str:
    """A counter's number as people say it: 10 is "sepuluh", 11 "sebelas", 23 "dua puluh tiga"; above 99 by digits."""
    tens, ones = divmod(number, 10)
    if number > LARGEST_NAMED:
        return digit_wise(str(number))
    if number == TEENS_FROM:
        return "sebelas"
    if TEENS_FROM < number <= TEENS_TO:
        return f"{DIGITS[ones]} belas"
    if tens == 0:
        return DIGITS[ones]
    return f"{'sepuluh' if tens == 1 else f'{DIGITS[tens]} puluh'} {DIGITS[ones] if ones else ''}".strip()
