"""What a regency's administrator can set for its queues."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import Bilingual, read_settings, setting

PROGRAM = "service_queue"


@dataclass(frozen=True)
class QueueSettings:
    """Settings of the program; a service may have an online quota of its own."""

    online_quota: int = setting(
        2000,
        Bilingual("Kuota tiket daring per hari", "Online tickets a day"),
        help=Bilingual(
            "Untuk setiap layanan yang tidak punya kuota sendiri. Tempat orang yang tidak hadir dapat diambil lagi.",
            "For each service without a quota of its own. Places of people who did not come can be taken again.",
        ),
        unit=Bilingual("tiket", "tickets"),
        minimum=0,
        maximum=10000,
    )
    reopen_minutes: int = setting(
        30,
        Bilingual("Nomor yang terlewat dapat dibuka lagi selama", "A missed number can be reopened for"),
        unit=Bilingual("menit", "minutes"),
        minimum=0,
        maximum=480,
    )
    absent_after_calls: int = setting(
        1,
        Bilingual("Dipanggil sebelum dinyatakan tidak hadir", "Calls before someone counts as absent"),
        unit=Bilingual("kali", "times"),
        minimum=1,
        maximum=10,
    )
    forget_days: int = setting(
        2,
        Bilingual("Tanda perangkat dihapus setelah", "Device marks are erased after"),
        help=Bilingual(
            "Tanda acak yang mencegah satu perangkat mengambil banyak tiket daring sekaligus.",
            "Random marks that keep one device from holding many online tickets at once.",
        ),
        unit=Bilingual("hari", "days"),
        minimum=1,
        maximum=30,
    )


def queue_settings() -> QueueSettings:
    """The current regency's settings. No query."""
    return read_settings(QueueSettings, PROGRAM)
