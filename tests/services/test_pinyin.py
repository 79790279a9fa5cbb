"""Finding names by their sound."""

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.field import field_of
from coopdesk.domain.membership import NameSound
from coopdesk.services.pinyin import name_sounds, sounds, whole_sounds


def test_words_are_found_by_full_pinyin_and_by_initials():
    assert sounds("锄头") == "chutou ct"
    assert sounds("Tongsheng 铁炉") == "tongsheng tielu ttl"


def test_a_name_sounds_whole_by_initials_and_without_the_surname():
    assert name_sounds("周春兰") == " zhouchunlan zhoucl zcl chunlan chunl cl lan"
    assert name_sounds("Li Ming") == " liming lim lm ming"
    assert name_sounds("<>·") == ""


def test_every_reading_of_the_surname_is_there():
    found = name_sounds("单雄").split()
    assert all(way in found for way in ("danxiong", "shanx", "sx", "chanxiong", "cx", "xiong"))
    assert whole_sounds("单雄") == {"danxiong", "shanxiong", "chanxiong"}


@given(st.text("单曾解仇查朴行乐长王 Aa·", max_size=64))
def test_sounds_of_the_longest_name_find_room_in_the_file(name):
    found = name_sounds(name)
    assert len(found) <= field_of(NameSound, "sounds").length
    assert all(f" {whole}" in found for whole in whole_sounds(name))
