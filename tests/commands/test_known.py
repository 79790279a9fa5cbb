"""``--known-on`` on the command line."""

from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from coopdesk.__main__ import desk
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.language import day_name
from coopdesk.errors import DeskError
from coopdesk.services.desk import new_federation
from tests.services.test_reports import text_of


@pytest.fixture
def file(tmp_path):
    """A federation's file with one co-operative."""
    made = tmp_path / "f.coopdesk"
    with new_federation(made) as store:
        store.save(Cooperative("BJ-001", "One", founded_on=date(1953, 1, 1)))
    return made


def run(*words):
    """What a command prints; what it refuses is raised."""
    return CliRunner().invoke(desk, list(map(str, words)), catch_exceptions=False)


def test_figures_as_known_today_are_those_of_today_and_the_paper_says_so(file, tmp_path):
    asked = ("--period", "1954-04", "--scope", "affiliated")
    plain = run("figures", file, *asked, "--json").output
    assert run("figures", file, *asked, "--json", "--known-on", today()).output == plain
    for name in ("a", "b"):
        words = ("--lang", "en", "--out", tmp_path / f"{name}.pdf", "--known-on", today())
        run("report", file, "summary", *asked, *words)
    paper = (tmp_path / "a.pdf").read_bytes()
    assert paper == (tmp_path / "b.pdf").read_bytes()
    assert f"as known on {day_name(today(), 'en')}" in text_of(paper)


def test_every_report_of_the_federation_is_printed_as_known_but_its_own_registration(file, tmp_path):
    words = ("--period", "1954-04", "--known-on", today(), "--lang", "en", "--out")
    for name, more in (("summary", ()), ("missing", ()), ("restatement", ("--since", today()))):
        assert "Wrote" in run("report", file, name, *words, tmp_path / f"{name}.pdf", *more).output
    with pytest.raises(DeskError, match="Nothing was entered"):
        run("report", file, "monthly-return", "--cooperative", "BJ-001", *words, tmp_path / "m.pdf")
    with pytest.raises(DeskError, match="cannot be printed as it was known"):
        run("report", file, "registration-sheet", *words, tmp_path / "c.pdf")


def test_a_day_before_the_file_and_one_that_is_still_to_come_are_refused_in_words(file, tmp_path):
    with pytest.raises(DeskError, match="begun after"):
        run("figures", file, "--period", "1954-04", "--known-on", "1954-05-01")
    with pytest.raises(DeskError, match="still to come"):
        run("figures", file, "--period", "1954-04", "--known-on", today() + timedelta(days=2))
    with pytest.raises(DeskError, match="Say since when"):
        run("report", file, "restatement", "--period", "1954-04", "--out", tmp_path / "r.pdf")
