"""The receipt on paper says what its file says, at both offices; those of all stand in one PDF, a page each."""

import pypdfium2
import pytest

from coopdesk.domain.language import PAPER_LANGUAGES, say
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Month, Period
from coopdesk.domain.receipts import STATES
from coopdesk.errors import DeskError
from coopdesk.services import decisions
from coopdesk.services.numbered import contents
from coopdesk.services.questions import ask
from coopdesk.services.receipt_papers import CHANGED
from coopdesk.services.receipts import lines_for
from coopdesk.services.remarks import remarks
from coopdesk.services.reports import report
from coopdesk.store import facts

from .test_receipts import correct, federation, offices, own

__all__ = ["federation", "offices", "own"]
MONTH = Period(Month(1954, 4), Month(1954, 4))


def pages(data):
    pdf = pypdfium2.PdfDocument(data)
    texts = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    outline = [one.get_title() for one in pdf.get_toc()]
    pdf.close()
    return texts, outline


@pytest.fixture
def told(own, federation, offices):
    """March is not accepted, April was corrected and is asked about; the receipt lies on a stick."""
    offices.send()
    correct(own)
    offices.send("again")
    offices.rely()
    (march,) = federation.find(StoredPacket, kind="return", period="1954-03")
    decisions.refuse(federation, [march.id], "wrong <b>seal</b>")
    ask(federation, _counts(federation), "labour", "T1", "wages", "Why so low?")
    return offices.answer()


def _counts(federation):
    return next(line.packet for line in lines_for(federation)["BJ-001"]["standings"] if line.state == "standing")


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_paper_has_every_line_of_the_file(federation, told, language):
    lines = contents(facts.last_receipt(federation, "BJ-001")).tables
    once = report(federation, "receipt", MONTH, language, cooperative="BJ-001")
    assert once == report(federation, "receipt", MONTH, language, cooperative="BJ-001")
    ((text,), _outline) = pages(once)
    assert len(lines["standings"]) == 3
    for one in ("zh", "en") if language == "both" else (language,):
        for line in lines["standings"]:
            assert f"{line.period}" in text
            assert line.packet[:16] in text
            assert "".join(say(STATES[line.state], one).split()) in text
    assert "wrong<b>seal</b>" in text
    assert "Whysolow?" in text
    assert facts.last_receipt(federation, "BJ-001").id[:16] in text
    assert {"zh": "回执第1号", "en": "Receiptno.1", "both": "回执第1号Receiptno.1"}[language] in text


def test_at_the_co_operative_it_is_the_newest_that_was_taken_in(own, federation, offices, told):
    with pytest.raises(DeskError, match="No receipt of the federation was taken in yet"):
        report(own, "receipt", MONTH, "en")
    offices.hear(told)
    ((text,), _outline) = pages(report(own, "receipt", MONTH, "en"))
    ((sent,), _outline) = pages(report(federation, "receipt", MONTH, "en", cooperative="BJ-001"))
    assert facts.last_receipt(federation, "BJ-001").id[:16] in text
    assert text == sent
    for words in ("1stcorrection", "Labour,T1,3Wages", "Whysolow?", "Nil"):
        assert words in text
    ask(federation, _counts(federation), text="And?")
    offices.hear(offices.answer("later"))
    assert "Receiptno.2" in pages(report(own, "receipt", MONTH, "en"))[0][0]
    assert remarks(own, "receipt", MONTH, "en") == []


def test_what_changed_since_it_was_written_is_said_beside_it(federation, told):
    assert remarks(federation, "receipt", MONTH, "en") == []
    ask(federation, _counts(federation), text="And this?")
    assert [one.message for one in remarks(federation, "receipt", MONTH, "en", cooperative="BJ-001")] == [CHANGED]
    assert "Andthis?" not in pages(report(federation, "receipt", MONTH, "en"))[0][0]
