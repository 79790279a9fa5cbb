"""The handover sheet lists what a desk has on the day on which it is handed over, for those who sign it."""

import subprocess

import pytest

from coopdesk.domain.dates import today
from coopdesk.domain.handover_sheet import GatheredMonth
from coopdesk.domain.language import PAPER_LANGUAGES, say
from coopdesk.domain.operators import Operator
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Period
from coopdesk.services import backups, handover, months
from coopdesk.services.check_numbers import registration_sheet
from coopdesk.services.desk import new_federation
from coopdesk.services.operators import keep_person
from coopdesk.services.questions import ask, settle
from coopdesk.services.reports import report
from coopdesk.store import facts

from .test_receipts import APRIL, MARCH, correct, federation, offices, own

__all__ = ["federation", "offices", "own"]
MAY = APRIL + 1


@pytest.fixture
def asked(own, federation, offices):
    """March and April were sent, answered and April asked about; May is begun."""
    offices.send()
    offices.rely()
    (april,) = federation.find(StoredPacket, kind="return", period=str(APRIL))
    ask(federation, april.id, "labour", "T1", "wages", "Why so low?")
    offices.hear(offices.answer())
    months.draft(own, "BJ-001", MAY)
    return april


def test_the_sheet_of_a_co_operative_names_each_month_with_its_file_and_the_newest_receipt(own, federation, asked):
    found = handover.sheet(own)
    assert [(one.month, one.state, one.sequence) for one in found.months] == [
        (MARCH, "received", 1), (APRIL, "question", 2), (MAY, "draft", None),
    ]  # fmt: skip
    assert found.months[1].file == asked.id
    assert [one.since for one in found.months] == [today(), today(), None]
    assert (found.receipts, found.receipt) == (1, (1, facts.last_receipt(federation, "BJ-001").id))
    assert [(one.month, one.text) for one in found.questions] == [(APRIL, "Why so low?")]
    assert found.seal.check_number == registration_sheet(own).check_number


def test_a_question_that_a_correction_answers_is_not_handed_over(own, asked):
    correct(own)
    assert handover.sheet(own).questions == ()


def test_the_sheet_of_a_federation_counts_each_month_that_is_owed(federation, asked):
    found = handover.sheet(federation)
    assert [one for one in found.gathered if one.month >= MARCH] == [
        GatheredMonth(MARCH, 2, 1, 1, 0, 0), GatheredMonth(APRIL, 2, 1, 1, 0, 0),
    ]  # fmt: skip
    assert (found.receipts, found.receipt) == (1, None)
    assert [(one.cooperative, one.month, one.text) for one in found.questions] == [("BJ-001", APRIL, "Why so low?")]
    settle(federation, found.questions[0].number, "By telephone")
    assert handover.sheet(federation).questions == ()


def test_who_left_the_desk_is_not_on_its_sheet(own):
    keep_person(own, Operator("Li", "administrator"), new=True)
    keep_person(own, Operator("Wang", active=False), new=True)
    assert [one.name for one in handover.sheet(own).people] == ["Li"]


def test_the_newest_backups_of_this_very_file_are_named(tmp_path):
    with new_federation(tmp_path / "f.coopdesk") as store:
        assert handover.sheet(store).backups == ()
        made = [backups.daily(store), backups.back_up(store)]
        (tmp_path / "backups" / "other.2026-01-01.coopdesk").write_bytes(b"")
        found = handover.sheet(store)
    assert set(found.backups) == {path.name for path in made}
    assert found.folder == str(tmp_path / "backups")


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_paper_says_all_of_it_to_another_program(own, asked, tmp_path, language):
    path = tmp_path / "handover.pdf"
    path.write_bytes(report(own, "handover", Period(APRIL, APRIL), language))
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout.decode()
    said = "".join(text.split())
    for one in ("zh", "en") if language == "both" else (language,):
        for words in (
            "Handover sheet",
            "Question from the federation",
            "Handed over by",
            "Witnessed by",
            "Last backups",
        ):
            assert "".join(say(words, one).split()) in said
    for words in (asked.id[:16], "Whysolow?", registration_sheet(own).check_number.replace(" ", "")):
        assert words in said
