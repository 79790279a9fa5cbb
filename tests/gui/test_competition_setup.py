"""A competition is set up in steps, by keys alone."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.competitions import Competition
from coopdesk.domain.conditions import CAPPED_POINTS, RANK_POINTS, Gate
from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan
from coopdesk.domain.evaluations import Evaluation
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.domain.terms import Terms, template
from coopdesk.errors import N_
from coopdesk.gui import drafts
from coopdesk.gui.competitions.screen import CompetitionsScreen
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import competition_terms as setup
from coopdesk.services import competitions, months
from coopdesk.services.desk import new_federation

from .conftest import APRIL

NEXT, BACK = "Ctrl+PgDn", "Ctrl+PgUp"


@pytest.fixture
def march(store):
    """March of three teams: plan 200; made 230, 200 and 230; the third had an accident; its competition's costs."""
    store.save(dataclasses.replace(store.desk, start=APRIL + -1))
    statement = months.draft(store, "BJ-001", APRIL + -1)
    for team, made, accidents in (("T1", 230, 0), ("T2", 200, 0), ("T3", 230, 1)):
        goods = OutputLine(team, "0801", planned=Decimal(200), qualified=Decimal(made), scrap=Decimal(0),
                           current_price=Decimal(115000))  # fmt: skip
        months.save_line(store, statement, goods)
        months.save_line(store, statement, LabourLine(team, 20, 520, 510, 5_000_000, accidents))
    competitions.new_competition(store, Competition("1954-03", "BJ-001", APRIL + -1, "Red banner", "流动红旗"))
    for team in ("T1", "T2", "T3"):
        competitions.set_value(store, "1954-03", team, "planned_unit_cost", Decimal(8400))
        competitions.set_value(store, "1954-03", team, "unit_cost", Decimal(8190))


@pytest.fixture
def window(shown, session):
    return shown(Window(session, [Place("competitions", N_("Competitions"), CompetitionsScreen)]))


@pytest.fixture
def steps(window):
    return window.front.set_up


@pytest.fixture
def banner(store):
    return competitions.new_competition(store, Competition("1954-04", "BJ-001", APRIL, "Red banner", "流动红旗"))


def kept(store, code="1954-04") -> Terms:
    return setup.terms_of(store, code)


def to(press, step):
    press(*[NEXT] * step)


def test_a_weight_is_changed_the_preview_seen_and_the_competition_announced(march, store, steps, press):
    press("F5")
    to(press, 2)
    press("Enter", "Enter", "Enter", "Enter", "Enter", "35")
    assert steps.method.rows.list.item(0).text().startswith("Plan fulfilment\n35 points at 100, in proportion")
    to(press, 3)
    assert steps.preview.told.text().startswith("A trial with March 1954: 2 of 3 have a place.")
    model = steps.preview.table.standings
    assert [model.index(0, column).data() for column in range(7)] == [
        "1",
        "Team 1",
        "40.3",
        "32.0",
        "15.0",
        "17.5",
        "104.8",
    ]
    press("1954-04-03", "Enter")
    assert store.find(Competition, code="1954-04") == []
    press("Enter")
    terms = kept(store)
    assert (terms.conditions[0].points, terms.edition.announced_on) == (35, date(1954, 4, 3))
    assert [one.points for one in terms.conditions[1:]] == [one.points for one in CAPPED_POINTS[1:]]


def test_enter_leads_from_box_to_box_and_from_step_to_step(steps, press):
    press(*["Enter"] * 5)
    assert steps.pages.current == "entrants"
    press("Enter")
    assert steps.pages.current == "method"


def test_rank_points_bring_their_indicators_and_the_others_wait(store, steps, press):
    to(press, 2)
    press("rank", "Enter")
    assert "weight 4: of n the best gets n × 4 points" in steps.method.rows.list.item(0).text()
    press("Ctrl+Enter")
    terms = kept(store)
    assert terms.edition.method == "rank-points"
    assert [(one.shape, one.points) for one in terms.conditions] == [("ranked", one.points) for one in RANK_POINTS]


def test_what_was_typed_for_a_method_waits_while_another_is_looked_at(steps, press):
    to(press, 2)
    press("Enter", "Enter", "Enter", "Enter", "Enter", "35", NEXT, BACK, "add", "Enter")
    assert "50 points" in steps.method.rows.list.item(0).text()
    press(NEXT, BACK, "cap", "Enter")
    assert "35 points" in steps.method.rows.list.item(0).text()


