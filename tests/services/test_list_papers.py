"""Every list of the desk is a paper of the same name, in each language and in both at once."""

import pypdfium2
import pytest

from coopdesk.domain.language import PAPER_LANGUAGES, say
from coopdesk.domain.period import Month, Period
from coopdesk.errors import DeskError
from coopdesk.services.list_papers import PAPERS
from coopdesk.services.listings import LISTINGS, listing
from coopdesk.services.questions import ask, settle
from coopdesk.services.reports import REPORTS, report

from .test_competitions import store as with_competition
from .test_receipts import correct, federation, offices, own

__all__ = ["federation", "offices", "own", "with_competition"]
APRIL = Month(1954, 4)
MONTH = Period(APRIL, APRIL)


def text_of(data):
    pdf = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return "".join(text.split())


def test_every_list_is_printed_by_its_name():
    assert set(LISTINGS) <= set(REPORTS)
    assert {
        "members",
        "arrivals",
        "calls",
        "cooperatives",
        "history",
        "labour",
        "movement",
        "standings",
        "questions",
    } == set(PAPERS)


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
@pytest.mark.parametrize("name", [name for name in PAPERS if name not in ("standings", "members")])
def test_every_list_of_the_federation_prints_in_each_language(federation, offices, name, language):
    offices.send()
    once = report(federation, name, MONTH, language)
    assert once == report(federation, name, MONTH, language)
    said = text_of(once)
    for one in ("zh", "en") if language == "both" else (language,):
        assert "".join(say(LISTINGS[name].title, one).split()) in said
        assert "".join(listing(federation, name, MONTH, one).heads[0].label.split()) in said


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
@pytest.mark.parametrize("name", [name for name in PAPERS if "cooperative" in LISTINGS[name].roles])
def test_every_list_of_a_co_operative_prints_in_each_language(with_competition, name, language):
    june = Period(Month(1954, 6), Month(1954, 6))
    said = text_of(report(with_competition, name, june, language))
    label = say(LISTINGS[name].title, "zh" if language == "both" else language)
    assert "".join(label.split()) in said


@pytest.mark.parametrize("name", ["arrivals", "calls", "cooperatives"])
def test_what_the_federation_keeps_is_not_printed_at_a_co_operative(own, name):
    with pytest.raises(DeskError, match="federation's file"):
        report(own, name, MONTH, "en")
    assert "cooperative" not in REPORTS[name].roles


def test_questions_stand_with_whom_about_what_and_what_became_of_them(own, federation, offices):
    verdicts = offices.send()
    offices.rely()
    ask(federation, verdicts[0].packet, "labour", "T1", "wages", "Why so low?")
    settle(federation, ask(federation, verdicts[0].packet, text="Signed by whom?").counter, "by telephone")
    ask(federation, verdicts[1].packet, text="Really nil?")
    correct(own)
    offices.send("again")
    rows = [row[3:5] + row[6:8] for row in listing(federation, "questions", MONTH, "en").rows]
    assert rows == [
        ("Labour, T1, 3 Wages", "Why so low?", "open", None),
        ("the whole return", "Signed by whom?", "settled", "by telephone"),
        ("the whole return", "Really nil?", "a correction came in", None),
    ]
    assert "Labour,T1,3Wages" in text_of(report(federation, "questions", MONTH, "en"))
    assert not listing(federation, "questions", MONTH, "en", cooperative="BJ-002").rows


def test_a_co_operative_lists_the_questions_that_its_receipts_tell(own, federation, offices):
    packet = offices.send()[0].packet
    offices.rely()
    asked = ask(federation, packet, "labour", "T1", "wages", "Why so low?")
    offices.hear(offices.answer())
    found = listing(own, "questions", MONTH, "en").rows
    assert [row[:4] for row in found] == [("1954-03", "Labour, T1, 3 Wages", "Why so low?", "open")]
    settle(federation, asked.counter, "counted again")
    offices.hear(offices.answer("later"))
    (row,) = listing(own, "questions", MONTH, "en").rows
    assert row[2:5] == ("Why so low?", "settled", "counted again")
