"""Versions of a month on the screen: corrected, compared, shown, given up."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.members import Member
from coopdesk.domain.period import Period
from coopdesk.domain.statements import LabourLine
from coopdesk.services import members, months, reports

from .conftest import MARCH


@pytest.fixture
def corrected(after_march, store):
    """March, whose second team had other wages."""
    draft = months.amend(store, "BJ-001", MARCH, "wages of T2")
    line = next(one for one in store.lines(LabourLine, draft.id) if one.team == "T2")
    months.save_line(store, draft, replace(line, wages=5_300_000), line)
    return draft


@pytest.fixture
def page(corrected, window, screen):
    """The versions of March."""
    window.header.earlier.click()
    screen.go_to("versions")
    return screen.pages.page("versions")


def cells(table):
    return [[column.text(row) for column in table.rows.columns] for row in table.rows.rows]


def test_the_last_two_versions_are_compared_with_what_moves(page):
    assert [row[1:3] for row in cells(page.table)] == [["Original", "In force"], ["Original", "Draft"]]
    assert cells(page.differences) == [["Team 2", "3 Wages", "5,200,000", "5,300,000"]]
    assert cells(page.figures) == [["Wages", "15,600,000", "15,700,000", "+100,000"]]
    assert page.sentence.text() == "One difference"


def test_an_earlier_version_is_read_on_every_page_and_left_again(page, screen, press, kept):
    page.table.take(0)
    page.table.setFocus()
    press("Enter")
    assert (screen.pages.current, screen.lock.back.isVisible(), screen.lock.ask.isVisible()) == ("output", True, False)
    assert screen.lock.words.text().startswith("Shown: Original of March 1954, final since")
    screen.go_to("labour")
    labour = screen.pages.page("labour")
    assert (labour.lines.locked, labour.lines.rows[1].values["wages"]) == (True, 5_200_000)
    press("9")
    screen.lock.back.click()
    assert (screen.hand.final, labour.lines.rows[1].values["wages"]) == (False, 5_300_000)
    assert [line.wages for line in kept(LabourLine, MARCH)] == [5_200_000, 5_300_000, 5_200_000]


def test_a_correction_is_given_up_after_a_second_press(page, screen, press, store, window):
    assert screen.lock.words.text().startswith("Correction of March 1954: wages of T2.")
    screen.lock.give_up.click()
    press("Esc")
    screen.lock.keep.click()
    assert screen.lock.give_up.isVisible()
    screen.lock.give_up.click()
    screen.lock.really.click()
    assert screen.hand.final
    assert window.foot.said.text() == "The correction is given up; the final version of March 1954 counts."
    assert len(cells(page.table)) == 1
    assert [line.wages for line in store.lines(LabourLine, months.current(store, "BJ-001", MARCH).id)] == [5200000] * 3


def test_a_correction_that_changes_nothing_says_so_under_the_names(after_march, window, screen, store):
    window.header.earlier.click()
    months.amend(store, "BJ-001", MARCH, "slip")
    screen.refresh()
    screen.go_to("check")
    check = screen.pages.page("check")
    check.form.show_record({"preparer": "Wang Guiying", "signatory": "Li Changshun", "submitted_on": date(1954, 5, 3)})
    check.button.click()
    assert check.trouble.text().startswith("This correction changes nothing.")
    assert not screen.hand.final


def test_lines_that_came_and_went_are_told_by_their_figures(page, screen, store, corrected):
    line = next(one for one in store.lines(LabourLine, corrected.id) if one.team == "T3")
    months.remove_line(store, corrected, line)
    months.save_line(store, corrected, LabourLine("T4", 4, 26, 25, None, 0))
    page.refresh()
    rows = {row[0]: row[1:] for row in cells(page.differences)}
    removed = "1 Scheduled days 520, 2 Attended days 500, 3 Wages 5,200,000, 4 Accidents with a day or more off work 0"
    assert rows["Team 3"] == ["Line removed", removed, "—"]
    assert rows["T4"][0] == "Line added"


def test_a_joining_found_late_is_corrected_through_with_its_months_shown_before(
    after_march, window, screen, press, store
):
    members.save_member(store, Member("BJ-001", "0003", "马宝山", "M", joined_on=date(1954, 3, 10)))
    window.header.earlier.click()
    screen.lock.ask.click()
    through = screen.lock.through
    assert through.mark.isVisible()
    assert through.words.text().split("\n") == [
        "0003 马宝山, joined 10 March 1954: from April 1954 to March 1954",
        "Members at the end of the month: March 1954 2 → 3",
    ]
    through.mark.click()
    screen.lock.reason.setFocus()
    press("Ma joined in March.", "Enter")
    assert window.foot.said.text() == "Corrected and final again: March 1954."
    assert screen.hand.final
    assert [line.persons for line in screen.hand.whole.movement if line.event == "closing"] == [2, 1]
    assert members.get(store, "BJ-001", "0003").joined_booked == MARCH


def test_where_nothing_was_found_late_only_this_month_is_corrected(after_march, window, screen):
    window.header.earlier.click()
    screen.lock.ask.click()
    assert screen.lock.reason.isVisible()
    assert not screen.lock.through.isVisible()


def test_what_was_found_late_is_told_on_the_page_of_checks(after_march, screen, store):
    members.save_member(store, Member("BJ-001", "0003", "马宝山", "M", joined_on=date(1954, 3, 10)))
    screen.go_to("check")
    words = "Found late, booked this month: 1 joinings or leavings."
    assert screen.pages.page("check").facts.text() == words


def test_an_earlier_version_is_printed_as_it_was(page, screen, window, store, corrected):
    page.table.take(0)
    page._show(page.table.row)
    screen.print_out()
    first = months.months_of(store, "BJ-001")[MARCH][0]
    assert window.front.shown == {"report": "monthly-return", "period": MARCH, "version": first.id}
    papers = [reports.report(store, "monthly-return", Period(MARCH, MARCH), "en", version=v) for v in (first.id, None)]
    assert papers[0] != papers[1]
    sheets = [reports.monthly(store, "BJ-001", MARCH, one) for one in (first.id, None)]
    assert [sheet.statement.id for sheet in sheets] == [first.id, corrected.id]


def test_the_screen_of_reports_keeps_an_earlier_version_until_the_period_turns(session, store, corrected, qtbot):
    from coopdesk.gui.reports.wishes import Wishes

    wishes = Wishes(session)
    qtbot.addWidget(wishes)
    first = months.months_of(store, "BJ-001")[MARCH][0]
    wishes.choose("monthly-return", {"report": "monthly-return", "period": MARCH, "version": first.id})
    assert (wishes.read().version, wishes.day.text()) == (first.id, "An earlier version, not the one in force.")
    wishes.step(1)
    wishes.step(-1)
    assert (wishes.read().version, wishes.day.text()) == (None, "")
