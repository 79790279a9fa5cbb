"""The read models of a consolidation, as a document and as text."""

import json
from decimal import Decimal

from coopdesk.domain.figures import FIGURES, Figures, total
from coopdesk.domain.indicators import INDICATORS, Indicator
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import Coverage, Summary, SummaryLine, group_name, summary_document

APRIL = Month(1954, 4)
PERIOD = Period(APRIL, APRIL)


def line(key, *figures, names=None, **coverage):
    """A group with the returns of its co-operatives."""
    sums = total(PERIOD, [(f"{key}{n}", APRIL, one) for n, one in enumerate(figures)])
    return SummaryLine(key, names or {}, Coverage(**coverage), sums, 650_000_000_000)


IRON = Figures(planned_value_constant=300, output_value_constant=330)
WOOD = Figures(planned_value_constant=360, output_value_constant=342)
GROUPS = (line("PC", IRON, due=2, reported=1, missing=1), line("SG", WOOD, due=1, reported=1, late=1))
SUMMARY = Summary(PERIOD, "known", "kind", "CNO", 0, GROUPS, line("", IRON, WOOD, due=3, reported=2, late=1, missing=1))


def test_coverages_add():
    assert GROUPS[0].coverage + GROUPS[1].coverage == SUMMARY.whole.coverage
    assert Coverage(1, 2, 3, 4, 5, 6, 7) + Coverage() == Coverage(1, 2, 3, 4, 5, 6, 7)


def test_the_document_has_integers_ratios_as_texts_and_null_for_none():
    found = json.loads(json.dumps(summary_document(SUMMARY)))
    assert (found["period"], found["scope"], found["currency"]) == ("1954-04", "known", "CNO")
    assert found["figures"]["output_value_constant"] == 672
    assert found["figures"]["wages"] is None
    assert found["indicators"]["plan_fulfilment"] == "101.82"
    assert found["indicators"]["attendance"] is None
    assert found["full_plan"] == 650_000_000_000
    assert [group["key"] for group in found["groups"]] == ["PC", "SG"]
    assert set(found["figures"]) == set(FIGURES)


def test_without_groups_the_document_has_none():
    assert "groups" not in summary_document(Summary(PERIOD, "known", None, "CNO", 0, (), SUMMARY.whole))


def test_an_indicator_added_to_the_registry_appears_everywhere(monkeypatch):
    added = Indicator("answer", "Answer to everything", "%", "R", "more", lambda _: Decimal("42.424242"))
    monkeypatch.setitem(INDICATORS, "answer", added)
    document = summary_document(SUMMARY)
    assert document["indicators"]["answer"] == document["groups"][0]["indicators"]["answer"] == "42.42"


def test_a_group_is_called_by_its_own_names_or_by_those_of_its_kind():
    assert group_name(line("PC"), "en") == "Production co-operative"
    assert group_name(line(""), "en") == "Total"
    assert group_name(line("-"), "en") == "Not recorded"
    assert group_name(line("Iron", names={"en": "Iron", "zh": "铁业"}), "zh") == "铁业"
    assert group_name(line("BJ-001"), "zh") == "BJ-001"
