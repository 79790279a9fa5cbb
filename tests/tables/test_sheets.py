"""The tables of a folder become records, and every problem has its file, line and column."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.language import explain
from coopdesk.domain.period import Month
from coopdesk.domain.statements import OutputLine
from coopdesk.errors import TableError
from coopdesk.tables.sheets import read_folder

HEADS = {
    "units": "code,name_en,name_zh,kind,trade_en,trade_zh,district_en,district_zh,founded_on,admitted_on",
    "products": "code,trade_en,trade_zh,name_en,name_zh,unit_en,unit_zh,constant_price_1952",
    "output": "unit,period,team,product,planned_quantity,qualified_quantity,scrap_quantity,current_price",
    "returns": "unit,period,state,submitted_on,revision",
    "plans": "unit,year,indicator,base_1953,target",
}


@pytest.fixture
def folder(tmp_path):
    """Read a folder of tables given as text without their headings."""

    def read(only=None, /, **tables):
        for name, text in tables.items():
            (tmp_path / f"{name}.csv").write_text(f"{HEADS[name]}\n{text}", "utf-8")
        return read_folder(tmp_path, 1952, only)

    return read


def problems(refusal):
    return str(refusal.value).split("\n")


def test_a_line_becomes_a_record_and_keeps_its_place(folder):
    found = folder(output="BJ-001,1954-01,T1,0801,１９１,212.5,-,114500\n")
    line = found["output.csv"][0]
    assert (line.number, line.unit, line.period) == (2, "BJ-001", Month(1954, 1))
    assert line.record == OutputLine(
        "T1",
        "0801",
        planned=Decimal(191),
        qualified=Decimal("212.5"),
        scrap=NOT_APPLICABLE,
        current_price=Decimal(114500),
    )


def test_a_unit_has_its_kind_since_its_founding_and_may_not_be_admitted(folder):
    unit = folder(units="U,Name,社,SG,,,,,1950-03-13,\n")["units.csv"][0].record
    assert (unit.kind.since, unit.kind.kind, unit.affiliation) == (date(1950, 3, 13), "SG", None)


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"output": "U,1954-01,T1,0801,-3,0,0,1\n"}, "output.csv, line 2, planned_quantity: cannot be negative"),
        ({"output": "U,1954-01,T1,0801,3,,0,1\n"},
         "output.csv, line 2, qualified_quantity: is not filled in; write a number, 0 or -"),
        ({"output": "U,1954-13,T1,0801,3,0,0,1\n"},
         "output.csv, line 2, period: “1954-13” is not a month; write it like 1954-05."),
        ({"output": "U,1954-01,T1,0801,3.0005,0,0,1\n"},
         "output.csv, line 2, planned_quantity: has more than 3 decimals"),
        ({"units": "U,Name,社,SG,,,,,1950-02-30,\n"},
         "units.csv, line 2, founded_on: There is no such day as 1950-02-30."),
        ({"units": "U,Name,社,XX,,,,,,\n"}, "units.csv, line 2, kind: must be one of: PC, SC, SG"),
        ({"units": "U,,,SG,,,,,,\n"}, "units.csv, line 2, name_zh: needs a name in one language at least"),
        ({"returns": "U,1954-01,late,,1\n"}, "returns.csv, line 2, submitted_on: is needed"),
        ({"plans": "U,1955,new_members,1,2\n"}, "plans.csv, line 2, base_1953: is not the year before 1955"),
        ({"products": "01,,,hoe,锄头,piece,把,twelve\n"},
         "products.csv, line 2, constant_price_1952: “twelve” is not a number; "
         "write digits, with a point before decimals."),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_file_line_and_column(folder, tables, words):
    with pytest.raises(TableError) as refusal:
        folder(**tables)
    assert problems(refusal) == [words]


def test_prices_of_another_year_are_refused(folder, tmp_path):
    (tmp_path / "products.csv").write_text(HEADS["products"].replace("1952", "1957"), "utf-8")
    with pytest.raises(TableError, match="there is no column “constant_price_1957”"):
        folder()


def test_twenty_problems_are_told_and_the_rest_counted(folder):
    with pytest.raises(TableError) as refusal:
        folder(output="U,1954-01,T1,0801,-3,0,0,1\n" * 23)
    told = problems(refusal)
    assert len(told) == 21
    assert (told[0][:18], told[19][:19], told[20]) == (
        "output.csv, line 2",
        "output.csv, line 21",
        "and 3 more problems",
    )
    assert explain(refusal.value, "en") == str(refusal.value)


def test_lines_of_other_cooperatives_are_passed_over(folder):
    found = folder("U", output="X,1954-01,T1,0801,wrong,0,0,1\nU,1954-01,T1,0801,3,0,0,1\n")
    assert [line.unit for line in found["output.csv"]] == ["U"]
    assert found.others == {("output.csv", "X"): 2}


def test_a_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(TableError, match="There is no table in"):
        read_folder(tmp_path, 1952)
