"""The federation's file, from the command line: written, begun with, shown, taken over."""

from datetime import date

import pytest
from click.testing import CliRunner

from coopdesk.__main__ import desk as command
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Holiday
from coopdesk.domain.desk import Desk
from coopdesk.store import Store


def said(*arguments):
    result = CliRunner().invoke(command, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def office(tmp_path):
    path = tmp_path / "office.coopdesk"
    (tmp_path / "keys").mkdir()
    with Store.create(path, Desk("federation")) as store:
        store.save(Cooperative("BJ-001", "One"))
    return path


def test_a_desk_is_made_from_the_file_and_takes_later_ones_over(office, tmp_path):
    first, own = said("directive", office, "--out", tmp_path / "out").strip(), tmp_path / "one" / "one.coopdesk"
    assert "The seal of the federation is" in said("new", own, "--from", first, "--start", "1954-04")
    with Store.open(office) as store:
        store.save(Holiday(date(1954, 5, 1), "May Day"))
    second = said("directive", office, "--out", tmp_path / "out", "--for", "BJ-001").strip()
    assert "Holiday: 1954-05-01\n  (not there) → Holiday: May Day\n" in said("apply", own, second)
    with Store.open(own) as store:
        assert store.find(Holiday) == []
    said("apply", own, second, "--yes")
    with Store.open(own) as store:
        assert [one.name for one in store.find(Holiday)] == ["May Day"]


def test_a_first_month_that_nobody_names_is_asked_for(office, tmp_path):
    first = said("directive", office, "--out", tmp_path / "out").strip()
    result = CliRunner().invoke(command, ["new", str(tmp_path / "x.coopdesk"), "--from", first])
    assert result.exit_code == 2
    assert "--start" in result.output
