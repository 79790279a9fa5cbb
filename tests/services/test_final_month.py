"""A final month is changed by nothing: not by typing, import, undo, the other verbs, nor by SQL through the store."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.language import explain
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine
from coopdesk.errors import DeskError, LockedError, TableError
from coopdesk.services import amounts, desk, history, members, months, moving, paper_totals, second_keying, versions
from coopdesk.services.load import load
from coopdesk.store.rows import LINES, table_of

DEMO = Path(__file__).resolve().parents[2] / "resources/demo"
JANUARY, APRIL = Month(1954, 1), Month(1954, 4)
LABOUR = LabourLine("T1", 1, 26, 26, 500_000, 0)


@pytest.fixture
def store():
    """A desk whose April is final; one member, two lines, a reason."""
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        members.save_member(made, Member("A", "1", "Li", "F", joined_on=date(1953, 1, 1)))
        april = months.draft(made, "A", APRIL)
        months.save_line(made, april, LABOUR, operator="Li")
        months.save_line(made, april, LabourLine("T2", 2, 26, 25, 400_000, 0))
        months.save_note(made, april, Note(months.REMARK, "", "quiet"))
        second_keying.begin(made, "A", APRIL)
        months.close_month(made, april, "Wang", "Zhao", date(1954, 5, 3))
        yield made


@pytest.fixture
def final(store):
    return months.current(store, "A", APRIL)


def everything(store, statement):
    return statement, [store.lines(record, statement.id) for record in LINES]


def test_every_verb_of_the_month_is_refused_with_the_way_out(store, final):
    verify = second_keying.second(store, "A", APRIL)
    wages = second_keying.Difference(LabourLine, "T1", "wages", 500_000, 1)
    verbs = [
        lambda: months.draft(store, "A", APRIL),
        lambda: months.save_line(store, final, replace(LABOUR, wages=1), LABOUR),
        lambda: months.save_line(store, final, OutputLine("T1", "0101")),
        lambda: months.remove_line(store, final, LABOUR),
        lambda: months.save_note(store, final, Note(months.REMARK, "", "loud")),
        lambda: months.save_note(store, final, Note(months.REMARK, "", "")),
        lambda: months.mark_nil(store, final, True),
        lambda: months.close_month(store, final, "Du", "Zhao", date(1954, 5, 3)),
        lambda: amounts.save_accounts(store, final, Accounts(services=5)),
        lambda: paper_totals.save_total(store, final, "wages", 5),
        lambda: moving.move_month(store, "A", APRIL, APRIL + 1),
        lambda: second_keying.settle(store, final, verify, wages, "second"),
    ]
    before = everything(store, final)
    for verb in verbs:
        with pytest.raises(LockedError, match=r"final") as refused:
            verb()
        assert "Correct this month" in refused.value.advice
        assert "定稿" in explain(refused.value, "zh")
    assert everything(store, months.current(store, "A", APRIL)) == before
    with pytest.raises(DeskError, match="Only a correction"):
        versions.give_up(store, final)


def test_what_was_typed_before_is_not_taken_back_afterwards(store, final):
    before = everything(store, final)
    (typed,) = [one for one in history.operations(store) if one.operator == "Li"]
    with pytest.raises(LockedError, match="final"):
        history.undo_operation(store, typed.id)
    with pytest.raises(LockedError, match=r"Making .* final is not taken back"):
        history.undo_last(store, statement=final.id)
    assert everything(store, final) == before


@pytest.mark.parametrize("record", LINES, ids=lambda record: record.__name__)
def test_sql_that_goes_around_every_service_is_refused_by_the_file(store, final, record):
    table = table_of(record)
    columns = ", ".join(table.columns)
    line = f"INSERT INTO {table.name} SELECT {columns} FROM {table.name}"
    if not store.lines(record, final.id):
        with pytest.raises(LockedError, match="This month is final and cannot be changed"), store.reading() as sql:
            sql.execute(f"INSERT INTO {table.name} (statement) VALUES (?)", [final.id])
        return
    for attack in (
        f"UPDATE {table.name} SET statement = statement WHERE statement = {final.id}",
        f"DELETE FROM {table.name} WHERE statement = {final.id}",
        f"{line} WHERE statement = {final.id}",
    ):
        with pytest.raises(LockedError, match="This month is final and cannot be changed"), store.reading() as sql:
            sql.execute(attack)


@pytest.mark.parametrize(
    "change",
    ["state = 'draft'", "nil = 1", "period = '1954-05'", "preparer = 'Du'", "purpose = 'verify'", "reason = 'x'"],
)
def test_sql_does_not_open_or_rename_it(store, final, change):
    for attack in (
        f"UPDATE statement SET {change} WHERE id = {final.id}",
        f"DELETE FROM statement WHERE id = {final.id}",
    ):
        with pytest.raises(LockedError, match="This month is final"), store.reading() as sql:
            sql.execute(attack)
    assert months.current(store, "A", APRIL) == final


def test_tables_with_other_figures_are_refused_and_name_the_month(tmp_path):
    unit = Cooperative("BJ-001", name_zh="地毯社", clerk="王", responsible="李", telephone="5")
    with desk.new_cooperative(None, unit, "PC", JANUARY, Desk("cooperative")) as own:
        load(own, DEMO)
        before = everything(own, months.current(own, "BJ-001", JANUARY))
        shutil.copytree(DEMO, tmp_path / "tables")
        path = tmp_path / "tables/labour.csv"
        head, first, rest = path.read_text("utf-8").split("\n", 2)
        assert first.startswith("BJ-001,1954-01,")
        path.write_text("\n".join([head, first.rsplit(",", 1)[0] + ",7", rest]), "utf-8")
        with pytest.raises(TableError, match="1954-01 of BJ-001 is already there with other figures"):
            load(own, tmp_path / "tables")
        assert everything(own, months.current(own, "BJ-001", JANUARY)) == before