def test_an_own_measured_indicator_has_titles_a_keyed_value_and_evidence(store, steps, press):
    to(press, 2)
    press("F5", "own", "Enter", "stepped", "Enter", "节煤", "Enter", "Coal saved", "Enter", "coal saved", "Enter",
          "coal allowed", "Enter", "Enter", "boiler book", "Enter", "10", "Enter", "Enter", "Enter", "5", "Enter", "2",
          "Ctrl+Enter")  # fmt: skip
    own = kept(store).conditions[-1]
    assert (own.indicator, own.title_zh, own.measured, own.per, own.evidence) == (
        "coal saved", "节煤", "coal saved", "coal allowed", "boiler book",
    )  # fmt: skip
    assert (own.points, own.target, own.loss) == (10, 5, 2)
    assert "coal allowed" in competitions.keyed_names(store, "1954-04")


def test_a_rule_that_the_method_does_not_allow_is_refused_beside_its_box(store, steps, press):
    to(press, 2)
    press("Enter", "Enter", "Enter", "ranked", "Enter", "Ctrl+Enter")
    assert "“ranked” is not on the list" in steps.method.rows.forms[0].form.boxes["shape"].trouble.text()
    assert competitions.competitions(store) == []


def test_what_is_wrong_is_marked_in_its_step_before_the_preview(store, steps, press):
    press(NEXT, "chosen", "Enter")
    to(press, 4)
    assert steps.pages.current == "entrants"
    assert steps.entrants.form.boxes["who"].trouble.text() == "Choose at least one."
    press("Enter", " ", "Ctrl+Enter")
    assert kept(store).chosen == ("T1",)


def test_a_code_in_use_is_marked_and_nothing_is_made(banner, store, window, press):
    press("F5", "Enter", "Enter", "1954-04", "Ctrl+Enter")
    trouble = window.front.set_up.basics.form.boxes["code"].trouble
    assert trouble.text() == "There is already a competition with this code."
    assert len(competitions.competitions(store)) == 1


def test_another_month_brings_another_code_and_titles(store, steps, press):
    press("Enter", "1954-06", "Ctrl+Enter")
    made = competitions.competitions(store)[0]
    assert (made.code, made.title_en, made.last) == ("1954-06", "Mobile red banner, June 1954", None)


def test_a_quarter_lasts_three_months(store, steps, press):
    press("quarter", "Enter", "Ctrl+Enter")
    assert kept(store).competition.last == APRIL + 2


def test_limits_and_prizes_are_added_and_taken_out_by_keys(store, steps, press):
    to(press, 3)
    press("Ctrl+Delete", "F5", "own", "Enter", "无盗窃", "Enter", "No theft", "Enter", "1", NEXT)
    press("F5", "Second place", "Enter", "第二名", "Enter", "a flag", "Enter", "2", "Enter", "3", "Ctrl+Enter")
    terms = kept(store)
    assert [one.subject for one in terms.gates] == ["attendance", "on_time", "No theft"]
    prize = terms.prizes[-1]
    assert (prize.title_en, prize.award, prize.first, prize.last, prize.banner) == (
        "Second place",
        "a flag",
        2,
        3,
        False,
    )


def test_a_new_limit_of_ones_own_starts_without_a_bound(steps, press):
    to(press, 3)
    press("F5", "own", "Enter")
    assert steps.limits.rows.forms[-1].form.texts()["most"] == ""


def test_indicators_are_moved_by_keys(store, steps, press):
    to(press, 2)
    press("Enter", "Alt+Down", "Ctrl+Enter")
    assert [one.indicator for one in kept(store).conditions[:2]] == ["pass_rate", "plan_fulfilment"]


def test_a_draft_is_edited_again_in_the_same_steps(banner, store, window, press):
    before = kept(store)
    press("F4", "Ctrl+Enter")
    assert kept(store) == before
    press("F4", NEXT, NEXT, NEXT, NEXT, "7", "Ctrl+Enter")
    assert kept(store).edition.objection_days == 7


def test_last_months_competition_is_duplicated_with_its_terms(banner, store, window, press):
    press("Ctrl+Shift+D", "Ctrl+Enter")
    copy = kept(store, "1954-05")
    assert copy.competition.period == APRIL + 1
    assert copy.kept_as("1954-04", 1).conditions == kept(store).conditions


