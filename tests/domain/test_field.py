"""One description, read every way: text and parse are inverse, hostile input is cleaned or refused in words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.field import (
    NOT_APPLICABLE,
    Field,
    checked,
    field_of,
    fields_of,
    line_key,
    problems_of,
)
from coopdesk.domain.language import explain
from coopdesk.domain.members import Member
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import EntryError
from coopdesk.store.kept import KEPT
from tests.values import values_of

FIELDS = [(record, field) for record in KEPT for field in fields_of(record)]
FULL_WIDTH = str.maketrans("0123456789-.,", "０１２３４５６７８９－．，")
QUALIFIED = field_of(OutputLine, "qualified")
NAME = field_of(Member, "name")
CODE = field_of(Member, "number")


def by_four(text):
    whole, point, rest = text.partition(".")
    sign, digits = whole[: whole.startswith("-")], whole.removeprefix("-")
    cut = range(len(digits) % 4, len(digits), 4)
    groups = [digits[: len(digits) % 4], *(digits[at : at + 4] for at in cut)]
    return sign + ",".join(group for group in groups if group) + point + rest


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=[f"{r.__name__}.{f.name}" for r, f in FIELDS])
@settings(max_examples=20)
@given(data=st.data())
def test_every_value_of_every_box_is_read_back_from_its_text(record, field, data):
    value = data.draw(values_of(field))
    assert field.problem(value) is None
    assert field.parse(field.text(value)) == value
    assert field.parse(field.plain_text(value)) == value
    if field.number:
        assert field.parse(field.text(value).translate(FULL_WIDTH)) == value
        assert field.parse(by_four(field.plain_text(value))) == value


@given(st.text())
def test_text_once_cleaned_stays_as_it_is(typed):
    field = Field("Text", length=10**6, name="text")
    once = field.parse(typed)
    assert field.parse(once) == once
    assert not {"\0", "\n", "\r", "\t", "\u202e", "\u200b"} & set(once)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Li\0 Ming", "Li Ming"), ("\u202eMing", "Ming"), ("王\u200b明", "王明"), ("a\r\nb", "a  b"), ("𬭎", "𬭎"),
        ("e\u200b\u0301", "é"), ("  x ", "x"), ("\u2066\u2069", ""), ("=cmd()", "=cmd()"), ("Ａ社", "Ａ社"), ("-", "-"),
        ("a\u2028b", "a b"), ("\ud800", ""),
    ],
)  # fmt: skip
def test_names_lose_marks_that_cannot_be_seen(typed, kept):
    assert NAME.parse(typed) == kept


def test_a_name_of_ten_thousand_characters_is_refused_in_words():
    with pytest.raises(EntryError, match="is longer than 64 characters"):
        NAME.parse("王" * 10_000)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Ｔ１", "T1"), (" 001 ", "001"), ("BJ-001", "BJ-001"), ("甲", "甲"), ("𬭎〇", "𬭎〇"), ("①", "1")],
)
def test_a_code_is_kept_in_its_plain_letters(typed, kept):
    assert CODE.parse(typed) == kept


@pytest.mark.parametrize(
    "typed", ["a/b", "a b", "a\0", "\u202ea", "½", "=1+1", "a\u200b", "a\nb", "../x", "a,b", "\ud800", "ВJ", "é", "٣"]
)
def test_what_is_no_code_is_refused_in_words(typed):
    with pytest.raises(EntryError, match="is not a code"):
        CODE.parse(typed)


@pytest.mark.parametrize("code", ["T/1", "T 1", "a\0b", "..\\x"])
def test_a_code_that_was_not_typed_is_checked_all_the_same(code):
    with pytest.raises(EntryError, match="is not a code"):
        checked(LabourLine(code))


def test_blank_zero_and_not_applicable_are_three_things():
    assert [QUALIFIED.parse(text) for text in ("", "0", "-", "—", "－")] == [
        None, Decimal(0), NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE,
    ]  # fmt: skip
    assert [QUALIFIED.text(value) for value in (None, Decimal(0), NOT_APPLICABLE)] == ["", "0", "—"]
    assert [QUALIFIED.plain_text(value) for value in (None, Decimal("0.000"), NOT_APPLICABLE)] == ["", "0", "-"]


def test_there_is_no_negative_zero():
    assert QUALIFIED.plain_text(QUALIFIED.parse("-0")) == "0"
    assert QUALIFIED.text(QUALIFIED.parse("-0.00")) == "0"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-1", "cannot be negative"),
        ("1.2345", "has more than 3 decimals"),
        ("1000000000000001", "is more than 1,000,000,000,000,000"),
        ("9" * 5000, "is more than"),
        ("0." + "0" * 60 + "1", "has more than 3 decimals"),
        ("twelve", "is not a number"),
        ("NaN", "is not a number"),
    ],
)
def test_a_quantity_out_of_bounds_is_refused_in_words(typed, said):
    with pytest.raises(EntryError, match=said) as refused:
        QUALIFIED.parse(typed)
    assert refused.value.problems[0].box == "qualified"


@pytest.mark.parametrize(
    ("record", "box", "typed", "said"),
    [
        (LabourLine, "scheduled", "2.5", "is not a whole number"),
        (Member, "birth_year", "1849", "is less than 1850"),
        (Member, "sex", "X", "must be one of: F, M"),
        (KindSpan, "since", "", "is needed"),
        (Member, "joined_on", "1954-2-30", "There is no such day"),
        (Member, "entry", "-", "must be one of"),
        (Statement, "nil", "yes", "Choose one of: 0, 1"),
        (Statement, "period", "1954-13", "is not a month; write it like 1954-05"),
        (Statement, "currency", "", "is needed"),
        (Member, "joined_on", "-", "is not a date"),
        (Member, "birth_year", "19x5", "“19x5” is not a number; write digits only"),
    ],
)
def test_a_wrong_entry_is_refused_in_words_at_its_box(record, box, typed, said):
    with pytest.raises(EntryError, match=said) as refused:
        field_of(record, box).parse(typed)
    assert refused.value.problems[0].box == box


def test_content_that_is_not_hexadecimal_is_refused_in_words():
    content = next(field for _, field in FIELDS if field.kind is bytes)
    with pytest.raises(EntryError, match="hexadecimal"):
        content.parse("xyz")


def test_money_of_ten_to_the_fifteen_is_exact():
    wages = field_of(LabourLine, "wages")
    assert wages.parse("1,000,000,000,000,000") == 10**15
    assert wages.parse("2600,0000,0000") == 260_000_000_000
    assert wages.text(10**15) == "1,000,000,000,000,000"


def test_not_applicable_is_refused_where_it_may_not_stand():
    @dataclass(frozen=True)
    class Counted:
        persons: Annotated[int, Field("Persons")]

    problem = field_of(Counted, "persons").problem(NOT_APPLICABLE)
    assert problem is not None
    assert problem.message == "cannot be “not applicable”"


def test_rules_over_two_boxes_wait_until_each_box_is_well():
    assert [p.box for p in problems_of(LabourLine("T1", scheduled=1, attended=2))] == ["attended"]
    assert [p.box for p in problems_of(LabourLine("T1", scheduled=1, attended=2, wages=-1))] == ["wages"]


def test_a_line_is_named_by_its_keys():
    assert line_key(OutputLine("T1", "0801")) == "T1/0801/own"
    assert line_key(LabourLine("-")) == "-"


def test_a_note_to_the_whole_month_needs_no_line():
    assert checked(Note("note", "", "x")).subject == ""


def test_a_co_operative_and_a_product_need_a_name():
    assert [p.box for p in problems_of(Cooperative("A"))] == ["name_zh"]
    assert [p.box for p in problems_of(Product("1"))] == ["name_zh", "unit_zh"]


PLANS = [AnnualPlan("A", 1954, indicator, 1, None, 500_000) for indicator in ("gross_output_value", "new_members")]
MONEY = [(record, field) for record, field in FIELDS if field.money]


@pytest.mark.parametrize("exponent", [0, 2, 4])
@pytest.mark.parametrize(("record", "field"), MONEY, ids=[f"{r.__name__}.{f.name}" for r, f in MONEY])
@settings(max_examples=20)
@given(data=st.data())
def test_money_in_a_currency_is_read_back_from_its_text(exponent, record, field, data):
    value, told = data.draw(values_of(field)), field.in_currency(exponent)
    text = told.text(value)
    assert told.parse(text) == value
    assert field.plain_text(value) == told.plain_text(value)
    if exponent and isinstance(value, int):
        assert len(text.partition(".")[2]) == exponent
    elif not exponent:
        assert text == field.text(value)


@pytest.mark.parametrize(
    ("typed", "kept"), [("6400", 640_000), ("6,400.5", 640_050), ("６４００．５０", 640_050), ("0.01", 1), ("", None)]
)
def test_whole_units_are_typed_and_the_smallest_are_kept(typed, kept):
    assert field_of(LabourLine, "wages").in_currency(2).parse(typed) == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("6400.505", "has more than 2 decimals"),
        ("1" + "0" * 40 + "." + "0" * 40 + "1", "has more than 2 decimals"),
        ("10000000000000.01", "is more than 10,000,000,000,000"),
        ("-1", "cannot be negative"),
        ("6400元", "“6400元” is not a number; write digits, with a point before decimals."),
    ],
)
def test_what_no_amount_of_the_currency_is_is_refused_in_words(typed, words):
    with pytest.raises(EntryError) as refused:
        field_of(LabourLine, "wages").in_currency(2).parse(typed)
    assert explain(refused.value.problems[0], "en") == words


def test_only_money_takes_the_decimals_of_the_currency():
    days = field_of(LabourLine, "scheduled")
    assert days.in_currency(2) is days
    told = {(plan.indicator, field_of(AnnualPlan, "target").in_currency(2, plan).text(plan.target)) for plan in PLANS}
    assert told == {("gross_output_value", "5,000.00"), ("new_members", "500,000")}
