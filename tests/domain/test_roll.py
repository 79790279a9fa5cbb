"""Whom to show of the register, and who resembles whom."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.members import ENTRIES, EXITS, Member, movement
from coopdesk.domain.period import Month
from coopdesk.domain.roll import Known, Wanted, alike, standing


@pytest.mark.parametrize(
    ("typed", "sound"),
    [
        ("zhou chun-lan", "zhouchunlan"), ("ＺＣＬ", "zcl"), ("Lü'an", "lvan"), ("0012", ""), ("周", ""), ("周c", ""),
        ("x-9", "x9"), (" ", ""),
    ],
)  # fmt: skip
def test_letters_are_looked_up_by_their_sound(typed, sound):
    assert Wanted(typed).sound == sound


def test_full_width_digits_are_digits_in_a_search():
    assert Wanted("　００１２ ").plain == "0012"


def test_a_filter_or_a_text_narrows_the_register():
    assert not Wanted(" ").narrowed
    assert all(wanted.narrowed for wanted in (Wanted("x"), Wanted(standing="left"), Wanted(team="T1"), Wanted(sex="F")))


def known(number, name, sounds="", year=None):
    return Known(number, name, frozenset(sounds.split()), year)


REGISTER = [
    known("1", "周春兰", "zhouchunlan", 1920), known("2", "周椿岚", "zhouchunlan", 1921),
    known("3", "周秋兰", "zhouqiulan", None), known("4", "周春", "zhouchun", None), known("5", "李四", "lisi", 1921),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sounds", "year", "found"),
    [
        ("周春兰", "zhouchunlan", None, [("1", "name"), ("3", "near"), ("4", "near")]),
        ("周 春兰", "zhouchunlan", 1921, [("1", "name"), ("2", "sound"), ("3", "near"), ("4", "near")]),
        ("李五", "liwu", 1921, []),
        ("", "", 1921, []),
        ("赵六", "lisi", 1920, []),
    ],
)
def test_the_same_name_goes_before_the_same_sound_and_a_near_name(name, sounds, year, found):
    likenesses = alike(name, frozenset(sounds.split()), year, REGISTER)
    assert [(one.person.number, one.by) for one in likenesses] == found


@given(st.text("甲乙丙丁", min_size=3, max_size=6), st.data())
def test_a_name_with_one_character_changed_put_in_or_left_out_is_near(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    changed = data.draw(st.sampled_from([name[:place] + "戊" + name[place + 1 :], name[:place] + "戊" + name[place:]]))
    for one, other in ((name, changed), (changed, name)):
        assert [found.by for found in alike(one, frozenset(), None, [known("1", other)])] == ["near"]


DAYS = st.dates(date(1954, 1, 1), date(1954, 8, 31))


@st.composite
def persons(draw):
    joined = draw(st.none() | DAYS)
    left = None if joined is None else draw(st.none() | st.integers(1, 200).map(lambda days: joined + timedelta(days)))
    booked = None if joined is None else draw(st.none() | st.just(max(Month.of(joined), Month(1954, 4))))
    reason = draw(st.sampled_from(list(EXITS))) if left else None
    left_booked = max(Month.of(left), booked or Month(1954, 1)) if left else None
    entry = draw(st.sampled_from(list(ENTRIES)))
    sex = draw(st.sampled_from([None, "F", "M"]))
    return Member("A", "1", "Li", sex, None, None, joined, entry, left, reason, None, None, booked, left_booked)


@given(st.lists(persons(), max_size=8), st.sampled_from(["opening", "closing"]))
def test_as_many_persons_stand_behind_opening_and_closing_as_the_movement_counts(register, event):
    month = Month(1954, 5)
    lines, _ = movement(register, month)
    for sex in ("F", "M", "-"):
        counted = sum(line.persons for line in lines if (line.sex, line.event) == (sex, event))
        assert sum((person.sex or "-") == sex for person in standing(register, month, event)) == counted
