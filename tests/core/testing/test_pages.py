"""The rules that each page is checked by: every one of them refuses a page that breaks it."""

from __future__ import annotations

import pytest

from kawasan.testing import faults

pytestmark = pytest.mark.once
GOOD = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Pasar · Kabupaten Toba</title>
<script type="importmap">{"imports": {}}</script></head>
<body><h1>
  Pasar</h1>
<p>Satu<p>Dua
<ul><li>Tiga<li>Empat</ul>
<svg viewBox="0 0 1 1"><title>Peta</title><path d="M0 0"/></svg>
<img src="/a.webp" alt=""><br>
<form method="post" action="/simpan"><input type="hidden" name="csrf_token" value="x">
<label for="name">Nama</label><input id="name" name="name" aria-describedby="help"><p id="help">Bantuan</p>
<label>Kategori <select name="kind"><option>Tenun</select></label>
<input type="search" name="q" aria-label="Cari"><button>Simpan</button></form>
<script type="module" src="/app.js"></script></body></html>"""


def test_a_good_page_is_good() -> None:
    assert faults(GOOD, language="id", signed_in=True) == []


BROKEN = {
    "no h1": ("<h1>\n  Pasar</h1>", "", "0 h1"),
    "two h1": ("<ul>", "<h1>Pasar</h1><ul>", "2 h1"),
    "another title": ("<title>Pasar", "<title>Toko", "does not begin with the h1"),
    "no title": ("<title>Pasar · Kabupaten Toba</title>", "", "0 titles"),
    "two titles": ("<title>", "<title>x</title><title>", "2 titles"),
    "the wrong language": ('lang="id"', 'lang="en"', "asked for in 'id'"),
    "no language": (' lang="id"', "", "asked for in 'id'"),
    "an id twice": ("<ul>", '<ul id="name">', "id 'name' is there 2 times"),
    "a reference to no id": (
        'aria-describedby="help"',
        'aria-describedby="help error"',
        "the id 'error', which is not there",
    ),
    "a label for nothing": ('for="name"', 'for="nama"', "the id 'nama', which is not there"),
    "a field without a label": ('<label for="name">Nama</label>', "", "the field 'name' has no label"),
    "a choice without a label": ("<label>Kategori <select", "<select", "the field 'kind' has no label"),
    "a text without a label": (
        "<button>",
        '<textarea name="story"></textarea><button>',
        "the field 'story' has no label",
    ),
    "a picture without alt": (' alt=""', "", "the picture /a.webp has no alt"),
    "an inline style": ("<ul>", '<ul style="color:red">', "inline style"),
    "a style sheet in the page": ("<ul>", "<style>ul{}</style><ul>", "inline style"),
    "an inline script": ("<ul>", "<script>alert(1)</script><ul>", "an inline script"),
    "an inline module": ("<ul>", '<script type="module">alert(1)</script><ul>', "an inline script"),
    "an event's attribute": ("<ul>", '<ul onclick="x()">', "has onclick"),
    "a link to a script": ("<ul>", '<a href="JavaScript:x()">x</a><ul>', "links to a script"),
    "a form without its token": ('name="csrf_token"', 'name="other"', "carries no csrf_token"),
    "an element left open": ("<ul>", "<div><ul>", "while <div> is open"),
    "an element closed twice": ("</ul>", "</ul></ul>", "</ul> closes nothing"),
    "an attribute twice": ("<ul>", '<ul class="a" class="b">', "has class 2 times"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_page_is_named(name: str) -> None:
    good, broken, said = BROKEN[name]
    assert good in GOOD
    found = faults(GOOD.replace(good, broken, 1), language="id", signed_in=True)
    assert any(said in fault for fault in found), found


def test_an_anonymous_form_needs_no_token() -> None:
    assert faults(GOOD.replace('name="csrf_token"', 'name="other"'), language="id") == []


def test_a_form_that_only_asks_needs_no_token() -> None:
    page = GOOD.replace('method="post"', 'method="get"').replace('name="csrf_token"', 'name="other"')
    assert faults(page, language="id", signed_in=True) == []
