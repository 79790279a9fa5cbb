"""Teams as clerks write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.members import Team
from coopdesk.errors import EntryError
from coopdesk.tables.team_words import Numbered, TeamWords, numbered, teams_of

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
WORDS = TeamWords([Team("A", f"T{n}", f"Team {n}", f"{zh}组") for n, zh in enumerate(NUMERALS, start=1)], fixed=True)
NAMED = [Team("A", "W1", "Weavers 1", "编织一组"), Team("A", "W2", "", "编织二组"), Team("A", "D", "Dyers", "一车间")]


def test_a_number_or_a_numbered_name_in_any_spelling_is_the_team():
    for n, zh in enumerate(NUMERALS, start=1):
        for text in (
            f"{n}", f"0{n}", f"{zh}", f"{n}组", f"{zh}组", f"第{n}组", f"第{zh}组", f"第 {n} 小组", f"{zh}班", f"{n}队",
            f"Team {n}", f"team{n}", f"TEAM {n}", f"t{n}", f"T-{n:02d}", f"第{zh}生产组", f"{n}号",
            f"No. {n}", f"{n}班组",
        ):  # fmt: skip
            assert WORDS.code(text) == f"T{n}", text


@pytest.mark.parametrize(
    "text", ["13", "十三组", "0", "Team", "组", "一二组", "1-2", "新组", "1车间", "一组二班", "<b>"]
)
def test_a_word_that_means_no_team_is_refused_in_words(text):
    with pytest.raises(EntryError, match="there is no team"):
        WORDS.code(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("编织1组", "W1"),
        ("编织第二组", "W2"),
        ("weavers1", "W1"),
        ("2", "W2"),
        ("w02", "W2"),
        ("1车间", "D"),
        ("-", "-"),
    ],
)
def test_other_names_with_a_number_are_spelled_freely_too(text, code):
    assert TeamWords(NAMED, fixed=True).code(text) == code


@pytest.mark.parametrize("text", ["1", "第一组", "same"])
def test_what_two_teams_could_be_means_neither(text):
    teams = [*NAMED, Team("A", "X", "same"), Team("A", "Y", "", "same")]
    with pytest.raises(EntryError, match="several teams"):
        TeamWords(teams, fixed=True).code(text)


def test_a_code_goes_before_a_name_and_a_name_before_a_number():
    words = TeamWords([Team("A", "1", "", "二组"), Team("A", "2", "", "一组")], fixed=True)
    assert [words.code(text) for text in ("1", "一组", "第一组")] == ["1", "2", "2"]


@given(st.integers(1, 999))
def test_chinese_numerals_count_like_digits(number):
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    digits = "零一二三四五六七八九"
    text = f"{digits[hundreds]}百" if hundreds else ""
    text += "零" if hundreds and not tens and ones else ""
    text += (f"{digits[tens]}十" if tens > 1 or hundreds else "十") if tens else ""
    text += digits[ones] if ones else ""
    assert numbered(f"第{text}组") == Numbered("组", number) == numbered(f"{number}组")


def test_the_teams_of_a_table_are_each_there_once():
    teams = teams_of("A", ["一组", "1", "第1组", "裱画组", "", "Team 2", "二 组", "织 毯", "-"])
    assert [(team.code, team.name_en) for team in teams] == [("一组", ""), ("裱画组", ""), ("T2", "Team 2")]
