"""What staff change: offices, hours, closed days, services, counters; and the figures of thirty days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency
from kawasan_service_queue.models import Office
from kawasan_service_queue.services.editing import any_office

ROOT = "/antrean/kelola/"
OFFICE = f"{ROOT}dukcapil/"
PAGES = (
    ROOT, f"{ROOT}baru", OFFICE, f"{OFFICE}ubah", f"{OFFICE}jam", f"{OFFICE}layanan/baru",
    f"{OFFICE}layanan/ktp-el/ubah", f"{OFFICE}loket/baru", f"{OFFICE}loket/1/ubah", f"{OFFICE}statistik",
)  # fmt: skip
COUNTER = {"number": "3", "name_id": "Pindah", "name_en": "Moving"}
SERVICE = {"slug": "pindah", "letter": "C", "name_id": "Pindah", "usual_minutes": "14", "active": "y"}


@pytest.mark.parametrize("path", PAGES)
def test_only_staff_open_these_pages(path: str, dukcapil: Any, answers: Answers) -> None:
    answers(path, visitor="/masuk", ani=403, budi=200, citra=403)


@pytest.mark.parametrize("path", PAGES)
def test_they_speak_english(path: str, dukcapil: Any, budi: Client) -> None:
    page = budi.get(f"{path}?lang=en").text
    assert "Manage offices" in page


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (f"{ROOT}baru", {"slug": "dpmptsp", "name_id": "DPMPTSP"}),
        (f"{OFFICE}ubah", {"name_id": "Disdukcapil"}),
        (f"{OFFICE}jam", {"hours-mon-0-start": "08:00", "hours-mon-0-end": "14:00"}),
        (f"{OFFICE}libur", {"date": "2026-03-20", "reason_id": "Nyepi"}),
        (f"{OFFICE}libur/2026-03-20/hapus", {}),
        (f"{OFFICE}layanan/baru", SERVICE),
        (f"{OFFICE}layanan/ktp-el/ubah", SERVICE | {"letter": "A"}),
        (f"{OFFICE}loket/baru", COUNTER),
        (f"{OFFICE}loket/1/ubah", COUNTER),
        (f"{OFFICE}loket/2/hapus", {}),
    ],
)
def test_only_staff_change_things(path: str, data: dict[str, str], dukcapil: Any, answers: Answers) -> None:
    answers(path, method="POST", data=data, visitor="/masuk", ani=403, budi=303, citra=403)


@pytest.mark.parametrize("path", ["lain/", "lain/jam", "dukcapil/layanan/lain/ubah", "dukcapil/loket/9/ubah"])
def test_what_is_not_there_is_not_found(path: str, dukcapil: Any, budi: Client) -> None:
    assert budi.get(ROOT + path).status_code == 404


def test_a_new_office_appears(dukcapil: Any, budi: Client, visitor: Client) -> None:
    answer = budi.post(f"{ROOT}baru", {"slug": "dpmptsp", "name_id": "DPMPTSP", "name_en": "Licences", "active": "y"})
    assert answer.location == f"/toba{ROOT}dpmptsp/"
    assert "DPMPTSP" in visitor.get("/antrean/").text


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("kelola", "Kata ini dipakai untuk halaman lain."),
        ("Dinas Baru", "Pakai huruf kecil"),
        ("dukcapil", "Ini sudah dipakai."),
        ("", "Isi alamat halaman."),
    ],
)
def test_a_bad_address_is_said_at_its_field_and_nothing_is_lost(
    slug: str, said: str, dukcapil: Any, budi: Client
) -> None:
    answer = budi.post(f"{ROOT}baru", {"slug": slug, "name_id": "Kantor yang baru"})
    assert answer.status_code == 422
    assert said in answer.text
    assert "Kantor yang baru" in answer.text


def test_an_office_that_is_not_shown_stays_with_the_staff(dukcapil: Any, budi: Client, visitor: Client) -> None:
    budi.post(f"{OFFICE}ubah", {"name_id": "Disdukcapil"})
    assert visitor.get("/antrean/dukcapil/").status_code == 404
    assert "Tidak tampil" in budi.get(ROOT).text


def test_hours_are_typed_as_seven_rows(
    dukcapil: Any, budi: Client, visitor: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    rows = {
        "hours-mon-0-start": "07:30", "hours-mon-0-end": "11:00",
        "hours-mon-1-start": "12:00", "hours-mon-1-end": "14:00",
        "hours-sat-0-start": "20:00", "hours-sat-0-end": "00:00",
    }  # fmt: skip
    assert budi.post(f"{OFFICE}jam", rows).status_code == 303
    with in_regency(toba):
        assert any_office("dukcapil").hours == [
            ["mon", "07:30", "11:00"], ["mon", "12:00", "14:00"], ["sat", "20:00", "24:00"],
        ]  # fmt: skip
    assert "sampai 11.00 WIB" in visitor.get("/antrean/dukcapil/").text
    assert 'name="hours-sat-0-end" value="00:00"' in budi.get(f"{OFFICE}jam").text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"hours-mon-0-start": "08:00"}, "Isi jam mulai dan jam selesai"),
        (
            {"hours-mon-0-start": "08:00", "hours-mon-0-end": "12:00",
             "hours-mon-1-start": "11:00", "hours-mon-1-end": "15:00"},
            "tidak boleh bertumpuk",
        ),
        ({"hours-mon-0-start": "pagi", "hours-mon-0-end": "12:00"}, "tidak boleh bertumpuk"),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused_and_kept_for_mending(
    rows: dict[str, str], said: str, dukcapil: Any, budi: Client
) -> None:
    answer = budi.post(f"{OFFICE}jam", rows)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{rows["hours-mon-0-start"]}"' in answer.text


def test_always_open_needs_no_hours(dukcapil: Any, budi: Client, visitor: Client) -> None:
    budi.post(f"{OFFICE}jam", {"always_open": "y"})
    assert "24 jam, setiap hari" in visitor.get("/antrean/dukcapil/").text


def test_a_closed_day_closes_the_office_and_can_be_taken_back(dukcapil: Any, budi: Client, visitor: Client) -> None:
    budi.post(f"{OFFICE}libur", {"date": "2026-03-02", "reason_id": "Listrik padam", "reason_en": "Power cut"})
    assert "Listrik padam" in visitor.get("/antrean/dukcapil/").text
    assert "Ambil nomor" not in visitor.get("/antrean/").text
    budi.post(f"{OFFICE}libur/2026-03-02/hapus", {})
    assert "Ambil nomor" in visitor.get("/antrean/").text


def test_a_closed_day_needs_a_reason(dukcapil: Any, budi: Client) -> None:
    answer = budi.post(f"{OFFICE}libur", {"date": "2026-03-20", "reason_id": ""})
    assert answer.status_code == 422
    assert "Tulis sebabnya; warga membacanya." in answer.text


def test_a_service_is_published_with_its_standard(dukcapil: Any, budi: Client, visitor: Client) -> None:
    standard = {"requirements_id": "KK asli\nKTP-el", "requirements_en": "Original family card\nIdentity card"}
    budi.post(f"{OFFICE}layanan/baru", SERVICE | standard)
    assert "KK asli" in visitor.get("/antrean/dukcapil/pindah/").text
    assert "Original family card" in visitor.get("/antrean/dukcapil/pindah/?lang=en").text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"letter": "A"}, "Ini sudah dipakai."),
        ({"letter": "a1"}, "Satu atau dua huruf besar"),
        ({"slug": "kios"}, "Kata ini dipakai untuk halaman lain."),
        ({"slug": "ktp-el"}, "Ini sudah dipakai."),
        ({"usual_minutes": "0"}, "Antara 1 dan 480 menit."),
        ({"name_id": ""}, "Isi nama layanan."),
    ],
)
def test_a_service_that_cannot_be_is_refused(change: dict[str, str], said: str, dukcapil: Any, budi: Client) -> None:
    answer = budi.post(f"{OFFICE}layanan/baru", SERVICE | change)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_counter_handles_what_was_ticked(
    dukcapil: Any, budi: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        second = str(any_office("dukcapil").services[1].id)
    rows = {"staffed-mon-0-start": "08:00", "staffed-mon-0-end": "12:00", "services": second}
    assert budi.post(f"{OFFICE}loket/baru", COUNTER | rows).status_code == 303
    page = budi.get(OFFICE).text
    assert "Pindah" in page
    with in_regency(toba):
        added = any_office("dukcapil").counters[2]
        assert (added.number, added.staffed, added.service_ids) == (3, [["mon", "08:00", "12:00"]], {int(second)})


def test_two_counters_of_one_number_are_refused(dukcapil: Any, budi: Client) -> None:
    answer = budi.post(f"{OFFICE}loket/baru", COUNTER | {"number": "1"})
    assert answer.status_code == 422
    assert "Ini sudah dipakai." in answer.text


def test_a_counter_that_has_called_someone_stays(
    give: Callable[..., str], open_desk: Callable[[int], None], budi: Client
) -> None:
    give()
    open_desk(1)
    budi.post("/antrean/loket/dukcapil/1/panggil", {})
    budi.post(f"{OFFICE}loket/1/hapus", {})
    assert "Loket ini sudah pernah memanggil orang" in budi.get(OFFICE).text


def test_the_figures_count_whom_was_served(
    give: Callable[..., str], open_desk: Callable[[int], None], budi: Client
) -> None:
    give()
    open_desk(1)
    for act in ("panggil", "selesai"):
        budi.post(f"/antrean/loket/dukcapil/1/{act}", {})
    page = budi.get(f"{OFFICE}statistik").text
    assert "<strong>1</strong><span>orang dilayani</span>" in page


def test_changes_are_in_the_trail(dukcapil: Any, budi: Client, admin: Client) -> None:
    budi.post(f"{OFFICE}libur", {"date": "2026-03-20", "reason_id": "Nyepi"})
    assert "service_queue.office.change" in admin.get("/kelola/jejak").text


def test_an_empty_regency_is_told_how_to_begin(budi: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        assert session.scalars(select(Office)).all() == []
    assert "Tambahkan kantor pertama" in budi.get(ROOT).text
    assert "Tambahkan kantor, layanan, dan loketnya dulu" in budi.get("/antrean/loket/").text
