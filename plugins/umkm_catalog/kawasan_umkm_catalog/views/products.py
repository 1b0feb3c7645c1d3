"""An owner's products and their photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import Photo, PhotoRefused, require
from kawasan_umkm_catalog.forms.product import PhotosForm, ProductForm, product_form
from kawasan_umkm_catalog.forms.refusals import PHOTOS
from kawasan_umkm_catalog.models import Business, Product
from kawasan_umkm_catalog.services import photos, products
from kawasan_umkm_catalog.services.program import EDIT_OWN
from kawasan_umkm_catalog.views.blueprints import found, me, owner
from kawasan_umkm_catalog.views.my_businesses import mine

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_PRODUCT = "/milik-saya/usaha/<slug>/produk/<product_slug>"


@owner.route("/milik-saya/usaha/<slug>/produk-baru", methods=["GET", "POST"])
@require(EDIT_OWN)
def add_product(slug: str) -> ResponseReturnValue:
    """A new product, with its photos."""
    own = mine(slug)
    form = product_form(category=own.category)
    if form.validate_on_submit():
        product = products.add_product(own, form.draft())
        if product.photos or _photos_saved(form, product):
            flash(_("%(name)s ditambahkan ke katalog.", name=product.name_id), "success")
            return redirect(_address(product, slug), 303)
    return _form_page(form, own, None)


@owner.route(_PRODUCT, methods=["GET", "POST"])
@require(EDIT_OWN)
def edit_product(slug: str, product_slug: str) -> ResponseReturnValue:
    """Change a product."""
    product = _mine(slug, product_slug)
    form = product_form(product)
    if form.validate_on_submit():
        products.edit_product(product, form.draft())
        if _photos_saved(form, product):
            flash(_("Perubahan disimpan."), "success")
            return redirect(url_for("umkm_catalog_owner.business", slug=slug), 303)
    return _form_page(form, product.business, product)


@owner.post(f"{_PRODUCT}/tampil")
@require(EDIT_OWN)
def show_product(slug: str, product_slug: str) -> ResponseReturnValue:
    """Show a product to visitors, or hide it."""
    product, on = _mine(slug, product_slug), request.form.get("on") == "1"
    products.show_product(product, on=on)
    said = _("%(name)s tampil di katalog.") if on else _("%(name)s disembunyikan dari katalog.")
    flash(said % {"name": product.name_id}, "success")
    return redirect(url_for("umkm_catalog_owner.business", slug=slug), 303)


@owner.post(f"{_PRODUCT}/hapus")
@require(EDIT_OWN)
def delete_product(slug: str, product_slug: str) -> ResponseReturnValue:
    """Remove a product for good."""
    product = _mine(slug, product_slug)
    name = product.name_id
    products.delete_product(product)
    flash(_("%(name)s dihapus.", name=name), "success")
    return redirect(url_for("umkm_catalog_owner.business", slug=slug), 303)


@owner.post(f"{_PRODUCT}/foto/<id:photo_id>/sampul")
@require(EDIT_OWN)
def make_cover(slug: str, product_slug: str, photo_id: int) -> ResponseReturnValue:
    """Put a photo first."""
    product = _mine(slug, product_slug)
    found(photos.move_photo(product, photo_id, to=0) or None)
    return redirect(_address(product, slug), 303)


@owner.post(f"{_PRODUCT}/foto/<id:photo_id>/hapus")
@require(EDIT_OWN)
def remove_photo(slug: str, product_slug: str, photo_id: int) -> ResponseReturnValue:
    """Take a photo away."""
    product = _mine(slug, product_slug)
    found(photos.remove_photo(product, photo_id) or None)
    flash(_("Foto dihapus."), "success")
    return redirect(_address(product, slug), 303)


def _mine(slug: str, product_slug: str) -> Product:
    return found(products.own_product(me().id, slug, product_slug))


def _address(product: Product, slug: str) -> str:
    return url_for("umkm_catalog_owner.edit_product", slug=slug, product_slug=product.slug, _anchor="foto")


def _photos_saved(form: PhotosForm, product: Product) -> bool:
    """False, with the error at the field, where one of them is refused."""
    files = [file.stream for file in form.photos.data or () if file]
    try:
        photos.add_photos(product, files)
    except photos.TooManyPhotos:
        form.photos.errors = [PHOTOS["too_many"]]
    except PhotoRefused as refused:
        form.photos.errors = [PHOTOS[refused.code]]
    return not form.photos.errors


def _form_page(form: ProductForm, business: Business, product: Product | None) -> ResponseReturnValue:
    kept = [(photo.id, Photo.of(photo.media)) for photo in product.photos if photo.media] if product else []
    page = render_template(
        "umkm_catalog/owner/product_form.html", form=form, business=business, product=product, photos=kept
    )
    return page, 422 if form.errors else 200
