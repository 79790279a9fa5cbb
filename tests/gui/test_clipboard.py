"""Tables as text."""

from hypothesis import example, given
from hypothesis import strategies as st

from coopdesk.gui.clipboard import from_text, to_text

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00\u0085\u2028\u2029\x0b\x0c\x1c\x1d\x1e"))


@example([["'=1", "''-x"], ["-5", "=cmd|'/c calc'!A1"]])
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_is_what_is_pasted(rows):
    assert from_text(to_text(rows)) == rows


def test_line_ends_of_every_system_are_read():
    for text in ("1\t2\r\n3\t4\r\n", "1\t2\n3\t4", "1\t2\r3\t4\r"):
        assert from_text(text) == [["1", "2"], ["3", "4"]]


def test_no_cell_that_is_copied_starts_a_formula_and_numbers_stay_numbers():
    cells = ["=cmd|'/c calc'!A1", "+1+1", "@SUM(A1)", "-2+3", "-5", "-1,234.5", "-", "105.4 %", "王=英"]
    held = ["'=cmd|'/c calc'!A1", "'+1+1", "'@SUM(A1)", "'-2+3", *cells[4:]]
    assert to_text([cells]) == "\t".join(held)
