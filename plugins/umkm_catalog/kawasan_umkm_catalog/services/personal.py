"""What the catalogue holds on a person: their businesses, the number buyers see, what they decided as an officer."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, HeldData, HeldItem, deeds_of, phone_national, rupiah, session
from kawasan_umkm_catalog.models import Business, Claim, Product
from kawasan_umkm_catalog.services.businesses import own_businesses
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.products import products_of
from kawasan_umkm_catalog.services.terms import CATEGORIES, KINDS, SIZE_CLASSES
from kawasan_umkm_catalog.services.trail_words import TRAIL_WORDS

PHONE = "phone"
"""The consent to a number that buyers see."""
SERVICE = Bilingual(
    "Pelayanan publik yang Anda minta saat mendaftarkan usaha (UU 27/2022 pasal 20 ayat (2) huruf e).",
    "The public service you asked for when the business was registered (Law 27/2022, article 20 paragraph (2) e).",
)
CONSENT = Bilingual(
    "Persetujuan Anda (UU 27/2022 pasal 20 ayat (2) huruf a), yang dapat dicabut kapan saja.",
    "Your consent (Law 27/2022, article 20 paragraph (2) a), which you can withdraw at any time.",
)
DUTY = Bilingual(
    "Pertanggungjawaban atas keputusan petugas (UU 27/2022 pasal 20 ayat (2) huruf c).",
    "Accountability of officers' decisions (Law 27/2022, article 20 paragraph (2) c).",
)
WHILE_REGISTERED = Bilingual("Selama usahanya terdaftar.", "As long as the business is registered.")


def held_on(account_id: int) -> list[HeldData]:
    """Everything, kind by kind; kinds of which there is nothing are left out."""
    own = own_businesses(account_id)
    kinds = [
        HeldData(Bilingual("Usaha", "Businesses"), SERVICE, WHILE_REGISTERED, tuple(map(_business, own))),
        HeldData(
            Bilingual("Nomor yang dapat dihubungi pembeli", "The number buyers can reach"), CONSENT,
            Bilingual("Sampai Anda mengosongkannya atau mencabut persetujuan.", "Until you empty it or withdraw."),
            tuple(_phone(business) for business in own if business.phone), consent=PHONE,
        ),
        HeldData(Bilingual("Produk", "Products"), SERVICE, WHILE_REGISTERED,
                 tuple(_product(business, product) for business in own for product in products_of(business))),
        HeldData(Bilingual("Verifikasi usaha Anda", "Verification of your businesses"), SERVICE, WHILE_REGISTERED,
                 tuple(_claim(business, claim) for business in own for claim in business.claims)),
        HeldData(
            Bilingual("Keputusan Anda sebagai petugas", "What you decided as an officer"), DUTY,
            Bilingual("Selama klaim itu ada.", "As long as the claim exists."),
            tuple(map(_decision, decided_by(account_id))),
        ),
    ]  # fmt: skip
    return [kind for kind in kinds if kind.items] + deeds_of(account_id, PROGRAM)


def decided_by(account_id: int) -> list[Claim]:
    """The claims that an officer decided, with their businesses."""
    query = select(Claim).options(joinedload(Claim.business)).where(Claim.decided_by == account_id)
    return list(session().scalars(query.order_by(Claim.decided_at)))


def forget_decider(account_id: int) -> int:
    """Take the account off the claims it decided; date, result and evidence stay. Answers how many."""
    query = update(Claim).where(Claim.decided_by == account_id).values(decided_by=None)
    return int(session().execute(query, execution_options={"synchronize_session": "fetch"}).rowcount)


def _business(business: Business) -> HeldItem:
    described = Bilingual(business.description_id, business.description_en).text()
    values = [
        ("category", str(CATEGORIES.get(business.category, business.category))),
        ("village", business.village), ("district", business.district),
        ("latitude", _number(business.latitude)), ("longitude", _number(business.longitude)),
        ("size_class", str(SIZE_CLASSES.get(business.size_class, business.size_class))),
        ("since_year", _number(business.since_year)), ("published", _yes(on=business.is_published)),
    ]  # fmt: skip
    named = [(TRAIL_WORDS[key], value) for key, value in values if value]
    named += [(Bilingual("keterangan", "description"), described)] if described else []
    return HeldItem(Bilingual(business.name), business.created_at, tuple(named), _path(business))


def _phone(business: Business) -> HeldItem:
    number = (Bilingual("nomor", "number"), phone_national(business.phone or ""))
    return HeldItem(Bilingual(business.name), business.phone_consented_at, (number,), _path(business))


def _product(business: Business, product: Product) -> HeldItem:
    values = ((Bilingual("harga", "price"), rupiah(product.price_rupiah)),
              (Bilingual("foto", "photos"), str(len(product.photos))))  # fmt: skip
    path = f"umkm/milik-saya/usaha/{business.slug}"
    return HeldItem(product.name, product.created_at, values, path)


def _claim(business: Business, claim: Claim) -> HeldItem:
    values = [("number", claim.number), ("state", str(TRAIL_WORDS.get(claim.state, claim.state))),
              ("evidence", claim.evidence), ("reason", claim.reason),
              ("expires_on", claim.expires_on.isoformat() if claim.expires_on else "")]  # fmt: skip
    named = [(TRAIL_WORDS[key], value) for key, value in values if value]
    named += [(Bilingual("catatan Anda", "your note"), claim.note)] if claim.note else []
    title = KINDS[claim.kind].title
    what = Bilingual(f"{business.name}: {title.id}", f"{business.name}: {title.text('en')}")
    return HeldItem(what, claim.submitted_at, tuple(named), f"umkm/milik-saya/usaha/{business.slug}")


def _decision(claim: Claim) -> HeldItem:
    """Without evidence and number: those are the owner's."""
    title = KINDS[claim.kind].title
    what = Bilingual(f"{claim.business.name}: {title.id}", f"{claim.business.name}: {title.text('en')}")
    return HeldItem(what, claim.decided_at, ((TRAIL_WORDS["state"], str(TRAIL_WORDS.get(claim.state, claim.state))),))


def _path(business: Business) -> str:
    return f"umkm/milik-saya/usaha/{business.slug}/ubah"


def _number(value: float | None) -> str:
    return "" if value is None else str(value)


def _yes(*, on: bool) -> str:
    return str(Bilingual("ya", "yes") if on else Bilingual("tidak", "no"))
