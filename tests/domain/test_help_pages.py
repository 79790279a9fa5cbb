"""Help pages are there for every screen, and explain every word that a verdict or a state can have."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from coopdesk.domain.answers import ANSWERS, QUESTION, Answer
from coopdesk.domain.help_pages import help_pages
from coopdesk.domain.help_states import MONTH_HELP, REPORTING_HELP, VERDICT_HELP
from coopdesk.domain.language import LANGUAGES, say
from coopdesk.domain.month_states import MONTH_STATES, written_stands
from coopdesk.domain.packets import VERDICTS
from coopdesk.domain.period import Month
from coopdesk.domain.receipts import QuestionLine
from coopdesk.domain.reporting import STATES
from coopdesk.domain.restatement_sheet import COLUMNS, RETURNS

ROLES = ("cooperative", "federation", "start")


QUOTED = re.compile("“([^”]*)”")
CATALOGUE = Path(__file__).resolve().parents[2] / "resources/locale/zh_CN/LC_MESSAGES/coopdesk.po"


def texts():
    """Every text of help."""
    return {text for role in ROLES for page in help_pages(role) for part in page.parts for text in part.marked()}


def test_what_help_quotes_is_what_the_program_says_in_both_languages():
    pages = [page for role in ROLES for page in help_pages(role)]
    named = {page.title for page in pages} | {part.heading for page in pages for part in page.parts}
    named |= {term for page in pages for part in page.parts for term, _text in part.terms}
    told = texts()
    with CATALOGUE.open(encoding="utf-8") as file:
        said = [one for one in read_po(file) if one.id and (one.id not in told or one.id in named)]
    english, chinese = "\n".join(one.id for one in said).casefold(), "\n".join(one.string for one in said)
    for text in told:
        assert [words for words in QUOTED.findall(text) if words.casefold() not in english] == []
        assert [words for words in QUOTED.findall(say(text, "zh")) if words not in chinese] == []


def explained(role):
    """What the pages of a role say of each term that they explain."""
    return {term: text for page in help_pages(role) for part in page.parts for term, text in part.terms}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_is_explained_to_the_federation_in_more_than_its_own_words(verdict, language):
    told = say(explained("federation")[VERDICTS[verdict]], language)
    assert len(told) > len(say(VERDICTS[verdict], language))
    assert VERDICT_HELP.keys() == VERDICTS.keys()


def test_every_state_of_the_table_of_who_has_not_reported_is_explained():
    assert REPORTING_HELP.keys() == STATES.keys()
    assert (
        STATES.items()
        <= {state: term for state in STATES for term in explained("federation") if term == STATES[state]}.items()
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", MONTH_STATES)
def test_every_way_a_month_stands_is_explained_to_the_co_operative_in_more_than_its_own_words(state, language):
    told = say(explained("cooperative")[MONTH_STATES[state]], language)
    assert len(told) > len(say(MONTH_STATES[state], language))
    assert MONTH_HELP.keys() == MONTH_STATES.keys()


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_of_a_receipt_leads_to_a_state_that_is_explained(answer):
    questions = (QuestionLine(1, "a", "output", "", "", "Why?"),) if answer == QUESTION else ()
    state = "standing" if answer == QUESTION else answer
    given = Answer("a", Month(1954, 4), 1, state, "", 1, questions=questions)
    assert written_stands("", given).state in MONTH_HELP


@pytest.mark.parametrize("role", ROLES)
def test_pages_have_names_of_their_own_and_nothing_is_empty(role):
    pages = help_pages(role)
    assert len({page.name for page in pages}) == len(pages) == len({page.title for page in pages})
    for page in pages:
        assert page.parts
        assert all(part.texts or part.steps or part.terms for part in page.parts)


@pytest.mark.parametrize("role", ROLES[:2])
@pytest.mark.parametrize(("searched", "language"), [("check number", "en"), ("核对号", "zh")])
def test_a_search_finds_the_seal_and_not_everything(role, searched, language):
    found = [page.name for page in help_pages(role) if page.says(searched, language)]
    assert "seal" in found
    assert len(found) < len(help_pages(role))


def test_a_search_for_nothing_finds_everything_and_for_nonsense_nothing():
    pages = help_pages("federation")
    assert all(page.says("  ", "en") for page in pages)
    assert not any(page.says("zebra", "en") for page in pages)


def test_the_numbers_of_a_restatement_are_explained_under_the_words_of_the_sheet():
    assert {*COLUMNS, RETURNS} <= explained("federation").keys()
