"""Tables as spreadsheets and browsers put them on the clipboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.gui.html_table import table_of

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {color:black;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0><!--StartFragment--><col width=72 span=2>
 <tr height=20><td class=xl65 width=72>一组</td><td>0801</td><td align=right x:num>1,252</td></tr>
 <tr height=20 style='display:none'><td>hidden</td><td></td><td>9</td></tr>
 <tr height=20><td class=xl65>二组</td><td>0801</td><td align=right x:num="0">&nbsp;-&nbsp;</td></tr>
<!--EndFragment--></table></body></html>"""
CALC = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/></head><body>
<table cellspacing="0"><colgroup width="85"></colgroup><tr><td height="17" align="left">T1</td>
<td align="right" sdval="1252.5" sdnum="1033;0;#,##0.0"><font face="Arial">1,252.5</font></td></tr>
<tr><td>T2</td><td sdval="0" sdnum="1033;">—</td></tr></table></body></html>"""


def test_cells_are_read_as_they_are_shown_and_hidden_rows_are_not():
    assert table_of(EXCEL) == [["一组", "0801", "1,252"], ["二组", "0801", "0"]]
    assert table_of(CALC) == [["T1", "1,252.5"], ["T2", "0"]]


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<table><tr><td colspan=2>a<td>b</table>", [["a", "", "b"]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [["a", "b"], ["", "c"]]),
        ("<table><tr><td>b<td rowspan=2>a<tr><td>c</table>", [["b", "a"], ["c", ""]]),
        ("<table><tr><td>a<br>b</td><td> c&nbsp; d </td></tr></table>", [["a b", "c d"]]),
        ("<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>", [["a b", "c"]]),
        ("<table><tr><td>-</td></tr></table>", [["-"]]),
        ("<table><tr><td colspan='x' rowspan='-1'>a</td></tr></table>", [["a"]]),
        ("<table><tr><td>1</table><table><tr><td>2</table>", [["1"], ["2"]]),
        ("<p>no table</p>", []),
        ("", []),
    ],
)
def test_merged_cells_leave_blanks_and_what_is_no_table_leaves_nothing(html, rows):
    assert table_of(html) == rows


TEXT = st.text("ab一1,-.", max_size=6).map(str.strip)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_plain_table_comes_back_as_it_was(rows):
    html = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert table_of(f"<table>{html}</table>") == rows


@given(st.text("<>/tabledr \"'=colspn2", max_size=60))
def test_whatever_stands_on_the_clipboard_is_read_without_a_fault(html):
    assert isinstance(table_of(html), list)
