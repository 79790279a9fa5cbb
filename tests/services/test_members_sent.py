"""The members that travel with a month: at the co-operative before they go, at the federation when they are there."""

import csv
import dataclasses
import shutil
import subprocess
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Period
from coopdesk.domain.statements import Statement
from coopdesk.errors import DeskError, EntryError
from coopdesk.exchange import packet
from coopdesk.services import encryption, members_sent, operators, renewals, sending
from coopdesk.services.directives import read_directive, write_directives
from coopdesk.services.exchange import receive
from coopdesk.services.history import operations
from coopdesk.services.reports import report
from coopdesk.store import queries
from coopdesk.tables.spreadsheets import read_workbook
from tests.services.test_encryption import clerk, federation, keys, stick  # noqa: F401
from tests.services.test_exchange import APRIL, CODE, month_of

PERSON = Member(CODE, "007", "=王大", "F", 1919, joined_on=date(1953, 2, 1), entry="founder")
GONE = dataclasses.replace(PERSON, number="009", name="李二", left_on=date(1954, 4, 9), exit_reason="resigned")


@pytest.fixture
def sent(federation, clerk, keys, stick, tmp_path):  # noqa: F811
    """April with two persons, one of whom left, taken in by the federation; names are asked for."""
    clerk.save(dataclasses.replace(clerk.desk, names_wanted=True), PERSON, GONE)
    month_of(clerk)
    path = sending.export(clerk, APRIL, stick, tmp_path / "clerk")
    receive(federation, [path], keys=keys)
    return path


def test_the_wish_is_kept_with_its_operator_and_only_where_it_is_another(federation):  # noqa: F811
    assert encryption.ask_for_names(federation, True, "Chen")
    done = operations(federation, limit=1)[0]
    assert (done.operator, federation.desk.names_wanted) == ("Chen", True)
    assert not encryption.ask_for_names(federation, True, "Chen")
    assert operations(federation, limit=1)[0] == done


def test_a_co_operative_and_one_who_only_enters_do_not_set_it(federation, clerk):  # noqa: F811
    with pytest.raises(DeskError, match="federation's file"):
        encryption.ask_for_names(clerk, True)
    for name, role in (("Zhao", "administrator"), ("Li", "entry")):
        operators.keep_person(federation, Operator(name, role), new=True)
    with pytest.raises(EntryError):
        encryption.ask_for_names(federation, True, "Li")
    assert not federation.desk.names_wanted


def test_an_update_tells_the_wish_in_words_and_takes_it_over(federation, clerk, tmp_path):  # noqa: F811
    encryption.ask_for_names(federation, True)
    (path,) = write_directives(federation, tmp_path / "stick", [CODE], tmp_path / "profile")
    update = read_directive(path)
    told = ("Settings of the desk", "Members' names are sent: no", "Members' names are sent: yes")
    assert told in [one.text("en", 0) for one in renewals.renewals(clerk, update)]
    renewals.apply(clerk, update)
    assert clerk.desk.names_wanted


@pytest.mark.parametrize("wanted", [False, True])
def test_the_program_age_finds_names_only_where_they_are_asked_for(clerk, stick, tmp_path, wanted):  # noqa: F811
    age = shutil.which("age") or pytest.skip("age is not installed")
    clerk.save(dataclasses.replace(clerk.desk, names_wanted=wanted), PERSON)
    month_of(clerk)
    path = sending.export(clerk, APRIL, stick, tmp_path / "clerk")
    (escrow,) = stick.glob("escrow*")
    plain = subprocess.run([age, "-d", "-i", str(escrow), str(path)], capture_output=True, check=True).stdout
    name = "王大".encode()
    assert (name in plain, b"007" in plain, name in path.read_bytes()) == (wanted, True, False)
    assert [one.number for one in packet.read(plain, "x").tables["members"]] == ["007"]


def test_before_it_is_written_a_month_tells_what_will_go_and_then_what_is_inside(clerk, stick, tmp_path):  # noqa: F811
    clerk.save(PERSON)
    statement = month_of(clerk)
    assert [one.name for one in members_sent.going_out(clerk, statement)] == [""]
    sending.export(clerk, APRIL, stick, tmp_path / "clerk")
    clerk.save(dataclasses.replace(clerk.desk, names_wanted=True))
    (statement,) = [one for one, _ in queries.closed_statements(clerk, Period(APRIL, APRIL))]
    assert [one.name for one in members_sent.going_out(clerk, statement)] == [""]


def test_what_came_is_listed_beside_what_the_movement_counts(federation, sent):  # noqa: F811
    found = members_sent.came_with(federation, members_sent.standing_file(federation, CODE, APRIL))
    assert (found.cooperative, found.month, found.named) == (CODE, APRIL, True)
    assert [(one.number, one.left_on) for one in found.lines] == [("007", None), ("009", date(1954, 4, 9))]
    assert [one.values for one in found.queries] == [{"listed": 1, "counted": 12}, {"listed": 1, "counted": 0}]


def test_it_goes_to_tables_as_the_register_does(federation, sent, tmp_path):  # noqa: F811
    found = members_sent.came_with(federation, members_sent.standing_file(federation, CODE, APRIL))
    assert members_sent.export_lines(federation, found, found.lines, tmp_path / "m.csv", "en") == 2
    rows = list(csv.reader((tmp_path / "m.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == [
        "Number", "Name", "Sex", "Birth year", "Joined on", "Entry", "Left on", "Reason for leaving",
    ]  # fmt: skip
    assert rows[1][:3] == ["007", "'=王大", "Female"]
    bare = [dataclasses.replace(line, name="") for line in found.lines]
    members_sent.export_lines(federation, found, bare[:1], tmp_path / "m.xlsx", "zh")
    sheet, about = read_workbook(tmp_path / "m.xlsx").sheets
    assert [row.cells[1] for row in sheet.rows] == ["性别", "女"]
    assert sheet.rows[1].cells[0] == "007"
    told = "\n".join(str(cell) for row in about.rows for cell in row.cells)
    assert "月末名单有社员 1 人，变动表为 12 人" in told
    assert "只有写出时名单上显示的各行" in told


def test_where_nothing_counts_or_no_member_came_it_is_said(federation, clerk, stick, tmp_path):  # noqa: F811
    with pytest.raises(DeskError, match="No file of BJ-001 counts"):
        members_sent.standing_file(federation, CODE, APRIL)
    federation.save(Cooperative("BJ-002", "Two"))
    federation.add_closed(Statement(federation.next_id(Statement), "BJ-002", APRIL, "closed", "keyed"), Figures())
    with pytest.raises(DeskError, match="entered by the federation"):
        members_sent.standing_file(federation, "BJ-002", APRIL)
    month_of(clerk)
    receive(federation, [sending.export(clerk, APRIL, stick, tmp_path / "clerk")], keys=tmp_path / "profile")
    with pytest.raises(DeskError, match="no single members"):
        members_sent.came_with(federation, members_sent.standing_file(federation, CODE, APRIL))


def test_it_is_a_report_of_one_co_operative_at_the_federation(federation, sent):  # noqa: F811
    month = Period(APRIL, APRIL)
    assert report(federation, "members-of-return", month, "en", cooperative=CODE).startswith(b"%PDF")
    with pytest.raises(DeskError, match="of which co-operative"):
        report(federation, "members-of-return", month, "en")
