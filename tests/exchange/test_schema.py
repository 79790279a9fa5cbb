"""Tables of a packet have one spelling and are read by column name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.field import NOT_APPLICABLE, field_of
from coopdesk.domain.statements import LabourLine, Note, OutputLine
from coopdesk.errors import PacketError
from coopdesk.exchange import schema
from coopdesk.exchange.kinds import RESOURCES

OUTPUT = schema.layout_of(*RESOURCES["output"])
LABOUR = schema.layout_of(*RESOURCES["labour"])
NOTES = schema.layout_of(*RESOURCES["notes"])
HEADING = "team,position,scheduled,attended,wages,accidents\r\n"

amounts = st.none() | st.just(NOT_APPLICABLE) | st.decimals(0, 10**5, places=3).map(abs)
names = st.text('地毯𬭎 ,"—x', max_size=12).map(lambda text: field_of(OutputLine, "name_zh").parse(text))
lines = st.lists(
    st.builds(
        OutputLine, st.sampled_from(["-", "T1", "一队"]), st.sampled_from(["0801", "0802"]), st.just("own"),
        st.integers(0, 9999), names, names, names, names, amounts, amounts, amounts, amounts, amounts,
    ),
    unique_by=lambda line: (line.team, line.product),
)  # fmt: skip


@given(lines)
def test_lines_come_back_equal(found):
    assert schema.records(OUTPUT, schema.table(OUTPUT, found)) == found


def test_blank_zero_and_not_applicable_are_three_things():
    lines = [LabourLine("T1", 1, None, 0, NOT_APPLICABLE, 1)]
    data = schema.table(LABOUR, lines)
    assert data.decode() == HEADING + "T1,1,,0,-,1\r\n"
    assert schema.records(LABOUR, data) == lines


def test_columns_are_found_by_name_in_any_order():
    data = b"attended,team,position,scheduled,wages,accidents\r\n5,T1,1,7,,\r\n"
    assert schema.records(LABOUR, data) == [LabourLine("T1", 1, 7, 5)]


@pytest.mark.parametrize(
    "line",
    [
        "T1,1,07,,,", "T1,1,+7,,,", "T1,1,7.0,,,", "T1,1,-7,,,", "T1,1,７,,,", "T1,1, 7,,,", "T1,1,1_0,,,", "T1,,7,,,",
        ",1,7,,,", "T 1,1,7,,,", "Ｔ1,1,7,,,", "T1,1,1234567890123456789,,,", "T1,1,12345678901234567890,,,",
        '"T1",1,7,,,', "T1,1,7,,", "T1,1,7,,,,", "T1,1,7,8,,", "T1,-,7,,,", "T\x001,1,7,,,", "T1,1,x,,,", "",
    ],
    ids=repr,
)  # fmt: skip
def test_a_line_in_another_spelling_is_refused(line):
    with pytest.raises(PacketError):
        schema.records(LABOUR, (HEADING + line + "\r\n").encode())


@pytest.mark.parametrize(
    "data",
    [
        b"", b"team", HEADING.encode()[:-2], HEADING.replace("\r\n", "\n").encode(), b"\xef\xbb\xbf" + HEADING.encode(),
        HEADING.replace("wages", "team").encode(), HEADING.replace(",wages", "").encode(), b"\xff\xfe\r\n",
        (HEADING + "T1,1,,,,\rT2,1,,,,\r\n").encode(), (HEADING + "T1,1,,,,\r\nT1,2,,,,\r\n").encode(),
        (HEADING + '"T1,1,,,,\r\n').encode(),
    ],
)  # fmt: skip
def test_a_table_in_another_form_is_refused(data):
    with pytest.raises(PacketError):
        schema.records(LABOUR, data)


def test_an_unknown_column_is_of_a_later_version():
    with pytest.raises(PacketError, match="later version"):
        schema.records(LABOUR, HEADING.replace("wages", "bonus").encode())


def test_quotes_stand_only_where_they_must():
    note = Note("blank", "T1", 'said "no", twice')
    assert schema.table(NOTES, [note]).decode().splitlines()[1] == 'blank,T1,"said ""no"", twice"'


def test_control_totals_are_exact():
    found = [LabourLine("T1", 1, 10**15, 3), LabourLine("T2", 2, 1, NOT_APPLICABLE)]
    assert schema.totals(LABOUR, found) == {"scheduled": 10**15 + 1, "attended": 3, "wages": 0, "accidents": 0}
    line = OutputLine("T1", "1", planned=Decimal("0.1"))
    assert schema.totals(OUTPUT, [line])["planned"] == "0.1"


def test_the_schema_says_what_the_fields_say():
    described = {field["name"]: field for field in OUTPUT.schema["fields"]}
    assert described["planned"] == {
        "name": "planned", "title": "Planned", "type": "number", "missingValues": ["", "-"],
        "constraints": {"minimum": 0, "maximum": 10**15},
    }  # fmt: skip
    assert described["basis"]["constraints"] == {"required": True, "enum": ["own", "customer"]}
    assert OUTPUT.schema["primaryKey"] == ["team", "product", "basis"]
