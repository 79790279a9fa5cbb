"""The letters of a competition, keyed on their page."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.competitions import Competition
from coopdesk.domain.evaluations import Evaluation
from coopdesk.errors import N_
from coopdesk.gui.competitions.screen import CompetitionsScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import competitions, evaluations, pledges

from .conftest import APRIL

CODE = "1954-04"


@pytest.fixture
def window(shown, session, store):
    competitions.new_competition(store, Competition(CODE, "BJ-001", APRIL, "Red banner", "流动红旗"))
    found = shown(Window(session, [Place("competitions", N_("Competitions"), CompetitionsScreen)]))
    found.screens["competitions"].pages.open("pledges")
    return found


@pytest.fixture
def page(window):
    found = window.screens["competitions"].pages.page("pledges")
    found.begin()
    return found


def words_of(page):
    model = page.list.rows
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(3)]


def test_a_letter_is_keyed_by_keys_alone(qtbot, store, page, press):
    press("Enter")
    for text in ("T2", "We challenge team 2.", "Wang", "1954-04-02", "115", "98.5", "98", ""):
        qtbot.keyClicks(page.window().focusWidget(), text)
        press("Enter")
    (kept,) = pledges.pledges(store, CODE)
    assert (kept.entrant, kept.challenges, kept.signed_by, kept.signed_on) == ("T1", "T2", "Wang", date(1954, 4, 2))
    assert pledges.targets_of(store, CODE) == {
        ("T1", "plan_fulfilment"): Decimal(115),
        ("T1", "pass_rate"): Decimal("98.5"),
        ("T1", "attendance"): Decimal(98),
    }
    assert words_of(page)[0][1:4] == [
        "Letter of challenge",
        "Team 2",
        "Plan fulfilment 115; Pass rate 98.5; Attendance 98",
    ]
    assert words_of(page)[1][1] == "not kept yet"
    assert page.list.hasFocus()


def test_what_is_typed_is_kept_when_another_is_taken_in_hand(store, page, press):
    press("Enter")
    page.form.boxes["signed_by"].box.setText("Li")
    page.begin()
    page.list.setFocus()
    press("Down")
    assert [(one.entrant, one.signed_by) for one in pledges.pledges(store, CODE)] == [("T1", "Li")]
    assert page.form.texts()["signed_by"] == ""


def test_escape_forgets_what_is_typed(store, page, press):
    press("Enter")
    page.form.boxes["text"].box.setText("no")
    press("Esc")
    assert page.list.hasFocus()
    assert not page.changed
    assert pledges.pledges(store, CODE) == []


def test_a_wrong_number_is_said_under_its_box_and_nothing_is_kept(store, page, press):
    press("Enter")
    page.form.boxes["pledged_0"].box.setText("many")
    assert not page.commit()
    assert page.form.boxes["pledged_0"].wrong
    assert pledges.pledges(store, CODE) == []


def test_letters_are_read_only_once_the_competition_was_evaluated(store, window, page):
    evaluations.announce(store, CODE, date(1954, 4, 1))
    store.save(Evaluation(CODE, 1, 1, APRIL, APRIL, "1954-05-02T00:00:00+00:00", "[]", "{}"))
    window.screens["competitions"].refresh()
    window.screens["competitions"].pages.open("pledges")
    assert page.form.boxes["text"].box.isReadOnly()


def test_ctrl_p_leads_from_a_page_to_its_paper(window, page, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session, "open", lambda _name, where: asked.append((where["report"], where["evaluation"])))
    screen = window.screens["competitions"]
    for name in ("pledges", "conditions", "banner", "since", "standings"):
        screen.pages.open(name)
        screen.print_out()
    papers = ("-pledges", "-conditions", "-banner", "", "")
    assert asked == [(f"competition{name}", 0) for name in papers]
