"""The federation's register."""

from datetime import date

import pytest

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan
from coopdesk.domain.keyed import NOT_ENTERED
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import Note
from coopdesk.errors import EntryError
from coopdesk.services import months
from coopdesk.services.desk import new_federation
from coopdesk.services.register import accept_seal, enter, plans_of, register, seal_number

APRIL = Month(1954, 4)
ONE = Cooperative("BJ-001", "Dongsi carpets", "东四地毯社", telephone="4２11", founded_on=date(1952, 5, 1))
SINCE = KindSpan("BJ-001", date(1952, 5, 1), "SG")


@pytest.fixture
def federation():
    with new_federation(None) as made:
        enter(made, ONE, SINCE, Affiliation("BJ-001", date(1954, 2, 1)), new=True)
        yield made


def test_a_month_sees_the_kind_at_its_end_and_the_affiliation_of_the_day(federation):
    enter(federation, ONE, KindSpan("BJ-001", date(1954, 4, 30), "PC"))
    assert [row.kind for row in register(federation, APRIL)] == ["PC"]
    assert [row.kind for row in register(federation, Month(1954, 3))] == ["SG"]
    assert [row.affiliated_since for row in register(federation, APRIL, date(1954, 1, 31))] == [None]
    assert [row.affiliated_since for row in register(federation, APRIL, date(1954, 2, 1))] == [date(1954, 2, 1)]


def test_another_day_for_the_same_kind_corrects_the_day(federation):
    enter(federation, ONE, KindSpan("BJ-001", date(1952, 6, 1), "SG"))
    assert federation.find(KindSpan) == [KindSpan("BJ-001", date(1952, 6, 1), "SG")]


def test_leaving_the_federation_keeps_the_joining_on_record(federation):
    enter(federation, ONE, SINCE, Affiliation("BJ-001", date(1955, 1, 1), False))
    assert [row.affiliated for row in federation.find(Affiliation)] == [True, False]
    assert register(federation, APRIL, date(1955, 1, 2))[0].affiliated_since is None


def test_a_new_co_operative_needs_a_code_of_its_own_and_a_name(federation):
    with pytest.raises(EntryError) as taken:
        enter(federation, ONE, SINCE, new=True)
    assert taken.value.problems[0].box == "code"
    with pytest.raises(EntryError):
        enter(federation, Cooperative("BJ-002"), KindSpan("BJ-002", date(1954, 1, 1), "PC"), new=True)
    assert len(federation.find(KindSpan)) == 1


def test_a_month_is_missing_until_something_counts_and_not_due_before_the_founding(federation):
    (row,) = register(federation, APRIL)
    assert (row.marks, row.silent) == (("missing",), True)
    assert register(federation, Month(1952, 4))[0].marks == ("undue",)


def test_a_late_nil_return_entered_by_the_federation_says_all_three(federation):
    statement = months.mark_nil(federation, months.draft(federation, "BJ-001", APRIL), True)
    months.save_note(federation, statement, Note(NOT_ENTERED, "", "told by telephone"))
    months.close_month(federation, statement, "Chen", "Li Fu", date(1954, 6, 1))
    assert register(federation, APRIL)[0].marks == ("late", "nil", "keyed")


@pytest.mark.parametrize("text", ["bj-001", "东四", "DONGSI carp", ""])
def test_a_search_finds_by_code_and_names(federation, text):
    assert register(federation, APRIL)[0].found_by(text)


def test_a_search_for_something_else_finds_nothing(federation):
    assert not register(federation, APRIL)[0].found_by("dongsi glass")


def test_a_seal_with_a_wrong_sign_is_refused_at_its_box(federation):
    with pytest.raises(EntryError) as refusal:
        accept_seal(federation, "RWQ nothing", "BJ-001")
    assert refusal.value.problems[0].box == "public_key"


def test_the_number_of_a_seal_is_read_in_groups_of_four():
    assert seal_number("RWTNvKVJqS+rjo1cYdLRy3cUmIYDlYc5LtCSIB8b11iZrWttz3w3oQLl") == "8EAB 2FA9 49A5 BCCD"


def test_the_latest_edition_of_a_plan_holds(federation):
    older = AnnualPlan("BJ-001", 1954, "gross_output_value", 1, None, 100)
    newer = AnnualPlan("BJ-001", 1954, "gross_output_value", 2, None, 120)
    federation.save(older, newer)
    assert plans_of(federation, "BJ-001") == [newer]
