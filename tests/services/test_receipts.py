"""Receipts: written by the federation, taken in by the co-operative, and what is known of a month by them."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.language import explain
from coopdesk.domain.packets import Arrival, Decision, Question, ids_text
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError, EntryError
from coopdesk.services import months, sending
from coopdesk.services.answers import answers, changes
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.inbox import seals_of
from coopdesk.services.outbox import outbox, write_files
from coopdesk.services.questions import ask, open_questions, settle
from coopdesk.services.receipts import lines_for, write_receipts
from coopdesk.services.replies import seals_waiting, trust_federation
from coopdesk.store import facts

MARCH, APRIL = Month(1954, 3), Month(1954, 4)
OWN = Cooperative("BJ-001", "Dongsi carpets")


def finish(store, month, signatory="Li"):
    """A month in which work stopped, final."""
    statement = months.mark_nil(store, months.draft(store, "BJ-001", month), True)
    return months.close_month(store, statement, "Wang", signatory, date(1954, 5, 2))


@pytest.fixture
def own(tmp_path):
    """A co-operative with March and April final, and its own seal."""
    with new_cooperative(None, OWN, "PC", MARCH, Desk("federation")) as store:
        finish(store, MARCH)
        finish(store, APRIL)
        yield store


@pytest.fixture
def federation():
    with new_federation(None) as store:
        store.save(OWN, KindSpan("BJ-001", date(1952, 1, 1), "PC"), Cooperative("BJ-002", "Two"))
        yield store


@pytest.fixture
def offices(own, federation, tmp_path):
    """Both offices, each with a seal of its own, and what carries files between them."""

    class Offices:
        at_own, at_federation = tmp_path / "own", tmp_path / "federation"

        def send(self, name="sent", trusted=True):
            folder = tmp_path / name
            write_files(own, folder, outbox(own), keys=self.at_own)
            if trusted:
                trust(federation, str(sending.station_of(own, self.at_own).public), "BJ-001")
            return receive(federation, [folder])

        def answer(self, name="back"):
            (path,) = write_receipts(federation, tmp_path / name, ["BJ-001"], self.at_federation)
            return path

        def hear(self, *paths):
            return [verdict.verdict for verdict in receive(own, paths)]

        def rely(self):
            trust_federation(own, str(sending.station_of(federation, self.at_federation).public))

        def states(self):
            return {(one.period, one.revision): one.stands for one in answers(own).values()}

    return Offices()


def correct(own, month=APRIL, signatory="Zhao"):
    months.amend(own, "BJ-001", month, "a figure was wrong")
    finish(own, month, signatory)


def test_a_receipt_lists_every_file_of_a_co_operative_and_how_it_stands(own, federation, offices):
    offices.send()
    correct(own)
    offices.send()
    told = lines_for(federation)["BJ-001"]
    assert {(line.period, line.revision): line.state for line in told["standings"]} == {
        (MARCH, 1): "standing", (APRIL, 1): "replaced", (APRIL, 2): "standing",
    }  # fmt: skip
    assert [line.sequence for line in told["stations"]] == [3]


def test_a_file_whose_seal_is_not_compared_yet_is_pending(federation, offices):
    offices.send(trusted=False)
    assert {line.state for line in lines_for(federation)["BJ-001"]["standings"]} == {"pending"}


def test_a_refused_file_is_told_with_the_reason_until_it_is_admitted(federation, offices):
    verdict = offices.send()[0]
    refuse = Decision(facts.next_fact(federation), "refuse", ids_text([verdict.packet]), "", "not signed", "now")
    federation.save(refuse)
    lines = {line.packet: line for line in lines_for(federation)["BJ-001"]["standings"]}
    assert (lines[verdict.packet].state, lines[verdict.packet].reason) == ("refused", "not signed")
    federation.save(Decision(facts.next_fact(federation), "admit", ids_text([verdict.packet]), "", "", "now"))
    assert {line.state for line in lines_for(federation)["BJ-001"]["standings"]} == {"standing"}


def test_the_same_facts_give_the_same_receipt_and_others_the_next_number(own, federation, offices):
    offices.send()
    first = offices.answer("one")
    again = offices.answer("two")
    assert (first.name, first.read_bytes()) == (again.name, again.read_bytes())
    assert first.name.startswith("BJ-001_receipt_0001_")
    correct(own)
    offices.send()
    assert offices.answer("three").name.startswith("BJ-001_receipt_0002_")


def test_without_a_name_everyone_who_sent_something_gets_one(federation, offices, tmp_path):
    offices.send()
    assert len(write_receipts(federation, tmp_path / "all", keys=offices.at_federation)) == 1
    with pytest.raises(DeskError, match="nothing to confirm"):
        write_receipts(federation, tmp_path / "all", ["BJ-002"], offices.at_federation)


def test_an_unknown_seal_of_the_federation_waits_until_it_is_compared(own, offices):
    offices.send()
    path = offices.answer()
    verdicts = receive(own, [path])
    assert [one.verdict for one in verdicts] == ["pending"]
    assert (offices.states(), len(seals_waiting(own))) == ({}, 1)
    assert seals_of(own, verdicts) == [("BJ", seals_waiting(own)[0])]
    assert [one.verdict for one in trust(own, seals_waiting(own)[0], "BJ")] == ["accepted"]
    assert offices.states() == {(MARCH, 1): "standing", (APRIL, 1): "standing"}
    assert seals_waiting(own) == []


def test_the_seal_of_this_computer_is_never_the_federations(own, offices):
    with pytest.raises(DeskError, match="this computer"):
        trust_federation(own, str(sending.station_of(own, offices.at_own).public))


def test_a_month_is_received_only_by_a_receipt_for_exactly_that_file(own, offices):
    offices.send()
    offices.rely()
    offices.hear(offices.answer())
    assert [one.stands for one in outbox(own)] == ["received", "received"]
    correct(own)
    write_files(own, offices.at_own / "x", keys=offices.at_own)
    assert [(one.number, one.stands) for one in outbox(own)] == [(2, "sent"), (1, "replaced"), (1, "received")]


def test_a_file_that_was_listed_and_no_longer_is_counts_as_sent_again(own, federation, offices):
    offices.send()
    offices.rely()
    offices.hear(offices.answer())
    (batch,) = {arrival.batch for arrival in federation.find(Arrival)}
    federation.save(Decision(facts.next_fact(federation), "withdraw", "[]", batch, "wrong stick", "now"))
    april = next(one for one in outbox(own) if one.statement.period == APRIL)
    receive(federation, [offices.at_own.parent / "sent" / outbox(own)[1].file])
    offices.hear(offices.answer("later"))
    april = next(one for one in outbox(own) if one.statement.period == APRIL)
    assert (april.stands, april.answer.stands, april.answer.number) == ("sent", "lost", 2)


def test_a_question_travels_to_its_line_and_is_gone_once_it_is_settled(own, federation, offices):
    packet = offices.send()[0].packet
    offices.rely()
    asked = ask(federation, packet, "labour", "T1", "wages", "Why so low?")
    offices.hear(offices.answer())
    march = next(one for one in outbox(own) if one.statement.period == MARCH)
    (question,) = march.answer.questions
    assert (march.stands, question.line, question.text) == ("question", "T1", "Why so low?")
    settle(federation, asked.counter, "explained by telephone")
    assert open_questions(federation) == []
    before = answers(own)
    offices.hear(offices.answer("later"))
    assert [(one.period, one.stands) for one in changes(before, answers(own))] == [(MARCH, "standing")]


def test_a_settled_question_is_told_with_its_reason_also_where_the_question_never_came(own, federation, offices):
    packet = offices.send()[0].packet
    offices.rely()
    for number, reason in enumerate(("a slip", "counted again", "counted again")):
        settle(federation, ask(federation, packet, text=f"Why {number}?").counter, reason)
    offices.hear(offices.answer())
    march = next(one for one in answers(own).values() if one.period == MARCH)
    assert (march.stands, march.settled, march.reason) == ("standing", (), "a slip; counted again")
    assert march.remark("en") == "The question is settled: a slip; counted again"
    settle(federation, federation.find(Question)[0].counter, "x" * 500)
    assert len(lines_for(federation)["BJ-001"]["standings"][0].reason) <= 500


def test_a_question_that_is_asked_again_is_open_and_what_is_open_goes_first(own, federation, offices):
    packet = offices.send()[0].packet
    offices.rely()
    settle(federation, ask(federation, packet, text="First?").counter)
    offices.hear(offices.answer())
    ask(federation, packet, text="Second?")
    offices.hear(offices.answer("later"))
    march = next(one for one in answers(own).values() if one.period == MARCH)
    assert (march.stands, march.remark("en")) == ("question", "Second?")


@pytest.mark.parametrize("where", [("later", "", ""), ("labour", "T1", "price"), ("", "", "wages")])
def test_a_question_about_a_box_that_is_not_there_is_refused(federation, offices, where):
    packet = offices.send()[0].packet
    with pytest.raises(DeskError, match="no such box"):
        ask(federation, packet, *where, "Why?")


def test_a_question_to_a_replaced_file_is_not_sent_any_more(own, federation, offices):
    verdicts = offices.send()
    ask(federation, verdicts[1].packet, text="Why?")
    assert len(lines_for(federation)["BJ-001"]["questions"]) == 1
    correct(own)
    offices.send()
    assert lines_for(federation)["BJ-001"]["questions"] == ()


def test_an_empty_question_and_one_about_nothing_are_refused(own, federation, offices):
    packet = offices.send()[0].packet
    with pytest.raises(EntryError):
        ask(federation, packet, text=" ")
    with pytest.raises(DeskError):
        ask(own, packet, text="Why?")
    with pytest.raises(DeskError):
        settle(federation, 99)


def scenario_lost_receipt(own, offices):
    """The first receipt is lost: the second says it all."""
    first = offices.answer("one")
    correct(own)
    offices.send()
    second = offices.answer("two")
    first.unlink()
    return [second], ["accepted"], {(MARCH, 1): "standing", (APRIL, 1): "replaced", (APRIL, 2): "standing"}


def scenario_older_after_newer(own, offices):
    """An older receipt after a newer one changes nothing."""
    first = offices.answer("one")
    correct(own)
    offices.send()
    return (
        [offices.answer("two"), first],
        ["accepted", "older"],
        {(MARCH, 1): "standing", (APRIL, 1): "replaced", (APRIL, 2): "standing"},
    )


def scenario_two_names(own, offices):
    """One file twice under two names."""
    first = offices.answer("one")
    second = first.with_name("copy of it.coop")
    second.write_bytes(first.read_bytes())
    return [first, second], ["accepted", "known"], {(MARCH, 1): "standing", (APRIL, 1): "standing"}


def scenario_damaged(own, offices):
    """A damaged one beside a whole one stops nothing."""
    first = offices.answer("one")
    broken = first.with_name("broken.coop")
    broken.write_bytes(first.read_bytes()[:-9])
    return [broken, first], ["refused", "accepted"], {(MARCH, 1): "standing", (APRIL, 1): "standing"}


def scenario_own_export(own, offices):
    """The stick still holds this desk's own files."""
    (path, *_) = sorted((offices.at_own.parent / "sent").iterdir())
    return [path, offices.answer("one")], ["refused", "accepted"], {(MARCH, 1): "standing", (APRIL, 1): "standing"}


