"""What the API takes and answers, as its description shows it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields


def _moment(description: str) -> fields.String:
    return fields.String(allow_none=True, metadata={"format": "date-time", "description": description})


def _number(description: str, **options: Any) -> fields.Integer:
    return fields.Integer(metadata={"description": description}, **options)


class Stretch(Schema):
    start = fields.String(data_key="from", metadata={"format": "date-time"})
    end = fields.String(data_key="until", metadata={"format": "date-time"})


class DayHours(Schema):
    date = fields.String(metadata={"format": "date"})
    hours = fields.List(fields.Nested(Stretch))


class Presence(Schema):
    counter = _number("Number on the door")
    name = fields.String()
    services = fields.List(fields.String(), metadata={"description": "Slugs of what it handles"})
    staffed_now = fields.Boolean(metadata={"description": "An officer has opened it"})
    scheduled_now = fields.Boolean(metadata={"description": "By schedule an officer should be there"})
    today = fields.List(fields.Nested(Stretch))
    week = fields.List(fields.Nested(DayHours), metadata={"description": "Seven days, from today on"})


class QueueService(Schema):
    slug = fields.String()
    name = fields.String()
    letter = fields.String()
    usual_minutes = _number("What one case usually takes")
    people_waiting = _number("In this line now")
    counters_staffed = _number("Counters with an officer that handle it now")
    estimated_wait_minutes = _number("For who takes a number now; null: no counter is staffed", allow_none=True)
    online_quota = _number("Online tickets a day")
    online_left = _number("Of these, left today; 0 while the office is closed")


class QueueOffice(Schema):
    slug = fields.String()
    name = fields.String()
    address = fields.String()
    open_now = fields.Boolean()
    always_open = fields.Boolean()
    opens_at = _moment("Next opening, in local time; null while open")
    closes_at = _moment("Next closing, in local time; null while closed or always open")
    counters_staffed = _number("Counters with an officer now")
    people_waiting = _number("In all its lines")
    presence = fields.List(fields.Nested(Presence))
    services = fields.List(fields.Nested(QueueService))


class TicketRequest(Schema):
    service = fields.String(required=True, metadata={"description": "Slug of the service"})


class QueueTicket(Schema):
    code = fields.String(metadata={"description": "The only key to this ticket: 80 random bits"})
    number = fields.String(metadata={"example": "A-012"})
    sequence = _number("Within the service and local day, from 1, without gaps")
    service = fields.String(metadata={"description": "Slug of the service it waits for"})
    office = fields.String()
    state = fields.String(metadata={"description": "waiting, called, serving, served, absent, cancelled or lapsed"})
    people_ahead = _number("Would be called before it; null unless it waits", allow_none=True)
    estimated_wait_minutes = _number("Null unless it waits, and where no counter is staffed", allow_none=True)
    counters_staffed = _number("Counters with an officer that handle its service")
    counter = _number("Where it is called to", allow_none=True)
    issued_at = _moment("In local time")
    status_url = fields.String(metadata={"format": "uri", "description": "The live page of this ticket"})
