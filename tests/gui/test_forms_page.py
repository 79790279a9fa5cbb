"""The marks of the forms, typed at the federation by keys and read at the co-operative."""

from datetime import date

from coopdesk.domain.form_marks import FormMarks
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.form_marks import marks_kept
from tests.gui.conftest import APRIL
from tests.gui.test_what_updates_carry import CARRIED, on, window  # noqa: F401


def test_the_marks_of_a_form_are_typed_and_emptied_by_keys(window, on, press):  # noqa: F811
    page, store = on("forms")
    press("Down", "Enter", "BJ-2", "Enter", "Enter", "Bureau", "Enter", "Enter", "Enter", "Enter", "No. 9", "Enter")
    press("1954-12-31", "Enter")
    own = FormMarks("form-2", number_en="BJ-2", issuer_en="Bureau", approval="No. 9", valid_until=date(1954, 12, 31))
    assert marks_kept(store) == (own,)
    assert window.foot.said.text() == CARRIED
    assert [page.list.rows.columns[place].text(page.list.row) for place in range(4)] == [
        "Products (form 2)", "BJ-2", "No. 9", "31 December 1954",
    ]  # fmt: skip
    press("Ctrl+Delete", "Ctrl+Delete")
    assert marks_kept(store) == ()


def test_a_number_too_long_for_the_corner_is_marked_and_not_kept(window, on, press):  # noqa: F811
    page, store = on("forms")
    press("Enter", "x" * 25, *["Enter"] * 8)
    assert page.form.boxes["number_en"].trouble.text() == "is longer than 24 characters"
    assert marks_kept(store) == ()
    press("Ctrl+Delete")
    assert not page.changed


def test_at_the_co_operative_the_marks_are_read_and_never_typed(shown, store, press):
    store.save(FormMarks("monthly-return", "京 1 表", approval="9"))
    own = shown(Window(Session(store, APRIL, "Wang"), places("cooperative"), start="cooperative"))
    press(*["Ctrl+PgDn"] * 5)
    page = own.front._pages["forms"]
    press("Enter", "typed", "Enter", "Ctrl+Delete", "Ctrl+Delete", "F5")
    assert page.form.texts()["approval"] == "9"
    assert not page.changed
    assert [one.form for one in marks_kept(store)] == ["monthly-return"]
    assert (
        page.form.boxes["approval"].box.accessibleDescription() == "The federation sets it; it comes with its update."
    )
