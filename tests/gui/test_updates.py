"""The federation's updates, written by keys on the screen of the co-operatives."""

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.directives import read_directive, write_directives
from coopdesk.store import Store


@pytest.fixture
def screen(shown):
    with Store.create(None, Desk("federation", telephone="5-1234")) as office:
        office.save(Cooperative("BJ-001", "One"), Cooperative("BJ-002", "Two"))
        session = Session(office, Month(1954, 4), "Zhao")
        yield shown(Window(session, places("federation"), start="cooperatives")).front


def test_enter_on_a_co_operative_writes_its_update_and_says_so(screen, tmp_path, press, qtbot):
    press("Ctrl+PgDn", "Ctrl+PgDn")
    page = screen.updates
    page.folder.box.setEditText(str(tmp_path / "stick"))
    press("Enter")
    assert page.folder.trouble.text().startswith("There is no folder ")
    (tmp_path / "stick").mkdir()
    page.list.setFocus()
    press("Enter")
    qtbot.waitUntil(lambda: page.result.text().endswith("compared: 1. Safe to remove."))
    (path,) = (tmp_path / "stick").iterdir()
    assert read_directive(path).tables["settings"][0].telephone == "5-1234"
    assert [row[1] for row in page.list.rows.rows] == [1, 0]
    page.all.click()
    qtbot.waitUntil(lambda: page.result.text().endswith("compared: 2. Safe to remove."))
    assert path in (tmp_path / "stick").iterdir()


def test_enter_in_the_folder_writes_only_what_asked_for_it(screen, tmp_path, press, qtbot):
    press("Ctrl+PgDn", "Ctrl+PgDn")
    page = screen.updates
    page.folder.box.setEditText("")
    page.list.setFocus()
    press("Enter")
    assert page.folder.trouble.isVisible()
    page.folder.box.setEditText(str(tmp_path))
    press("Enter")
    qtbot.waitUntil(lambda: page.result.text().endswith("compared: 1. Safe to remove."))
    assert [row[1] for row in page.list.rows.rows] == [1, 0]


def test_the_federation_replaces_its_seal_and_revokes_the_old_one_by_keys(screen, tmp_path, press):
    store = screen.session.store
    write_directives(store, tmp_path, ["BJ-001"])
    press("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
    page, old = screen.seal, screen.seal.card.seal
    assert page.open_button.hasFocus()
    press("Enter", "Enter")
    assert page.result.text().startswith("The new seal is made.")
    assert page.card.seal != old
    assert old[:8] in page.others.text()
    naming = read_directive(write_directives(store, tmp_path, ["BJ-001"])[-1])
    assert (naming.envelope.public_key, naming.envelope.revision) == (old, 2)
    page.refresh()
    page.revoking.open.setFocus()
    press("Enter", "Enter", "Enter", "retired", "Enter")
    assert page.result.text().startswith("The seal is revoked.")
    assert "counts through its file no. 2. retired" in page.others.text()
    assert read_directive(write_directives(store, tmp_path, ["BJ-001"])[0]).tables["revocations"][0].public_key == old


def test_the_seal_stays_where_a_person_thinks_better_of_it(screen, press):
    press("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
    old = screen.seal.card.seal
    press("Enter", "Tab", "Enter")
    assert screen.seal.open_button.hasFocus()
    screen.seal.refresh()
    assert screen.seal.card.seal == old
