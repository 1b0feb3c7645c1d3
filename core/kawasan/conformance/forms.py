"""Forms as they stand on pages, and valid values for their fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kawasan.conformance.browsing import Visit
from kawasan.conformance.canaries import CANARIES
from kawasan.conformance.world import A
from kawasan.testing.pages import Attributes
from kawasan.testing.photos import photo_file

TOKEN = "csrf_token"  # noqa: S105 - the name of a field, which the browser fills
SENTENCE = "Contoh isian baru"
MOST_BUTTONS = 3
OF_LISTS = frozenset({"hidden", "select", "radio", "checkbox"})
"""Kinds of fields in which a page puts its own values, as ids: whoever sends the form may send others."""
OF_KINDS = {
    "email": "warga@contoh.test", "tel": "081234567890", "url": "https://contoh.test/", "date": "2026-03-03",
    "time": "09:00", "datetime-local": "2026-03-03T09:00", "month": "2026-03", "week": "2026-W10",
    "color": "#22aa66", "password": "horas-danau-toba-7", "numeric": "1", "decimal": "1",
}  # fmt: skip
OF_NAMES = (
    ("email", "warga@contoh.test"), ("phone", "081234567890"), ("whatsapp", "081234567890"), ("rupiah", "15000"),
    ("price", "15000"), ("url", "https://contoh.test/"), ("date", "2026-03-03"),
)  # fmt: skip


PLACES = dict.fromkeys(("lat", "latitude"), "2.33") | dict.fromkeys(("lon", "lng", "longitude"), "99.06")
Learnt = dict[tuple[str, str], str]
"""By view and field, what it took where it had refused another value."""
OTHERWISE = (
    "{placeholder}",
    "",
    "contoh-{number}",
    "X{number}",
    "2.33, 99.06",
    "08.00",
    "08.00–17.00",
    "2026-03-03",
    "1",
)
"""What is tried in turn in a field that was refused."""


@dataclass(frozen=True)
class Control:
    """One field. `values`: those that a list offers, the chosen ones first."""

    kind: str
    name: str
    values: tuple[str, ...]
    attributes: Attributes = field(hash=False)


@dataclass(frozen=True)
class FoundForm:
    """A form that posts, on a page that somebody saw; one for each named button."""

    visit: Visit
    path: str
    endpoint: str
    controls: tuple[Control, ...]

    @property
    def kind(self) -> tuple[str, ...]:
        """The same for the same form with other values."""
        buttons = {f"{one.name}={one.values[0]}" for one in self.controls if one.kind == "submit"}
        return (self.endpoint, *sorted({one.name for one in self.controls} | buttons))

    @property
    def is_written(self) -> bool:
        """Whether something is to be written into it."""
        return any(one.kind not in (*OF_LISTS, "submit", "image") for one in self.controls)

    def values(self, learnt: Learnt) -> dict[str, Any]:
        """Valid ones, as its person may send them."""
        found: dict[str, Any] = {}
        for number, control in enumerate(self.controls):
            value = learnt.get((self.endpoint, control.name), valid(control, number))
            if value is not None and control.name not in found:
                found[control.name] = value
            elif control.kind == "checkbox" and value is not None:
                found[control.name] = [*_listed(found[control.name]), value]
        return found

    def with_lists_of(self, other: FoundForm, learnt: Learnt) -> dict[str, Any]:
        """Its values, with those of another page in hidden fields and lists."""
        lists = {one.name for one in other.controls if one.kind in OF_LISTS}
        theirs = other.values(learnt)
        return self.values(learnt) | {name: value for name, value in theirs.items() if name in lists}


def forms_of(visit: Visit) -> Iterator[tuple[str, list[Control]]]:
    """The action and the fields of each form of a page that posts."""
    opened: list[tuple[Attributes, list[Control]]] = []
    for tag, attributes in visit.page.elements:
        if tag == "form":
            opened.append((attributes, []))
        elif opened and tag == "option" and opened[-1][1]:
            opened[-1][1][-1] = _with_option(opened[-1][1][-1], attributes)
        elif opened and (control := _control(tag, attributes)):
            opened[-1][1].append(control)
    for attributes, controls in opened:
        if attributes.get("method", "get").lower() == "post":
            yield from ((attributes.get("action", ""), chosen) for chosen in _by_button(controls))


def _by_button(controls: list[Control]) -> Iterator[list[Control]]:
    fields = [one for one in controls if one.kind != "submit"]
    buttons = [one for one in controls if one.kind == "submit"]
    yield from ([*fields, button] for button in buttons[:MOST_BUTTONS])
    if not buttons:
        yield fields


def _control(tag: str, attributes: Attributes) -> Control | None:
    name = attributes.get("name", "")
    kind = {"input": attributes.get("type", "text"), "button": attributes.get("type", "submit")}.get(tag, tag)
    if not name or name == TOKEN or tag not in ("input", "select", "textarea", "button") or "disabled" in attributes:
        return None
    if tag == "button" and kind != "submit":
        return None
    return Control(kind, name, (attributes.get("value", ""),) if tag != "select" else (), attributes)


def _with_option(control: Control, attributes: Attributes) -> Control:
    value = attributes.get("value", "")
    if control.kind != "select" or not value or "disabled" in attributes:
        return control
    first = "selected" in attributes
    return replace(control, values=(value, *control.values) if first else (*control.values, value))


def valid(control: Control, number: int) -> Any:
    """A value that the field takes, None where it is left out."""
    attributes = control.attributes
    if control.kind == "file":
        return (photo_file(240, 200), "foto.jpg") if "required" in attributes else None
    if control.kind == "select":
        return control.values[0] if control.values else None
    if control.kind in ("checkbox", "radio"):
        return control.values[0] or "on"
    there = control.values[0]
    if control.kind in ("hidden", "submit", "image") or (there and CANARIES[A] not in there):
        return there
    return _written(control, number)


def _written(control: Control, number: int) -> str:
    attributes = control.attributes
    if control.name in PLACES:
        return PLACES[control.name]
    if control.kind in ("number", "range"):
        return _number(attributes)
    if control.kind in ("date", "time", "datetime-local") and attributes.get("min", "") > OF_KINDS[control.kind]:
        return attributes["min"]
    if (known := OF_KINDS.get(control.kind) or OF_KINDS.get(attributes.get("inputmode", ""))) is not None:
        return known
    text = next((value for word, value in OF_NAMES if word in control.name), f"{SENTENCE} {number}")
    longest = int(attributes.get("maxlength") or len(text))
    return text[:longest].strip().ljust(int(attributes.get("minlength") or 0), "x")


def _number(attributes: Attributes) -> str:
    least, most = (float(attributes[key]) if attributes.get(key) else None for key in ("min", "max"))
    value = min(max(1.0, least if least is not None else 1.0), most if most is not None else 1e9)
    return f"{value:g}"


def learn(form: FoundForm, answer: Visit, tried: int, learnt: Learnt) -> bool:
    """Take something else for each field that the answer marks as wrong; whether there is another try."""
    wrong = {attributes.get("name", ""): attributes for _, attributes in answer.page.elements
             if attributes.get("aria-invalid") == "true"}  # fmt: skip
    if tried >= len(OTHERWISE):
        return False
    for name, attributes in wrong.items():
        text = OTHERWISE[tried].format(placeholder=attributes.get("placeholder", ""), number=tried + len(learnt))
        learnt[form.endpoint, name] = text
    return bool(wrong)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
