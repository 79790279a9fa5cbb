"""A return that came on paper is keyed in at the federation by keys alone, then the co-operative's own file comes."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.gui import words
from coopdesk.gui.drafts import as_text
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import months
from coopdesk.services.desk import new_federation, save_products
from coopdesk.services.exchange import receive, trust, verify
from coopdesk.services.figures import summary
from tests.services.test_exchange import CODE, desk_of, sent

MARCH, APRIL, MAY = Month(1954, 3), Month(1954, 4), Month(1954, 5)
GRID = ("T1", "Enter", "0801", "Enter", "-", "Enter", "212.5", "Enter", "-", "Enter", "13000", "Enter")


@pytest.fixture
def federation():
    """Two co-operatives since March, of which the first has 12 members at its end; nothing of April is there."""
    with new_federation(None) as made:
        for code, name in ((CODE, "Dongsi carpets"), ("BJ-002", "Xisi wickerwork")):
            made.save(Cooperative(code, name, founded_on=date(1954, 3, 1), responsible="Li Fu", clerk="Wang"))
            made.save(KindSpan(code, date(1954, 3, 1), "PC"))
        save_products(made, [Product("0801", "", "", "carpet", "地毯", "sq chi", "平方尺", Decimal(12000))])
        made.add_closed(Statement(made.next_id(Statement), CODE, MARCH, "closed", "keyed"), Figures(members_closing=12))
        yield made


@pytest.fixture
def window(shown, federation):
    return shown(Window(Session(federation, MAY, "Chen"), places("federation"), start="reporting"))


@pytest.fixture
def keying(window, press):
    """The clerk's screen on April of BJ-001, from the month before the one in hand."""
    press("Left", "Ctrl+K")
    return window.front


@pytest.fixture
def file(tmp_path):
    with desk_of() as store:
        return sent(store, tmp_path / "keys", tmp_path, wages=9)


def taken_in(store, file):
    trust(store, verify([file])[0].public_key, CODE)
    receive(store, [file])


def go(screen, page):
    screen.pages.open(page)
    screen._in_front.begin()


def movement(press, screen):
    """Twelve as offered, nobody came or went; of the paper's average the member-days follow."""
    go(screen, "movement")
    table = screen.pages.page("movement").table
    table.go(("-", "closing"))
    press("12", "Down", "Down", "12", "Enter")
    return table


def finished(press, screen):
    """April keyed from start to end and made final."""
    press(*GRID)
    go(screen, "labour")
    press("375", "Enter", "371", "Enter", "7", "Enter", "0", "Enter")
    movement(press, screen)
    go(screen, "check")
    for card in list(screen._in_front.queries.cards):
        card.setFocus()
        press("F2", "as told by telephone", "Enter")
    screen._in_front.form.begin()
    press("Wang", "Enter", "Li Fu", "Enter", "2", "Enter")


def test_ctrl_k_opens_the_clerks_screen_of_that_month_and_says_whose_it_is(window, keying):
    assert (window.current, keying.hand.cooperative, window.session.month) == ("keying", CODE, APRIL)
    assert keying.banner.text() == (
        "April 1954 of BJ-001 Dongsi carpets, entered here from paper or by telephone. "
        "It counts until their own return file comes."
    )
    assert window.rail.currentRow() == [place.name for place in places("federation")].index("reporting")
    assert "second" not in keying.pages._names


def test_ctrl_k_leads_back_to_the_month_that_was_in_hand(window, keying, press):
    press("12", "Ctrl+K")
    assert (window.current, window.session.month) == ("reporting", MAY)
    assert window.front.months.list.month.month == APRIL
    press("Ctrl+K", "Ctrl+5")
    assert (window.current, window.session.month) == ("reporting", APRIL)
    press("Ctrl+K", "Ctrl+K")
    assert (window.current, window.session.month) == ("reporting", MAY)


def test_a_month_is_keyed_from_start_to_end_and_counted_apart(window, keying, federation, press):
    finished(press, keying)
    assert window.foot.said.text() == "April 1954 is final."
    coverage = summary(federation, Period(APRIL, APRIL)).whole.coverage
    assert (coverage.reported, coverage.keyed) == (1, 1)
    [line] = months.whole(federation, months.current(federation, CODE, APRIL)).output
    assert (line.team, line.product, line.qualified, line.name_zh) == ("T1", "0801", Decimal("212.5"), "地毯")
    press("Ctrl+K")
    assert window.front.months.told.text().startswith("BJ-001 Dongsi carpets, April 1954: Entered")
    window.session.turn_to(APRIL)
    window.open("summary")
    assert window.front.line().endswith("entered by the federation 1")


