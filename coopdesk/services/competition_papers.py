"""The papers of a competition: what each is drawn from, gathered from the file. What draws is loaded when needed."""

import dataclasses
from collections.abc import Callable

from coopdesk.domain.competition_papers import (
    BannerPaper,
    CertificatesPaper,
    ConditionsPaper,
    Held,
    Holding,
    Letter,
    LettersPaper,
    Party,
    RestatedPaper,
    letters,
)
from coopdesk.domain.competition_sheet import CompetitionSheet
from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.evaluations import CommitteeDecision
from coopdesk.domain.language import Language
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError
from coopdesk.services import competitions, evaluations, pledges
from coopdesk.services.entrants import lineup
from coopdesk.services.form_marks import marks_kept
from coopdesk.store import Store

Drawn = Callable[[Store, Competition, "int | None", Language], bytes]


def wanted(store: Store, code: str | None, month: Month) -> Competition:
    """The competition that is asked for: by its code, else the first listed of a month; raises DeskError."""
    if code is not None:
        return competitions.competition_of(store, code)
    held = competitions.competitions(store)
    found = next((one for one in held if one.span.first <= month <= one.span.last), None)
    if found is None:
        raise DeskError(N_("There is no competition in %(month)s."), month=month).advised(
            N_("On the command line: --competition with its code.")
        )
    return found


def newest(store: Store, competition: Competition, number: int | None) -> int | None:
    """The evaluation that is asked for, the last where none is named; None for the board of this moment (0)."""
    if number == 0:
        return None
    made = evaluations.evaluations(store, competition.code)
    if number is not None:
        return evaluations.evaluation_of(store, competition.code, number).number
    return made[-1].number if made else None


def held_by(store: Store, competition: Competition) -> Held:
    """A competition with who holds it; a federation has its name from the desk, at a co-operative's desk too."""
    code, desk = competition.cooperative, store.desk
    unit = store.get(Cooperative, code)
    if unit is None and competition.level == "cooperative":
        unit = Cooperative(code, desk.federation_en, desk.federation_zh)
    return Held(desk, unit or Cooperative(code), competition, marks_kept(store))


def evaluation_sheet(store: Store, competition: Competition, number: int | None) -> CompetitionSheet:
    """The sheet (竞 1) of an evaluation, or of this moment.

    A decided one is drawn from what was kept alone: what is amended later leaves every byte of it as it was.
    """
    held = held_by(store, competition)
    if number is None:
        board = competitions.board(store, competition.code)
        return CompetitionSheet(held.desk, held.cooperative, board, form_marks=held.form_marks)
    code = competition.code
    decision = store.get(CommitteeDecision, code, number)
    later = None if decision else evaluations.restated(store, code, number)
    sheet = CompetitionSheet(held.desk, held.cooperative, evaluations.board_of(store, code, number))
    return dataclasses.replace(
        sheet, objections=tuple(evaluations.objections(store, code, number)), decision=decision,
        changed=later.changed if later else (), form_marks=held.form_marks,
    )  # fmt: skip


def held_here(store: Store, competition: Competition) -> bool:
    """Whether it is held at this desk; at a co-operative's desk those of the federation are only announced."""
    return competition.level != "cooperative" or store.desk.role == "federation"


def conditions_paper(store: Store, competition: Competition, number: int | None = None) -> ConditionsPaper:
    """The conditions of the newest edition, or of the one by which an evaluation was made."""
    one = evaluations.evaluation_of(store, competition.code, number) if number else None
    edition = competitions.edition_of(store, competition.code, one.edition if one else None)
    terms = (store, competition.code, edition.number)
    return ConditionsPaper(
        held_by(store, competition), edition, competitions.conditions(*terms), competitions.gates(*terms),
        competitions.prizes(*terms), parties(store, competition) if held_here(store, competition) else (),
    )  # fmt: skip


def parties(store: Store, competition: Competition) -> tuple[Party, ...]:
    """Who takes part by the newest conditions, in the order in which they are on file."""
    edition = competitions.edition_of(store, competition.code)
    found = lineup(store, competition, edition, (), competition.span).entrants
    if not held_here(store, competition):
        found = tuple(one for one in found if one.code == store.desk.cooperative)
    return tuple(Party(one.code, one.name_en, one.name_zh, one.group_en, one.group_zh) for one in found)


