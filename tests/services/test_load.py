"""Tables are taken in whole or not at all, and give the figures that any honest reader arrives at."""

import csv
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import FIGURES, OF_COST, Figures, total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.members import ENTRIES, EXITS, Member, MovementPerson, Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.resources import resource
from coopdesk.domain.statements import Statement
from coopdesk.errors import StorageError, TableError
from coopdesk.services import desk, members, months
from coopdesk.services.load import load
from coopdesk.store import Store, queries

DEMO = resource("demo")
EXPECTED = json.loads((Path(__file__).parent / "data" / "beijing-1954.json").read_text("utf-8"))
JANUARY, APRIL = Month(1954, 1), Month(1954, 4)
YEAR = Period(JANUARY, APRIL)
MONEY = ("planned_value_constant", "output_value_constant", "output_value_current")
MOVEMENT = {
    "opening": "members_opening", "joined": "members_joined", "newly_developed": "members_newly_developed",
    "left": "members_left", "closing": "members_closing", "member_days": "member_days",
}  # fmt: skip


@pytest.fixture(scope="module")
def federation():
    """The whole example, loaded once."""
    with desk.new_federation(None) as store:
        load(store, DEMO, "officer")
        yield store


@pytest.fixture
def own():
    """A co-operative's empty file."""
    unit = Cooperative("BJ-001", name_zh="地毯社", clerk="王", responsible="李", telephone="5")
    with desk.new_cooperative(None, unit, "PC", JANUARY, Desk("cooperative")) as store:
        yield store


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The tables of two co-operatives, to be copied and spoiled."""
    folder = tmp_path_factory.mktemp("small")
    for path in DEMO.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        kept = [row for row in rows if not row[0].startswith("BJ-") or row[0] in ("BJ-001", "BJ-073")]
        with (folder / path.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *kept])
    return folder


@pytest.fixture
def spoiled(small, tmp_path):
    """A copy of the small tables with one text of one of them replaced."""

    def make(file="", old="", new="", folder=small):
        shutil.copytree(folder, tmp_path / "tables", dirs_exist_ok=True)
        if file:
            path = tmp_path / "tables" / file
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), "utf-8")
        return tmp_path / "tables"

    return make


def sums(store, month, kind=None):
    """The kept figures of a month, of one kind of co-operative or of all."""
    kinds = {span.cooperative: span.kind for span in store.find(KindSpan)}
    period = Period(month, month)
    return total(
        period,
        [
            (statement.cooperative, statement.period, figures)
            for statement, figures in queries.closed_statements(store, period)
            if kind in (None, kinds[statement.cooperative])
        ],
    )


@pytest.mark.parametrize("text", EXPECTED["months"])
def test_the_kept_figures_are_those_of_the_example(federation, text):
    answer, found = EXPECTED["months"][text], sums(federation, Month.parse(text))
    plain = ("planned_value_constant", "output_value_constant", "scrap_value_constant", "wages", "lost_time_accidents")
    assert {name: getattr(found.figures, name) for name in plain} == {name: answer[name] for name in plain}
    movement = {name: getattr(found.figures, figure) for name, figure in MOVEMENT.items()}
    assert movement == answer["movement_reporting_units"]
    assert {
        "fulfilment_percent": INDICATORS["plan_fulfilment"].text(found),
        "assortment_percent": INDICATORS["assortment_fulfilment"].text(found),
        "scrap_percent_by_value": INDICATORS["scrap_rate"].text(found),
        "attendance_percent": INDICATORS["attendance"].text(found),
    }.items() <= answer.items()


@pytest.mark.parametrize("kind", ["PC", "SC", "SG"])
@pytest.mark.parametrize("text", EXPECTED["months"])
def test_the_kept_figures_of_each_kind_are_those_of_the_example(federation, text, kind):
    found = sums(federation, Month.parse(text), kind)
    answer = dict(EXPECTED["months"][text]["by_kind"][kind])
    assert INDICATORS["plan_fulfilment"].text(found) == answer.pop("fulfilment_percent")
    assert {name: getattr(found.figures, name) for name in MONEY} == answer


def test_who_reported_is_as_in_the_example(federation):
    for text, answer in EXPECTED["months"].items():
        month = Month.parse(text)
        found = federation.find(Statement, period=month)
        assert len(found) == answer["units_reported"]
        assert sum(one.nil for one in found) == answer["units_nil"]
        assert sum(one.submitted_on > month.due(3) for one in found) == answer["units_late"]


def test_the_registers_are_all_there(federation):
    assert len(federation.find(Cooperative)) == EXPECTED["units_total"]
    assert len(federation.find(Affiliation)) == EXPECTED["admitted"]
    assert len(federation.find(Member)) == EXPECTED["member_rows"]
    plans = federation.find(AnnualPlan, indicator="gross_output_value")
    kinds = {span.cooperative: span.kind for span in federation.find(KindSpan)}
    assert sum(p.target for p in plans if kinds[p.cooperative] == "PC") == EXPECTED["output_target_1954_pc"]
    assert sum(p.base for p in plans if kinds[p.cooperative] == "PC") == EXPECTED["output_1953_pc"]
    new = federation.find(AnnualPlan, indicator="new_members")
    assert sum(p.target for p in new) == EXPECTED["new_members_target_1954"]
    assert sum(share.percent for share in federation.find(MonthlyShare, year=1954)) == Decimal(100)


def test_months_are_final_and_entered_by_the_federation(federation):
    found = federation.find(Statement)
    assert {(one.state, one.source, one.revision) for one in found} == {("closed", "keyed", 1)}
    assert {person.event for person in federation.lines(MovementPerson, found[1].id)} <= {*ENTRIES, *EXITS}
    assert any(federation.lines(MovementPerson, one.id) for one in found)


def test_opening_is_what_the_last_month_closed_with(federation):
    last = {}
    for statement, figures in queries.closed_statements(federation, YEAR):
        before = last.get((statement.cooperative, statement.period + -1))
        assert before is None or before.members_closing == figures.members_opening
        entries = figures.members_opening + figures.members_joined - figures.members_left
        assert entries == figures.members_closing
        last[statement.cooperative, statement.period] = figures


def test_the_same_tables_again_change_nothing(federation):
    latest = "SELECT MAX(counter) FROM change"
    before, statements = federation.query(latest), len(federation.find(Statement))
    result = load(federation, DEMO, "officer")
    assert (result.changed, result.months, result.known) == (False, 0, statements)
    assert federation.query(latest) == before


def test_a_cooperatives_file_takes_its_own_lines_only(own):
    result = load(own, DEMO, "clerk")
    assert (result.months, result.lines["returns.csv"], result.lines["output.csv"]) == (4, 4, 28)
    assert {one.cooperative for kind in (Member, Statement, Team, AnnualPlan) for one in own.find(kind)} == {"BJ-001"}
    assert [one.code for one in own.find(Cooperative)] == ["BJ-001"]
    assert {(one.source, one.revision, one.packet) for one in own.find(Statement)} == {("clerk", None, None)}


def test_what_the_tables_do_not_say_of_a_cooperative_stays(own):
    load(own, DEMO)
    unit = desk.own_cooperative(own)
    assert (unit.name_zh, unit.clerk, unit.telephone) == ("北京市东四区第一地毯生产合作社", "王", "5")
    assert {one.preparer for one in own.find(Statement)} == {"王"}
    assert len(own.find(KindSpan)) == 1


def test_a_line_takes_words_unit_and_price_of_the_catalogue(own):
    load(own, DEMO)
    whole = months.whole(own, own.find(Statement)[0])
    line = whole.output[0]
    assert (line.position, line.name_zh, line.unit_zh, line.constant_price) == (
        1, "手工羊毛地毯", "平方尺", Decimal(115000)
    )  # fmt: skip
    assert [team.code for team in members.teams(own, "BJ-001")] == [f"T{number}" for number in range(1, 8)]


def test_a_loaded_month_can_be_followed_by_one_that_is_typed(own):
    load(own, DEMO)
    assert months.last_closed(own, "BJ-001") == APRIL
    whole = months.whole(own, months.draft(own, "BJ-001", APRIL + 1))
    closing = own.lines(Figures, own.find(Statement, period=APRIL)[0].id)[0].members_closing
    assert sum(line.persons for line in whole.movement if line.event == "opening") == closing


def test_a_month_that_work_stopped_in_keeps_its_plan(small):
    with desk.new_federation(None) as store:
        load(store, small)
        (statement,) = (one for one in store.find(Statement) if one.nil)
        figures = store.lines(Figures, statement.id)[0]
        assert (figures.output_value_constant, figures.attended_days) == (0, 0)
        assert figures.planned_value_constant > 0
        assert {name for name in FIGURES if getattr(figures, name) is None} == set(OF_COST)


def test_a_missing_row_makes_no_return(spoiled):
    folder = spoiled("returns.csv", "BJ-001,1954-01,on_time,1954-02-01,1", "BJ-001,1954-01,missing,,")
    for file in ("output.csv", "labour.csv"):
        path = folder / file
        text = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in text if not line.startswith("BJ-001,1954-01")), "utf-8")
    with desk.new_federation(None) as store:
        load(store, folder)
        assert [str(one.period) for one in store.find(Statement, cooperative="BJ-001")] == [
            "1954-02", "1954-03", "1954-04",
        ]  # fmt: skip


def test_a_table_in_gb18030_gives_the_same_figures(small, spoiled):
    folder = spoiled()
    for path in folder.glob("*.csv"):
        path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    with desk.new_federation(None) as one, desk.new_federation(None) as other:
        load(one, small)
        load(other, folder)
        for kind in (Cooperative, Product, Member):
            assert one.find(kind) == other.find(kind)


def test_tables_can_come_one_after_the_other(small, tmp_path):
    with desk.new_federation(None) as whole, desk.new_federation(None) as parts:
        load(whole, small)
        for step, files in enumerate((["units", "products", "shares"], ["members"], ["returns", "output", "labour"])):
            folder = tmp_path / str(step)
            folder.mkdir()
            for file in files:
                shutil.copy(small / f"{file}.csv", folder)
            load(parts, folder)
        for month in YEAR:
            assert sums(whole, month) == sums(parts, month)


BAD = [
    ("output.csv", ",qualified_quantity,", ",good,", "output.csv, line 1: there is no column “good” in this table."),
    ("output.csv", "BJ-001,1954-01,T1,0801,191,", "BJ-001,1954-01,T1,0801,-191,",
     "output.csv, line 2, planned_quantity: cannot be negative"),
    ("output.csv", "BJ-001,1954-01,T1,0801,", "BJ-001,1954-01,T1,9999,",
     "output.csv, line 2, product: “9999” is not in the catalogue."),
    ("output.csv", "BJ-001,1954-01,T1", "BJ-999,1954-01,T1",
     "output.csv, line 2, unit: “BJ-999” is not on the register of co-operatives"),
    ("output.csv", "BJ-001,1954-01,T1", "BJ-001,1953-12,T1",
     "output.csv, line 2, period: there is no return of BJ-001 for 1953-12 in returns.csv"),
    ("output.csv", "BJ-001,1954-01,T2", "BJ-001,1954-01,T1",
     "output.csv, line 3, product: is there already, in line 2"),
    ("labour.csv", "T1,375,371", "T1,375,376", "labour.csv, line 2, attended_days: is more than the scheduled days"),
    ("labour.csv", "T1,375,371", "T1,375,",
     "labour.csv, line 2, attended_days: is not filled in; write a number, 0 or -"),
    ("returns.csv", "1954-02-01", "1954-02-31",
     "returns.csv, line 2, submitted_on: There is no such day as 1954-02-31."),
    ("returns.csv", "BJ-001,1954-02,on_time", "BJ-001,1954-02,nil",
     "returns.csv, line 3, state: A nil return has no output, services, attended days or wages. "
     "Remove them, or take the mark away."),
    ("members.csv", "1953-04-28,new,,", "1953-04-28,new,1953-04-27,resigned",
     "members.csv, line 2, left_on: is not after the day of joining"),
    ("plans.csv", "BJ-001,1954,gross", "BJ-001,1954,net",
     "plans.csv, line 2, indicator: must be one of: gross_output_value, new_members"),
    ("shares.csv", "1954,2,", "1954,1,", "shares.csv, line 3, month: is there already, in line 2"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "words"), BAD)
def test_a_bad_table_is_refused_in_one_sentence_and_leaves_the_file_as_it_was(spoiled, tmp_path, file, old, new, words):
    path = tmp_path / "federation.coopdesk"
    with desk.new_federation(path):
        pass
    before = path.read_bytes()
    with Store.open(path) as store, pytest.raises(TableError) as refusal:
        load(store, spoiled(file, old, new))
    assert str(refusal.value) == words
    assert path.read_bytes() == before


def test_a_workbook_under_the_name_of_a_table_is_refused(own, spoiled):
    folder = spoiled()
    (folder / "members.csv").write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(TableError, match=r"members\.csv is not a text table\."):
        load(own, folder)
    assert (own.find(Member), own.find(Statement)) == ([], [])


def test_a_missing_column_is_refused(own, spoiled):
    with pytest.raises(TableError, match=r"labour\.csv, line 1: the column “wages” is missing\."):
        load(own, spoiled("labour.csv", ",wages,", ","))


def test_what_would_ask_for_a_reason_is_counted(small, spoiled):
    doubtful = spoiled("output.csv", "0801,191,212,4", "0801,191,2120,4")
    with desk.new_federation(None) as one, desk.new_federation(None) as other:
        assert load(other, doubtful).queries > load(one, small).queries > 0


def test_other_figures_for_a_month_that_is_there_are_refused(own, spoiled):
    load(own, DEMO)
    with pytest.raises(
        TableError, match=r"returns\.csv, line 2, period: 1954-01 of BJ-001 is already there with other"
    ):
        load(own, spoiled("output.csv", "0801,191,212", "0801,191,213"))


def test_another_plan_and_another_member_under_a_number_are_refused(own, spoiled):
    load(own, DEMO)
    folder = spoiled("plans.csv", "2571963967", "2571963968")
    with pytest.raises(TableError, match=r"plans\.csv, line 2, target: was set to another value before"):
        load(own, folder)
    (folder / "plans.csv").unlink()
    path = folder / "members.csv"
    path.write_text(path.read_text("utf-8").replace("郝河", "郝海", 1), "utf-8")
    with pytest.raises(TableError, match=r"number: member 0001 is already in the register with other particulars"):
        load(own, folder)


def test_a_begun_month_is_not_overwritten(own, small):
    months.draft(own, "BJ-001", JANUARY)
    with pytest.raises(TableError, match="1954-01 of BJ-001 is begun in this file; finish it there"):
        load(own, small)


def test_another_cooperatives_tables_are_not_taken(own, spoiled):
    folder = spoiled()
    for path in folder.glob("*.csv"):
        path.write_text(path.read_text("utf-8").replace("BJ-001", "BJ-002"), "utf-8")
    with pytest.raises(TableError, match=r"There is no line of BJ-001 in these tables\."):
        load(own, folder)


def test_a_member_loaded_after_the_month_is_final_is_booked_in_the_open_one(own, spoiled):
    load(own, DEMO)
    folder = spoiled()
    for path in folder.glob("*.csv"):
        if path.name != "members.csv":
            path.unlink()
    head = (folder / "members.csv").read_text("utf-8").splitlines()[0]
    row = "BJ-001,0999,赵新,F,1930,T1,1954-03-05,new,,,,"
    (folder / "members.csv").write_text(f"{head}\n{row}\n", "utf-8")
    load(own, folder)
    assert own.get(Member, "BJ-001", "0999").joined_booked == APRIL + 1


def test_a_folder_that_is_not_there_is_said_and_a_file_in_its_place(federation, tmp_path):
    with pytest.raises(StorageError, match=r"There is no folder .*nowhere"):
        load(federation, tmp_path / "nowhere")
    (tmp_path / "letter.txt").write_text("Dear federation,")
    with pytest.raises(StorageError, match=r"letter\.txt is a file, not a folder"):
        load(federation, tmp_path / "letter.txt")