def test_the_opening_is_offered_and_member_days_follow_the_average(keying, federation, press):
    table = movement(press, keying)
    assert table.boxes["-", "opening"].text() == "12"
    assert table.boxes["-", "member_days"].text() == "360"
    page = keying.pages.page("movement")
    assert page.balance.text() == "Opening + joined − left makes the closing."
    assert page.offered.text() == "March 1954 closed with 12 members."
    page.commit()
    whole = months.whole(federation, months.current(federation, CODE, APRIL))
    assert {(line.sex, line.event, line.persons) for line in whole.movement} == {
        ("-", "opening", 12), ("-", "closing", 12), ("-", "member_days", 360)
    }  # fmt: skip


def test_a_movement_that_does_not_balance_says_by_how_much_and_stays(keying, press):
    table = movement(press, keying)
    table.go(("-", "resigned"))
    press("2", "Enter")
    page = keying.pages.page("movement")
    assert page.balance.text() == "Opening + joined − left is not closing; the difference is -2."
    assert [card.problem.level for card in page.queries.cards] == ["error"]


def test_what_cannot_be_read_stays_in_hand_through_the_other_language(window, keying, press):
    go(keying, "movement")
    press("x", "Enter", "Ctrl+L")
    assert (words.language(), window.current) == ("zh", "keying")
    assert window.front.hand.cooperative == CODE
    go(window.front, "movement")
    assert window.front.pages.page("movement").table.boxes["-", "founder"].text() == "x"
    assert "BJ-001" in window.front.unfinished()
    as_text(window.in_hand()["keying BJ-001"])


def test_the_own_file_outranks_it_and_the_difference_is_shown(window, keying, federation, press, file):
    finished(press, keying)
    press("Ctrl+K")
    taken_in(federation, file)
    window.session.saved()
    assert "was entered here before the file came" in window.front.months.told.text()
    press("Ctrl+K")
    assert window.front.pages.current == "versions"
    page = window.front.pages.page("versions")
    assert "counts" in window.front.banner.text()
    columns = page.differences.rows.columns
    told = [[column.text(row) for column in columns] for row in page.differences.rows.rows]
    assert ["T1", "3 Wages", "7", "9"] in told
    assert window.front.lock.ask.isHidden()
    press("Esc")
    assert window.current == "reporting"


def test_a_file_that_waits_for_its_seal_is_told_in_the_banner(window, federation, press, file):
    receive(federation, [file])
    window.session.saved()
    press("Left", "Ctrl+K")
    assert window.front.banner.text().endswith("A file of this month waits in the inbox; settle that first.")


def test_a_month_begun_is_found_again_on_reporting(window, keying, press):
    press(*GRID, "Ctrl+K")
    assert "being entered here, not final yet" in window.front.months.told.text()


def test_what_was_half_typed_when_the_program_ended_is_offered_again(shown, federation, press):
    session = Session(federation, MAY, "Chen")
    session.in_hand["keying BJ-001 cell"] = (APRIL, "output", ("", 0, "team", "T"))
    window = shown(Window(session, places("federation"), start="reporting"))
    press("Left", "Ctrl+K")
    assert (window.front.pages.current, window.focusWidget().text()) == ("output", "T")


def test_a_month_whose_file_came_first_is_not_keyed(window, federation, press, file):
    taken_in(federation, file)
    window.session.saved()
    press("Left", "Ctrl+K")
    assert window.current == "reporting"
    assert "came in and counts" in window.foot.said.text()


def test_a_month_that_is_not_due_is_not_keyed(window, press):
    press("Left", "Left", "Left", "Ctrl+K")
    assert window.foot.said.text() == "No return of BJ-001 is due for February 1954."


def test_a_final_month_is_opened_again_with_a_reason(window, keying, federation, press):
    finished(press, keying)
    keying.lock.ask.click()
    press("misheard", "Enter")
    assert months.current(federation, CODE, APRIL).state == "draft"
    go(keying, "movement")
    assert keying.pages.page("movement").table.boxes["-", "closing"].text() == "12"


def test_ctrl_p_prints_the_form_of_that_co_operative(window, keying, press):
    press(*GRID, "Ctrl+P")
    wish = window.front.wishes.read()
    assert (wish.name, wish.cooperative, wish.period.first) == ("monthly-return", CODE, APRIL)


def test_a_file_that_is_only_looked_at_takes_nothing(window, federation, press):
    federation.look_only = True
    press("Left", "Ctrl+K", *GRID[:4])
    assert months.current(federation, CODE, APRIL) is None
