"""Teams of a co-operative's month compete: with the figures of their own lines and what is keyed for them."""

import csv
import dataclasses
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coopdesk.domain.competitions import Competition, MeasuredValue
from coopdesk.domain.conditions import ON_TIME, Condition, Gate
from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import figures_of
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month
from coopdesk.domain.resources import resource
from coopdesk.domain.statements import WHOLE_TEAM, Accounts, LabourLine, OutputLine
from coopdesk.errors import DeskError, EntryError, TableError
from coopdesk.services import competitions, desk, members, months
from coopdesk.services.amounts import save_accounts
from coopdesk.services.entrants import of_team
from coopdesk.services.load import load

JUNE = Month(1954, 6)
DATA = Path(__file__).parent / "data" / "competition-june-1954"
EXPECTED = json.loads((DATA / "expected.json").read_text("utf-8"))
SHORT = {"plan_fulfilment": "output", "pass_rate": "quality", "attendance": "attendance", "unit_cost_index": "cost"}
BANNER = Competition("banner", "BJ-900", JUNE, "Mobile red banner", "流动红旗")


def rows():
    with (DATA / "entrants.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def output(row):
    """Planned, accepted and scrap that are worth what the example says, at 1,000 a piece."""
    accepted = Decimal(row["output_value"]) / 1000
    scrap = accepted * (int(row["inspected"]) - int(row["qualified"])) / int(row["qualified"])
    planned, price = Decimal(row["planned_value"]) / 1000, Decimal(1000)
    return OutputLine(row["entrant"], "9001", "own", 0, "", "", "", "", planned, accepted, round(scrap, 3), price)


def labour(row):
    days = int(row["scheduled_days"]), int(row["attended_days"])
    return LabourLine(row["entrant"], 0, *days, 1000000, int(row["lost_time_accidents"]))


@pytest.fixture
def store():
    """A co-operative with June 1954 of the four teams typed in, not final yet, and the banner announced."""
    unit = Cooperative("BJ-900", "Example", "示例社")
    with desk.new_cooperative(None, unit, "PC", JUNE, Desk("cooperative")) as found:
        desk.save_products(
            found,
            [
                Product(
                    "9001", name_en="work", name_zh="制品", unit_en="piece", unit_zh="件", constant_price=Decimal(1000)
                )
            ],
        )
        statement = months.draft(found, "BJ-900", JUNE)
        for place, row in enumerate(rows(), start=1):
            members.save_teams(found, [Team("BJ-900", row["entrant"], row["name_en"], row["name_zh"], place)])
            months.save_line(found, statement, output(row))
            months.save_line(found, statement, labour(row))
        competitions.new_competition(found, BANNER)
        for row in rows():
            for name in ("planned_unit_cost", "unit_cost"):
                competitions.set_value(found, "banner", row["entrant"], name, Decimal(row[name]))
        yield found


def close(store, day=date(1954, 7, 2)):
    return months.close_month(store, months.draft(store, "BJ-900", JUNE), "王", "李", day)


def board(store, code="banner"):
    return {one.code: one for one in competitions.board(store, code).standings}


def test_the_example_month_is_scored_to_the_decimal(store):
    close(store)
    found = board(store)
    for code, answer in EXPECTED["entrants"].items():
        scores = {SHORT[one.indicator]: one for one in found[code].scores}
        assert {name: str(one.value) for name, one in scores.items()} == answer["values"]
        points = {name: str(one.points) for name, one in scores.items()}
        assert {**points, "total": str(found[code].total)} == answer["capped_points"]
        assert (found[code].state == "not_eligible") == answer["gated"]
        assert found[code].place == EXPECTED["places_before_tie_rule"]["capped_points"].get(code)
    assert found["A"].name_zh == "铁工一组"


def test_a_month_that_is_not_final_is_provisional_and_its_day_not_asked_for(store):
    found = competitions.board(store, "banner")
    assert found.provisional
    assert [(one.code, one.place) for one in found.standings] == [("A", 1), ("C", 2), ("B", 3), ("D", None)]
    assert ON_TIME in {gate.subject for gate in found.gates}
    close(store)
    assert not competitions.board(store, "banner").provisional


def test_a_late_return_makes_no_team_eligible(store):
    close(store, date(1954, 7, 4))
    assert {one.state for one in board(store).values()} == {"not_eligible"}
    assert board(store)["A"].reasons[0].message == "The return was not on time"


def test_a_blank_cost_is_data_incomplete_until_it_is_keyed(store):
    competitions.set_value(store, "banner", "A", "unit_cost", None)
    assert (board(store)["A"].state, board(store)["C"].place) == ("incomplete", 1)
    competitions.set_value(store, "banner", "A", "unit_cost", Decimal(8190))
    assert board(store)["A"].place == 1


def test_blank_zero_and_not_applicable_are_kept_apart(store):
    for value in (None, Decimal(0), NOT_APPLICABLE, Decimal("8190.5")):
        competitions.set_value(store, "banner", "A", "unit_cost", value)
        assert competitions.values(store, "banner")["A", "unit_cost"] == value


def test_a_team_that_did_not_report_is_listed_and_the_whole_cooperative_is_none(store):
    members.save_teams(store, [Team("BJ-900", "E", "new team", "新组", 5)])
    months.save_line(store, months.draft(store, "BJ-900", JUNE), LabourLine(WHOLE_TEAM, 9, 1, 1, 1, 0))
    found = board(store)
    assert sorted(found) == ["A", "B", "C", "D", "E"]
    assert (found["E"].state, found["E"].total) == ("incomplete", None)
    assert [reason.message for reason in found["E"].reasons] == ["nothing reported"]


def test_before_anything_is_entered_all_teams_are_incomplete(store):
    competitions.new_competition(store, dataclasses.replace(BANNER, code="july", period=JUNE + 1))
    found = competitions.board(store, "july")
    assert found.provisional
    assert [one.state for one in found.standings] == ["incomplete"] * 4


def test_a_corrected_month_is_scored_as_corrected(store):
    close(store)
    months.amend(store, "BJ-900", JUNE, "a slip in team A")
    statement = months.draft(store, "BJ-900", JUNE)
    before = next(line for line in store.lines(OutputLine, statement.id) if line.team == "A")
    months.save_line(store, statement, dataclasses.replace(before, qualified=before.planned), before)
    assert str(board(store)["A"].scores[0].value) == "115.0"
    close(store)
    assert str(board(store)["A"].scores[0].value) == "100.0"


def test_any_indicator_of_the_registry_can_be_a_condition(store):
    condition = Condition("", "assortment_fulfilment", points=Decimal(50), target=Decimal(90), loss=Decimal(1))
    code = competitions.offered_code(store, JUNE)
    competitions.new_competition(
        store, dataclasses.replace(BANNER, code=code), [condition], [Gate("", "wages", least=Decimal(1))]
    )
    assert [one.total for one in board(store, code).values()] == [Decimal("50.0")] * 4
    assert competitions.offered_code(store, JUNE) == "1954-06-2"
    assert [one.code for one in competitions.competitions(store)] == ["banner", "1954-06"]


def test_what_is_to_be_keyed_follows_from_the_conditions(store):
    assert competitions.keyed_names(store, "banner") == ["planned_unit_cost", "unit_cost"]
    with pytest.raises(EntryError, match=r"“weather” is not asked for by the conditions\."):
        competitions.set_value(store, "banner", "A", "weather", Decimal(1))
    with pytest.raises(EntryError, match=r"“Z” does not take part\."):
        competitions.set_value(store, "banner", "Z", "unit_cost", Decimal(1))
    with pytest.raises(EntryError, match="cannot be negative"):
        competitions.set_value(store, "banner", "A", "unit_cost", Decimal(-1))


def test_a_wrong_competition_is_refused_and_keeps_nothing(store):
    with pytest.raises(EntryError, match="already a competition with this code"):
        competitions.new_competition(store, BANNER)
    with pytest.raises(EntryError, match="is not an indicator of the list"):
        competitions.new_competition(store, dataclasses.replace(BANNER, code="b"), [Condition("", "luck")])
    assert [one.code for one in competitions.competitions(store)] == ["banner"]
    with pytest.raises(DeskError, match=r"There is no competition “b”\."):
        competitions.board(store, "b")


def test_the_example_of_beijing_has_places_an_incomplete_team_and_two_that_are_not_eligible():
    april = Month(1954, 4)
    unit = Cooperative("BJ-001", name_zh="地毯社")
    with desk.new_cooperative(None, unit, "PC", Month(1954, 1), Desk("cooperative")) as store:
        load(store, resource("demo"))
        competitions.new_competition(store, Competition("b", "BJ-001", april, "Mobile red banner", "流动红旗"))
        competitions.load_values(store, "b", resource("demo", "unit-costs-1954-04.csv"))
        found = [(one.code, one.place, one.state) for one in competitions.board(store, "b").standings]
    assert [code for code, place, _ in found if place == 1] == ["T7"]
    assert {code for code, _, state in found if state == "not_eligible"} == {"T1", "T6"}
    assert {code for code, _, state in found if state == "incomplete"} == {"T5"}
    assert len(found) == 7


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A,8400,-1", "costs.csv, line 2, unit_cost: cannot be negative"),
        ("Z,8400,1", "costs.csv, line 2, entrant: “Z” does not take part."),
    ],
)
def test_a_table_with_a_wrong_value_is_not_taken_in(store, tmp_path, line, words):
    path = tmp_path / "costs.csv"
    path.write_text(f"entrant,planned_unit_cost,unit_cost\n{line}\n", "utf-8")
    before = store.find(MeasuredValue)
    with pytest.raises(TableError) as refusal:
        competitions.load_values(store, "banner", path)
    assert str(refusal.value) == words
    assert store.find(MeasuredValue) == before


def test_services_of_the_co_operative_are_no_teams_value(store):
    june = months.current(store, "BJ-900", JUNE)
    save_accounts(store, june, Accounts(10**9, 10**9))
    whole = months.whole(store, june)
    team = of_team(whole, whole.output[0].team)
    assert team.accounts is None
    assert figures_of(team).output_value_current < figures_of(whole).output_value_current - 10**9
