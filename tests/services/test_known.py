"""As known then: what was printed on a day is printed again, whatever came since."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.deadlines import Deadline
from coopdesk.domain.figures import Figures
from coopdesk.domain.packets import Arrival, Decision
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.statements import Statement
from coopdesk.domain.submissions import Known
from coopdesk.domain.summaries import SCOPES, summary_document
from coopdesk.errors import DeskError
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.figures import summary
from coopdesk.services.known import as_known, known_now, known_on
from coopdesk.services.reports import report
from coopdesk.services.sending import export, station_of
from tests.services.test_exchange import desk_of, month_of
from tests.services.test_figures import report as keyed

APRIL = Month(1954, 4)
MONTH = Period(APRIL, APRIL)
CODE = "BJ-001"


@pytest.fixture
def store():
    """Two co-operatives, one of them with a plan; both affiliated."""
    with new_federation(None) as made:
        for code in (CODE, "BJ-002"):
            made.save(Cooperative(code, code, founded_on=date(1953, 1, 1)), KindSpan(code, date(1953, 1, 1), "PC"))
            made.save(Affiliation(code, date(1954, 1, 1)))
        made.save(AnnualPlan(CODE, 1954, "gross_output_value", 1, None, 120_000_000))
        yield made


@pytest.fixture
def sent(tmp_path):
    """The original of April of BJ-001 and its correction, as files, and the seal."""
    with desk_of() as clerk:
        first = month_of(clerk)
        files = [export(clerk, APRIL, tmp_path / "1")]
        month_of(clerk, amends=first.id, wages=1)
        files.append(export(clerk, APRIL, tmp_path / "2"))
        yield files, str(station_of(clerk).public)


def printed(store):
    """All that is said of the month: every document and the paper in both languages."""
    found = [summary(store, MONTH, by, scope) for by in ("kind", "cooperative", "trade") for scope in SCOPES]
    papers = [report(store, "summary", MONTH, words, scope=scope) for words in ("en", "zh") for scope in SCOPES]
    return [json.dumps(summary_document(one)) for one in found], papers


def again(store, known):
    """The same, as known then."""
    with as_known(store, known) as then:
        return printed(then)


def test_what_was_printed_is_printed_again_whatever_came_since(store, sent):
    files, seal = sent
    stages = []

    def stage(act):
        act()
        stages.append((known_now(store), printed(store)))

    stage(lambda: None)
    stage(lambda: keyed(store, "BJ-002", output_value_constant=7, planned_value_constant=9))
    stage(lambda: receive(store, files[:1]))
    stage(lambda: trust(store, seal, CODE))
    stage(lambda: receive(store, files))
    stage(lambda: store.save(Cooperative("BJ-002", "New name", founded_on=date(1954, 5, 1), trade_en="Iron")))
    stage(lambda: store.save(Cooperative("BJ-003", "Later", founded_on=date(1953, 1, 1))))
    stage(lambda: store.save(KindSpan(CODE, date(1954, 4, 1), "SC"), Affiliation(CODE, date(1954, 4, 1), False)))
    stage(lambda: store.save(AnnualPlan(CODE, 1954, "gross_output_value", 2, None, 240_000_000)))
    stage(lambda: store.save(*[MonthlyShare(1954, month, Decimal(month)) for month in range(1, 13)]))
    stage(lambda: store.remove(Affiliation("BJ-002", date(1954, 1, 1))))
    stage(lambda: store.save(replace(store.desk, due_day=1, federation_zh="新名")))
    stage(lambda: store.save(Deadline(APRIL, date(1954, 5, 20))))
    batch = store.find(Arrival)[-1].batch
    stage(lambda: store.save(Decision(9, "withdraw", "[]", batch, "", "2026-11-20T08:00:00+00:00"), trace=False))
    stage(lambda: keyed(store, "BJ-002", output_value_constant=8, planned_value_constant=9))
    assert len({str(shown) for _known, shown in stages}) == len(stages) - 1  # a file that only waits changes nothing
    for known, shown in stages:
        assert again(store, known) == shown


def test_a_correction_that_came_later_is_not_known_before(store, sent):
    files, seal = sent
    trust(store, seal, CODE)
    receive(store, files[:1])
    known = known_now(store)
    receive(store, files[1:])
    with as_known(store, known, MONTH) as then:
        assert summary(then, MONTH).whole.total.figures.wages == 4035930
    assert summary(store, MONTH).whole.total.figures.wages == 1


def test_a_day_takes_all_numbers_below_its_last_whatever_their_clock_said(store, sent):
    files, seal = sent
    trust(store, seal, CODE)
    receive(store, files[:1])
    packet = store.find(Arrival)[0].packet
    for counter, day in ((7, "2030-01-09"), (8, "2030-01-03"), (9, "2030-01-05")):
        store.save(Arrival(counter, "b", packet, "f", f"{day}T12:00:00+00:00"), trace=False)
    assert [known_on(store, date(2030, 1, day)).fact for day in (2, 3, 4, 5, 9)] == [2, 8, 8, 9, 9]
    assert known_on(store, today()) == Known(2, known_now(store).change)


def test_a_day_before_the_file_was_begun_is_told(store):
    with pytest.raises(DeskError, match="begun after"):
        known_on(store, datetime.now(UTC).date() - timedelta(days=3))


def test_a_draft_that_was_closed_later_does_not_count_before(store):
    store.save(Statement(1, CODE, APRIL, source="keyed"))
    store.save_lines(1, Figures(wages=5))
    known = known_now(store)
    store.save(Statement(1, CODE, APRIL, "closed", "keyed", submitted_on=date(1954, 5, 3)))
    with as_known(store, known) as then:
        assert summary(then, MONTH).whole.coverage.reported == 0
    with as_known(store, known_now(store)) as then:
        assert summary(then, MONTH).whole.total.figures.wages == 5
