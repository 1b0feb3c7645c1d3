"""Macros on their own, without an application."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, FormField, HiddenField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired

from kawasan.ui.formats import rupiah
from kawasan.ui.patterns import SamplePage


class Address(Form):
    street = StringField("Jalan", [InputRequired("Tulis nama jalan.")])


class Business(Form):
    name = StringField("Nama", [InputRequired("Tulis nama usaha.")], description="Seperti di papan nama.")
    motto = StringField("Semboyan")
    kind = SelectField("Jenis", choices=[SelectChoice("a", "Tenun")])
    size = RadioField(
        "Ukuran", [InputRequired("Pilih ukuran.")], choices=[SelectChoice("m", "Mikro"), SelectChoice("s", "Kecil")]
    )
    delivers = BooleanField("Bisa dikirim")
    token = HiddenField()
    address = FormField(Address)


@pytest.fixture
def jinja() -> Environment:
    environment = Environment(loader=PackageLoader("kawasan.ui"), autoescape=True, undefined=StrictUndefined)
    environment.filters["rupiah"] = rupiah
    environment.globals["_"] = lambda text, **values: text % values if values else text
    environment.globals["csrf_field"] = lambda: ""
    return environment


def _render(jinja: Environment, source: str, **context: Any) -> str:
    return jinja.from_string(source).render(**context)


def _field(jinja: Environment, field: Any) -> str:
    return _render(jinja, '{% from "ui/forms.html" import field with context %}{{ field(f) }}', f=field)


def test_help_and_label_are_tied_to_the_control(jinja: Environment) -> None:
    html = _field(jinja, Business().name)
    assert '<label for="name">Nama</label>' in html
    assert 'aria-describedby="name-help"' in html
    assert 'id="name-help">Seperti di papan nama.' in html
    assert "aria-invalid" not in html


def test_error_is_tied_to_the_control(jinja: Environment) -> None:
    form = Business(MultiDict())
    form.validate()
    html = _field(jinja, form.name)
    assert 'aria-describedby="name-help name-error"' in html
    assert 'aria-invalid="true"' in html
    assert "Tulis nama usaha." in html


def test_only_what_may_stay_empty_says_so(jinja: Environment) -> None:
    assert "boleh kosong" in _field(jinja, Business().motto)
    assert "boleh kosong" not in _field(jinja, Business().name)


def test_choices_are_a_fieldset_with_a_legend(jinja: Environment) -> None:
    html = _field(jinja, Business().size)
    assert html.count('type="radio"') == 2
    assert '<fieldset class="k-field" id="size">' in html
    assert "<legend>Ukuran</legend>" in html


def test_each_kind_of_field_has_its_form(jinja: Environment) -> None:
    form = Business()
    assert "form-select" in _field(jinja, form.kind)
    assert "k-choice" in _field(jinja, form.delivers)
    assert _field(jinja, form.token).strip() == '<input id="token" name="token" type="hidden" value="">'
    assert "<legend>Address</legend>" in _field(jinja, form.address)


def test_summary_links_every_error_to_its_field(jinja: Environment) -> None:
    form = Business(MultiDict())
    form.validate()
    html = _render(jinja, '{% from "ui/forms.html" import errors with context %}{{ errors(form) }}', form=form)
    assert 'href="#name">Nama: Tulis nama usaha.' in html
    assert 'href="#size">Ukuran: Pilih ukuran.' in html
    assert 'href="#address">Address: periksa isian di bagian ini' in html


def test_a_good_form_has_no_summary(jinja: Environment) -> None:
    html = _render(jinja, '{% from "ui/forms.html" import errors with context %}{{ errors(form) }}', form=Business())
    assert not html.strip()


def test_a_question_stands_before_the_button_that_acts(jinja: Environment) -> None:
    source = '{% from "ui/forms.html" import post_button with context %}'
    source += '{{ post_button("/x", "Hapus", hidden={"id": 7}, confirm="Yakin?") }}'
    html = _render(jinja, source)
    assert html.index("Yakin?") < html.index('<form action="/x" method="post">')
    assert '<input type="hidden" name="id" value="7">' in html
    assert "Ya, hapus" in html


def test_card_writes_the_price_and_escapes_names(jinja: Environment) -> None:
    source = '{% from "ui/cards.html" import card with context %}'
    source += '{{ card("/p", name, price=25000, badges=[("Halal", "ok")]) }}'
    html = _render(jinja, source, name="<b>Ulos</b>")
    assert "Rp25.000" in html
    assert "&lt;b&gt;Ulos" in html
    assert "k-badge--ok" in html


def test_photo_has_a_text_and_its_size(jinja: Environment) -> None:
    photo = SimpleNamespace(src=lambda width: f"/m/{width}.webp", srcset="/m/480.webp 480w", width=800, height=600)
    source = '{% from "ui/photo.html" import photo with context %}{{ photo(picture, "Ulos merah", "50vw") }}'
    html = _render(jinja, source, picture=photo)
    assert 'alt="Ulos merah"' in html
    assert 'width="800" height="600"' in html
    assert 'loading="lazy"' in html


@pytest.mark.parametrize(("number", "before", "after"), [(1, False, True), (6, True, True), (12, True, False)])
def test_pages_lead_both_ways(jinja: Environment, number: int, before: bool, after: bool) -> None:
    source = '{% from "ui/pagination.html" import pages with context %}{{ pages(page) }}'
    html = _render(jinja, source, page=SamplePage(number=number))
    assert ('rel="prev"' in html) is before
    assert ('rel="next"' in html) is after
    assert f"Halaman {number} dari 12" in html


def test_a_single_page_needs_no_links(jinja: Environment) -> None:
    source = '{% from "ui/pagination.html" import pages with context %}{{ pages(page) }}'
    assert not _render(jinja, source, page=SamplePage(number=1, pages=1)).strip()


def _row(jinja: Environment, count: int, here: int) -> str:
    items = [{"label": f"Program {n}", "url": f"/{n}", "active": n == here} for n in range(count)]
    macro = '{% from "ui/navigation.html" import places_in_row with context %}{{ places_in_row(items) }}'
    return _render(jinja, macro, items=items)


def test_a_menu_of_four_is_a_row(jinja: Environment) -> None:
    assert "<details" not in _row(jinja, 4, here=3)


@pytest.mark.parametrize(("here", "marked"), [(0, False), (4, True)])
def test_of_a_longer_menu_the_rest_is_behind_a_button_that_tells_where_one_is(
    jinja: Environment, here: int, *, marked: bool
) -> None:
    row, _, more = _row(jinja, 5, here).partition("<details")
    assert [n for n in range(5) if f"Program {n}" in row] == [0, 1, 2]
    assert [n for n in range(5) if f"Program {n}" in more] == [3, 4]
    assert ("k-nav-here" in more) is marked
