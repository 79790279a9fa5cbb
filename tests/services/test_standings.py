"""The board that is asked for is the evaluated one of its months, else that of this moment, and says so."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.evaluations import CommitteeDecision
from coopdesk.domain.period import Period
from coopdesk.domain.standings_text import board_text, told_document, told_text
from coopdesk.errors import DeskError
from coopdesk.services import competitions, evaluations
from coopdesk.services.standings import running, told
from tests.services.test_competitions import BANNER, EXPECTED, JUNE, SHORT, close, rows, store  # noqa: F401
from tests.services.test_evaluations import correct


def test_a_board_says_how_far_it_is_from_draft_to_decided_and_restated(store):  # noqa: F811
    def life():
        return told_document(told(store, "banner"), "en")["state"], told_text(told(store, "banner"), "en")

    assert life()[0] == "draft"
    assert "The conditions are a draft; provisional: months are missing or not final" in life()[1]
    close(store)
    evaluations.announce(store, "banner", date(1954, 6, 1))
    assert life()[0] == "announced"
    evaluations.evaluate(store, "banner")
    assert life()[0] == "evaluated"
    evaluations.decide(store, CommitteeDecision("banner", 1, date(1954, 7, 10), "王、李、赵", "王"))
    assert life()[0] == "decided"
    assert "decided on 10 July 1954, chair 王" in life()[1]
    before = told_document(told(store, "banner"), "en")
    correct(store, 40000)
    after = told_document(told(store, "banner"), "en")
    assert after == {**before, "restated": True}
    assert "have changed since the evaluation" in life()[1]


def test_the_document_holds_the_answers_of_the_example(store):  # noqa: F811
    close(store)
    document = told_document(told(store, "banner", JUNE), "zh")
    for code, answer in EXPECTED["entrants"].items():
        one = document["entrants"][code]
        assert {SHORT[name]: value for name, value in one["values"].items()} == answer["values"]
        points = {SHORT[name]: value for name, value in one["points"].items()}
        assert {**points, "total": one["total"]} == answer["capped_points"]
        assert (one["gated"], one["place"]) == (
            answer["gated"], EXPECTED["places_before_tie_rule"]["capped_points"].get(code)
        )  # fmt: skip


def test_the_competitions_of_a_month_are_found_and_another_month_has_none(store):  # noqa: F811
    assert [one.code for one in running(store)] == [one.code for one in running(store, JUNE)] == ["banner"]
    with pytest.raises(DeskError, match="no competition in"):
        running(store, JUNE + 1)
    with pytest.raises(DeskError, match="is not a month of the competition"):
        told(store, "banner", JUNE + 1)


def test_a_month_of_a_longer_competition_is_told_by_itself(store):  # noqa: F811
    close(store)
    competitions.new_competition(store, dataclasses.replace(BANNER, code="summer", last=JUNE + 1))
    for row in rows():
        for name in ("planned_unit_cost", "unit_cost"):
            competitions.set_value(store, "summer", row["entrant"], name, Decimal(row[name]))
    evaluations.announce(store, "summer", date(1954, 6, 1))
    evaluations.evaluate(store, "summer", Period(JUNE, JUNE))
    month, whole = told(store, "summer", JUNE), told(store, "summer")
    assert (month.life, month.board.evaluation, len(month.board.span)) == ("evaluated", 1, 1)
    assert (whole.life, whole.board.provisional, len(whole.board.span)) == ("announced", True, 2)
    assert {one.state for one in whole.board.standings} == {"incomplete"}
    assert [one.code for one in running(store)] == ["summer"]
    assert [one.code for one in running(store, JUNE)] == ["summer", "banner"]


def test_every_group_of_a_board_stands_below_its_name(store):  # noqa: F811
    close(store)
    board = told(store, "banner").board
    groups = [("iron", "铁业"), ("iron", "铁业"), ("wood", "木业"), ("wood", "木业")]
    grouped = tuple(
        dataclasses.replace(one, group_en=english, group_zh=chinese)
        for one, (english, chinese) in zip(board.standings, groups, strict=True)
    )
    lines = board_text(dataclasses.replace(board, standings=grouped), "zh").splitlines()
    assert [lines[place] for place in (1, 2, 5, 6)] == ["", "铁业", "", "木业"]
