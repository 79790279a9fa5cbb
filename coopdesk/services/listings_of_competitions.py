"""Lists of a competition: standings, conditions, letters, what was awarded, who held the banner, what has changed."""

from itertools import groupby

from coopdesk.domain.announcement import formula, limit, reckoned, tie_rule
from coopdesk.domain.competition_changes import differences, moved, stays_words
from coopdesk.domain.competition_papers import LETTERS, ConditionsPaper, Letter, LettersPaper
from coopdesk.domain.competitions import GROUPS, LEVELS, Competition
from coopdesk.domain.conditions import AIMS, Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import Language, joined, named, period_name, say
from coopdesk.domain.listing import Head, Listing, Value
from coopdesk.domain.methods import METHODS, STATES
from coopdesk.domain.period import Period
from coopdesk.domain.scoring import Standing, Standings
from coopdesk.domain.standings_text import LIFE, remarks
from coopdesk.errors import N_
from coopdesk.services import competition_papers as gathered
from coopdesk.services import evaluations
from coopdesk.services.competition_reports import PAPERS, RESTATED, asked_for
from coopdesk.services.competitions import board as board_now
from coopdesk.services.competitions import competitions
from coopdesk.services.listing_parts import Asked, Facts, made
from coopdesk.services.standings import running, told
from coopdesk.store import Store


def standings_listing(store: Store, asked: Asked) -> Listing:
    """Places, values and points of a competition, the latest of the period where none is named."""
    language = asked.language
    held = [one.code for one in competitions(store) if one.span.first <= asked.period.last <= one.span.last]
    code = asked.competition or (held[0] if held else running(store)[0].code)
    asked_for(store, "competition", asked.period, code, asked.evaluation)
    board, life = _board(store, code, asked)
    heads = [Head(say(N_("Rank"), language), "number")]
    heads += [Head(say(label, language)) for label in (N_("Code"), N_("Entrant"), N_("Group"))]
    for one in board.conditions:
        name = condition_name(one, language)
        heads.append(Head(name, "number", None))
        heads.append(Head(say(N_("%(what)s, points"), language, what=name), "number", None))
    heads.append(Head(say(N_("Total points"), language), "number", None))
    heads += [Head(say(label, language)) for label in (N_("State"), N_("Remarks"))]
    rows = [_standing_row(board, one, language) for one in board.standings]
    notes = [f"{board.competition.code} {named(board.competition, language, 'title')}"]
    notes += [period_name(board.span, language), say(life, language)]
    if board.evaluation and evaluations.restated(store, code, board.evaluation):
        notes.append(say(RESTATED, language))
    return made(store, asked, N_("Standings"), heads, rows, Facts(notes=notes, dated=False))


def _board(store: Store, code: str, asked: Asked) -> tuple[Standings, str]:
    """The board of an evaluation, with 0 that of this moment, else the latest; and how far it is, marked."""
    if asked.evaluation:
        return evaluations.board_of(store, code, asked.evaluation), N_("as evaluated")
    if asked.evaluation == 0:
        return board_now(store, code, asked.period), N_("as it stands now")
    found = told(store, code)
    return found.board, LIFE[found.life]


def _standing_row(board: Standings, one: Standing, language: Language) -> list[Value]:
    scores = {score.indicator: score for score in one.scores}
    row: list[Value] = [one.place, one.code, named(one, language), named(one, language, "group") or None]
    for condition in board.conditions:
        score = scores.get(condition.indicator)
        row += [score.value if score else None, score.points if score else None]
    said = joined(remarks(board, one, language), language)
    return [*row, one.total, say(STATES[one.state], language), said or None]


def _asked(store: Store, name: str, asked: Asked) -> tuple[Competition, int | None]:
    return asked_for(store, name, asked.period, asked.competition, asked.evaluation)


def _listed(
    store: Store, asked: Asked, name: str, heads: list[Head], rows: list[list[Value]], of: Competition,
    span: Period, notes: list[str],
) -> Listing:  # fmt: skip
    """A list with the competition and its months first among what is to be known."""
    first = [f"{of.code} {named(of, asked.language, 'title')}", period_name(span, asked.language)]
    return made(store, asked, PAPERS[name], heads, rows, Facts(notes=[*first, *notes], dated=False))