SCENARIOS = [
    scenario_lost_receipt, scenario_older_after_newer, scenario_two_names, scenario_damaged, scenario_own_export,
]  # fmt: skip


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.__name__)
def test_sticks_get_lost_mixed_up_copied_and_carried_late(own, offices, scenario):
    offices.send()
    offices.rely()
    paths, verdicts, states = scenario(own, offices)
    assert offices.hear(*paths) == verdicts
    assert offices.states() == states
    offices.hear(*reversed(paths))
    assert offices.states() == states


@pytest.mark.parametrize(
    ("desk", "code", "said"),
    [
        (Desk("federation", federation="TJ"), "BJ-001", "of the federation BJ; this desk reports to TJ"),
        (Desk("federation"), "BJ-002", "is for BJ-001, another co-operative"),
    ],
)
def test_a_receipt_of_others_is_refused_in_words(offices, desk, code, said):
    offices.send()
    path = offices.answer()
    with new_cooperative(None, Cooperative(code, "Two"), "PC", MARCH, desk) as other:
        (verdict,) = receive(other, [path])
    assert verdict.verdict == "refused"
    assert said in explain(verdict.reason, "en")


def test_returns_of_others_and_receipts_at_the_federation_go_the_wrong_way(federation, offices):
    offices.send()
    with new_cooperative(None, Cooperative("BJ-002", "Two"), "PC", MARCH, Desk("federation")) as other:
        verdicts = receive(other, [offices.at_own.parent / "sent"])
        assert {explain(one.reason, "en").partition(": ")[2] for one in verdicts} == {
            "This is a return; only the federation takes returns in."
        }
    (verdict,) = receive(federation, [offices.answer()])
    assert verdict.verdict == "refused"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(0, 3), min_size=1, max_size=9))
def test_order_and_repetition_of_receipts_do_not_matter(heard, order):
    paths, seal = heard
    told = [_known(paths, seal, some) for some in (order, sorted(set(order)), sorted(order, reverse=True))]
    assert told[0] == told[1] == told[2]


@pytest.fixture
def heard(own, federation, offices):
    """Four receipts, each of which says something else, and the seal under them."""
    paths = []
    for name in ("one", "two", "three", "four"):
        offices.send()
        paths.append(offices.answer(name))
        correct(own, signatory=name)
    return paths, str(sending.station_of(federation, offices.at_federation).public)


def _known(paths, seal, order):
    with new_cooperative(None, OWN, "PC", MARCH, Desk("federation")) as store:
        for place in order:
            receive(store, [paths[place]])
        trust_federation(store, seal)
        return answers(store)
