"""The evaluation sheet on paper, with the example of June 1954 (DOMAIN §3.4)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coopdesk.domain.competition_sheet import CompetitionSheet
from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import conditions_of
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.entries import Entrant, entered
from coopdesk.domain.figures import Figures, total
from coopdesk.domain.language import month_name
from coopdesk.domain.period import Month, Period
from coopdesk.domain.scoring import Standings, standings
from coopdesk.reports import competition

JUNE = Month(1954, 6)
HELD = Competition("banner", "BJ-001", JUNE, "Mobile red banner", "流动红旗")
# plan, actual, scrap at constant prices so that the pass rate is that of the example, days, costs, accidents
TEAMS = {
    "A": ("iron team 1", "铁工一组", 42_000_000, 48_300_000, 985_714, 520, 507, 8400, 8190, 0),
    "B": ("wood team 2", "木工二组", 36_000_000, 46_080_000, 1_671_295, 468, 455, 12000, 12120, 0),
    "C": ("sewing team 3", "缝纫三组", 50_000_000, 51_000_000, 256_281, 780, 772, 5000, 4850, 0),
    "D": ("shoe team 4", "制鞋四组", 30_000_000, 33_600_000, 339_394, 390, 386, 6000, 5880, 1),
}


def entrant(code: str, *values, cost=True) -> Entrant:
    english, chinese, planned, made, scrap, scheduled, attended, plan_cost, real_cost, accidents = values
    figures = Figures(planned, made, None, None, made + scrap, scrap, scheduled, attended, None, accidents)
    measured = {"planned_unit_cost": Decimal(plan_cost), "unit_cost": Decimal(real_cost) if cost else None}
    return Entrant(code, english, chinese, total(Period(JUNE, JUNE), [(code, JUNE, figures)]), measured, True)


def sheet(entrants, provisional=False) -> CompetitionSheet:
    conditions, gates = conditions_of("banner")
    placed = tuple(standings(conditions, gates, entered(conditions, gates, entrants)))
    unit = Cooperative("BJ-001", "Dongsi no. 1", "东四一社")
    board = Standings(HELD, Edition("banner"), HELD.span, conditions, gates, placed, provisional)
    return CompetitionSheet(Desk("cooperative", "BJ-001"), unit, board)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_places_points_and_reasons_of_the_example(printed, stays_in_its_place, language):
    data = competition.draw(sheet([entrant(code, *values) for code, values in TEAMS.items()]), language)
    for text in (printed(data).by_pdfium(), printed(data).by_poppler()):
        for points in ("108.5", "105.3", "102.5", "107.8", "46.0", "25.5", "31.5", "17.5"):
            assert points in text
    said = printed(data).said()
    order = [TEAMS[code][0 if language == "en" else 1].replace(" ", "") for code in "ACBD"]
    assert [said.index(name) for name in order] == sorted(said.index(name) for name in order)
    assert {"en": "noteligible", "zh": "评比资格"}[language] in said
    stays_in_its_place(data)


def test_an_entrant_without_a_cost_has_no_total(printed):
    data = competition.draw(sheet([entrant("A", *TEAMS["A"], cost=False)]), "en")
    assert "data incomplete" in printed(data).by_pdfium()
    assert "91.0" not in printed(data).by_pdfium()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_title_that_names_the_month_is_not_followed_by_it(printed, language):
    month = month_name(JUNE, language)
    named = replace(HELD, title_en=f"Red banner, {month}", title_zh=f"{month}流动红旗竞赛")
    plain = sheet([])
    titled = replace(plain, board=replace(plain.board, competition=named))
    for one in (plain, titled):
        assert printed(competition.draw(one, language)).said().count("".join(month.split())) == 1


def test_a_month_that_is_not_final_is_provisional(printed):
    assert "Provisional" in printed(competition.draw(sheet([], provisional=True), "en")).by_pdfium()
    assert "Provisional" not in printed(competition.draw(sheet([]), "en")).by_pdfium()


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_forty_teams_with_long_names_stay_in_their_places(printed, stays_in_its_place, language):
    values = ("<b>team</b> " * 5, "缝纫组" * 21, *TEAMS["A"][2:])
    data = competition.draw(sheet([entrant(f"T{number}", *values) for number in range(40)]), language)
    assert printed(data).pages >= 2
    assert printed(data).said().count("108.5") == 40
    stays_in_its_place(data)


def test_equal_input_gives_equal_bytes():
    one, other = (competition.draw(sheet([entrant("A", *TEAMS["A"])]), "zh") for _ in range(2))
    assert one == other
