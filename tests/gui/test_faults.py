"""Errors that no one caught."""

import sys

import pytest

from coopdesk.errors import N_, StorageError
from coopdesk.gui.faults import Hook, write_report


@pytest.fixture
def hook(qtbot, tmp_path):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    hook = Hook(window, tmp_path)
    yield hook
    hook.remove()


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_an_error_that_can_be_acted_upon_is_explained_with_its_advice(hook):
    error = StorageError(N_("%(file)s is not a data file of coopdesk."), file="a.coopdesk").advised("Choose another.")
    sys.excepthook(StorageError, error, None)
    assert hook.box.text() == "a.coopdesk is not a data file of coopdesk."
    assert hook.box.informativeText() == "Choose another."
    assert not hook.box.isModal()


def test_a_defect_is_confessed_and_its_report_holds_no_value(hook, tmp_path):
    error = raised(KeyError("Wang Guiying"))
    sys.excepthook(KeyError, error, error.__traceback__)
    report = next(tmp_path.glob("problem-*.txt")).read_text("utf-8")
    assert "builtins.KeyError" in report
    assert "test_faults.py" in report
    assert "Wang" not in report


def test_causes_are_reported_too(tmp_path):
    try:
        try:
            raise ValueError("secret")
        except ValueError as cause:
            raise RuntimeError from cause
    except RuntimeError as error:
        text = write_report(error, tmp_path).read_text("utf-8")
    assert "ValueError" in text
    assert "secret" not in text


def test_a_defect_is_confessed_where_no_report_of_it_can_be_written(hook, tmp_path):
    (tmp_path / "full").write_text("no folder")
    hook._folder = tmp_path / "full"
    error = raised(KeyError("Wang Guiying"))
    sys.excepthook(KeyError, error, error.__traceback__)
    assert hook.box.text() == "The program has made a mistake."
    assert "There was no room to write a report" in hook.box.informativeText()
