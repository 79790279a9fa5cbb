"""Choosing by typing: a code, a number, words, pinyin initials; what means nothing is shown and refused."""

import pytest

from coopdesk.domain.members import SEXES, Member
from coopdesk.errors import EntryError
from coopdesk.gui.choosing import Choice, meant
from coopdesk.gui.form import Form

TEAMS = [Choice("T1", "T1 一组"), Choice("T2", "T2 二组"), Choice("X-3", "X-3 机修组")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("T1", "T1"), ("t2", "T2"), ("２", "T2"), ("3", "X-3"), ("一组", "T1"), ("yz", "T1"), ("jxz", "X-3"),
        ("jixiuzu", "X-3"), ("ji", "X-3"), ("机", "X-3"), ("T2 二组", "T2"), ("x", "X-3"), ("修", "X-3"),
        ("T", None), ("组", None), ("9", None), ("", None),
    ],
)  # fmt: skip
def test_a_code_a_number_words_and_pinyin_mean_one_of_the_list(typed, code):
    found = meant(typed, TEAMS)
    assert (found.code if found else None) == code


def test_what_stands_for_all_comes_first_and_has_no_number():
    listed = [Choice("*", "All of them"), *TEAMS]
    assert [meant(typed, listed).code for typed in ("1", "3", "*", "all")] == ["T1", "X-3", "*", "*"]


def test_words_go_before_the_place_in_the_list():
    assert meant("2", [Choice("2", "second"), Choice("1", "first")]).code == "2"


@pytest.fixture
def form(qtbot):
    form = Form(Member, ["team", "sex", "name"], choices={"team": TEAMS})
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.begin()
    qtbot.waitUntil(form.boxes["team"].box.hasFocus)
    return form


def test_words_are_typed_into_a_choice_and_enter_takes_what_is_meant(form, press):
    press("二组", "Enter", "female", "Enter")
    assert form.boxes["team"].box.currentText() == "T2 二组"
    assert {name: form.values()[name] for name in ("team", "sex")} == {"team": "T2", "sex": "F"}


def test_what_is_not_on_the_list_stays_in_sight_and_is_refused(form, press):
    press("六十组", "Enter")
    with pytest.raises(EntryError) as refusal:
        form.values()
    form.mark(refusal.value.problems)
    row = form.boxes["team"]
    assert row.box.currentText() == "六十组"
    assert row.trouble.text() == "“六十组” is not on the list: T1 一组; T2 二组; X-3 机修组"


def test_what_is_typed_and_not_on_the_list_is_put_back_as_it_was(form, press):
    press("六十组")
    texts = form.texts()
    form.show_texts({"team": "T1", "sex": "", "name": ""})
    assert form.values()["team"] == "T1"
    form.show_texts(texts)
    assert form.boxes["team"].box.currentText() == "六十组"


def test_escape_takes_back_what_was_typed_and_clearing_makes_blank(form, press):
    form.show_record({"team": "T1", "sex": "F", "name": ""})
    press("Tab", "m", "Esc")
    assert form.values()["sex"] == "F"
    press("Delete", "Enter")
    assert form.values()["sex"] is None
    assert set(SEXES) == {choice.code for choice in form.boxes["sex"].box.choices}


def test_needed_boxes_wear_a_star_and_the_help_says_what_each_takes(form):
    assert [name for name, row in form.boxes.items() if row.needed.text()] == ["name"]
    words = form.boxes["team"].box.accessibleDescription()
    assert words.startswith("The team the member works in. ")
    assert "One of: T1 一组; T2 二组; X-3 机修组. " in words


def test_what_is_not_on_the_list_is_marked_when_the_box_is_left(form, qtbot):
    box = form.boxes["team"].box
    qtbot.keyClicks(box, "nonsense")
    form.boxes["name"].box.setFocus()
    assert box.property("wrong")
    box.setFocus()
    qtbot.keyClicks(box, "T2")
    form.boxes["name"].box.setFocus()
    assert not box.property("wrong")


def test_what_fits_several_is_said_under_the_box_until_it_is_mended(form, press):
    row = form.boxes["team"]
    press("组", "Enter")
    assert row.trouble.text() == "“组” fits 3 of the list; type more of it, or the code"
    press("Shift+Tab", "X", "Enter")
    assert (row.box.code, row.trouble.text(), row.wrong) == ("X-3", "", False)


def test_a_long_choice_is_read_from_its_beginning_when_it_is_entered(form, press):
    box = form.boxes["team"].box
    form.show_choices("team", [Choice("T9", "T9 " + "Workshop of the long name " * 4)])
    form.show_record({"team": "T9", "sex": "F", "name": ""})
    press("Tab", "Shift+Tab")
    assert (box.lineEdit().cursorPosition(), box.lineEdit().selectedText()) == (0, box.currentText())
    press("Tab")
    assert box.lineEdit().cursorPosition() == 0


def test_a_long_choice_and_a_long_text_are_read_from_their_beginning(form):
    name = form.boxes["name"].box
    name.show_value("Representative of the workshop " * 4)
    form.boxes["sex"].box.show_value("F")
    assert name.cursorPosition() == 0
    assert form.boxes["sex"].box.lineEdit().cursorPosition() == 0
