"""Hostile text in every text box of every screen: kept clean or refused in words, and shown literally."""

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.help import help_of
from coopdesk.gui.shell.window import Window
from coopdesk.services import months
from coopdesk.services.desk import new_cooperative, new_federation
from tests.gui.conftest import APRIL
from tests.gui.hostile import HOSTILE, KEPT_AS, boxes, faults, settle, stands_clean, try_words


def cooperative_file(path):
    """A co-operative with two teams, a member, and a month begun."""
    store = new_cooperative(path, Cooperative("BJ-001", "Carpets", "地毯社"), "PC", APRIL, Desk("cooperative"))
    store.save(Team("BJ-001", "T1", "Team 1", "一组", 1), Team("BJ-001", "T2", "Team 2", "二组", 2))
    store.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺", None))
    store.save(Member("BJ-001", "0001", "王英", "F", 1920, "T1", APRIL.first, "founder"))
    april = months.draft(store, "BJ-001", APRIL)
    months.save_line(store, april, OutputLine("T1", "0801"))
    months.save_line(store, april, LabourLine("T1", 1))
    return store


def federation_file(path):
    """A federation with a co-operative on its register."""
    store = new_federation(path)
    store.save(Cooperative("BJ-001", "Carpets", "地毯社"), KindSpan("BJ-001", APRIL.first, "PC"))
    store.save(Affiliation("BJ-001", APRIL.first, True))
    return store


@pytest.fixture(params=["cooperative", "federation"])
def window(request, shown, tmp_path, monkeypatch):
    """The whole window of a role; what would open a dialog of the system is a failure."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("PySide6.QtWidgets.QDialog.exec", lambda *_: pytest.fail("a modal dialog"))
    made = {"cooperative": cooperative_file, "federation": federation_file}[request.param]
    store = made(tmp_path / "f.coopdesk")
    window = shown(Window(Session(store, APRIL, "王桂英"), places(request.param)))
    yield window
    store.close()


def walk(window):
    """Every screen, page by page, with its name."""
    for place in window.places:
        window.open(place.name)
        QApplication.processEvents()
        bar = window.front.pages.bar if window.front.pages else None
        for page in range(bar.count() if bar else 1):
            if bar:
                bar.setCurrentIndex(page)
                QApplication.processEvents()
            yield f"{place.name} {page}"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_text_box_takes_hostile_text_as_plain_words_or_refuses_it(qtbot, window, hostile):
    store, tried = window.session.store, 0
    for place in walk(window):
        tried += try_words(window, HOSTILE[hostile])
        assert faults(window) == [], place
        for box in boxes(window):
            if "Search" in type(box).__name__:
                box.clear()  # else nothing is found any more that could be shown
    settle(qtbot, window)
    assert tried > 8
    assert (KEPT_AS[hostile] in stands_clean(store)) == (hostile != "long")


def test_every_text_box_has_a_name_and_tells_with_f1_what_it_is(qtbot, window):
    lacking = []
    for place in walk(window):
        for box in boxes(window):
            title, text = help_of(box)
            if not (title and text):
                lacking.append(f"{place}: {type(box).__name__} {box.accessibleName() or box.parent()}")
    settle(qtbot, window)
    assert lacking == []