def _pair(label: str, value: str, language: Language) -> str:
    return say(N_("%(label)s: %(value)s"), language, label=say(label, language), value=value)


def conditions_listing(store: Store, asked: Asked) -> Listing:
    """A row for each condition; who is eligible, how equal totals are parted and what is won are told beside."""
    name, language = "competition-conditions", asked.language
    competition, number = _asked(store, name, asked)
    paper = gathered.conditions_paper(store, competition, number)
    heads = [
        Head(say(N_("No."), language), "number"), Head(say(N_("Indicator"), language)),
        Head(say(N_("The target is"), language)), Head(say(N_("Target value"), language), "number", None),
        Head(say(N_("Points at the target"), language), "number", None),
        Head(say(N_("Most points"), language), "number", None),
        *(Head(say(label, language)) for label in (N_("How points are earned"), N_("Reckoned as"), N_("Evidence"))),
        Head(say(N_("Order among equal totals"), language), "number"),
    ]  # fmt: skip
    keys = sorted((one.group_en, one.group_zh) for one in paper.parties)
    count = max((len(list(one)) for _key, one in groupby(keys)), default=0)
    rows = [_condition(turn, one, count, language) for turn, one in enumerate(paper.conditions, start=1)]
    notes = _terms(paper, language)
    return _listed(store, asked, name, heads, rows, competition, competition.span, notes)


def _condition(turn: int, one: Condition, count: int, language: Language) -> list[Value]:
    ranked = one.shape == "ranked"
    target = None if ranked or one.own_target else one.target
    most = one.most_among(count) if count or not ranked else None
    aim = None if ranked else say(AIMS[one.aim], language)
    words = [formula(one, language), joined(reckoned(one, language), language), one.evidence or None]
    return [turn, condition_name(one, language), aim, target, one.points, most, *words, one.tie]


def _terms(paper: ConditionsPaper, language: Language) -> list[str]:
    edition = paper.edition
    day = edition.announced_on
    told = [
        say(N_("Announced on %(day)s"), language, day=day) if day else say(N_("Draft, not announced"), language),
        _pair(N_("Entrants"), say(LEVELS[paper.held.competition.level], language), language),
        _pair(N_("Compared"), say(GROUPS[edition.groups], language), language),
        _pair(N_("Method"), say(METHODS[edition.method], language), language),
    ]
    limits = joined([limit(gate, language) for gate in paper.gates], language)
    told += [_pair(N_("Not eligible unless"), limits, language)] if limits else []
    told.append(_pair(N_("Equal totals"), tie_rule(paper.conditions, language), language))
    for prize in paper.prizes:
        places = str(prize.first) if prize.first == prize.last else f"{prize.first}–{prize.last}"
        given = joined(filter(None, (named(prize, language, "title"), prize.award)), language)
        told.append(_pair(N_("Rank"), f"{places}  {given}", language))
    return told


def letters_listing(store: Store, asked: Asked) -> Listing:
    """A row for everybody who takes part: whom the letter is to, and what is pledged in each indicator."""
    name, language = "competition-pledges", asked.language
    competition, _number = _asked(store, name, asked)
    paper = gathered.letters_paper(store, competition)
    texts = (N_("Code"), N_("Entrant"), N_("Group"), N_("Letter"), N_("To"), N_("Signed by"))
    heads = [*(Head(say(label, language)) for label in texts), Head(say(N_("Signed on"), language), "day")]
    for one in paper.conditions:
        pledged = say(N_("%(what)s, pledged"), language, what=condition_name(one, language))
        heads.append(Head(pledged, "number", None))
    heads.append(Head(say(N_("Words of the letter"), language)))
    rows = [_letter(paper, one, language) for one in paper.letters if one.party is not None]
    return _listed(store, asked, name, heads, rows, competition, competition.span, [])


