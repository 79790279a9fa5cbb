"""The code of a year, a quarter or another period: same, differs and by which month, or not here."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.check_code import OF_PERIOD
from coopdesk.domain.language import say
from coopdesk.domain.period import Period
from coopdesk.services.annual import annual
from coopdesk.services.check_codes import twin
from coopdesk.services.sending import export

from .offices import APRIL, CODE, MARCH, MAY, Offices, final

SPRING = Period(MARCH, MAY)
QUARTER = Period.parse("1954-Q2")
JUNE = MAY + 1


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Offices of which only is read: April to June have come in."""
    made = Offices(tmp_path_factory.mktemp("kept"), None)
    made.receive(*(made.send(wages, month) for wages, month in ((20, APRIL), (30, MAY), (40, JUNE))))
    yield made
    made.close()


@pytest.fixture
def offices(tmp_path):
    made = Offices(tmp_path, None)
    yield made
    made.close()


def sent(offices, *wages, first=APRIL):
    """Returns of months that follow each other, taken in by the federation."""
    offices.receive(*(offices.send(each, first + place) for place, each in enumerate(wages)))


def sheet(store, period=QUARTER):
    return annual(store, CODE, period)


def said(store, text, language="en"):
    found = twin(store, text)
    return found.kind, say(found.message, language, **found.values)


def test_the_paper_of_what_stands_is_the_same_at_both_offices_typed_and_scanned(kept):
    paper = sheet(kept.own)
    assert len(paper.check_code.replace(" ", "")) == OF_PERIOD
    assert paper.code_content == f"BJ-001 1954-Q2 m3 {paper.check_code.replace(' ', '')}"
    for store in (kept.own, kept.federation):
        for text in (paper.check_code, paper.check_code.lower().replace(" ", ""), paper.code_content):
            found = twin(store, text)
            assert (found.kind, found.cooperative, found.period) == ("same", CODE, QUARTER)
            assert (found.month, found.values["count"]) == (None, 3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, OF_PERIOD - 1), digit=st.sampled_from("0123456789ABCDEF"), scanned=st.booleans())
def test_one_digit_changed_never_says_same(kept, place, digit, scanned):
    digits = sheet(kept.own).check_code.replace(" ", "")
    text = digits[:place] + digit + digits[place + 1 :]
    kind = twin(kept.federation, f"BJ-001 1954-Q2 m3 {text}" if scanned else text).kind
    assert kind == ("same" if text == digits else "differs")


def test_a_correction_of_one_month_differs_and_says_which_counts(offices):
    sent(offices, 20, 30, 40)
    papers = [sheet(offices.own).check_code, sheet(offices.own).code_content]
    sent(offices, 35, first=MAY)
    for store in (offices.own, offices.federation):
        for paper in papers:
            assert said(store, paper) == (
                "differs",
                "BJ-001, April 1954 to June 1954: other returns count now than those of the paper. "
                "May 1954: the paper has Original, Correction 1 counts. Print it anew.",
            )
        assert twin(store, sheet(store).check_code).kind == "same"


def test_several_corrections_are_all_named_and_an_older_paper_of_some_is_known(offices):
    sent(offices, 20, 30, 40)
    first = sheet(offices.own).check_code
    sent(offices, 25)
    between = sheet(offices.own).check_code
    sent(offices, 45, first=JUNE)
    words = said(offices.federation, first)[1]
    assert ("April 1954: the paper has Original" in words, "June 1954" in words, "May" in words) == (True, True, False)
    words = said(offices.federation, between)[1]
    assert ("the paper has Original" in words, "April 1954: " in words) == (True, False)
    assert "June 1954: the paper has Original, Correction 1 counts." in words


def test_a_paper_older_than_the_files_of_its_months_is_the_same(offices):
    for place, wages in enumerate((20, 30, 40)):
        final(offices.own, wages, APRIL + place)
    paper = sheet(offices.own).check_code
    offices.receive(export(offices.own, APRIL, offices.stick(), offices.own_keys))
    later = sheet(offices.own).check_code
    offices.receive(*(export(offices.own, month, offices.stick(), offices.own_keys) for month in (MAY, JUNE)))
    assert len({paper, later, sheet(offices.own).check_code}) == 3
    for store in (offices.own, offices.federation):
        assert twin(store, paper).kind == twin(store, later).kind == "same"
        assert twin(store, ("0" if paper[0] != "0" else "1") + paper[1:]).kind == "differs"


def test_in_a_dispute_the_month_is_named(offices):
    offices.send(20)
    offices.send(30, MAY)
    with offices.copy("copy.coopdesk") as copy:
        offices.receive(*(export(offices.own, month, offices.stick(), offices.own_keys) for month in (APRIL, MAY)))
        offices.receive(offices.send(40, JUNE), offices.send(45, JUNE, own=copy))
    kind, words = said(offices.federation, sheet(offices.own).check_code)
    assert (kind, "June 1954: the paper has Original, and no version counts here." in words) == ("differs", True)


def test_what_has_not_come_differs_when_scanned_and_is_not_here_when_typed(offices):
    sent(offices, 20)
    final(offices.own, 30, MAY)
    final(offices.own, 40, JUNE)
    paper = sheet(offices.own)
    kind, words = said(offices.federation, paper.code_content)
    assert (kind, words.endswith("missing or in dispute: 1954-05 1954-06.")) == ("differs", True)
    assert twin(offices.federation, paper.check_code).kind == "absent"
    assert said(offices.federation, f"BJ-002 1954-Q2 m3 {'0' * OF_PERIOD}")[1].endswith("of this period is here.")
    assert twin(offices.federation, f"XX-009 1954-Q2 m3 {'0' * OF_PERIOD}").kind == "absent"


def test_another_period_is_found_by_its_qr_code_and_has_another_code_than_the_quarter(offices):
    sent(offices, 10, 20, 30, first=MARCH)
    paper = sheet(offices.own, SPRING)
    assert paper.code_content.startswith("BJ-001 1954-03..1954-05 m3 ")
    assert (twin(offices.federation, paper.code_content).kind, twin(offices.federation, paper.code_content).period) == (
        "same",
        SPRING,
    )
    kind, words = said(offices.federation, paper.check_code)
    assert (kind, "found by its QR code only" in words) == ("absent", True)
    assert twin(offices.federation, paper.code_content.replace("1954-03..1954-05", "1954")).kind == "differs"
