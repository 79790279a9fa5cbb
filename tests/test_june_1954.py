"""June 1954 of the example (DOMAIN §3.4) comes out to the decimal by every way: kept, on screen, on paper, as words."""

import dataclasses
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pytest
from click.testing import CliRunner
from PySide6.QtCore import QCoreApplication

from coopdesk.__main__ import desk
from coopdesk.domain.evaluations import Award
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import LANGUAGES
from coopdesk.domain.numbers import rounded
from coopdesk.domain.period import Period
from coopdesk.domain.scoring import Standings
from coopdesk.domain.standings_text import told_document
from coopdesk.domain.statements import OutputLine
from coopdesk.gui.competitions.standings import StandingsModel
from coopdesk.services import evaluations, months
from coopdesk.services.demo import DESK
from coopdesk.services.demo_june import CODE, JUNE, make_june
from coopdesk.services.figures import summary
from coopdesk.services.integrity import check_file
from coopdesk.services.reports import report
from coopdesk.services.standings import running, told
from coopdesk.store import Store

EXPECTED: Final = json.loads(
    (Path(__file__).parent / "services" / "data" / "competition-june-1954" / "expected.json").read_text("utf-8")
)
SHORT: Final = {
    "plan_fulfilment": "output", "pass_rate": "quality", "attendance": "attendance", "unit_cost_index": "cost",
}  # fmt: skip
TOTALS: Final[Mapping[str, Mapping[str, str]]] = {
    "banner-1954-06": {code: one["capped_points"]["total"] for code, one in EXPECTED["entrants"].items()},
    "1954-06-add": {code: one["add_deduct"]["total"] for code, one in EXPECTED["entrants"].items()},
    "1954-06-rank": EXPECTED["rank_points"],
    "1954-06-rank-all": EXPECTED["rank_points_without_gates"],
    "1954-06-tie": {code: one["add_deduct"]["total"] for code, one in EXPECTED["entrants"].items()},
    "1954-06-quota": {"0001": "112.5", "0002": "100.0", "0003": "106.3"},
}
PLACES: Final[Mapping[str, Mapping[str, int]]] = {
    "banner-1954-06": EXPECTED["places_before_tie_rule"]["capped_points"],
    "1954-06-add": EXPECTED["places_before_tie_rule"]["add_deduct"],
    "1954-06-rank": EXPECTED["places_before_tie_rule"]["rank_points"],
    "1954-06-rank-all": {"C": 1, "D": 2, "A": 3, "B": 4},
    "1954-06-tie": {"A": 1, "D": 2, "B": 3, "C": 4},
    "1954-06-quota": {"0001": 1, "0003": 2, "0002": 3},
}
"""B and D have 107.0 each where D is let in; D's quality is higher."""
Result = dict[str, tuple[str, int | None]]
"""Total and place by entrant, as a way tells them."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("june") / f"{CODE}.coopdesk"
    make_june(file, DESK).close()
    return file


@pytest.fixture(scope="module")
def june(path: Path) -> Iterator[Store]:
    with Store.open(path, look_only=True) as store:
        yield store


def wanted(code: str) -> Result:
    return {entrant: (total, PLACES[code].get(entrant)) for entrant, total in TOTALS[code].items()}


def board(store: Store, code: str) -> Standings:
    return told(store, code).board


def as_text(found: Mapping[str, tuple[Any, int | None]]) -> Result:
    return {code: (str(total), place) for code, (total, place) in found.items() if total not in (None, "")}


@pytest.mark.parametrize("code", TOTALS)
def test_the_boards_that_were_kept(june: Store, code: str) -> None:
    assert as_text({one.code: (one.total, one.place) for one in board(june, code).standings}) == wanted(code)


@pytest.mark.parametrize("code", TOTALS)
def test_the_screen(june: Store, qapp: QCoreApplication, code: str) -> None:
    model = StandingsModel()
    model.show(board(june, code))
    found: dict[str, tuple[str, int | None]] = {}
    for row, one in enumerate(model.standings):
        cells = [model.index(row, column).data() for column in range(model.columnCount())]
        assert cells[2 : model.total_column] == [
            str(s.points) if s.points is not None else "no value" for s in one.scores
        ]
        found[one.code] = cells[model.total_column], None if cells[0] == "—" else int(cells[0])
    assert as_text(found) == wanted(code)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", TOTALS)
def test_the_paper(june: Store, code: str, language: Any) -> None:
    data = report(june, "competition", Period(JUNE, JUNE), language, competition=code)
    pdf = pypdfium2.PdfDocument(data)
    words = " ".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    for one in board(june, code).standings:
        printed = [value for score in one.scores for value in (score.value, score.points)] + [one.total]
        numbers = [re.escape(str(value)) for value in printed if value is not None]
        name = r"\s*".join(re.escape(mark) for mark in (one.name_en if language == "en" else one.name_zh))
        place = rf"{one.place} " if one.place else ""
        assert re.search(rf"{place}{name} {' '.join(numbers)}", words), one.code
    pdf.close()


@pytest.mark.parametrize("code", TOTALS)
def test_standings_as_a_document(path: Path, code: str) -> None:
    answer = CliRunner().invoke(desk, ["standings", str(path), code, "--json"], catch_exceptions=False).stdout
    entrants = json.loads(answer)["entrants"]
    assert as_text({one: (found["total"], found["place"]) for one, found in entrants.items()}) == wanted(code)
    for one, found in entrants.items():
        if code in ("banner-1954-06", "1954-06-add"):
            method = {"banner-1954-06": "capped_points", "1954-06-add": "add_deduct"}[code]
            assert found["gated"] == EXPECTED["entrants"][one]["gated"]
            points = {SHORT[name]: value for name, value in found["points"].items()}
            assert {**points, "total": found["total"]} == EXPECTED["entrants"][one][method]
            values = {SHORT[name]: value for name, value in found["values"].items()}
            assert values.items() <= EXPECTED["entrants"][one]["values"].items()


def test_the_tie_goes_to_quality_and_says_so(june: Store) -> None:
    found = {one.code: one for one in board(june, "1954-06-tie").standings}
    assert str(found["B"].total) == str(found["D"].total) == "107.0"
    assert found["B"].decided_by == found["D"].decided_by == "pass_rate"


def test_without_a_code_the_first_of_the_latest_month_is_told_and_the_others_named(path: Path) -> None:
    done = CliRunner().invoke(desk, ["standings", str(path)], catch_exceptions=False)
    assert done.stdout.startswith("banner-1954-06  Mobile red banner, June 1954; Capped points")
    assert "decided by the committee; decided on 8 July 1954, chair 赵永福" in done.stdout
    assert all(code in done.stderr for code in TOTALS if code != "banner-1954-06")


def test_the_whole_co_operative_is_the_sum_and_never_the_mean_of_its_teams(june: Store) -> None:
    whole = summary(june, Period(JUNE, JUNE)).whole.total
    found = {name: str(rounded(INDICATORS[name].value(whole) or 0, 2)) for name in ("plan_fulfilment", "attendance")}
    assert found == {"plan_fulfilment": "113.28", "attendance": "98.24"}


def test_the_banner_and_the_title_are_handed_over_and_the_file_is_whole(june: Store) -> None:
    assert [(one.entrant, one.banner) for one in june.find(Award)] == [("0001", False), ("A", True)]
    assert [one.title_zh for one in evaluations.titles_of(june, CODE, "0001")] == ["生产能手"]
    assert all(evaluations.restated(june, one.code, 1) is None for one in running(june))
    assert check_file(june) == []


def test_an_amendment_after_the_decision_is_told_and_leaves_the_decided_sheet_as_it_was(
    path: Path, tmp_path: Path
) -> None:
    with Store.open(Path(shutil.copy(path, tmp_path / path.name))) as store:

        def sheets() -> list[bytes]:
            return [
                report(store, "competition", Period(JUNE, JUNE), language, competition="banner-1954-06")
                for language in LANGUAGES
            ]

        before, document = sheets(), told_document(told(store, "banner-1954-06"), "en")
        months.amend(store, CODE, JUNE, "team A counted 1,000 too much")
        statement = months.draft(store, CODE, JUNE)
        line = next(one for one in store.lines(OutputLine, statement.id) if one.team == "A")
        months.save_line(store, statement, dataclasses.replace(line, qualified=Decimal(43000)), line)
        months.close_month(store, months.draft(store, CODE, JUNE), "王秀兰", "赵永福", date(1954, 7, 2))
        later = evaluations.restated(store, "banner-1954-06", 1)
        assert later is not None
        assert {new.code: str(new.total) for _old, new in later.moved if new and new.code == "A"} == {"A": "102.9"}
        assert told_document(told(store, "banner-1954-06"), "en") == {**document, "restated": True}
        assert sheets() == before
