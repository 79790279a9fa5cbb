"""The papers of a competition on the command line: by code, of an evaluation or of this moment."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from coopdesk.domain.competitions import Competition, Prize
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError
from coopdesk.services import competitions
from coopdesk.services.desk import new_cooperative
from coopdesk.store import Store
from tests.services.test_reports import text_of

from .test_known import run

JUNE = Month(1954, 6)


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "c.coopdesk"
    unit = Cooperative("BJ-001", "Dongsi no. 1", "东四一社", founded_on=date(1953, 1, 1))
    with new_cooperative(made, unit, "PC", JUNE, Desk("cooperative")) as store:
        store.save(Team("BJ-001", "A", "Team A", "一组"))
        banner = [Prize("", 1, 1, "Red banner", "流动红旗", banner=True)]
        competitions.new_competition(store, Competition("june", "BJ-001", JUNE, "June", "六月竞赛"), prizes=banner)
    return made


@pytest.mark.parametrize("name", ["", "-conditions", "-pledges", "-board", "-banner"])
def test_a_paper_needs_the_code_and_no_period(file, tmp_path, name):
    out = tmp_path / "x.pdf"
    run("report", file, f"competition{name}", "--competition", "june", "--lang", "zh", "--out", out)
    assert "六月竞赛" in text_of(out.read_bytes()) or "流动红旗" in text_of(out.read_bytes())


@pytest.mark.parametrize(("size", "wide"), [("a3", 1191), ("a4", 842)])
def test_the_board_is_of_the_size_that_is_asked_for(file, tmp_path, size, wide):
    out = tmp_path / "x.pdf"
    run("report", file, "competition-board", "--competition", "june", "--paper", size, "--out", out)
    pdf = pypdfium2.PdfDocument(out)
    assert round(pdf[0].get_width()) == wide
    pdf.close()


def test_an_evaluation_that_is_none_is_said(file, tmp_path):
    words = ("report", file, "competition-board", "--competition", "june", "--out", tmp_path / "x.pdf")
    run(*words, "--evaluation", 0)
    with pytest.raises(DeskError, match="no evaluation 3"):
        run(*words, "--evaluation", 3)
    with pytest.raises(DeskError, match="no competition “july”"):
        run("report", file, "competition-board", "--competition", "july", "--out", tmp_path / "x.pdf")


@pytest.mark.parametrize(("until", "told"), [("1954-06", False), ("1954-05", True)])
def test_an_approval_that_ended_is_told_by_the_months_of_the_competition_and_not_by_today(file, tmp_path, until, told):
    with Store.open(file) as store:
        store.save(replace(store.desk, valid_until=until))
    done = run("report", file, "competition-conditions", "--competition", "june", "--out", tmp_path / "x.pdf")
    assert ("The form is approved until 31 May 1954 only" in done.output) == told
    assert "Wrote x.pdf." in done.output
