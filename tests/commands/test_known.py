"""``--known-on`` on the command line."""

from datetime import date

import pytest
from click.testing import CliRunner

from coopdesk.__main__ import desk
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.errors import DeskError
from coopdesk.services.desk import new_federation


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


def test_figures_and_the_summary_as_known_today_are_those_of_today(file, tmp_path):
    asked = ("--period", "1954-04", "--scope", "affiliated")
    plain = run("figures", file, *asked, "--json").output
    assert run("figures", file, *asked, "--json", "--known-on", today()).output == plain
    for name, more in (("a", ()), ("b", ("--known-on", today()))):
        run("report", file, "summary", *asked, "--lang", "en", "--out", tmp_path / f"{name}.pdf", *more)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_day_before_the_file_and_another_report_are_refused_in_words(file, tmp_path):
    with pytest.raises(DeskError, match="begun after"):
        run("figures", file, "--period", "1954-04", "--known-on", "1954-05-01")
    words = ("--period", "1954-04", "--known-on", today(), "--out", tmp_path / "c.pdf")
    assert run("report", file, "monthly-return", *words).exit_code == 2
