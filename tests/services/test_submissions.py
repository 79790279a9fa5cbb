"""Summaries handed upwards: frozen under a number, what moved since, corrections of earlier months."""

import json
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.domain.summaries import summary_document
from coopdesk.errors import DeskError
from coopdesk.services import history
from coopdesk.services.desk import new_federation
from coopdesk.services.figures import summary
from coopdesk.services.known import as_known, known_now
from coopdesk.services.reports import report
from coopdesk.services.restatement import restated_since
from coopdesk.services.submissions import against, corrections, latest, submissions, submit
from tests.services.test_figures import report as keyed

APRIL, MAY, JUNE = (Period(month, month) for month in (Month(1954, 4), Month(1954, 5), Month(1954, 6)))


@pytest.fixture
def store():
    """Two co-operatives; A has reported April."""
    with new_federation(None) as made:
        made.save(*[Cooperative(code, code, founded_on=date(1953, 1, 1)) for code in "AB"])
        keyed(made, "A", planned_value_constant=100, output_value_constant=110)
        yield made


def corrected(store, amends, wages=None, **figures):
    """Keep a correction of April of A."""
    number = store.next_id(Statement)
    made = Statement(
        number, "A", APRIL.first, "closed", "keyed", submitted_on=date(1954, 5, 3), amends=amends, reason="x"
    )
    store.add_closed(made, Figures(planned_value_constant=100, wages=wages, **figures))
    return number


def test_what_was_handed_up_can_be_counted_again(store):
    one = submit(store, APRIL, "affiliated", " 12 ", "Ministry", "Chen")
    keyed(store, "B", output_value_constant=5)
    assert (one.number, one.recipient, submissions(store)) == ("12", "Ministry", [one])
    with as_known(store, one.known) as then:
        again = summary_document(summary(then, APRIL, "kind", "affiliated", one.as_of))
    assert json.loads(one.document) == again


def test_what_arrives_later_is_told_against_the_number(store):
    submit(store, APRIL, "known", "12", "Ministry")
    assert (against(store, "12").changed, against(store, "12").moved.lines) == ((), ())
    keyed(store, "B", planned_value_constant=10, output_value_constant=30)
    found = against(store, "12")
    assert found.changed == (("B", APRIL.first),)
    assert [(one.level, one.line.key) for one in found.moved.lines][-2:] == [("cooperative", "A"), ("cooperative", "B")]
    assert restated_since(store, APRIL, "12") == found.moved


def test_corrections_of_earlier_months_are_told_once_in_the_next_summary(store):
    submit(store, APRIL, "known", "4", "Ministry")
    assert corrections(store, MAY, "known") is None
    first = corrected(store, 1, output_value_constant=117, wages=3)
    told = corrections(store, MAY, "known")
    assert (told.periods, told.sums) == ((APRIL,), {"output_value_constant": 7, "wages": 3})
    assert corrections(store, APRIL, "known") is None
    assert corrections(store, MAY, "affiliated") is None
    submit(store, MAY, "known", "5", "Ministry")
    assert corrections(store, JUNE, "known") is None
    corrected(store, first, output_value_constant=116, wages=3)
    assert corrections(store, JUNE, "known").sums == {"output_value_constant": -1}
    assert corrections(store, MAY, "known").sums["output_value_constant"] == 6


def test_a_correction_that_was_handed_up_again_is_not_told_as_one(store):
    submit(store, APRIL, "known", "4", "Ministry")
    corrected(store, 1, output_value_constant=117)
    submit(store, APRIL, "known", "4a", "Ministry")
    assert latest(store, APRIL, "known").number == "4a"
    assert corrections(store, MAY, "known") is None


def test_the_paper_bears_the_number_and_as_known_before_it_does_not(store):
    before, plain = known_now(store), report(store, "summary", APRIL, "zh")
    submit(store, APRIL, "known", "12", "Ministry")
    corrected(store, 1, output_value_constant=117)
    after, numbered = known_now(store), [report(store, "summary", period, "zh") for period in (APRIL, MAY)]
    corrected(store, 2, output_value_constant=118)
    submit(store, MAY, "known", "13", "Ministry")
    with as_known(store, before) as then:
        assert report(then, "summary", APRIL, "zh") == plain != numbered[0]
    with as_known(store, after) as then:
        assert [report(then, "summary", period, "zh") for period in (APRIL, MAY)] == numbered


@pytest.mark.parametrize(("number", "to"), [("", "Ministry"), ("13", " "), ("12", "Ministry"), ("1" * 33, "Ministry")])
def test_a_number_is_given_once(store, number, to):
    submit(store, APRIL, "known", "12", "Ministry")
    with pytest.raises(DeskError):
        submit(store, MAY, "known", number, to)


def test_handing_up_is_not_taken_back(store):
    submit(store, APRIL, "known", "12", "Ministry")
    with pytest.raises(DeskError, match="stays on record"):
        history.undo_operation(store, history.operations(store)[0].batch)


def test_neither_a_day_nor_a_number_is_told(store):
    with pytest.raises(DeskError, match="neither"):
        restated_since(store, APRIL, "99")
    with pytest.raises(DeskError, match="No summary"):
        against(store, "99")
