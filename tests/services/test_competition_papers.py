"""The papers of a competition, from the file to a PDF; a decided sheet is the same to the byte for ever."""

import dataclasses
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from coopdesk.domain.competitions import Competition
from coopdesk.domain.cooperatives import Affiliation
from coopdesk.domain.evaluations import Objection, Pledge
from coopdesk.domain.period import Month, Period
from coopdesk.errors import DeskError, EntryError
from coopdesk.services import competitions, evaluations, pledges
from coopdesk.services.competition_reports import PAPERS
from coopdesk.services.desk import new_federation
from coopdesk.services.remarks import remarks
from coopdesk.services.reports import report
from tests.services.test_competitions import BANNER, JUNE, close, store  # noqa: F401
from tests.services.test_evaluations import DAY, PROTOCOL, correct, held  # noqa: F401
from tests.services.test_reports import UNIT

JUNE_ALONE = Period(JUNE, JUNE)
LETTER = Pledge("banner", "A", "C", "We challenge you.", "Wang", date(1954, 6, 2))


def paper(store, name, language="en", **options):  # noqa: F811
    return report(store, name, JUNE_ALONE, language, competition="banner", **options)


def text_of(data):
    pdf = pypdfium2.PdfDocument(data)
    text = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return "\f".join(text)


def test_a_decided_sheet_prints_the_same_bytes_after_an_amendment(held):  # noqa: F811
    evaluations.evaluate(held, "banner")
    evaluations.decide(held, PROTOCOL)
    names = ("competition", "competition-board", "competition-certificates", "competition-conditions")
    before = {(name, lang): paper(held, name, lang, evaluation=1) for name in names for lang in ("en", "zh")}
    with pytest.raises(DeskError, match="Nothing has changed"):
        paper(held, "competition-restated")
    assert remarks(held, "competition", JUNE_ALONE, "en", competition="banner", evaluation=1) == []
    correct(held, 36000)
    assert {key: paper(held, *key, evaluation=1) for key in before} == before
    assert "Restated" not in text_of(before["competition", "en"])
    told = text_of(paper(held, "competition-restated"))
    assert "BJ-900 1954-06" in told
    assert "stay as they are" in told
    [told] = remarks(held, "competition", JUNE_ALONE, "en", competition="banner", evaluation=1)
    assert "competition-restated" in told.message
    assert remarks(held, "competition-conditions", JUNE_ALONE, "en", competition="banner", evaluation=1) == []


def test_a_sheet_without_a_decision_is_marked_and_the_moment_has_number_nought(held):  # noqa: F811
    evaluations.evaluate(held, "banner")
    assert "Restated" not in text_of(paper(held, "competition"))
    correct(held, 36000)
    assert "Restated" in text_of(paper(held, "competition"))
    assert "102.5" in text_of(paper(held, "competition"))
    assert "102.5" not in text_of(paper(held, "competition", evaluation=0))


def test_objections_stand_on_the_sheet(held):  # noqa: F811
    evaluations.evaluate(held, "banner")
    evaluations.save_objection(
        held, Objection("banner", 1, 0, "Li Ming", "two days are missing", "B", "attendance", DAY)
    )
    assert "Li Ming (10 July 1954; wood team 2; Attendance): two days are missing" in text_of(
        paper(held, "competition")
    )


def test_each_who_takes_part_has_a_letter_and_there_is_a_blank_one(held):  # noqa: F811
    pledges.save_pledge(held, LETTER, {"pass_rate": Decimal("98.5"), "attendance": Decimal(98)})
    pledges.save_pledge(held, dataclasses.replace(LETTER, entrant="C", challenges="", signed_on=date(1954, 6, 4)))
    pages = text_of(paper(held, "competition-pledges")).split("\f")
    assert [page.splitlines()[0].strip() for page in pages[::2]] == [
        "Letter of challenge", "Answer to a challenge", "Letter of challenge Answer to a challenge Letter of pledge",
    ]  # fmt: skip
    assert "98.5" in pages[0]
    assert len(pages) == 5


