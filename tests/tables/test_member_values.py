"""Heads and cells of lists of members as people write them."""

from datetime import date

import pytest

from coopdesk.domain.members import Team
from coopdesk.errors import EntryError
from coopdesk.tables.member_heads import guess_columns, guess_header
from coopdesk.tables.member_values import read_cell, words_of
from coopdesk.tables.spreadsheets import Row, Sheet
from coopdesk.tables.team_words import TeamWords

TEAMS = [Team("A", "T1", "Weavers", "一组"), Team("A", "T2", "Dyers", "染组"), Team("A", "T3", "Dyers", "三组")]
WORDS = words_of(TeamWords(TEAMS, fixed=True))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("编号", "number"), ("社员号", "number"), ("No.", "number"), ("姓 名", "name"), ("Name", "name"),
        ("性别（男/女）", "sex"), ("出生日期", "birth_year"), ("班组", "team"), ("入社日期：", "joined_on"),
        ("社员入社时间", "joined_on"), ("Joined on", "joined_on"), ("认缴股金(元)", "share_subscribed"),
        ("离社原因", "exit_reason"), ("*社员编号", "number"), ("问题", ""), ("Problem", ""), ("备注", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_head_is_known_by_what_people_write_over_columns(head, name):
    assert guess_columns(Row(1, (head,)), 1, {}) == [name]


def test_what_was_remembered_goes_first_and_nothing_is_guessed_twice():
    header = Row(1, ("编号", "证号", "姓名", None))
    assert guess_columns(header, 4, {}) == ["number", "", "name", ""]
    assert guess_columns(header, 4, {"编号": "", "证号": "number"}) == ["", "number", "name", ""]


def test_the_head_is_found_below_a_title():
    rows = [("东四区社员名册", None), ("单位：东四区", "1954年"), ("编号", "姓名", "性别"), ("1", "周春兰", "女")]
    sheet = Sheet("", [Row(n, row) for n, row in enumerate(rows, start=1)])
    assert guess_header(sheet, {}) == 2


@pytest.mark.parametrize(
    "cell",
    [
        "1954.4.3", "1954年4月3日", "1954/4/3", "1954-04-03", "19540403", 19540403, 19817, "19817", date(1954, 4, 3),
        "１９５４．４．３", "1954-04-03 00:00:00", " 1954年4月3号 ",
    ],
)  # fmt: skip
def test_days_in_the_shapes_that_people_type(cell):
    assert read_cell("joined_on", cell, WORDS) == date(1954, 4, 3)


@pytest.mark.parametrize("cell", [1954, "54.4.3", "4/3/1954", "1954.13.1", 0.5, True, "4月3日"])
def test_what_could_be_several_days_or_none_is_refused(cell):
    with pytest.raises(EntryError):
        read_cell("joined_on", cell, WORDS)


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("sex", "男", "M"), ("sex", "女 ", "F"), ("sex", "f", "F"), ("sex", 1, "M"), ("sex", "2", "F"),
        ("sex", "Female", "F"), ("sex", None, None), ("entry", "新社员", "new"), ("entry", "发起社员", "founder"),
        ("entry", "由他社调入", "transfer"), ("exit_reason", "调往他社", "transferred"),
        ("exit_reason", "病故", "died"),
        ("birth_year", "1930.5.2", 1930), ("birth_year", 1930, 1930), ("birth_year", "1930年", 1930),
        ("birth_year", date(1930, 5, 2), 1930), ("birth_year", "1930年5月", 1930),
        ("number", "0012", "0012"), ("number", 12, "12"), ("number", 12.0, "12"), ("number", " A-1 ", "A-1"),
        ("share_paid", "50,000元", 50000), ("share_paid", "５００００", 50000),
        ("team", "一组", "T1"), ("team", "weavers", "T1"), ("team", "t2", "T2"), ("team", None, None),
    ],
)  # fmt: skip
def test_words_stand_for_codes_and_numbers_stay_what_they_were(name, cell, value):
    assert read_cell(name, cell, WORDS) == value
