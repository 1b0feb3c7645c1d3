"""The plan as files and JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from kawasan.testing import Answers, At, Client

AddProgram = Callable[..., int]
Report = Callable[..., int]
API = "/api/v1/rencana-induk"


@pytest.fixture(autouse=True)
def _march(at: At) -> None:
    at("2026-03-02 09:00")


def table(visitor: Client) -> list[dict[str, str]]:
    answer = visitor.get("/rencana-induk/data.csv")
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", ["/rencana-induk/data.csv", "/rencana-induk/data.json", f"{API}/programs",
                                  f"{API}/dimensions"])  # fmt: skip
def test_everyone_may_have_it(answers: Answers, path: str) -> None:
    answers(path, visitor=200, ani=200, budi=200, citra=200)


def test_the_table_has_a_row_for_each_program_and_year(
    visitor: Client, add_program: AddProgram, report: Report
) -> None:
    report(add_program("Desa pintar", title_en="Smart villages"), 2026, 1, 15.0)
    rows = table(visitor)
    assert [(row["program"], row["year"], row["target"], row["value"], row["share"]) for row in rows] == [
        ("desa-pintar", "2025", "10.0", "", ""),
        ("desa-pintar", "2026", "20.0", "15.0", "0.75"),
    ]
    assert rows[0]["title_en"] == "Smart villages"
    assert rows[0]["url"] == "http://localhost/toba/rencana-induk/program/desa-pintar"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(visitor: Client, add_program: AddProgram, begin: str) -> None:
    add_program("Desa pintar", office=f"{begin}HYPERLINK(1)", baseline=-5.0)
    row = table(visitor)[0]
    assert row["office"] == f"'{begin}HYPERLINK(1)"
    assert row["baseline"] == "-5.0"


def test_the_document_has_programs_and_dimensions(visitor: Client, add_program: AddProgram, report: Report) -> None:
    report(add_program("Desa pintar", title_en="Smart villages"), 2026, 1, 15.0)
    document = visitor.get("/rencana-induk/data.json?lang=en").json
    assert document["regency"] == {"code": "12.12", "name": "Kabupaten Toba"}
    assert document["period"] == {"first_year": 2022, "last_year": 2026}
    assert document["as_of"] == "2026-03-02"
    assert document["dimensions"] == [
        {"dimension": "governance", "share": 0.75, "programs": 1, "by_state": {"near": 1}}
    ]
    (program,) = document["programs"]
    assert (program["title"], program["state"], program["share"]) == ("Smart villages", "near", 0.75)


def test_the_api_answers_the_same(visitor: Client, add_program: AddProgram, report: Report) -> None:
    report(add_program("Desa pintar"), 2026, 1, 15.0)
    add_program("Bank sampah", dimension="environment")
    document = visitor.get("/rencana-induk/data.json").json
    assert visitor.get(f"{API}/programs").json == document["programs"]
    assert visitor.get(f"{API}/dimensions").json == document["dimensions"]
    assert visitor.get(f"{API}/programs/desa-pintar").json == document["programs"][0]
    assert [one["slug"] for one in visitor.get(f"{API}/programs?dimension=environment").json] == ["bank-sampah"]


@pytest.mark.parametrize(("path", "status"), [("/programs/tidak-ada", 404), ("/programs?dimension=bogus", 422)])
def test_what_is_not_there_is_a_problem(visitor: Client, path: str, status: int) -> None:
    answer = visitor.get(API + path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
