"""Every list of the desk is a paper of the same name, in each language and in both at once."""

from datetime import date

import pypdfium2
import pytest

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.deadlines import Deadline
from coopdesk.domain.language import PAPER_LANGUAGES, say
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan
from coopdesk.errors import DeskError
from coopdesk.services.list_papers import PAPERS
from coopdesk.services.listings import LISTINGS, listing, of_when
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
        "catalogue",
        "plans",
        "due-days",
        "holidays",
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


def test_the_register_on_paper_has_one_language_and_the_state_in_words_and_only_what_is_found(federation):
    zh, en = (listing(federation, "cooperatives", MONTH, one, on_paper=True) for one in ("zh", "en"))
    assert not {head.label for head in en.heads} & {"Name, Chinese", "Due", "Reported", "Not reported"}
    assert len(zh.heads) == len(en.heads) == 10
    assert {row[-1] for row in en.rows} <= {"Not reported", "Reported", "Late"}
    code = en.rows[0][0]
    said = text_of(report(federation, "cooperatives", MONTH, "en", search=code))
    assert f"Onlywhatisfoundby“{code}”:1of{len(en.rows)}." in said
    assert en.rows[1][0] not in said


def test_arrivals_are_of_the_period_that_is_asked_for_or_of_all(federation, offices):
    offices.send()
    everything = listing(federation, "arrivals", of_when("arrivals", None), "en")
    months = {row[4] for row in everything.rows}
    assert len(months) > 1
    assert ("Period", "April 1954") not in everything.about
    march = listing(federation, "arrivals", Period.parse("1954-03"), "en")
    assert {row[4] for row in march.rows} == {"1954-03"}
    assert ("Period", "March 1954") in march.about


def test_plans_due_days_and_products_are_lists_too(federation):
    federation.save(AnnualPlan("BJ-001", 1954, "gross_output_value", 1, None, 120))
    federation.save(Deadline(APRIL, date(1954, 5, 7)), Product("0801", name_zh="地毯", unit_zh="张"))
    year = Period.parse("1954")
    (row,) = listing(federation, "plans", year, "en", search="bj-001").rows
    assert (row[0], row[3]) == ("BJ-001", 120)
    assert ("Period", "Year 1954") in listing(federation, "plans", MONTH, "en").about
    days = listing(federation, "due-days", year, "en").rows
    assert days[3] == ("1954-04", date(1954, 5, 7), "a day of its own")
    assert {row[2] for row in days if row != days[3]} == {"the usual day"}
    assert listing(federation, "catalogue", MONTH, "zh", on_paper=True).rows[0][:3] == ("0801", "地毯", "张")


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