def test_a_target_that_was_pledged_can_be_taken_back_until_the_evaluation(held):  # noqa: F811
    pledges.save_pledge(held, LETTER, {"pass_rate": Decimal("98.5")})
    pledges.save_pledge(held, LETTER, {"pass_rate": None, "attendance": Decimal(98)})
    assert pledges.targets_of(held, "banner") == {("A", "attendance"): Decimal(98)}
    evaluations.evaluate(held, "banner")
    with pytest.raises(DeskError, match="not changed any more"):
        pledges.save_pledge(held, LETTER)


@pytest.mark.parametrize(
    ("pledge", "targets"),
    [
        (dataclasses.replace(LETTER, entrant="X"), {}),
        (dataclasses.replace(LETTER, challenges="X"), {}),
        (dataclasses.replace(LETTER, challenges="A"), {}),
        (LETTER, {"wages": Decimal(1)}),
    ],
)
def test_a_pledge_is_of_those_who_take_part_and_of_the_conditions(held, pledge, targets):  # noqa: F811
    with pytest.raises(EntryError):
        pledges.save_pledge(held, pledge, targets)
    assert pledges.pledges(held, "banner") == []


def test_what_has_not_happened_yet_is_said_in_words(held):  # noqa: F811
    with pytest.raises(DeskError, match="has not decided yet"):
        paper(held, "competition-certificates")
    with pytest.raises(DeskError, match="was not evaluated yet"):
        paper(held, "competition-restated")
    with pytest.raises(DeskError, match="no evaluation 7"):
        paper(held, "competition", evaluation=7)
    assert "Nobody has won it yet" in text_of(paper(held, "competition-banner"))
    competitions.new_competition(held, Competition("plain", "BJ-900", JUNE, "Plain", "竞赛"))
    with pytest.raises(DeskError, match="No banner"):
        report(held, "competition-banner", JUNE_ALONE, "en", competition="plain")


def test_the_banner_has_its_holders(held):  # noqa: F811
    evaluations.evaluate(held, "banner")
    evaluations.decide(held, PROTOCOL)
    told = text_of(paper(held, "competition-banner"))
    assert "iron team 1" in told
    assert "since 10 July 1954" in told


def test_a_federation_prints_its_own():
    with new_federation(None) as found:
        found.save(UNIT, Affiliation("BJ-001", date(1954, 1, 1)))
        held_by = found.desk.federation
        competitions.new_competition(
            found, Competition("all", held_by, Month(1954, 4), "All", "全市竞赛", level="cooperative")
        )
        for name in ("competition", "competition-conditions", "competition-pledges", "competition-board"):
            assert "Dongsi no. 1" in text_of(report(found, name, JUNE_ALONE, "en", competition="all"))
    assert len(PAPERS) == 7


def test_a_month_of_a_span_is_printed_from_its_own_evaluation(store):  # noqa: F811
    close(store)
    wanted = dataclasses.replace(BANNER, code="span", last=JUNE + 1)
    competitions.new_competition(store, wanted)
    evaluations.announce(store, "span", date(1954, 6, 1))
    evaluations.evaluate(store, "span", JUNE_ALONE)
    evaluations.evaluate(store, "span", JUNE_ALONE)
    first = report(store, "competition", JUNE_ALONE, "en", competition="span", evaluation=2)
    july = Period(JUNE + 1, JUNE + 1)
    store.save(
        dataclasses.replace(evaluations.evaluation_of(store, "span", 2), number=3, first=JUNE + 1, last=JUNE + 1)
    )
    assert report(store, "competition", JUNE_ALONE, "en", competition="span") == first
    assert report(store, "competition", JUNE_ALONE, "en") == first
    assert report(store, "competition", july, "en", competition="span") != first
