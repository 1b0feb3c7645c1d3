"""A person's own pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from kawasan.auth import find_account
from kawasan.notices import tell
from kawasan.plugin_api import Bilingual, Program, RegencyRef
from kawasan.testing import Answers, Client, InRegency, UserId, switch_program


@pytest.mark.parametrize("path", ["/akun", "/akun/data", "/akun/kata-sandi"])
def test_for_everyone_with_an_account(path: str, answers: Answers, operator: Client) -> None:
    answers(path, visitor="/masuk", ani=200, budi=200, citra=200)
    assert operator.at(None).get(path).status_code == 200


@pytest.mark.parametrize(
    ("who", "here", "at_the_region"),
    [
        ("ani", "/toba/akun", "/akun"),
        ("budi", "/toba/kelola/", "/akun"),
        ("admin", "/toba/kelola/", "/akun"),
        ("citra", "/toba/akun", "/akun"),
        ("operator", "/toba/kelola/", "/operator/"),
    ],
)
def test_people_land_where_their_work_is(
    who: str, here: str, at_the_region: str, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    assert client.get("/akun/mulai").location == here
    assert client.at(None).get("/akun/mulai").location == at_the_region


def test_an_owner_finds_their_work(pasar: Program, ani: Client, budi: Client) -> None:
    assert "Lapak saya" in ani.get("/akun").text
    assert "Pekerjaan Anda" not in budi.get("/akun").text


def test_someone_of_another_regency_is_shown_the_way_home(citra: Client) -> None:
    page = citra.get("/akun").text
    assert "Anda belum punya peran di Kabupaten Toba." in page
    assert 'href="/samosir/akun/mulai"' in page
    assert 'href="/toba/akun/mulai"' not in page
    assert "Petugas" in page


def test_from_a_regencys_own_host_the_way_home_leads_out(citra: Client) -> None:
    """Each host has its own cookies, so this is the same session, taken there by hand."""
    there = "http://toba.localhost"
    with citra.browser.session_transaction() as home, citra.browser.session_transaction(base_url=there) as cookie:
        cookie.update(home)
    page = citra.browser.get("/akun", base_url=there).text
    assert 'href="http://localhost:8000/samosir/akun/mulai"' in page


def test_news_is_shown_and_marked_read(ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        tell(user_id(ani), Bilingual("Foto diterima.", "Photo accepted."), "akun/data")
    page = ani.get("/akun").text
    assert "Foto diterima." in page
    assert '<a href="/toba/akun/data">Foto diterima.' in page
    assert "k-unread" in page
    assert "Photo accepted." in ani.get("/akun?lang=en").text
    assert ani.post("/akun/kabar/dibaca").location == "/toba/akun"
    assert "k-unread" not in ani.get("/akun").text


def test_news_of_a_program_that_is_off_leads_nowhere(
    app: Flask, ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    name, plugin = next(iter(app.extensions["kawasan_plugins"].plugins.items()))
    path = f"{plugin.program.prefix.strip('/')}/"
    with in_regency(toba):
        tell(user_id(ani), Bilingual("Ada kabar.", "There is news."), path)
    assert f'<a href="/toba/{path}">Ada kabar.' in ani.get("/akun").text
    with in_regency(toba):
        switch_program(name, on=False)
    page = ani.get("/akun").text
    assert "Ada kabar." in page
    assert f'<a href="/toba/{path}">Ada kabar.' not in page


def test_news_of_a_program_that_is_gone_leads_nowhere(
    ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        tell(user_id(ani), Bilingual("Ada kabar.", "There is news."), "tidak-ada/1")
    assert 'href="/toba/tidak-ada/1"' not in ani.get("/akun").text


def test_marking_read_is_for_oneself(answers: Answers) -> None:
    answers("/akun/kabar/dibaca", method="POST", data={}, visitor="/masuk", ani="/akun", budi="/akun", citra="/akun")


def test_mails_point_to_the_news(ani: Client) -> None:
    assert ani.get("/akun/kabar").location == "/toba/akun#kabar"


def test_a_person_corrects_their_data(ani: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    page = ani.get("/akun/data").text
    assert "ani@toba.test" in page
    answer = ani.post("/akun/data", {"name": " Ani Boru ", "language": "en"}, follow_redirects=True)
    assert "Ani Boru" in answer.text
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        assert (user.name, user.language) == ("Ani Boru", "en")


def test_nothing_else_about_an_account_can_be_sent_along(ani: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    ani.post("/akun/data", {"name": "Ani", "language": "id", "is_operator": "1", "email": "x@y.id"})
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        assert not user.is_operator


@pytest.mark.parametrize("wrong", [{"name": "x" * 81}, {"language": "nl"}])
def test_wrong_data_is_refused(wrong: dict[str, str], ani: Client) -> None:
    assert ani.post("/akun/data", {"name": "Ani", "language": "id"} | wrong).status_code == 422


def test_a_first_password_needs_no_present_one(ani: Client, visitor: Client) -> None:
    assert 'name="current"' not in ani.get("/akun/kata-sandi").text
    assert ani.post("/akun/kata-sandi", {"password": "danau-dan-kopi"}).location == "/toba/akun"
    assert ani.get("/akun").status_code == 200
    entered = visitor.post("/masuk", {"email": "ani@toba.test", "password": "danau-dan-kopi"})
    assert entered.location == "/toba/akun/mulai"


def test_a_further_password_needs_the_present_one(ani: Client) -> None:
    ani.post("/akun/kata-sandi", {"password": "danau-dan-kopi"})
    wrong = {"current": "bukan-ini-katanya", "password": "lain-lagi-katanya"}
    answer = ani.post("/akun/kata-sandi", wrong)
    assert answer.status_code == 422
    assert "Ini bukan kata sandi Anda yang sekarang." in answer.text
    assert ani.post("/akun/kata-sandi", wrong | {"current": "danau-dan-kopi"}).status_code == 302


@pytest.mark.parametrize("password", ["", "pendek"])
def test_a_password_that_is_none_is_refused(password: str, ani: Client) -> None:
    assert ani.post("/akun/kata-sandi", {"password": password}).status_code == 422


def test_signing_out_ends_at_the_front_page(ani: Client) -> None:
    answer = ani.post("/keluar", follow_redirects=True)
    assert answer.request.path == "/toba/"
    assert ani.get("/akun").status_code == 302


def test_a_mail_speaks_the_persons_language(
    ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency, outbox: Callable[[], list[object]]
) -> None:
    ani.post("/akun/data", {"name": "Ani", "language": "en"})
    with in_regency(toba):
        tell(user_id(ani), Bilingual("Foto diterima.", "Photo accepted."))
    assert "Photo accepted." in str(outbox()[0])
