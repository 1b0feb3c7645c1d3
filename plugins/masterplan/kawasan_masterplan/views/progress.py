"""The officers' work: which programs to report, and reporting one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import Person, PhotoRefused, current_person, require
from kawasan_masterplan.forms import ProgressForm
from kawasan_masterplan.services.areas import areas, names, parts
from kawasan_masterplan.services.programs import ProgramNotFound, entries_of, find_program
from kawasan_masterplan.services.progress import (
    AreaNeeded,
    EntryNotFound,
    MonthNotBegun,
    NoEvidence,
    Officer,
    OutsideArea,
    PartsOverlap,
    delete_entry,
    enter,
    may_change,
    may_enter,
)
from kawasan_masterplan.services.terms import DIMENSIONS, STATES
from kawasan_masterplan.services.worklist import worklist
from kawasan_masterplan.views.blueprints import ENTER, manage

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from kawasan_masterplan.models import PlanProgram


@manage.get("/kelola/")
@require(ENTER)
def tasks() -> str:
    """All programs, the officer's own first."""
    return render_template(
        "masterplan/manage/tasks.html", tasks=worklist(officer()), area_names=names(areas()),
        own_areas=sorted(officer().area_codes), dimensions=DIMENSIONS, states=STATES,
    )  # fmt: skip


@manage.route("/kelola/kemajuan/<id:program_id>", methods=["GET", "POST"])
@require(ENTER)
def progress(program_id: int) -> ResponseReturnValue:
    """What was reported of a program, and a form for more; 403 where all of it is of other areas."""
    program = program_or_404(program_id)
    if not may_enter(program, officer()):
        abort(403)
    area_names = names(areas())
    form = _form(program, area_names)
    if form.validate_on_submit() and _entered(program, form, area_names):
        flash(_("Kemajuan disimpan."), "success")
        return redirect(url_for("masterplan_manage.progress", program_id=program.id), 303)
    entries = [entry for entry in entries_of(program) if may_change(program, entry, officer())]
    page = render_template(
        "masterplan/manage/progress.html", program=program, form=form, entries=entries, area_names=area_names
    )
    return page, 422 if form.errors else 200


@manage.post("/kelola/kemajuan/<id:program_id>/<id:entry_id>/hapus")
@require(ENTER)
def delete_progress(program_id: int, entry_id: int) -> ResponseReturnValue:
    """Take one back."""
    program = program_or_404(program_id)
    try:
        delete_entry(program, entry_id, officer())
    except EntryNotFound:
        abort(404)
    except OutsideArea:
        abort(403)
    flash(_("Laporan dihapus."), "success")
    return redirect(url_for("masterplan_manage.progress", program_id=program.id), 303)


def officer() -> Officer:
    """Who is signed in, with the areas of their role."""
    person: Person | None = current_person()
    if person is None:
        abort(401)
    return Officer(person.id, person.area_codes)


def program_or_404(program_id: int) -> PlanProgram:
    """The program, or 404: one of another regency is not found either."""
    try:
        return find_program(program_id)
    except ProgramNotFound:
        abort(404)


def _form(program: PlanProgram, area_names: dict[str, str]) -> ProgressForm:
    if not program.is_by_area:
        return ProgressForm(None)
    mine = parts(areas(), program.area_code, officer().area_codes)
    return ProgressForm({area.code: area_names[area.code] for area in mine})


def _entered(program: PlanProgram, form: ProgressForm, area_names: dict[str, str]) -> bool:
    """Keep it; False where it was refused, with the reason at its field."""
    try:
        enter(program, form.entry, officer(), _upload(form))
    except OutsideArea:
        abort(403)
    except AreaNeeded:
        form.area_code.errors = [_("Pilih wilayah di dalam wilayah program ini.")]
    except MonthNotBegun:
        form.month.errors = [_("Bulan ini belum tiba.")]
    except NoEvidence:
        form.evidence_url.errors = [_("Sertakan bukti: tautan atau foto.")]
    except PartsOverlap as refusal:
        name = area_names.get(refusal.code, refusal.code)
        form.area_code.errors = [_("%(area)s sudah melapor; bagian yang sama akan terhitung dua kali.", area=name)]
    except PhotoRefused as refusal:
        form.photo.errors = [_photo_sentence(refusal.code)]
    return not form.errors


def _photo_sentence(code: str) -> str:
    sentences: dict[str, str] = {
        "not_a_photo": _("Berkas ini bukan foto. Pakai JPEG, PNG, atau WebP."),
        "too_large": _("Foto ini terlalu besar."),
        "too_small": _("Foto ini terlalu kecil; paling sedikit 200 piksel."),
    }
    return sentences[code]


def _upload(form: ProgressForm) -> BinaryIO | None:
    file: Any = form.photo.data
    return file.stream if file and getattr(file, "filename", "") else None