def letters_paper(store: Store, competition: Competition) -> LettersPaper:
    """The letters of all who take part, and a blank one at the end."""
    code = competition.code
    found = letters(
        parties(store, competition), pledges.pledges(store, code), pledges.targets_of(store, code),
        competition.level == "person",
    )  # fmt: skip
    return LettersPaper(held_by(store, competition), competitions.conditions(store, code), (*found, Letter("blank")))


def certificates_paper(store: Store, competition: Competition, number: int | None) -> CertificatesPaper:
    """The certificates of a decision, the last one where no evaluation is named; raises DeskError where none is."""
    code, made = competition.code, evaluations.evaluations(store, competition.code)
    numbers = [one.number for one in reversed(made) if number in (None, one.number)]
    decision = next((found for one in numbers if (found := store.get(CommitteeDecision, code, one))), None)
    if decision is None:
        raise DeskError(N_("The committee has not decided yet; certificates are printed after its decision."))
    awards = evaluations.awards_of(store, code, decision.evaluation)
    if not awards:
        raise DeskError(N_("Nothing was awarded by this decision."))
    span = evaluations.evaluation_of(store, code, decision.evaluation).span
    return CertificatesPaper(held_by(store, competition), span, decision.decided_on, tuple(awards))


def banner_papers(store: Store, competition: Competition) -> tuple[BannerPaper, ...]:
    """The history of each banner that a competition is for; raises DeskError where it is for none."""
    prizes = [prize for prize in competitions.prizes(store, competition.code) if prize.banner]
    if not prizes:
        raise DeskError(N_("No banner is among the prizes of this competition."))
    held, titles = held_by(store, competition), {one.code: one for one in competitions.competitions(store)}
    found = []
    for prize in prizes:
        history = evaluations.banner_history(store, competition.cooperative, prize.title_en, prize.title_zh)
        ends = [one.since for one in history[1:]] + [None] * bool(history)
        holdings = []
        for one, until in zip(history, ends, strict=True):
            won = titles[one.award.competition]
            holdings.append(Holding(one.award, won.title_en, won.title_zh, one.since, one.times, until))
        named = (prize.title_en, prize.title_zh)
        found.append(BannerPaper(held.desk, held.cooperative, *named, tuple(holdings), held.form_marks))
    return tuple(found)


def to_name(store: Store, code: str | None, month: Month, cooperative: str | None) -> Held:
    """Whose blank paper it is: a competition by its code, else one to be named by hand; an empty code of who holds it
    leaves that to the pen as well.
    """
    if code:
        return held_by(store, competitions.competition_of(store, code))
    desk = store.desk
    own = Cooperative(desk.federation, desk.federation_en, desk.federation_zh)
    if desk.cooperative:
        own = store.get(Cooperative, desk.cooperative) or own
    unit = Cooperative("") if cooperative == "" else own
    return Held(desk, unit, Competition("", unit.code, month), marks_kept(store))


def terms_of(store: Store, held: Held) -> tuple[Edition, tuple[Condition, ...], tuple[Gate, ...]]:
    """The newest terms of a competition; none of one without a code."""
    code = held.competition.code
    if not code:
        return Edition(""), (), ()
    edition = competitions.edition_of(store, code)
    return edition, competitions.conditions(store, code), competitions.gates(store, code)


def restated_paper(store: Store, competition: Competition, number: int | None) -> RestatedPaper:
    """What an evaluation, the last where none is named, would be by the returns of today; raises DeskError."""
    wanted_number = newest(store, competition, number or None)
    if wanted_number is None:
        raise DeskError(N_("The competition was not evaluated yet."))
    later = evaluations.restated(store, competition.code, wanted_number)
    if later is None:
        raise DeskError(N_("Nothing has changed since this evaluation."))
    decision = store.get(CommitteeDecision, competition.code, wanted_number)
    day = decision.decided_on if decision else None
    return RestatedPaper(held_by(store, competition), later.old, later.new, later.changed, day)
