"""Paper and file are matched by the check code: same, differs, or not here."""

import pytest

from coopdesk.domain.check_code import typed_code
from coopdesk.errors import DeskError
from coopdesk.services import months
from coopdesk.services.check_codes import twin
from coopdesk.services.monthly_form import monthly

from .offices import APRIL, CODE, MARCH, MAY, Offices, final


@pytest.fixture
def offices(tmp_path, monkeypatch):
    made = Offices(tmp_path, monkeypatch)
    yield made
    made.close()


def code(store, month=APRIL, version=None):
    return monthly(store, CODE, month, version).check_code


def said(store, text):
    found = twin(store, text)
    return found.kind, found.message % {name: str(value) for name, value in found.values.items()}


def other(text, place=0):
    """The code with another digit."""
    return text[:place] + ("1" if text[place] != "1" else "2") + text[place + 1 :]


def test_the_paper_of_what_stands_is_the_same_at_both_offices(offices):
    offices.receive(offices.send(10, MARCH), offices.send(20))
    paper = code(offices.own)
    assert code(offices.federation) == paper
    assert len(paper.split()) == 6
    for store in (offices.own, offices.federation):
        assert said(store, paper) == ("same", "BJ-001, 1954-04: the paper is of what stands, Original.")
        assert twin(store, paper).version is None


def test_what_the_qr_code_says_is_taken_as_it_is_however_it_comes(offices):
    offices.send(10, MARCH)
    offices.send(20)
    content = monthly(offices.own, CODE, APRIL).code_content
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in content)
    for text in (content, content.lower(), wide, f"  {content}\n", code(offices.own).replace(" ", "-")):
        assert twin(offices.own, text).kind == "same"


def test_a_form_printed_before_its_file_was_written_is_the_same_afterwards(offices):
    final(offices.own, 10, MARCH)
    final(offices.own, 20, APRIL)
    paper = code(offices.own)
    assert twin(offices.own, paper).kind == "same"
    from coopdesk.services.sending import export

    offices.receive(*(export(offices.own, month, offices.stick(), offices.own_keys) for month in (MARCH, APRIL)))
    assert code(offices.own) != paper
    assert twin(offices.own, paper).kind == twin(offices.federation, paper).kind == "same"


def test_one_wrong_digit_differs_and_says_which_code_is_meant(offices):
    offices.receive(offices.send(20))
    paper = code(offices.own)
    for text in (other(paper), other(paper, 8), f"BJ-001 1954-04 r1 {other(paper, 3)}"):
        kind, words = said(offices.federation, text)
        assert (kind, paper in words) == ("differs", True)


def test_one_wrong_digit_among_the_last_eight_says_so_too(offices):
    offices.receive(offices.send(10, MARCH), offices.send(20))
    paper = code(offices.own)
    kind, words = said(offices.federation, other(paper, 28))
    assert (kind, paper in words) == ("differs", True)


def test_in_a_dispute_the_paper_is_known_and_no_version_counts(offices):
    with offices.copy("copy.coopdesk") as copy:
        offices.receive(offices.send(20), offices.send(25, own=copy))
    kind, words = said(offices.federation, code(offices.own))
    assert (kind, "no version of this month counts here" in words) == ("differs", True)
    assert twin(offices.own, code(offices.own)).kind == "same"


def test_the_paper_of_an_earlier_version_says_which_one_counts(offices):
    offices.receive(offices.send(20))
    paper = code(offices.own)
    offices.receive(offices.send(25))
    for store in (offices.own, offices.federation):
        found = twin(store, paper)
        assert said(store, paper)[1].endswith("the paper is of Original; what counts is Correction 1.")
        assert found.version
        assert code(store, version=found.version) == paper
    assert twin(offices.federation, code(offices.own)).kind == "same"


def test_columns_of_returns_that_were_corrected_since_differ(offices):
    offices.receive(offices.send(10, MARCH), offices.send(20))
    paper = code(offices.own)
    offices.receive(offices.send(11, MARCH))
    for store in (offices.own, offices.federation):
        kind, words = said(store, paper)
        assert (kind, "Print the form anew" in words) == ("differs", True)
        assert code(store)[:19] == paper[:19]


def test_a_paper_from_before_the_columns_were_bound_is_the_same_and_says_what_it_has_not(offices):
    offices.receive(offices.send(10, MARCH), offices.send(20))
    kind, words = said(offices.federation, code(offices.own)[:19])
    assert (kind, "compare those columns" in words) == ("same", True)


def test_the_first_month_has_no_other_columns_and_no_second_part(offices):
    offices.receive(offices.send(10, MARCH))
    assert len(code(offices.own, MARCH)) == 19
    assert said(offices.federation, code(offices.own, MARCH))[1].endswith("what stands, Original.")


def test_a_paper_whose_file_has_not_come_differs_or_is_not_here(offices):
    offices.receive(offices.send(20))
    offices.send(30, MAY)
    content = monthly(offices.own, CODE, MAY).code_content
    assert said(offices.federation, content) == ("absent", "BJ-001, 1954-05: nothing final of this month is here.")
    assert said(offices.federation, code(offices.own, MAY))[1] == "No month on this desk has this check code."
    offices.send(25)
    assert said(offices.federation, monthly(offices.own, CODE, APRIL).code_content)[0] == "differs"
    assert twin(offices.federation, "XX-009 1954-04 r1 0000111122223333").kind == "absent"


def test_beside_a_draft_of_a_correction_the_final_month_is_shown(offices):
    offices.send(20)
    paper = code(offices.own)
    months.amend(offices.own, CODE, APRIL, "a reason")
    found = twin(offices.own, paper)
    assert (found.kind, bool(found.version)) == ("same", True)


@pytest.mark.parametrize("text", ["", "hello", "3FA2 9C1E", "3FA2 9C1E 7B60 D2AG"])
def test_what_is_no_check_code_is_refused_in_words(text):
    with pytest.raises(DeskError, match="check code") as refusal:
        typed_code(text)
    assert "foot of the form" in refusal.value.advice
