"""The check code of a paper, typed or scanned on any screen: Ctrl+B, the code, Enter."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Period
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import months
from coopdesk.services.annual import annual
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.monthly_form import monthly
from coopdesk.services.sending import export, station_of

from .conftest import APRIL


@pytest.fixture
def desks(tmp_path):
    """A co-operative with April final and written to a file, and the federation that took the file in."""
    unit = Cooperative("BJ-001", "Carpet Co-operative", founded_on=date(1952, 5, 1))
    own, federation = new_cooperative(None, unit, "PC", APRIL, Desk("cooperative")), new_federation(None)
    federation.save(unit)
    nil = months.mark_nil(own, months.draft(own, "BJ-001", APRIL), True)
    months.close_month(own, nil, "Wang", "Li", date(1954, 5, 3))
    trust(federation, str(station_of(own, tmp_path / "keys").public), "BJ-001")
    receive(federation, [export(own, APRIL, tmp_path / "stick", tmp_path / "keys")])
    yield {"cooperative": own, "federation": federation}
    own.close()
    federation.close()


@pytest.fixture(params=["cooperative", "federation"])
def window(request, shown, desks):
    return shown(Window(Session(desks[request.param], APRIL + 2), places(request.param)))


@pytest.fixture
def content(desks):
    """What the QR code of the form says."""
    return monthly(desks["cooperative"], "BJ-001", APRIL).code_content


def sheet(window):
    return window.panel._area.widget()


def test_a_scanned_code_opens_its_month_and_says_same(window, press, qtbot, content):
    press("Ctrl+B", content, "Enter")
    qtbot.waitUntil(lambda: sheet(window).title.text() == "Same")
    qtbot.waitUntil(lambda: bool(window.front.data))
    wish = window.front.wishes.read()
    assert (window.current, wish.name, str(wish.period), wish.cooperative) == (
        "reports", "monthly-return", "1954-04", "BJ-001"
    )  # fmt: skip
    assert window.panel.isVisible()
    assert QApplication.focusWidget() is sheet(window).box
    press(content[:-1] + ("0" if content[-1] != "0" else "1"), "Enter")
    qtbot.waitUntil(lambda: sheet(window).title.text() == "Differs")
    press("Esc")
    assert not window.panel.isVisible()
    assert window.focusWidget() is window.front.path


def test_the_code_of_a_period_opens_its_return(window, press, qtbot, desks):
    content = annual(desks["cooperative"], "BJ-001", Period(APRIL, APRIL)).code_content
    press("Ctrl+B", content, "Enter")
    qtbot.waitUntil(lambda: sheet(window).title.text() == "Same")
    qtbot.waitUntil(lambda: bool(window.front.data))
    wish = window.front.wishes.read()
    assert (wish.name, str(wish.period), wish.cooperative) == ("annual-return", "1954-04", "BJ-001")
    press(content[:-1] + ("0" if content[-1] != "0" else "1"), "Enter")
    qtbot.waitUntil(lambda: sheet(window).title.text() == "Differs")


def test_an_unknown_code_is_not_here_and_the_work_stays_in_front(window, press, qtbot):
    before, focus = window.current, window.focusWidget()
    press("Ctrl+B", "0000 1111 2222 3333", "Enter")
    qtbot.waitUntil(lambda: sheet(window).title.text() == "Not here")
    press("hello", "Enter")
    qtbot.waitUntil(lambda: sheet(window).words.text().startswith("This is no check code"))
    press("Esc")
    assert (window.current, window.focusWidget()) == (before, focus)
