"""The conditions of a competition on paper (竞 2): what earns how many points, who is eligible, what is won."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Final

from coopdesk.domain.announcement import formula, limit, reckoned, tie_rule
from coopdesk.domain.competition_papers import ConditionsPaper, Party
from coopdesk.domain.competitions import GROUPS, LEVELS
from coopdesk.domain.conditions import AIMS, Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import Language, in_each, joined, named, period_name, say
from coopdesk.domain.methods import METHODS
from coopdesk.domain.numbers import digits
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.competition_words import bound, group_name, name_and_months, official_of, places_name, unit_name
from coopdesk.reports.flow import Block, Solid, gap, running
from coopdesk.reports.page import A4
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Conditions of the labour competition")
FORM: Final = "competition-conditions"


def draw(paper: ConditionsPaper, language: Language) -> bytes:
    """The sheet as a PDF; raises PaperError for characters without a shape."""
    months = paper.held.competition.span
    if paper.blank:
        by_hand = partial(_by_hand, paper, language)
        return bound(say(TITLE, language), FORM, paper.held, months, by_hand, A4, language)
    blocks = list(_blocks(paper, language))
    return bound(say(TITLE, language), FORM, paper.held, months, blocks, A4, language)


def _blocks(paper: ConditionsPaper, language: Language) -> Iterator[Block]:
    held, between = paper.held, 5.0 if language == "both" else 10.0
    yield words.marks(official_of(held, FORM), A4, language)
    under = name_and_months(held.competition, held.competition.span, language)
    yield words.title(say(TITLE, language), under, _state(paper, language), A4)
    yield words.grid(_facts(paper, language), A4)
    if paper.edition.reason:
        yield running([words.labelled(N_("Reason of the change"), paper.edition.reason, language)], A4)
    yield gap(6)
    yield words.heading(say(N_("What earns points"), language), A4)
    yield _indicators(paper, language)
    yield gap(between)
    yield words.heading(say(N_("Who is eligible, and how places are given"), language), A4)
    yield running(_rules(paper, language), A4, leading=12.5 if language == "both" else 14.5)
    yield gap(between)
    if paper.prizes:
        yield words.heading(say(N_("What is won"), language), A4)
        yield _prizes(paper, language)
        yield gap(between)
    if paper.parties:
        count = say(N_("%(count)s in all"), language, count=len(paper.parties))
        yield words.heading(say(N_("Who takes part"), language), A4, count)
        yield running(_parties(paper, language), A4, leading=14.0)
        yield gap(between + 4)
    yield _signatures(language)


def _by_hand(paper: ConditionsPaper, language: Language, lines: int) -> Iterator[Block]:
    """A draft of the conditions, to be written by hand."""
    held = paper.held
    yield words.marks(official_of(held, FORM), A4, language)
    under = name_and_months(held.competition, held.competition.span, language)
    yield words.title(say(TITLE, language), under, "", A4)
    unit = unit_name(held.desk, held.cooperative, language) or words.LINE * 2
    days = say(N_("within %(days)s days"), language, days="____")
    facts = (
        (N_("Held by"), unit), (N_("Runs"), words.LINE), (N_("Entrants"), words.ticks(LEVELS, language)),
        (N_("Compared"), words.ticks(GROUPS, language)), (N_("Method"), words.ticks(METHODS, language)),
        (N_("Objections"), days),
    )  # fmt: skip
    yield words.grid([[words.labelled(label, value, language)] for label, value in facts], A4)
    yield words.heading(say(N_("What earns points"), language), A4)
    rows = [Row((str(number), *[""] * 5)) for number in range(1, lines + 1)]
    yield _needed(table(_indicator_columns(language), rows, A4, 28.0))
    yield gap(6)
    yield words.heading(say(N_("Who is eligible, and how places are given"), language), A4)
    yield words.pen_lines(3, A4)
    yield gap(6)
    yield words.heading(say(N_("What is won"), language), A4)
    yield _needed(table(_prize_columns(language), [Row(("", "", ""))] * 3, A4, 24.0))
    yield gap(6)
    yield words.heading(say(N_("Who takes part"), language), A4)
    yield words.pen_lines(2, A4)
    yield _signatures(language)


def _needed(made: Table | None) -> Table:
    if made is None:
        raise PaperError(N_("The table has too many columns for the paper."))
    return made


def _state(paper: ConditionsPaper, language: Language) -> str:
    day = paper.edition.announced_on
    state = say(N_("Announced on %(day)s"), language, day=day) if day else say(N_("Draft, not announced"), language)
    if paper.edition.number == 1:
        return state
    return joined([say(N_("edition %(number)s"), language, number=paper.edition.number), state], language)


def _facts(paper: ConditionsPaper, language: Language) -> list[list[str]]:
    held, edition = paper.held, paper.edition
    days = edition.objection_days
    return [
        [
            words.labelled(N_("Held by"), unit_name(held.desk, held.cooperative, language), language),
            words.labelled(N_("Runs"), period_name(held.competition.span, language), language),
        ],
        [
            words.labelled(N_("Entrants"), say(LEVELS[held.competition.level], language), language),
            words.labelled(N_("Compared"), say(GROUPS[edition.groups], language), language),
        ],
        [
            words.labelled(N_("Method"), say(METHODS[edition.method], language), language),
            words.labelled(N_("Objections"), say(N_("within %(days)s days"), language, days=days), language),
        ],
    ]


def _indicator_columns(language: Language) -> list[Column]:
    return [
        Column(say(N_("No."), language), "", "center", amount=True, least=22),
        Column(say(N_("Indicator"), language), least=84, liked=96),
        Column(say(N_("Target set"), language), least=48),
        Column(say(N_("How points are earned"), language), least=150, liked=190),
        Column(say(N_("Reckoned as"), language), least=110, liked=140),
        Column(say(N_("Most"), language), "", "right", amount=True, least=40),
    ]


def _indicators(paper: ConditionsPaper, language: Language) -> Table:
    count = max((len(list(one)) for _, one in groupby(sorted(map(_group, paper.parties)))), default=0)
    rows = [_indicator(number, one, count, language) for number, one in enumerate(paper.conditions, start=1)]
    if count or not any(one.shape == "ranked" for one in paper.conditions):
        most = sum((one.most_among(count) for one in paper.conditions), Decimal(0))
        rows.append(Row(("", say(N_("Total"), language), "", "", "", digits(most)), bold=True))
    air = 3.0 if language == "both" else 9.0
    return _needed(table(_indicator_columns(language), rows, A4, 24.0, air=air))


def _group(party: object) -> tuple[str, str]:
    return (getattr(party, "group_en", ""), getattr(party, "group_zh", ""))


def _indicator(number: int, one: Condition, count: int, language: Language) -> Row:
    target = "" if one.shape == "ranked" else digits(one.target)
    if one.own_target or (one.aim == "plan" and one.shape != "ranked"):
        target = say(AIMS[one.aim], language)
    name = condition_name(one, language)
    if one.evidence:
        name = say(N_("%(what)s (proof: %(evidence)s)"), language, what=name, evidence=one.evidence)
    cells = (
        str(number),
        name,
        target,
        formula(one, language),
        in_each(language, lambda it: "\n".join(reckoned(one, it))),
        digits(one.most_among(count)) if count or one.shape != "ranked" else "",
    )
    return Row(cells)


def _rules(paper: ConditionsPaper, language: Language) -> Iterator[str]:
    limits = [limit(gate, language) for gate in paper.gates]
    if limits:
        yield from words.apart(words.labelled(N_("Not eligible unless"), joined(limits, language), language))
    yield from words.apart(words.labelled(N_("Equal totals"), tie_rule(paper.conditions, language), language))
    for told in (
        N_("Values and points are rounded to one decimal, points are reckoned from the printed values."),
        N_("A value that is missing is no zero: who lacks one has no place until it is there."),
    ):
        yield from words.apart(say(told, language))


def _prize_columns(language: Language) -> list[Column]:
    return [
        Column(say(N_("Rank"), language), least=80, liked=90),
        Column(say(N_("Title"), language), least=160, liked=220),
        Column(say(N_("Prize"), language), least=120, liked=160),
    ]


def _prizes(paper: ConditionsPaper, language: Language) -> Table:
    rows = []
    for one in paper.prizes:
        title = named(one, language, "title")
        if one.banner:
            title = say(N_("%(title)s (mobile banner, held until it is won)"), language, title=title)
        rows.append(Row((places_name(one.first, one.last, language), title, one.award)))
    return _needed(table(_prize_columns(language), rows, A4, 22.0, air=7.0))


def _parties(paper: ConditionsPaper, language: Language) -> Iterator[str]:
    ordered = sorted(paper.parties, key=_group)
    for _key, members in groupby(ordered, key=_group):
        group = tuple(members)
        names = in_each(language, partial(_names, group))
        name = group_name(group[0], language)
        yield words.pair(name, names, language) if name else names


def _names(parties: Sequence[Party], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(named(one, language) for one in parties)


def _signatures(language: Language) -> Solid:
    committee = words.labelled(N_("Evaluation committee"), "", language)
    chair, day = words.labelled(N_("Chair"), "", language), words.labelled(N_("Date"), "", language)
    texts = [chair, committee, day, say(N_("(seal)"), language)]
    return words.signed(texts, A4, language, 20.0 if language == "both" else 24.0)
