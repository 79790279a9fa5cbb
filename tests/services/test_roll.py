"""Finding people on the register: by number, name and sound, filtered, ordered; similar ones pointed out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member
from coopdesk.domain.membership import NameSound
from coopdesk.domain.period import Month
from coopdesk.domain.roll import NO_TEAM, Wanted
from coopdesk.services import desk, members, roll
from coopdesk.store import Store

ONE = Member("A", "0001", "Li Ming", "F", joined_on=date(1953, 1, 1))


@pytest.fixture
def store():
    own = Cooperative("A", name_en="A")
    with desk.new_cooperative(None, own, "PC", Month(1954, 4), Desk("federation")) as made:
        yield made


def take_up(store, *names, **more):
    for place, name in enumerate(names, start=1):
        members.save_member(store, replace(ONE, number=f"{place:04}", name=name, **more))


def found(store, search="", order="number", **filters):
    places = roll.find(store, "A", Wanted(search, **filters), order)
    return [member.name for member in roll.at(store, places)]


def test_text_is_found_in_numbers_and_names_as_it_stands(store):
    take_up(store, "Li", "王𬭎", "100%", "a_b", "王五", "䶮𪟝")
    assert found(store, "王", "-number") == ["王五", "王𬭎"]
    assert found(store, "%") == ["100%"]
    assert found(store, "_") == ["a_b"]
    assert found(store, "000４") == ["a_b"]
    assert found(store, "𬭎") == ["王𬭎"]
    assert found(store, "䶮𪟝") == ["䶮𪟝"]
    assert found(store, "') OR 1 --") == []
    with pytest.raises(KeyError):
        found(store, "", "name; DROP TABLE member")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雄", "dan shan"), ("曾国", "ceng zeng"), ("解放", "jie xie"), ("仇英", "chou qiu"), ("查良", "cha zha"),
        ("朴正", "pu piao"), ("尉迟恭", "weichi yuchi"), ("吕布", "lv lu lvb lb"), ("𬭎䶮𪟝", "hongyanji hyj yanj"),
        ("张乐", "le yue zhangyue"), ("周春兰", "zhouchunlan zhoucl zcl chunl lan ZhouChun"), ("Li Ming", "liming min"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_every_sound_of_its_surname_and_by_initials(store, name, typed):
    take_up(store, "王大", name)
    for text in typed.split():
        assert found(store, text) == [name]


def test_a_sound_is_found_where_a_syllable_begins_only(store):
    take_up(store, "周春兰")
    assert found(store, "hou") == []
    assert found(store, "zhou chun lan") == ["周春兰"]


def test_filters_show_who_is_there_who_left_and_who_asks_to_join(store):
    take_up(store, "甲", "乙", team="T1")
    members.save_member(store, replace(ONE, number="0003", name="丙", left_on=date(1954, 1, 1), exit_reason="died"))
    asking = replace(ONE, number="0004", name="丁", sex="M", joined_on=None, applied_on=date(1954, 4, 1))
    members.save_member(store, asking)
    shown = {standing: found(store, standing=standing) for standing in ("present", "left", "applicants", "all")}
    assert shown == {"present": ["甲", "乙"], "left": ["丙"], "applicants": ["丁"], "all": ["甲", "乙", "丙", "丁"]}
    assert found(store, team="T1", sex="F") == ["甲", "乙"]
    assert found(store, team=NO_TEAM) == ["丙", "丁"]
    assert found(store, "yi", team="T1") == ["乙"]


def test_a_changed_name_is_found_by_its_new_sound_only(store):
    take_up(store, "周春兰")
    take_up(store, "王桂英")
    assert (found(store, "zhou"), found(store, "wang")) == ([], ["王桂英"])


def test_names_that_came_in_otherwise_are_sounded_a_part_at_a_time_without_a_trace(store):
    store.save(*[replace(ONE, number=str(number), name="单雄") for number in range(5)])
    changes = store.query("SELECT count(*) FROM change")
    assert [roll.fill_sounds(store, "A", 3) for _ in range(3)] == [3, 2, 0]
    assert len(found(store, "shanx")) == 5
    assert store.query("SELECT count(*) FROM change") == changes
    store.save(replace(ONE, number="0", name="王大"))
    assert roll.fill_sounds(store, "A") == 1
    assert store.get(NameSound, "A", "0").name == "王大"


def test_similar_persons_are_named_the_likest_first(store):
    take_up(store, "周春兰", "周椿岚", "周春", "王桂英", birth_year=1920)
    likenesses = roll.similar(store, "A", "周春兰", 1920)
    assert [(one.person.name, one.by) for one in likenesses] == [
        ("周春兰", "name"), ("周椿岚", "sound"), ("周春", "near"),
    ]  # fmt: skip
    assert roll.similar(store, "A", "王桂兰", None)[0].by == "near"
    assert roll.similar(store, "A", " ", 1920) == []


@given(st.text(max_size=20))
def test_any_text_can_be_searched_and_compared(text):
    own = Cooperative("A", name_en="A")
    with desk.new_cooperative(None, own, "PC", Month(1954, 4), Desk("federation")) as store:
        take_up(store, "周春兰")
        assert set(found(store, text)) <= {"周春兰"}
        assert len(roll.similar(store, "A", text, None)) <= 1


def test_a_file_that_is_only_looked_at_is_searched_by_what_it_has(tmp_path):
    path = tmp_path / "a.coopdesk"
    own = Cooperative("A", name_en="A")
    with desk.new_cooperative(path, own, "PC", Month(1954, 4), Desk("federation")) as store:
        store.save(ONE)
    with Store.open(path, look_only=True) as store:
        assert roll.fill_sounds(store, "A") == 0
        assert found(store, "ming") == ["Li Ming"]


def test_numbers_without_zeros_before_them_stand_in_the_order_of_counting(store):
    for number in ("10", "9", "2", "100"):
        store.save(Member("A", number, f"n{number}", joined_on=date(1953, 1, 1)))
    assert found(store) == found(store, order="joined_on") == ["n2", "n9", "n10", "n100"]
    assert found(store, order="-number") == ["n100", "n10", "n9", "n2"]
