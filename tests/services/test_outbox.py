"""What a co-operative has to send, and the federation's inbox of it."""

from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month, Period
from coopdesk.services import months, sending
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.figures import summary, within
from coopdesk.services.inbox import arrivals, waiting
from coopdesk.services.outbox import outbox, write_files

MARCH, APRIL = Month(1954, 3), Month(1954, 4)
OWN = Cooperative("BJ-001", "Dongsi carpets")


def finish(store, month, signatory="Li"):
    """A month in which work stopped, final."""
    statement = months.mark_nil(store, months.draft(store, "BJ-001", month), True)
    return months.close_month(store, statement, "Wang", signatory, date(1954, 5, 2))


@pytest.fixture
def own(tmp_path):
    with new_cooperative(None, OWN, "PC", MARCH, Desk("federation")) as store:
        finish(store, MARCH)
        finish(store, APRIL)
        yield store


@pytest.fixture
def federation():
    with new_federation(None) as store:
        store.save(OWN, KindSpan("BJ-001", date(1952, 1, 1), "PC"))
        yield store


def test_every_final_month_is_listed_the_newest_first(own, tmp_path):
    assert [(one.statement.period, one.file) for one in outbox(own)] == [(APRIL, ""), (MARCH, "")]
    paths = write_files(own, tmp_path)
    assert [path.name for path in paths] == [one.file for one in outbox(own)][::-1]
    assert [path.stat().st_size for path in paths] == [one.size for one in outbox(own)][::-1]


def test_what_has_its_file_is_written_again_only_when_it_is_chosen(own, tmp_path):
    write_files(own, tmp_path / "first")
    assert write_files(own, tmp_path / "second") == []
    april = outbox(own)[0]
    (path,) = write_files(own, tmp_path / "third", [april])
    assert path.read_bytes() == (tmp_path / "first" / april.file).read_bytes()


def test_an_original_that_was_never_written_is_no_row_once_it_is_corrected(own, tmp_path):
    months.amend(own, "BJ-001", APRIL, "a figure was wrong")
    finish(own, APRIL, "Zhao")
    assert [(one.statement.period, one.number, one.replaced) for one in outbox(own)] == [
        (APRIL, 1, False), (MARCH, 1, False),
    ]  # fmt: skip


def test_a_sent_original_stays_a_row_beside_its_correction(own, tmp_path):
    write_files(own, tmp_path / "first")
    months.amend(own, "BJ-001", APRIL, "a figure was wrong")
    assert [one.correcting for one in outbox(own)] == [True, False]
    finish(own, APRIL, "Zhao")
    assert [(one.number, one.replaced, one.statement.reason) for one in outbox(own)[:2]] == [
        (2, False, "a figure was wrong"), (1, True, ""),
    ]  # fmt: skip
    paths = write_files(own, tmp_path / "second", [outbox(own)[1]])
    assert sorted(path.name[14:17] for path in paths) == ["_r1", "_r2"]


def test_a_month_that_was_never_final_is_not_listed(own):
    months.draft(own, "BJ-001", Month(1954, 5))
    assert len(outbox(own)) == 2


def test_a_file_waits_until_its_seal_is_trusted_and_then_stands(own, federation, tmp_path):
    write_files(own, tmp_path)
    receive(federation, [tmp_path])
    seal = str(sending.station_of(own).public)
    assert [(one.code, one.period, one.public_key) for one in waiting(federation)] == [
        ("BJ-001", MARCH, seal),
        ("BJ-001", APRIL, seal),
    ]
    trust(federation, seal, "BJ-001")
    assert waiting(federation) == []
    assert [one.verdict for one in arrivals(federation)] == ["accepted", "accepted"]


def test_a_corrected_month_stands_and_the_original_is_an_older_statement(own, federation, tmp_path):
    trust(federation, str(sending.station_of(own).public), "BJ-001")
    write_files(own, tmp_path)
    months.amend(own, "BJ-001", APRIL, "a figure was wrong")
    finish(own, APRIL, "Zhao")
    write_files(own, tmp_path)
    receive(federation, [tmp_path])
    found = {(one.period, one.revision): one.verdict for one in arrivals(federation)}
    assert found == {(MARCH, 1): "accepted", (APRIL, 1): "superseded", (APRIL, 2): "accepted"}


def test_a_group_of_the_summary_opens_into_its_co_operatives(federation):
    period = Period(APRIL, APRIL)
    inside = within(federation, period, "kind", "PC")
    assert [line.key for line in inside.groups] == ["BJ-001"]
    assert inside.whole.coverage == summary(federation, period, "kind").groups[0].coverage
    assert within(federation, period, "kind", "SG").groups == ()
