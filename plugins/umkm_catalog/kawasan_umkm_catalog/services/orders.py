"""Ordering over WhatsApp: a message filled in for the buyer, who sends it or does not. Nothing is kept of it."""

from __future__ import annotations

from urllib.parse import quote

from kawasan.plugin_api import Bilingual, require_regency, rupiah
from kawasan_umkm_catalog.models import Business, Product
from kawasan_umkm_catalog.services.preferences import preferences

MOST_ORDERED = 10_000

_ORDER = Bilingual(
    "{greeting}, saya ingin memesan dari katalog UMKM {regency}:\n\n"
    "*{name}*\n"
    "Jumlah: {quantity}{unit}\n"
    "Harga satuan: {price}\n"
    "Total: {total}{remark}\n\n"
    "{link}",
    "{greeting}, I would like to order from the catalogue of {regency}:\n\n"
    "*{name}*\n"
    "Quantity: {quantity}{unit}\n"
    "Unit price: {price}\n"
    "Total: {total}{remark}\n\n"
    "{link}",
)
_MADE_TO_ORDER = Bilingual("\nDibuat setelah dipesan: kapan selesai?", "\nMade to order: when will it be ready?")
_QUESTION = Bilingual(
    "{greeting}, kapan {name} ada lagi?\n\n{link}", "{greeting}, when will {name} be available again?\n\n{link}"
)
_HELLO = Bilingual("{greeting}, saya melihat {name} di katalog UMKM {regency}.\n\n{link}",
                   "{greeting}, I found {name} in the catalogue of {regency}.\n\n{link}")  # fmt: skip


class OrderRefused(ValueError):
    """The order cannot be made; `code` is `out`, `no_phone`, `too_few` or `too_many`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def order_url(product: Product, quantity: int, link: str, language: str) -> str:
    """The WhatsApp address with the filled-in order. Opening it sends nothing. Raises OrderRefused."""
    refusals = (
        (product.stock == "out", "out"),
        (not product.business.phone, "no_phone"),
        (quantity < product.min_order, "too_few"),
        (quantity > MOST_ORDERED, "too_many"),
    )
    for refused, code in refusals:
        if refused:
            raise OrderRefused(code)
    text = _ORDER.text(language).format(
        greeting=_greeting(language),
        regency=require_regency().name,
        name=product.name.text(language),
        quantity=f"{quantity:,}".replace(",", "."),
        unit=f" × {product.unit.text(language)}" if product.unit_id else "",
        price=rupiah(product.price_rupiah),
        total=rupiah(quantity * product.price_rupiah),
        remark=_MADE_TO_ORDER.text(language) if product.stock == "preorder" else "",
        link=link,
    )
    return whatsapp_url(product.business.phone or "", text)


def question_url(product: Product, link: str, language: str) -> str | None:
    """The address to ask when a product that is sold out will be there again; None without a number."""
    if not product.business.phone:
        return None
    text = _QUESTION.text(language).format(greeting=_greeting(language), name=product.name.text(language), link=link)
    return whatsapp_url(product.business.phone, text)


def hello_url(business: Business, link: str, language: str) -> str | None:
    """The address to write to a business without an order; None without a number."""
    if not business.phone:
        return None
    text = _HELLO.text(language).format(
        greeting=_greeting(language), name=business.name, regency=require_regency().name, link=link
    )
    return whatsapp_url(business.phone, text)


def whatsapp_url(phone: str, text: str) -> str:
    """`https://wa.me/<digits>?text=…` for an E.164 number."""
    return f"https://wa.me/{phone.lstrip('+')}?text={quote(text, safe='')}"


def _greeting(language: str) -> str:
    chosen = preferences()
    return (chosen.greeting_en if language == "en" else chosen.greeting_id) or Bilingual("Halo", "Hello").text(language)
