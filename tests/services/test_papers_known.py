"""Papers as known on a day: printed again to the byte, whatever files, choices and withdrawals came later."""

import dataclasses
from datetime import UTC, date, datetime

import pytest
import time_machine

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan
from coopdesk.domain.deadlines import Call
from coopdesk.domain.language import day_name
from coopdesk.domain.packets import Arrival
from coopdesk.domain.period import Month, Period
from coopdesk.errors import DeskError
from coopdesk.exchange import packet
from coopdesk.services import calls, decisions, questions
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive, trust, verify
from coopdesk.services.reports import report
from coopdesk.services.submissions import submit
from tests.services.test_exchange import CODE, desk_of, month_of, sent
from tests.services.test_figures import report as keyed
from tests.services.test_reports import text_of

APRIL = Month(1954, 4)
MONTH = Period(APRIL, APRIL)
FIRST, SECOND = date(1954, 5, 10), date(1954, 5, 20)


def at(day, hour=12):
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), tick=False)


@pytest.fixture
def files(tmp_path):
    """The original of April and two different corrections of it: a fork."""
    with desk_of() as clerk:
        found = [sent(clerk, tmp_path / "keys", tmp_path, wages=1)]
    for wages in (2, 3):
        with desk_of() as copy:
            original, read = month_of(copy, wages=1), packet.read_file(found[0])
            copy.save(packet.stored(read), dataclasses.replace(original, revision=1, packet=read.id))
            found.append(sent(copy, tmp_path / "keys", tmp_path, wages=wages, amends=original.id))
    return found


@pytest.fixture
def store(files):
    """As it stood on the first day: the original of one counts, another has not reported and was called."""
    with at(FIRST), new_federation(None) as made:
        for code in (CODE, "BJ-002"):
            made.save(Cooperative(code, f"One {code}", f"{code}社", founded_on=date(1953, 1, 1)))
            made.save(KindSpan(code, date(1953, 1, 1), "PC"), Affiliation(code, date(1954, 1, 1)))
        trust(made, verify(files[:1])[0].public_key, CODE)
        receive(made, files[:1])
        calls.record_call(made, Call("BJ-002", APRIL, 1, FIRST, "Zhao", "tomorrow"))
        yield made


def papers(store, day):
    """Every report that the federation has, as known on a day, in both languages."""
    wanted = (
        ("monthly-return", {"cooperative": CODE}),
        ("summary", {"scope": "affiliated"}),
        ("missing", {}),
        ("restatement", {"since": str(FIRST)}),
        ("annual-return", {"cooperative": CODE}),
    )
    return [report(store, name, MONTH, words, known_on=day, **more) for name, more in wanted for words in ("en", "zh")]


def test_every_paper_is_printed_again_to_the_byte_whatever_came_later(store, files):
    first = papers(store, FIRST)
    assert papers(store, FIRST) == first
    later = (
        lambda: receive(store, files[1:]),
        lambda: keyed(store, "BJ-002", output_value_constant=7),
        lambda: store.save(Cooperative(CODE, "New name", founded_on=date(1953, 1, 1))),
        lambda: store.save(dataclasses.replace(store.desk, federation_en="New federation", due_day=1)),
        lambda: calls.record_call(store, Call("BJ-002", APRIL, 1, SECOND, "Zhao", "no")),
        lambda: questions.ask(store, store.find(Arrival)[0].packet, text="Is this so?"),
        lambda: decisions.withdraw(store, store.find(Arrival)[0].batch, "wrong stick"),
        lambda: submit(store, MONTH, "affiliated", "12", "Ministry"),
    )
    with at(SECOND):
        for act in later:
            act()
            assert papers(store, FIRST) == first
        with pytest.raises(DeskError, match="in dispute"):
            papers(store, SECOND)


def test_what_was_printed_then_is_what_is_printed_again_but_for_the_words_in_the_head(store, files):
    plain = {words: text_of(report(store, "monthly-return", MONTH, words, cooperative=CODE)) for words in ("en", "zh")}
    with at(SECOND):
        receive(store, files[1:2])
        for words, before in plain.items():
            again = text_of(report(store, "monthly-return", MONTH, words, cooperative=CODE, known_on=FIRST))
            known = {"en": "as known on {}", "zh": "截至{}所知"}[words].format(day_name(FIRST, words))
            assert [line for line in again.splitlines() if line not in before.splitlines()] == [known]


@pytest.mark.parametrize("words", ["en", "zh"])
def test_every_paper_says_in_its_head_as_known_on_which_day(store, words):
    for paper in papers(store, FIRST)[words == "zh" :: 2]:
        assert day_name(FIRST, words) in text_of(paper).replace("\r\n", " ")


def test_a_day_to_come_is_refused(store):
    with pytest.raises(DeskError, match="still to come"):
        report(store, "summary", MONTH, "en", known_on=SECOND)


def test_a_restatement_by_number_counts_as_it_was_handed_up_and_by_day_as_asked(store, files):
    submit(store, MONTH, "affiliated", "12", "Ministry")
    assert "Nothing moved." in text_of(report(store, "restatement", MONTH, "en", since="12"))
    with at(SECOND):
        keyed(store, "BJ-002", output_value_constant=7)
        for since in ("12", str(FIRST), "1954年5月10日"):
            said = text_of(report(store, "restatement", MONTH, "en", since=since))
            assert "BJ-002 One BJ-002" in said
            assert "Handed up under No. 12" in said or "Before: as known on 10 May 1954" in said
        with pytest.raises(DeskError, match="neither a day nor"):
            report(store, "restatement", MONTH, "en", since="13")
