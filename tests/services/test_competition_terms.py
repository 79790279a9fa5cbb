"""Terms of a competition are kept in one piece, duplicated, changed by editions, and tried before that."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.competitions import Competition, Prize
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.evaluations import Evaluation
from coopdesk.domain.methods import METHODS
from coopdesk.domain.terms import Terms, template
from coopdesk.errors import DeskError, EntryError
from coopdesk.services import competition_terms as setup
from coopdesk.services import competitions

from .test_competitions import JUNE, store  # noqa: F401  # the four teams of June 1954

JULY = JUNE + 1


@pytest.fixture
def terms(store):  # noqa: F811
    return setup.begun(store, JULY)


def evaluated(store, code="banner"):  # noqa: F811
    store.save(Evaluation(code, 1, 1, JUNE, JUNE, "1954-07-03T08:00:00+00:00", "[]", "{}"))


def boxes(refusal):
    return [(problem.line, problem.box) for problem in refusal.value.problems]


def test_a_new_competition_starts_with_the_capped_points_and_a_banner(store, terms):  # noqa: F811
    kept = setup.save_terms(store, terms, new=True)
    assert kept == setup.terms_of(store, "1954-07")
    assert (kept.edition.announced_on, kept.prizes[0].banner, kept.competition.level) == (None, True, "team")
    assert [one.points for one in kept.conditions] == [40, 30, 15, 15]


def test_a_code_in_use_is_refused_for_a_new_one_only(store):  # noqa: F811
    held = setup.terms_of(store, "banner")
    with pytest.raises(EntryError) as refusal:
        setup.save_terms(store, held, new=True)
    assert boxes(refusal) == [("competition", "code")]
    assert setup.save_terms(store, held) == held


def test_saving_again_leaves_only_the_new_terms(store, terms):  # noqa: F811
    setup.save_terms(store, terms, new=True)
    fewer = dataclasses.replace(terms, conditions=terms.conditions[:2], gates=(), prizes=())
    setup.save_terms(store, fewer)
    assert setup.terms_of(store, "1954-07") == fewer


def test_everything_that_is_wrong_is_told_at_once_with_its_place(store, terms):  # noqa: F811
    ranked = dataclasses.replace(terms.conditions[0], shape="ranked")
    wrong = dataclasses.replace(
        terms,
        competition=dataclasses.replace(terms.competition, title_en="", title_zh=""),
        edition=dataclasses.replace(terms.edition, who="chosen"),
        conditions=(ranked, terms.conditions[1], terms.conditions[1]),
        gates=(Gate("", "whatever", least=Decimal(1)),),
        prizes=(Prize("", 1, 1, "Title", first=3, last=2),),
    )
    with pytest.raises(EntryError) as refusal:
        setup.save_terms(store, wrong, new=True)
    assert set(boxes(refusal)) == {
        ("competition", "title_zh"), ("edition", "who"), ("conditions/0", "shape"), ("conditions/2", "indicator"),
        ("conditions/2", "tie"), ("gates/0", "subject"), ("prizes/0", "last"),
    }  # fmt: skip
    assert [one.code for one in competitions.competitions(store)] == ["banner"]


def test_terms_without_an_indicator_are_refused(store, terms):  # noqa: F811
    with pytest.raises(EntryError, match="At least one indicator"):
        setup.save_terms(store, dataclasses.replace(terms, conditions=()), new=True)


def test_an_own_measured_indicator_has_a_title(store, terms):  # noqa: F811
    own = Condition("", "coal", measured="coal saved", points=Decimal(10))
    with pytest.raises(EntryError, match="title"):
        setup.save_terms(store, dataclasses.replace(terms, conditions=(own,)), new=True)


def test_prizes_of_one_place_may_be_two(store, terms):  # noqa: F811
    two = dataclasses.replace(terms, prizes=(*terms.prizes, Prize("", 1, 1, "Advanced team", award="a radio")))
    assert [one.position for one in setup.save_terms(store, two, new=True).prizes] == [1, 2]


def test_chosen_ones_must_be_able_to_take_part(store, terms):  # noqa: F811
    chosen = dataclasses.replace(terms.edition, who="chosen")
    with pytest.raises(EntryError, match="“X” does not take part"):
        setup.save_terms(store, dataclasses.replace(terms, edition=chosen, chosen=("A", "X")), new=True)
    kept = setup.save_terms(store, dataclasses.replace(terms, edition=chosen, chosen=("B", "A")), new=True)
    assert kept.chosen == ("A", "B")


def test_a_duplicate_is_of_the_next_months_and_a_draft(store):  # noqa: F811
    old = setup.terms_of(store, "banner")
    quarter = dataclasses.replace(old.competition, last=JUNE + 2, title_en="Banner of June 1954")
    setup.save_terms(store, dataclasses.replace(old, competition=quarter))
    made = setup.duplicate(store, "banner")
    assert made.competition == Competition(
        "1954-09", "BJ-900", JUNE + 3, "Banner of September 1954", "流动红旗", last=JUNE + 5
    )
    assert made.edition.announced_on is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_duplicate_that_is_kept_has_the_terms_it_is_of(store, data):  # noqa: F811
    method = data.draw(st.sampled_from(sorted(METHODS)))
    conditions, gates = template(method, "team")
    rules = data.draw(st.permutations(conditions))[: data.draw(st.integers(1, len(conditions)))]
    code = competitions.offered_code(store, JULY)
    edition = dataclasses.replace(setup.begun(store, JULY).edition, method=method)
    first = dataclasses.replace(setup.begun(store, JULY), edition=edition, conditions=tuple(rules), gates=gates)
    old = setup.save_terms(store, first, new=True)
    copy = setup.save_terms(store, setup.duplicate(store, code, JULY), new=True)
    assert copy.kept_as(code, 1) == old


def test_announced_terms_change_until_they_were_evaluated(store):  # noqa: F811
    old = setup.terms_of(store, "banner")
    announced = dataclasses.replace(old.edition, announced_on=date(1954, 6, 1), objection_days=5)
    kept = setup.save_terms(store, dataclasses.replace(old, edition=announced))
    assert kept.edition.objection_days == 5
    evaluated(store)
    with pytest.raises(DeskError, match="new edition with a reason"):
        setup.save_terms(store, kept)


def test_a_new_edition_needs_a_reason_and_leaves_the_old_one(store):  # noqa: F811
    store.save(dataclasses.replace(setup.terms_of(store, "banner").edition, announced_on=date(1954, 6, 1)))
    old = setup.terms_of(store, "banner")
    evaluated(store)
    made = setup.new_edition(store, "banner")
    with pytest.raises(EntryError) as refusal:
        setup.save_terms(store, made)
    assert boxes(refusal) == [("edition", "reason")]
    reasoned = dataclasses.replace(made, edition=dataclasses.replace(made.edition, reason="Coal is short."))
    early = dataclasses.replace(reasoned.edition, announced_on=date(1900, 1, 1))
    with pytest.raises(EntryError, match="when the conditions before these were announced"):
        setup.save_terms(store, dataclasses.replace(reasoned, edition=early))
    kept = setup.save_terms(store, reasoned)
    assert (kept.edition.number, setup.terms_of(store, "banner", 1)) == (2, old)
    assert kept.kept_as("banner", 1).conditions == old.conditions


def test_what_was_evaluated_keeps_its_months_and_title(store):  # noqa: F811
    evaluated(store)
    made = setup.new_edition(store, "banner")
    other = dataclasses.replace(made.competition, period=JULY, title_en="Another")
    reasoned = dataclasses.replace(made.edition, reason="why")
    with pytest.raises(EntryError) as refusal:
        setup.save_terms(store, Terms(other, reasoned, made.conditions, made.gates))
    assert boxes(refusal) == [("competition", "period"), ("competition", "title_en")]


def test_a_preview_scores_the_month_before_and_keeps_nothing(store, terms):  # noqa: F811
    before = store.find(Condition)
    board = setup.preview_board(store, terms)
    kept = competitions.board(store, "banner")
    assert [(one.code, one.total, one.place) for one in board.standings] == [
        (one.code, one.total, one.place) for one in kept.standings
    ]
    assert (board.span.first, store.find(Condition)) == (JUNE, before)


def test_a_preview_is_of_the_chosen_by_the_unsaved_weights(store, terms):  # noqa: F811
    half = dataclasses.replace(terms.conditions[0], points=Decimal(20))
    chosen = dataclasses.replace(terms.edition, who="chosen")
    tried = dataclasses.replace(terms, edition=chosen, conditions=(half,), gates=(), chosen=("A", "B"))
    board = setup.preview_board(store, tried)
    assert {one.code: one.total for one in board.standings} == {"A": Decimal("23.0"), "B": Decimal("24.0")}