def _letter(paper: LettersPaper, one: Letter, language: Language) -> list[Value]:
    party, pledge = one.party, one.pledge
    kind = None if pledge is None else say(LETTERS[one.kind], language)
    whose: list[Value] = [party.code, named(party, language), named(party, language, "group") or None] if party else []
    signed: list[Value] = [pledge.signed_by or None, pledge.signed_on] if pledge else [None, None]
    targets = [one.targets.get(condition.indicator) for condition in paper.conditions]
    to = named(one.to, language) if one.to else None
    return [*whose, kind, to, *signed, *targets, pledge.text or None if pledge else None]


def awards_listing(store: Store, asked: Asked) -> Listing:
    """A row for each award of a decision."""
    name, language = "competition-certificates", asked.language
    competition, number = _asked(store, name, asked)
    paper = gathered.certificates_paper(store, competition, number or None)
    heads = [Head(say(N_("Rank"), language), "number")]
    labels = (N_("Code"), N_("Entrant"), N_("Title"), N_("Prize"), N_("Mobile banner"))
    heads += [Head(say(label, language)) for label in labels]
    heads += [Head(say(label, language), "day") for label in (N_("Decided on"), N_("Handed over on"))]
    rows: list[list[Value]] = [
        [
            one.place, one.entrant, named(one, language), named(one, language, "title") or None, one.award or None,
            say(N_("yes") if one.banner else N_("no"), language), paper.decided_on, one.handed_on,
        ]
        for one in paper.awards
    ]  # fmt: skip
    return _listed(store, asked, name, heads, rows, competition, paper.span, [])


def banner_listing(store: Store, asked: Asked) -> Listing:
    """Everybody who held each banner, the first first; who holds it has no day until."""
    name, language = "competition-banner", asked.language
    competition, _number = _asked(store, name, asked)
    heads = [Head(say(N_("Mobile banner"), language)), Head(say(N_("No."), language), "number")]
    heads += [Head(say(label, language)) for label in (N_("Code"), N_("Holder"), N_("Won in"))]
    heads += [Head(say(label, language), "day") for label in (N_("Since"), N_("Until"))]
    heads.append(Head(say(N_("Times in a row"), language), "number"))
    heads.append(Head(say(N_("Handed over"), language), "day"))
    rows: list[list[Value]] = [
        [
            named(paper, language, "title"), turn, one.award.entrant, named(one.award, language),
            named(one, language, "title"), one.since, one.until, one.times, one.award.handed_on,
        ]
        for paper in gathered.banner_papers(store, competition)
        for turn, one in enumerate(paper.holdings, start=1)
    ]  # fmt: skip
    told = [
        say(N_("Who has no day of an end holds it."), language),
        say(N_("An evaluation in which nobody won the banner leaves it with its holder."), language),
    ]
    return _listed(store, asked, name, heads, rows, competition, competition.span, told)


def changes_listing(store: Store, asked: Asked) -> Listing:
    """Who would stand otherwise by the returns of today: then and now beside each other."""
    name, language = "competition-restated", asked.language
    competition, number = _asked(store, name, asked)
    paper = gathered.restated_paper(store, competition, number)
    heads = [Head(say(label, language)) for label in (N_("Code"), N_("Entrant"))]
    for place, state, points in (
        (N_("Place then"), N_("State then"), N_("Points then")),
        (N_("Place now"), N_("State now"), N_("Points now")),
    ):
        heads += [Head(say(place, language), "number"), Head(say(state, language))]
        heads.append(Head(say(points, language), "number", None))
    heads.append(Head(say(N_("What is different"), language)))
    rows: list[list[Value]] = []
    for old, new in moved(paper):
        either = old or new
        row: list[Value] = [either.code if either else None, named(either, language) or None]
        for one in (old, new):
            row += [one.place, say(STATES[one.state], language), one.total] if one else [None, None, None]
        rows.append([*row, joined(differences(paper, old, new, language), language)])
    number_words = say(N_("no. %(number)s"), language, number=paper.old.evaluation or 0)
    told = [_pair(N_("Evaluation"), number_words, language)]
    if paper.changed:
        told.append(_pair(N_("Returns that are others now"), joined(paper.changed, language), language))
    told.append(stays_words(paper, language))
    return _listed(store, asked, name, heads, rows, competition, paper.old.span, told)
