"""The program "antrean" and what it brings to the portal.

Endpoints others rely on (blueprint `service_queue`, in `views.BLUEPRINTS`): `service_queue.offices` (/),
`service_queue.office(slug)`, `service_queue.ticket(code)` (/tiket/<code>), `service_queue.desk` (staff: choose a
counter).
"""

from __future__ import annotations

from kawasan.plugin_api import Bilingual, Permission, Program, hookimpl
from kawasan_service_queue.settings import PROGRAM, QueueSettings
from kawasan_service_queue.views import BLUEPRINTS

WORK = "service_queue:counter:work"
EDIT = "service_queue:office:edit"


@hookimpl
def program() -> Program:
    """The program's description."""
    return Program(
        name=PROGRAM,
        title=Bilingual("Antrean layanan", "Service queue"),
        summary=Bilingual(
            "Warga melihat kantor mana yang buka, syarat setiap layanan, dan mengambil nomor antrean dari rumah.",
            "Citizens see which offices are open, what each service requires, and take a queue number from home.",
        ),
        dimension="governance",
        prefix="/antrean",
        version="0.1.0",
        adds=(
            Bilingual("Halaman kantor dan standar layanan", "Pages of offices and their service standards"),
            Bilingual("Tiket antrean daring dan kios", "Queue tickets online and at a kiosk"),
            Bilingual("Meja loket untuk petugas, layar panggilan", "A counter desk for officers, a display board"),
        ),
        personal_data=(
            Bilingual(
                "Tanda acak perangkat (disimpan sebagai hash bergaram), agar satu perangkat tak memegang banyak tiket; "
                "dihapus setelah beberapa hari. Tanpa nama.",
                "A random mark of the device (kept as a salted hash), so that one device cannot hold many tickets; "
                "erased after a few days. No names.",
            ),
        ),
        permissions=(
            Permission(
                WORK, Bilingual("Memanggil antrean di loket", "Call the queue at a counter"), ("admin", "officer")
            ),
            Permission(
                EDIT, Bilingual("Mengubah kantor dan layanan", "Edit offices and services"), ("admin", "officer")
            ),
        ),
    )


@hookimpl
def settings() -> type[QueueSettings]:
    """Its typed settings."""
    return QueueSettings


@hookimpl
def blueprints() -> list[object]:
    """Its pages."""
    return list(BLUEPRINTS)