def test_what_was_evaluated_gets_a_new_edition_with_a_reason(banner, store, window, press):
    store.save(Evaluation("1954-04", 1, 1, APRIL, APRIL, "1954-05-03T08:00:00+00:00", "[]", "{}"))
    press("F4", "Ctrl+Enter")
    assert window.front.set_up.basics.form.boxes["reason"].trouble.text() == "is needed where conditions change"
    press("Coal is short", "Ctrl+Enter")
    assert (kept(store).edition.number, kept(store).edition.reason) == (2, "Coal is short")


def test_announced_terms_say_so_and_stay_announced(banner, store, window, press):
    store.save(dataclasses.replace(competitions.edition_of(store, "1954-04"), announced_on=date(1954, 4, 2)))
    press("F4")
    assert "Announced on 2 April 1954" in window.front.set_up.basics.told.text()
    press("Ctrl+Enter")
    assert kept(store).edition.announced_on == date(1954, 4, 2)


def test_not_now_keeps_nothing(banner, store, window, press):
    press("F5", "Alt+Left")
    assert len(competitions.competitions(store)) == 1
    assert QApplication.focusWidget() is window.front.table


def test_what_is_typed_outlives_another_language_and_a_power_cut(qtbot, banner, store, window, press):
    press("F4", NEXT, NEXT, "F5", "own", "Enter", "stepped", "Enter", "节煤", "Enter", "Enter", "coal saved")
    press("Ctrl+L")
    steps = window.front.set_up
    assert window.front.unfinished() == "正在筹办的竞赛还没有保存。"
    assert drafts.from_text(drafts.as_text(window.in_hand())) == window.in_hand()
    assert steps.pages.current == "method"
    qtbot.wait(5)
    press("Ctrl+Enter")
    assert (kept(store).conditions[-1].title_zh, kept(store).conditions[3].indicator) == ("节煤", "unit_cost_index")
    assert window.in_hand()["competitions"] == {}


@pytest.mark.parametrize("method", ["capped-points", "add-deduct", "rank-points"])
@pytest.mark.parametrize("aim", ["fixed", "best", "pledge"])
def test_kept_terms_are_the_same_after_they_were_shown_in_the_steps(banner, store, steps, method, aim):
    held = kept(store)
    rules = tuple(
        dataclasses.replace(one, aim=aim if one.shape == "stepped" else one.aim) for one in template(method, "team")[0]
    )
    own = Gate("", "No theft", least=Decimal(1), title_zh="无盗窃")
    edition = dataclasses.replace(held.edition, method=method)
    setup.save_terms(store, dataclasses.replace(held, edition=edition, conditions=rules, gates=(*held.gates, own)))
    before = kept(store)
    steps.edit("1954-04")
    assert steps.collected() == before


def test_members_compete_by_quota_without_the_limits_of_teams(store, steps, press):
    steps.basics.form.boxes["level"].box.setFocus()
    press("members", "Enter", NEXT, "Ctrl+Enter")
    terms = kept(store)
    assert [one.indicator for one in terms.conditions] == ["quota_fulfilment"]
    assert terms.gates == ()


def test_a_federation_compares_co_operatives_of_a_size(shown, press):
    with new_federation(None) as federation:
        for code in ("BJ-001", "BJ-002"):
            federation.save(Cooperative(code, code, trade_en="carpets"), Affiliation(code, date(1954, 1, 1)))
            federation.save(KindSpan(code, date(1952, 1, 1), "PC"))
        session = Session(federation, APRIL, "Chen")
        front = shown(Window(session, [Place("competitions", N_("Competitions"), CompetitionsScreen)])).front
        press(NEXT, "Enter", "size", "Enter", NEXT, NEXT, NEXT, NEXT)
        assert front.set_up.entrants.form.boxes["size_bounds"].trouble.text().startswith("is needed")
        press("50 100", NEXT, NEXT, NEXT, NEXT)
        assert "0 of 2 have a place" in front.set_up.preview.told.text()
        press("Enter", "Enter")
        terms = kept(federation)
        assert (terms.competition.cooperative, terms.competition.level) == ("BJ", "cooperative")
        assert (terms.edition.bounds, terms.edition.announced_on is None) == ((50, 100), False)


def test_the_red_line_goes_with_what_is_corrected(steps, press):
    box = steps.method.rows.forms[0].form.boxes["better"].box
    box.show_text("nonsense")
    to(press, 5)
    assert "nonsense" in steps.trouble.text()
    box.show_value("more")
    box.edited.emit()
    assert not steps.trouble.text()
