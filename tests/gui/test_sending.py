"""Send and receive, at the co-operative."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.members import Member
from coopdesk.domain.packets import Recipient, StoredPacket
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import DeskError
from coopdesk.exchange import wrapping
from coopdesk.gui.screens import places
from coopdesk.gui.shell.window import Window
from coopdesk.services import months
from coopdesk.services.register import seal_number
from coopdesk.services.sending import station_of

APRIL = Month(1954, 4)


def finish(store, month):
    """A month of one team, final."""
    statement = months.draft(store, "BJ-001", month)
    quantities = [Decimal(10), Decimal(10), Decimal(0), Decimal(115000)]
    months.save_line(store, statement, OutputLine("T1", "0801", "own", 1, "", "", "", "", *quantities))
    months.save_line(store, statement, LabourLine("T1", 1, 25, 25, 1000 + month.number, 0))
    return months.close_month(store, statement, "Wang Guiying", "Li Fu", date(1954, 5, 2))


@pytest.fixture
def screen(shown, session):
    return shown(Window(session, places("cooperative"), start="sending")).front


@pytest.fixture
def stick(tmp_path, screen):
    screen.folder.box.setEditText(str(tmp_path))
    return tmp_path


def read_again(screen):
    screen.refresh()
    screen.months.setFocus()


def cells(screen, row=0):
    return [column.text(screen.months.rows.rows[row]) for column in screen.months.rows.columns]


def test_enter_on_a_final_month_writes_its_file_and_says_when_it_is_safe(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    assert cells(screen)[:3] == ["April 1954", "Original", "Final, no file yet"]
    press("Enter")
    (path,) = stick.iterdir()
    assert (cells(screen)[2], *cells(screen)[4:]) == ("Sent", "", path.name)
    assert screen.result.text().endswith("read back and compared: 1. Safe to remove.")


def test_all_months_without_a_file_are_written_at_once(screen, store, stick, press):
    for month in (Month(1954, 3), APRIL):
        finish(store, month)
    read_again(screen)
    assert (screen.button.text(), screen.line()) == ("Write the files (2)", "final months without a file: 2")
    press("Enter")
    assert sorted(path.name[:14] for path in stick.iterdir()) == ["BJ-001_1954-03", "BJ-001_1954-04"]


def test_a_lost_file_is_written_again_with_the_same_bytes(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    press("Enter")
    (path,) = stick.iterdir()
    before = path.read_bytes()
    path.unlink()
    assert screen.button.text() == "Write April 1954 again"
    press("Enter")
    assert path.read_bytes() == before


def test_a_stick_that_is_not_there_is_said_under_the_box(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    screen.folder.setFocus()
    press("/gone", "Enter")
    assert screen.folder.trouble.text().startswith("There is no folder ")
    assert not screen.result.isVisible()
    assert cells(screen)[2] == "Final, no file yet"


def test_the_folder_is_remembered(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    press("Enter")
    screen.folder.box.setEditText("")
    screen.refresh()
    assert screen.folder.text() == str(stick)


def test_a_month_under_correction_can_still_be_written_as_it_was(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    press("Enter")
    months.amend(store, "BJ-001", APRIL, "a figure was wrong")
    read_again(screen)
    assert cells(screen)[2] == "Sent; being corrected"
    press("Enter")
    assert len(list(stick.iterdir())) == 1


def test_the_first_correction_is_called_so(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    press("Enter")
    statement = months.amend(store, "BJ-001", APRIL, "a figure was wrong")
    months.close_month(store, statement, "Wang Guiying", "Li Shun", date(1954, 5, 9))
    read_again(screen)
    assert cells(screen)[1:3] == ["Correction 1", "Final, no file yet"]


def test_the_seal_goes_to_the_clipboard_as_one_word(screen):
    screen.seal.copy_button.click()
    assert QApplication.clipboard().text() == screen.seal.seal
    assert screen.seal.groups.text().replace("\n", "").replace(" ", "") == screen.seal.seal


def test_without_a_final_month_nothing_can_be_written(screen):
    assert not screen.button.isEnabled()
    assert screen.months.empty


def test_originals_and_corrections_are_rows_of_their_own_with_the_reason(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    press("Enter")
    statement = months.amend(store, "BJ-001", APRIL, "T2 was forgotten")
    months.close_month(store, statement, "Wang Guiying", "Li Shun", date(1954, 5, 9))
    read_again(screen)
    screen.months.take(0)
    press("Enter")
    assert [(*cells(screen, row)[1:3], cells(screen, row)[4]) for row in (0, 1)] == [
        ("Correction 1", "Sent", "T2 was forgotten"), ("Original", "Replaced by a correction", ""),
    ]  # fmt: skip
    assert len(list(stick.iterdir())) == 2
    assert screen.reason.text() == "Reason for the correction: T2 was forgotten"


def test_a_refused_folder_is_not_red_any_more_once_the_files_are_written(screen, store, tmp_path, press):
    finish(store, APRIL)
    read_again(screen)
    screen.folder.box.setEditText("")
    press("Enter")
    assert screen.folder.trouble.text() == "is needed"
    screen.folder.box.setFocus()
    press(str(tmp_path), "Enter")
    assert (screen.folder.trouble.isHidden(), screen.result.isHidden()) == (True, False)
    press("Ctrl+1", "Ctrl+6")
    assert screen.result.isHidden()


def test_writing_the_same_file_again_does_not_say_that_something_was_saved(screen, store, stick, press, qtbot):
    finish(store, APRIL)
    read_again(screen)
    with qtbot.waitSignal(screen.session.kept):
        press("Enter")
    with qtbot.assertNotEmitted(screen.session.kept):
        press("Enter")


def test_with_the_federation_s_keys_files_are_encrypted_and_it_is_said_for_whom(screen, store, stick, press):
    assert "tell of no single members" in screen.readers.text()
    store.save(*(Recipient(kind, wrapping.made()[1], "1954-05-01T08:00:00+00:00") for kind in ("office", "escrow")))
    finish(store, APRIL)
    read_again(screen)
    assert screen.readers.text().startswith("Files are encrypted: only the federation's office")
    press("Enter")
    (path,) = stick.iterdir()
    assert path.name.endswith(".coop.age")
    assert path.name in cells(screen)


@pytest.mark.parametrize(("names", "said"), [(False, "without names."), (True, "as the federation asks")])
def test_it_is_said_what_of_the_members_goes_out_with_the_month_in_hand(screen, store, stick, press, names, said):
    store.save(*(Recipient(kind, wrapping.made()[1], "1954-05-01T08:00:00+00:00") for kind in ("office", "escrow")))
    store.save(replace(store.desk, names_wanted=names))
    store.save(Member("BJ-001", "0001", "Li Fu", "M", joined_on=date(1953, 1, 1), joined_booked=Month(1953, 1)))
    finish(store, APRIL)
    read_again(screen)
    assert "The file of April 1954 tells of the members (1)" in screen.readers.text()
    assert said in screen.readers.text()
    press("Enter")
    store.save(replace(store.desk, names_wanted=not names))
    read_again(screen)
    assert said in screen.readers.text()


def test_the_registration_sheet_is_one_key_away_and_its_number_stands_on_the_screen(screen, press):
    number = screen.seal.check.text().split()
    assert [len(group) for group in number] == [5] * 6
    screen.months.setFocus()
    press("Ctrl+Shift+P")
    paper = screen.window().front
    assert paper.wishes.name == "registration-sheet"
    assert paper.wishes.read().file.startswith("BJ-001_registration-sheet_")


def test_one_key_writes_the_registration_of_this_computer_before_any_month_is_final(screen, stick, press):
    screen.folder.setFocus()
    press("Ctrl+Shift+W")
    (path,) = stick.iterdir()
    assert path.name.startswith("BJ-001_enrolment_0001_")
    assert screen.result.text().endswith("read back and compared: 1. Safe to remove.")
    press("Ctrl+Shift+W")
    assert list(stick.iterdir()) == [path]


def test_a_registration_needs_a_folder_and_says_so_under_it(screen, tmp_path, press):
    screen.folder.box.setEditText(str(tmp_path / "no" / "where"))
    screen.months.setFocus()
    press("Ctrl+Shift+W")
    assert screen.result.isHidden()
    assert screen.folder.isAncestorOf(QApplication.focusWidget())


def test_the_seal_is_replaced_by_keys_and_its_registration_is_written(screen, store, stick, press):
    finish(store, APRIL)
    read_again(screen)
    press("Enter")
    old = screen.seal.seal
    screen.folder.setFocus()
    press("Ctrl+Shift+N")
    assert screen.seal.make_button.hasFocus()
    press("Enter")
    assert screen.seal.seal != old
    assert any(path.name.startswith("BJ-001_enrolment_0001_") for path in stick.iterdir())
    assert screen.seal.said.text().startswith(f"This seal is new; seal {seal_number(old)} names it")
    assert screen.seal.open_button.hasFocus()


def test_a_seal_is_not_replaced_without_a_folder_for_its_registration(screen, tmp_path, press):
    screen.folder.box.setEditText(str(tmp_path / "no" / "where"))
    old = screen.seal.seal
    screen.months.setFocus()
    press("Ctrl+Shift+N", "Enter")
    assert screen.folder.isAncestorOf(QApplication.focusWidget())
    assert str(station_of(screen.session.store).public) == old
    screen.seal.make_button.setFocus()
    press("Tab", "Enter")
    assert screen.seal.open_button.hasFocus()


def test_a_stick_that_refuses_leaves_the_month_unsent_and_another_one_takes_it(
    screen, store, stick, press, monkeypatch
):
    finish(store, APRIL)
    read_again(screen)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refusing)
        with pytest.raises(DeskError, match="read-only"):
            screen.write()
    assert cells(screen)[2] == "Final, no file yet"
    assert store.find(StoredPacket) == []
    assert list(stick.iterdir()) == []
    press("Enter")
    assert (cells(screen)[2], len(list(stick.iterdir()))) == ("Sent", 1)


def refusing(_handle):
    raise OSError(30, "Read-only file system")


def test_the_two_folders_are_one_key_away(screen, press):
    press("F4")
    assert screen.receiving.folder.box.hasFocus()
    screen.months.setFocus()
    press("F2", "x")
    assert screen.folder.box.hasFocus()
    assert screen.folder.text() == "x"


def test_the_newest_receipt_is_one_key_away_on_paper(screen, press, qtbot):
    asked = []
    screen.session.opened.connect(lambda *where: asked.append(where))
    screen.print_out()
    assert asked == [("reports", "receipt")]
