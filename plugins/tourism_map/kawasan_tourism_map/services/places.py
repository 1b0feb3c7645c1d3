"""Reading a regency's own places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload, selectinload

from kawasan.plugin_api import Media, session
from kawasan_tourism_map.models import Place, PlacePhoto
from kawasan_tourism_map.services.filters import Filters
from kawasan_tourism_map.services.listing import COLUMNS, Listing, of_columns, own

MOST_POINTS = 10_000
"""More would need tiles of clusters; the pack stays usable up to here."""
STATES: dict[str, Callable[[], Any]] = {
    "terbit": lambda: Place.is_published,
    "tersembunyi": lambda: Place.is_published.is_(False),
    "belum-survei": lambda: Place.surveyed_on.is_(None),
    "tanpa-foto": lambda: Place.photo_id.is_(None),
}
"""Views of the officers' list, as in its address."""
_SHOWN = select(Place).where(Place.is_published).options(joinedload(Place.photo))


class PlaceNotFound(LookupError):
    """There is no such place here, or it is not published."""


def shown(filters: Filters) -> Any:
    """A select of the places to list: what fits the search best, then the featured, then by name."""
    return _SHOWN.where(*_asked(filters)).order_by(
        *_order(filters.query.lower()), Place.is_featured.desc(), Place.name_id, Place.id
    )


def _asked(filters: Filters) -> list[Any]:
    words = (Place.found_by.contains(word, autoescape=True) for word in filters.words)
    return [Place.category.in_(filters.categories), *words]


def _order(query: str) -> list[Any]:
    if not query:
        return []
    names = (func.lower(Place.name_id), func.lower(Place.name_en))
    starts = [(name.startswith(query, autoescape=True), 0) for name in names]
    return [case(*starts, *((name.contains(query, autoescape=True), 1) for name in names), else_=2)]


def all_shown(limit: int = MOST_POINTS) -> list[Listing]:
    """Every published place, for the map; the featured first, so that they are kept when there are too many.

    Columns, not rows: for ten thousand places that is a tenth of the time.
    """
    columns = select(*COLUMNS, Media).outerjoin(Place.photo).where(Place.is_published)
    found = session().execute(columns.order_by(Place.is_featured.desc(), Place.name_id, Place.id).limit(limit))
    return [of_columns(row) for row in found]


def listings(filters: Filters, limit: int = MOST_POINTS) -> list[Listing]:
    """The places of `shown`, all at once."""
    return [own(place) for place in session().scalars(shown(filters).limit(limit))]


def find_place(slug: str) -> Place:
    """A published place with all its photos. Raises PlaceNotFound."""
    photos = selectinload(Place.more_photos).joinedload(PlacePhoto.photo)
    place: Place | None = session().scalar(_SHOWN.where(Place.slug == slug).options(photos))
    if place is None:
        raise PlaceNotFound(slug)
    return place


def featured(limit: int) -> list[Listing]:
    """The places to show first."""
    query = _SHOWN.where(Place.is_featured).order_by(Place.name_id, Place.id).limit(limit)
    return [own(place) for place in session().scalars(query)]


def points(filters: Filters | None = None) -> list[Any]:
    """Rows with `category`, `latitude`, `longitude` of the published places (those asked for), featured first."""
    columns = select(Place.category, Place.latitude, Place.longitude).where(Place.is_published)
    if filters is not None:
        columns = columns.where(*_asked(filters))
    return list(session().execute(columns.order_by(Place.is_featured.desc(), Place.id).limit(MOST_POINTS)))


def awaiting_survey() -> int:
    """How many places no officer has surveyed yet, published or not."""
    return int(session().scalar(select(func.count()).select_from(Place).where(Place.surveyed_on.is_(None))) or 0)


def managed(query: str, state: str) -> Any:
    """A select for the officers' list: all places, or those in a state of STATES, that hold every word."""
    statement = select(Place).options(joinedload(Place.photo))
    for word in query.lower().split():
        statement = statement.where(Place.found_by.contains(word, autoescape=True))
    if state in STATES:
        statement = statement.where(STATES[state]())
    return statement.order_by(Place.name_id, Place.id)


def find_any(place_id: int) -> Place:
    """A place, published or not, with all its photos. Raises PlaceNotFound."""
    photos = selectinload(Place.more_photos).joinedload(PlacePhoto.photo)
    place: Place | None = session().scalar(
        select(Place).where(Place.id == place_id).options(joinedload(Place.photo), photos)
    )
    if place is None:
        raise PlaceNotFound(place_id)
    return place
