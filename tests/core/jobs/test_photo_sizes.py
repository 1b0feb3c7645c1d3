"""A photo is shown in its largest width at once; a job adds the smaller ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kawasan.db import regency_scope, session
from kawasan.jobs.performing import perform
from kawasan.jobs.work import Work
from kawasan.media import Media, Photo, discard_photo, save_photo
from kawasan.region import PublishedEntry
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency, photo_file
from kawasan.testing.cast import read_regency

Queued = Callable[..., tuple[Flask, Any]]


class Upload:
    """A photo that was uploaded to toba, while no worker runs."""

    def __init__(self, app: Flask, waiting: Any, regency: RegencyRef, folder: Path) -> None:
        self.app, self.waiting, self.regency = app, waiting, regency
        self.folder = folder / "media" / str(regency.id)
        with app.app_context(), regency_scope(regency):
            self.id = save_photo(photo_file(2000, 1000)).id

    @property
    def photo(self) -> Photo:
        """As its row is now."""
        with self.app.app_context(), regency_scope(self.regency, writes=False):
            return Photo.of(session().get(Media, (self.regency.id, self.id)))

    @property
    def files(self) -> set[str]:
        """What lies in the folder."""
        return {path.name.partition("-")[2] for path in self.folder.iterdir()}

    def do_job(self) -> None:
        """As a worker does."""
        self.waiting.execute(self.waiting.dequeue())


@pytest.fixture
def upload(queued: Queued, toba: RegencyRef, tmp_path: Path) -> Upload:
    """One of 2000 × 1000 pixels."""
    return Upload(*queued(), toba, tmp_path)


def test_pages_name_only_what_is_there(upload: Upload) -> None:
    assert upload.files == {"1200.webp"}
    before = upload.photo
    assert before.srcset == f"/media/1212/{upload.id}-1200.webp 1200w"
    assert before.src(320) == f"/media/1212/{upload.id}-1200.webp"
    upload.do_job()
    assert upload.files == {"320.webp", "640.webp", "1200.webp"}
    assert upload.photo.widths == (320, 640, 1200)
    assert (upload.photo.width, upload.photo.height) == (before.width, before.height)


def test_pages_that_were_kept_end_with_it(upload: Upload) -> None:
    with upload.app.app_context():
        before = read_regency("toba").version
        upload.do_job()
        assert read_regency("toba").version == before + 1


def test_what_is_shared_has_the_new_widths(upload: Upload) -> None:
    words = dict.fromkeys(("title_id", "title_en", "summary_id", "summary_en", "found_by"), "Ulos")
    shared = {"program": "pasar", "kind": "product", "category": "tenun", "path": "pasar/ulos", "detail": {}} | words
    with upload.app.app_context(), regency_scope(None) as unit:
        entry = {"photo_id": upload.id, "photo_widths": [1200], "photo_height": 1000}
        unit.add(PublishedEntry(regency_id=1212, key="ours", **shared, **entry))
        unit.add(PublishedEntry(regency_id=1212, key="another", **shared, **entry | {"photo_id": 7}))
        unit.add(PublishedEntry(regency_id=1217, key="theirs", **shared, **entry))
    upload.do_job()
    with upload.app.app_context(), regency_scope(None, writes=False) as unit:
        widths = {entry.key: entry.photo_widths for entry in unit.query(PublishedEntry)}
    assert widths == {"ours": [320, 640, 1200], "another": [1200], "theirs": [1200]}


def test_of_a_photo_that_was_discarded_meanwhile_nothing_is_left(upload: Upload) -> None:
    with upload.app.app_context(), regency_scope(upload.regency):
        discard_photo(upload.id)
    upload.do_job()
    assert upload.files == set()
    assert upload.waiting.scheduled_count() == 0, "nothing has failed"


def test_nothing_is_left_either_where_it_is_discarded_while_the_job_works(upload: Upload) -> None:
    with upload.app.app_context(), regency_scope(upload.regency) as unit:
        unit.delete(unit.get(Media, (upload.regency.id, upload.id)))
    assert upload.files == {"1200.webp"}, "files go after the commit"
    upload.do_job()
    assert upload.files == set()


def test_discarding_takes_along_what_a_job_is_about_to_add(upload: Upload) -> None:
    (upload.folder / f"{upload.id}-320.webp").write_bytes(b"written, and not yet in the row")
    with upload.app.app_context(), regency_scope(upload.regency):
        discard_photo(upload.id)
    assert upload.files == set()


def test_where_the_largest_is_missing_it_is_tried_again(upload: Upload) -> None:
    (upload.folder / f"{upload.id}-1200.webp").unlink()
    upload.do_job()
    assert upload.waiting.scheduled_count() == 1
    assert upload.photo.widths == (1200,)


def test_it_may_be_done_twice(upload: Upload) -> None:
    upload.do_job()
    perform(upload.app, Work("core.photo", {"media_id": upload.id, "largest": 1200}, upload.regency.id))
    assert upload.photo.widths == (320, 640, 1200)


def test_the_smallest_leaves_no_job(queued: Queued, toba: RegencyRef) -> None:
    app, waiting = queued()
    with app.app_context(), regency_scope(toba):
        save_photo(photo_file(300, 300))
    assert waiting.pending_count() == 0


def test_a_job_of_a_neighbour_does_not_reach_it(upload: Upload, samosir: RegencyRef, in_regency: InRegency) -> None:
    perform(upload.app, Work("core.photo", {"media_id": upload.id, "largest": 1200}, samosir.id))
    assert upload.photo.widths == (1200,)
    assert upload.files == {"1200.webp"}
