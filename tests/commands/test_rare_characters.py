"""Rare characters on the command line: ``check`` lists them, ``report --boxes`` prints all the same."""

from datetime import date

import pypdfium2
import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.errors import LackingError
from coopdesk.services.desk import new_cooperative
from tests.commands.test_known import run

LACKING = "\U0003134a"


@pytest.fixture
def file(tmp_path):
    unit = Cooperative("BJ-001", "Carpets", "地毯社", founded_on=date(1952, 5, 1))
    with new_cooperative(tmp_path / "a.coopdesk", unit, "PC", Month(1954, 4), Desk("cooperative")) as store:
        store.save(Member("BJ-001", "0001", f"李{LACKING}", joined_on=date(1953, 1, 1)))
        return store.path


def test_check_lists_them_and_the_file_is_none_the_less_whole(file):
    told = run("check", file)
    assert told.exit_code == 0
    assert "is whole" in told.output
    assert f"BJ-001/0001, Name: “李{LACKING}” – {LACKING} (U+3134A)" in told.output


def test_a_paper_is_refused_before_anything_is_written_and_made_with_boxes_when_asked(file, tmp_path):
    out = tmp_path / "list.pdf"
    asked = ("report", file, "members-list", "--period", "1954-04", "--lang", "zh", "--out", out)
    with pytest.raises(LackingError, match=f"1: 李{LACKING}"):
        run(*asked)
    assert not out.exists()
    assert run(*asked, "--boxes").exit_code == 0
    pdf = pypdfium2.PdfDocument(out)
    assert "须用手填写的字：李□ (U+3134A)" in pdf[0].get_textpage().get_text_range()
    pdf.close()
