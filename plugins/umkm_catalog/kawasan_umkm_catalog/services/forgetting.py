"""Erasing a person from the catalogue, and what follows where they withdraw the consent to their number."""

from __future__ import annotations

from kawasan.plugin_api import (
    Bilingual,
    Erasure,
    KeptData,
    content_changed,
    deeds_kept,
    discard_photo,
    record,
    session,
)
from kawasan_umkm_catalog.models import Business
from kawasan_umkm_catalog.services.businesses import own_businesses
from kawasan_umkm_catalog.services.personal import PHONE, forget_decider
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.products import products_of


def erase(account_id: int, consent: str) -> Erasure:
    """Erase all of a person; or, with a consent, only what rests on it."""
    if consent:
        return Erasure(_forget_phones(account_id) if consent == PHONE else ())
    erased = [_erase_business(business) for business in own_businesses(account_id)]
    kept = deeds_kept(account_id, PROGRAM)
    if decisions := forget_decider(account_id):
        kept = (_decisions_kept(decisions), *kept)
    return Erasure(tuple(erased), kept)


def _forget_phones(account_id: int) -> tuple[Bilingual, ...]:
    owned = [business for business in own_businesses(account_id) if business.phone]
    for business in owned:
        record("umkm_catalog.phone.withdraw", business.name, after={"slug": business.slug})
        business.phone = business.phone_consented_at = None
    if owned:
        content_changed(PROGRAM)
    return tuple(
        Bilingual(f"Nomor telepon {one.name}: pembeli tidak lagi dapat menghubunginya lewat katalog.",
                  f"The phone number of {one.name}: buyers can no longer reach it through the catalogue.")
        for one in owned
    )  # fmt: skip


def _erase_business(business: Business) -> Bilingual:
    """With its products, photos and claims. The trail gets its number and no name."""
    name, products = business.name, products_of(business)
    photos = [photo.photo_id for product in products for photo in product.photos] + [business.photo_id]
    record("umkm_catalog.business.erase", str(business.id), before={"products": len(products)})
    for part in (*products, *business.claims):
        session().delete(part)
    session().flush()
    session().delete(business)
    for photo_id in photos:
        discard_photo(photo_id)
    content_changed(PROGRAM)
    return Bilingual(
        f"Usaha {name} dengan {len(products)} produk, fotonya, dan verifikasinya.",
        f"The business {name} with {len(products)} products, their photos and its verification.",
    )


def _decisions_kept(count: int) -> KeptData:
    return KeptData(
        Bilingual(
            f"{count} keputusan Anda atas klaim usaha: hasil, hari, dan alasannya, tanpa akun Anda.",
            f"{count} of your decisions on claims: result, day and reason, without your account.",
        ),
        Bilingual(
            "Pemilik usaha bergantung pada keputusan itu (UU 27/2022 pasal 15 ayat (1) huruf c).",
            "Owners of businesses rely on them (Law 27/2022, article 15 paragraph (1) c).",
        ),
    )
