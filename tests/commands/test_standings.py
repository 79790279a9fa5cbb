"""``standings`` and ``score`` on the command line: the answers of DOMAIN §3.4, and plain refusals."""

import json
from pathlib import Path

import pytest

from coopdesk.errors import TableError
from tests.commands.test_known import run

DATA = Path(__file__).parent.parent / "services" / "data" / "competition-june-1954"
EXPECTED = json.loads((DATA / "expected.json").read_text("utf-8"))
TABLE = DATA / "entrants.csv"
HEAD, FIRST = TABLE.read_text("utf-8").splitlines()[:2]


def scored(*words):
    return json.loads(run("score", *words, "--json").output)["entrants"]


@pytest.mark.parametrize("method", ["capped-points", "add-deduct"])
def test_a_table_is_scored_by_a_method_to_the_decimal(method):
    name = method.replace("-", "_")
    found = scored(method, TABLE)
    for code, answer in EXPECTED["entrants"].items():
        one = found[code]
        assert one["values"] == answer["values"]
        assert {**one["points"], "total": one["total"]} == answer[name]
        assert one["gated"] == answer["gated"]
        assert one["place"] == EXPECTED["places_before_tie_rule"][name].get(code)


def test_rank_points_are_those_of_the_eligible_and_of_all_without_limits():
    found = scored("rank-points", TABLE)
    assert {code: one["total"] for code, one in found.items() if one["total"]} == EXPECTED["rank_points"]
    places = {code: one["place"] for code, one in found.items() if one["place"]}
    assert places == EXPECTED["places_before_tie_rule"]["rank_points"]
    everybody = scored("rank-points", TABLE, "--without-gates")
    assert {code: one["total"] for code, one in everybody.items()} == EXPECTED["rank_points_without_gates"]
    assert everybody["D"]["points"]["attendance"] == everybody["C"]["points"]["attendance"] == "7"


def test_equal_totals_are_parted_by_quality_when_d_is_let_in():
    found = scored("add-deduct", TABLE, "--without-gates")
    assert {code: (one["total"], one["place"]) for code, one in found.items()} == {
        "A": ("107.5", 1), "D": ("107.0", 2), "B": ("107.0", 3), "C": ("102.5", 4)
    }  # fmt: skip
    assert found["D"]["notes"] == ["equal totals parted by: Pass rate"]


def test_members_are_scored_by_the_quota_of_their_hours(tmp_path):
    path = tmp_path / "hours.csv"
    path.write_text("\n\nentrant,standard_hours,worked_hours\n0001,135,120\n", "utf-8")
    one = scored("capped-points", path)["0001"]
    assert (one["values"], one["points"], one["place"]) == ({"quota": "112.5"}, {"quota": "112.5"}, 1)


def test_the_table_for_people_names_places_points_and_why_one_has_none():
    lines = run("score", "capped-points", TABLE).output.splitlines()
    assert [line.split()[1] for line in lines[1:]] == ["A", "C", "B", "D"]
    assert "115.0 → 46.0" in lines[1]
    assert "not eligible; Accidents with a day or more off work: 1, at most 0" in lines[4]


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        (HEAD, FIRST.replace("507", "many"), "t.csv, line 2, attended_days: “many” is not a number"),
        (HEAD, FIRST.replace("1225", "1251"), "t.csv, line 2, qualified: is more than inspected"),
        (HEAD, f"{FIRST}\n{FIRST}", "t.csv, line 3, entrant: “A” is there already"),
        (HEAD, FIRST[1:], "t.csv, line 2, entrant: is needed"),
        (HEAD, "", "t.csv has no entrant."),
        (HEAD.replace("unit_cost", "cost", 1), FIRST, "there is no column “planned_cost” in this table."),
        (HEAD.replace("lost_time_", "no_"), FIRST, "there is no column “no_accidents” in this table."),
        (f"{HEAD},on_time", f"{FIRST},yes", "t.csv, line 2, on_time: “yes” is not a number"),
        (f"{HEAD},on_time", f"{FIRST},2", "t.csv, line 2, on_time: is 1 for on time or 0 for late"),
    ],
)
def test_a_bad_table_is_refused_with_file_line_and_column(tmp_path, head, line, words):
    path = tmp_path / "t.csv"
    path.write_text(f"{head}\n{line}\n", "utf-8")
    with pytest.raises(TableError) as refusal:
        run("score", "capped-points", path)
    assert words in str(refusal.value)


def test_a_blank_makes_the_data_incomplete_and_a_late_return_not_eligible(tmp_path):
    path = tmp_path / "t.csv"
    other = FIRST.replace("A,", "B,", 1).replace(",1225,", ",,")
    path.write_text(f"{HEAD},on_time\n{FIRST},0\n{other},1\n", "utf-8")
    found = scored("capped-points", path)
    assert (found["A"]["gated"], found["A"]["total"], found["A"]["notes"][1]) == (
        True, "108.5", "The return was not on time"
    )  # fmt: skip
    assert (found["B"]["state"], found["B"]["total"]) == ("incomplete", None)
    assert found["B"]["notes"] == ["data incomplete", "Pass rate: no value"]
