"""What a form prints as its official marks: its own, else those of all forms."""

from datetime import date

import pytest

from coopdesk.domain.desk import Desk
from coopdesk.domain.form_marks import FORMS, FormMarks, bears_marks, official

DESK = Desk("federation", federation_en="Union", federation_zh="总社", approval="国统制 1 号", valid_until="1954-12")


def test_a_form_of_which_nothing_is_set_has_the_marks_of_all():
    found = official(DESK, (FormMarks("form-3", "京 3 表"),), "form-2")
    assert (found.number("zh"), found.number("en"), found.issuer_zh, found.issuer_en) == (
        "手基月 2 表", "Monthly form 2", "总社", "Union",
    )  # fmt: skip
    assert (found.approver_zh, found.approval, found.validity("en")) == ("", "国统制 1 号", "1954-12")


def test_what_is_blank_falls_back_mark_by_mark():
    found = official(DESK, (FormMarks("form-2", "京 2 表", approval="京 9 号"),), "form-2")
    assert (found.number("zh"), found.number("en")) == ("京 2 表", "京 2 表")
    assert (found.issuer_zh, found.approval, found.valid_until) == ("总社", "京 9 号", "1954-12")
    found = official(DESK, (FormMarks("form-2", valid_until=date(1955, 3, 31)),), "form-2")
    assert (found.approval, found.validity("zh")) == ("国统制 1 号", "1955年3月31日")
    assert found.validity("both") == "1955年3月31日 31 March 1955"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1954-12", date(1954, 12, 31)),
        ("1954年6月30日", date(1954, 6, 30)),
        ("1955.2", date(1955, 2, 28)),
        ("until further notice", None),
        ("", None),
    ],
)
def test_the_end_is_the_last_day_of_what_is_a_day_or_a_month(written, day):
    assert official(Desk("federation", valid_until=written), (), "summary").ends_on == day
    own = FormMarks("summary", valid_until=date(1956, 1, 2))
    assert official(Desk("federation", valid_until=written), (own,), "summary").ends_on == date(1956, 1, 2)


def test_a_list_of_members_has_no_marks_until_some_are_set():
    kept = (FormMarks("members-list", "京 8 表"),)
    assert not bears_marks((), "members-list")
    assert bears_marks(kept, "members-list")
    assert not bears_marks(kept, "member-card")
    assert [form for form in FORMS if not bears_marks((), form)] == ["members-list", "member-card", "movement-list"]
    assert not bears_marks(kept, "missing")
