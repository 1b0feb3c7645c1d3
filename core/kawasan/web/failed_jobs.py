"""The operator's page of jobs that failed for good: try one again, or forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from kawasan import jobs
from kawasan.audit import record_platform
from kawasan.auth import operator_only, scope
from kawasan.tenancy import all_regencies
from kawasan.ui.pagination import paginate
from kawasan.web.operator import ON_A_PAGE, bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

TITLES = {
    "core.mail": _l("Mengirim surat"),
    "core.new_day": _l("Memulai hari baru sebuah program"),
    "core.photo": _l("Mengecilkan foto"),
}


@bp.get("/pekerjaan")
@scope("platform")
@operator_only
def failed() -> str:
    """Jobs that failed at each try, of the last 30 days."""
    page = paginate(jobs.failed_jobs(), request.args.get("page", 1, type=int), ON_A_PAGE)
    names = {regency.id: regency.name for regency in all_regencies()}
    return render_template("web/operator/jobs.html", page=page, names=names, titles=TITLES, kept_days=jobs.KEPT_DAYS)


@bp.post("/pekerjaan/<id:job_id>/ulang")
@scope("platform")
@operator_only
def retry(job_id: int) -> ResponseReturnValue:
    """Have one tried again."""
    name = jobs.retry_failed(job_id) or abort(404)
    record_platform("core.job.retry", name)
    flash(_("Pekerjaan itu dicoba lagi. Bila gagal, ia kembali ke daftar ini."), "success")
    return redirect(url_for("operator.failed"))


@bp.post("/pekerjaan/<id:job_id>/buang")
@scope("platform")
@operator_only
def forget(job_id: int) -> ResponseReturnValue:
    """Remove one for good."""
    name = jobs.forget_failed(job_id) or abort(404)
    record_platform("core.job.forget", name)
    flash(_("Pekerjaan itu dibuang."), "success")
    return redirect(url_for("operator.failed"))
