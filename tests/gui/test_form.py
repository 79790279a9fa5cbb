"""Forms made from fields."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import Elided, Form


@pytest.fixture
def labour(qtbot):
    form = Form(LabourLine, ["scheduled", "attended", "wages"])
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.begin()
    qtbot.waitUntil(form.boxes["scheduled"].box.hasFocus)
    return form


def test_enter_goes_from_box_to_box_and_out_of_the_last(labour, press, qtbot):
    press("520", "Enter", "507", "Enter")
    with qtbot.waitSignal(labour.entered):
        press("5200000", "Enter")
    assert labour.values() == {"scheduled": 520, "attended": 507, "wages": 5_200_000}


def test_a_figure_beyond_32_bits_arithmetic_and_full_width_digits_are_read(labour, press):
    press("120+132", "Enter", "１２３", "Enter", "260000000000", "Enter")
    assert labour.values() == {"scheduled": 252, "attended": 123, "wages": 260_000_000_000}
    assert labour.boxes["wages"].box.text() == "260,000,000,000"


def test_what_cannot_be_read_stays_and_is_named_under_its_box(labour, press):
    press("5x")
    with pytest.raises(EntryError) as refusal:
        labour.values()
    labour.mark(refusal.value.problems)
    assert labour.boxes["scheduled"].trouble.text().startswith("“5x” is not a number")
    assert labour.boxes["scheduled"].box.text() == "5x"


def test_typing_takes_the_mark_away(labour, press):
    labour.mark([Problem("attended", N_("is more than the scheduled days"))])
    assert labour.boxes["attended"].box.hasFocus()
    press("5")
    assert labour.boxes["attended"].trouble.isHidden()


def test_escape_takes_back_what_was_typed(labour, press):
    labour.show_record({"scheduled": 520, "attended": None, "wages": None})
    press("9", "Esc")
    assert labour.boxes["scheduled"].box.text() == "520"


def test_a_date_is_short_in_the_month_and_goes_on_by_days(qtbot, press):
    form = Form(Member, ["joined_on", "entry"], month=Month(1954, 4))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.begin()
    qtbot.waitUntil(form.boxes["joined_on"].box.hasFocus)
    press("403", "Enter")
    form.begin()
    press("+", "+", "-")
    assert form.values()["joined_on"] == date(1954, 4, 4)


def test_choices_that_are_data_can_be_given_and_an_unknown_code_is_not_lost(qtbot):
    form = Form(Member, ["team", "sex"], choices={"team": [Choice("T1", "Team 1")]})
    qtbot.addWidget(form)
    form.show_record({"team": "T9", "sex": "F"})
    assert form.values() == {"team": "T9", "sex": "F"}


def test_every_box_has_a_name_a_buddy_and_literal_text(labour):
    for row in labour.boxes.values():
        assert row.box.accessibleName() == row.label.text()
        assert row.label.buddy() is row.box


def test_a_rare_character_and_hostile_text_are_kept_literally(qtbot, press):
    form = Form(Member, ["name"])
    qtbot.addWidget(form)
    form.show_record({"name": ""})
    form.boxes["name"].box.setText("𬭎䶮𪟝<b>\u202e\x00")
    assert form.values() == {"name": "𬭎䶮𪟝<b>"}


def test_words_without_room_end_in_dots_and_are_whole_in_the_tool_tip(shown, qtbot):
    label = Elided("muted")
    label.setText("<b>kept</b> from box to box " * 4)
    window = QLineEdit()
    window.resize(90, 30)
    label.setParent(window)
    label.resize(90, 20)
    shown(window)
    label.grab()
    assert label.toolTip().startswith("<qt>&lt;b&gt;kept")
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""
