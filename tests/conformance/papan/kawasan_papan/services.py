"""Posting, finding and removing notices, and what is kept of their authors."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from kawasan.plugin_api import (
    Bilingual,
    Erasure,
    HeldData,
    HeldItem,
    content_changed,
    deeds_kept,
    deeds_of,
    new_id,
    record,
    require_regency,
    session,
)
from kawasan_papan.models import Bulletin

DUTY = Bilingual("Pelayanan publik (UU 27/2022 pasal 20).", "A public service (Law 27/2022, article 20).")
KEPT = Bilingual("Selama pengumuman itu ada.", "As long as the notice exists.")


def shown(most: int) -> list[Bulletin]:
    """The newest, with their remarks and photos."""
    query = select(Bulletin).options(selectinload(Bulletin.remarks), joinedload(Bulletin.photo))
    return list(session().scalars(query.order_by(Bulletin.posted_at.desc(), Bulletin.id).limit(most)))


def found(query: str, limit: int) -> list[Bulletin]:
    """Those with these words in their titles."""
    matching = select(Bulletin).where(Bulletin.title_id.icontains(query, autoescape=True))
    return list(session().scalars(matching.limit(limit)))


def by_slug(slug: str) -> Bulletin | None:
    """It, with its remarks."""
    return session().scalar(select(Bulletin).options(selectinload(Bulletin.remarks)).where(Bulletin.slug == slug))


def by_id(notice_id: int) -> Bulletin | None:
    """It."""
    return session().get(Bulletin, (require_regency().id, notice_id))


def post(title: Bilingual, author_id: int) -> Bulletin:
    """Show a notice from now on."""
    key = new_id()
    notice = Bulletin(id=key, slug=f"notice-{key}", title_id=title.id, title_en=title.en, author_id=author_id)
    session().add(notice)
    session().flush()
    record("papan.notice.post", notice.slug, after={"title": title.id})
    content_changed("papan")
    return notice


def remove(notice: Bulletin) -> None:
    """Take it off the board."""
    session().delete(notice)
    record("papan.notice.remove", notice.slug)
    content_changed("papan")


def of_author(account_id: int) -> list[Bulletin]:
    """Those that an account posted."""
    return list(session().scalars(select(Bulletin).where(Bulletin.author_id == account_id)))


def held_on(account_id: int) -> list[HeldData]:
    """What is kept of an account."""
    items = tuple(HeldItem(one.title, one.posted_at) for one in of_author(account_id))
    own = [HeldData(Bilingual("Pengumuman", "Notices"), DUTY, KEPT, items)] if items else []
    return own + deeds_of(account_id, "papan")


def erase(account_id: int) -> Erasure:
    """Take the account off what it posted."""
    own = of_author(account_id)
    for notice in own:
        notice.author_id = None
    said = (Bilingual(f"{len(own)} pengumuman tanpa nama.", f"{len(own)} notices without a name."),) if own else ()
    return Erasure(said, deeds_kept(account_id, "papan"))
