"""The officers' desk: the list of places, and the form of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import Photo, PhotoRefused, paginate, require, require_regency
from kawasan_tourism_map.forms import PlaceForm, SurveyForm
from kawasan_tourism_map.services.coordinates import box_around, far_from_centre_km
from kawasan_tourism_map.services.editing import (
    change_place,
    create_place,
    delete_place,
    mark_surveyed,
    publish_place,
)
from kawasan_tourism_map.services.photos import MOST_PHOTOS, TooManyPhotos, add_photos
from kawasan_tourism_map.services.places import PlaceNotFound, find_any, managed, points
from kawasan_tourism_map.views.blueprint import bp, shell_options

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from kawasan_tourism_map.models import Place
    from kawasan_tourism_map.services.shell import ShellOptions

EDIT = "tourism_map:place:edit"
PAGE_SIZE = 50


@bp.get("/kelola/")
@require(EDIT)
def manage() -> str:
    """All places, those in one state, or those that hold the words of a search."""
    query, state = request.args.get("q", "").strip()[:80], request.args.get("keadaan", "")
    page = paginate(managed(query, state), request.args.get("page", 1, type=int), PAGE_SIZE)
    return render_template("tourism_map/manage/list.html", page=page, query=query, state=state)


@bp.route("/kelola/baru", methods=["GET", "POST"])
@require(EDIT)
def add() -> ResponseReturnValue:
    """A new place."""
    form = PlaceForm()
    if form.validate_on_submit():
        place = create_place(form.values)
        if place.photo_id or _take_photos(form, place):
            flash(_("%(name)s ditambahkan.", name=place.name_id), "success")
            return _saved(place)
    return _form(form, None)


@bp.route("/kelola/<id:place_id>", methods=["GET", "POST"])
@require(EDIT)
def edit(place_id: int) -> ResponseReturnValue:
    """One place."""
    place = find_or_404(place_id)
    form = PlaceForm(place)
    if form.validate_on_submit():
        changed = change_place(place, form.values)
        if _take_photos(form, place):
            flash(_("Perubahan disimpan.") if changed else _("Disimpan."), "success")
            return _saved(place)
    return _form(form, place)


@bp.post("/kelola/<id:place_id>/terbit")
@require(EDIT)
def publish(place_id: int) -> ResponseReturnValue:
    """Show it to the public, or hide it."""
    place = find_or_404(place_id)
    show = request.form.get("terbit") == "1"
    publish_place(place, is_published=show)
    flash(
        _("%(name)s diterbitkan.", name=place.name_id) if show else _("%(name)s disembunyikan.", name=place.name_id),
        "success",
    )
    return redirect(url_for("tourism_map.edit", place_id=place_id), 303)


@bp.post("/kelola/<id:place_id>/survei")
@require(EDIT)
def survey(place_id: int) -> ResponseReturnValue:
    """Note that an officer was there."""
    place = find_or_404(place_id)
    form = SurveyForm()
    if not form.validate_on_submit():
        return _form(PlaceForm(place, is_sent=False), place, form)
    mark_surveyed(place, form.day.data)
    flash(_("Survei dicatat."), "success")
    return redirect(url_for("tourism_map.edit", place_id=place_id), 303)


@bp.post("/kelola/<id:place_id>/hapus")
@require(EDIT)
def delete(place_id: int) -> ResponseReturnValue:
    """Remove it for good."""
    place = find_or_404(place_id)
    name = place.name_id
    delete_place(place)
    flash(_("%(name)s dihapus.", name=name), "success")
    return redirect(url_for("tourism_map.manage"), 303)


def find_or_404(place_id: int) -> Place:
    """The place, or 404: one of another regency is not found either."""
    try:
        return find_any(place_id)
    except PlaceNotFound:
        abort(404)


def _take_photos(form: PlaceForm, place: Place) -> bool:
    """Store what was uploaded; False where a file was refused, with the reason at the field."""
    reasons = {
        "not_a_photo": _("Berkas ini bukan foto. Pakai JPEG, PNG, atau WebP."),
        "too_large": _("Foto ini terlalu besar."),
        "too_small": _("Foto ini terlalu kecil; paling sedikit 200 piksel."),
    }
    try:
        add_photos(place, [file.stream for file in form.photos.data if file and file.filename])
    except PhotoRefused as refused:
        form.photos.errors = [reasons[refused.code]]
    except TooManyPhotos:
        form.photos.errors = [_("Paling banyak %(number)s foto.", number=MOST_PHOTOS)]
    return not form.photos.errors


def _saved(place: Place) -> ResponseReturnValue:
    away = far_from_centre_km(require_regency(), place.latitude, place.longitude)
    if away:
        flash(
            _("Titik ini %(km)s km dari pusat %(regency)s. Periksa sekali lagi letaknya.",
              km=round(away), regency=require_regency().name), "warning",
        )  # fmt: skip
    return redirect(url_for("tourism_map.edit", place_id=place.id), 303)


def _form(form: PlaceForm, place: Place | None, survey_form: SurveyForm | None = None) -> ResponseReturnValue:
    survey_form = survey_form or SurveyForm(formdata=None, day=require_regency().local_day())
    status = 422 if form.errors or survey_form.errors else 200
    page = render_template(
        "tourism_map/manage/place.html", form=form, place=place, survey=survey_form,
        shell=_shell(place), place_photo=Photo.of,
    )  # fmt: skip
    return page, status


def _shell(place: Place | None) -> ShellOptions:
    """Close to the place, else to where the regency's places are."""
    return shell_options(box_around([place] if place else points(), require_regency()))
