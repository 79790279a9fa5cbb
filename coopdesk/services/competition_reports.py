"""The papers of a competition by the names that the command line knows; what draws is loaded when first needed."""

from collections.abc import Callable, Mapping
from typing import Final

from coopdesk.domain.competition_papers import (
    BannerPaper,
    CertificatesPaper,
    ConditionsPaper,
    Letter,
    LettersPaper,
)
from coopdesk.domain.competition_sheet import BoardPaper, CompetitionSheet
from coopdesk.domain.competitions import Competition
from coopdesk.domain.language import Language
from coopdesk.domain.period import Period
from coopdesk.domain.scoring import Standings
from coopdesk.errors import N_, DeskError, Values
from coopdesk.services import competition_papers as gathered
from coopdesk.services import evaluations
from coopdesk.services.standings import latest_of
from coopdesk.store import Store

Drawn = Callable[[Store, Competition, "int | None", Language], bytes]


def asked_for(
    store: Store, name: str, period: Period, code: str | None, number: int | None
) -> tuple[Competition, int | None]:
    """The competition of a code, else of a period, and the evaluation that a paper of it is of, where it is of one.

    That is the last evaluation of the very period, else none is named; conditions are the newest. Number 0 is the board
    of this moment. Raises DeskError for what only its holder has.
    """
    competition = gathered.wanted(store, code, period.first)
    if name not in _ANNOUNCED and not gathered.held_here(store, competition):
        raise DeskError(N_("The federation holds this competition; here its conditions and letters can be printed."))
    if number is None and name != "competition-conditions":
        one = latest_of(store, competition.code, period)
        number = one.number if one else None
    return competition, number


def draw(
    store: Store,
    name: str,
    period: Period,
    code: str | None,
    number: int | None,
    language: Language,
    size: BoardPaper = "a3",
) -> bytes:
    """A paper of a competition, as `asked_for`; the board for the wall in a ``size``. Raises DeskError, PaperError."""
    competition, number = asked_for(store, name, period, code, number)
    if name == "competition-board":
        return _board(store, competition, number, language, size)
    return _DRAWN[name](store, competition, number, language)


def draw_blank(
    store: Store, name: str, period: Period, code: str | None, language: Language, cooperative: str | None
) -> bytes:
    """A paper to be filled in by hand: of the competition of a code with its title and conditions, else without.

    Raises DeskError, PaperError.
    """
    from coopdesk.reports import (
        competition,
        competition_banner,
        competition_certificates,
        competition_conditions,
        competition_pledges,
    )

    held = gathered.to_name(store, code, period.first, cooperative)
    edition, conditions, gates = gathered.terms_of(store, held)
    span = held.competition.span
    if name == "competition":
        board = Standings(held.competition, edition, span, conditions, gates, (), provisional=True)
        sheet = CompetitionSheet(held.desk, held.cooperative, board, form_marks=held.form_marks, blank=True)
        return competition.draw(sheet, language)
    if name == "competition-conditions":
        return competition_conditions.draw(ConditionsPaper(held, edition, (), (), (), (), blank=True), language)
    if name == "competition-pledges":
        return competition_pledges.draw(LettersPaper(held, conditions, (Letter("blank"),)), language)
    if name == "competition-certificates":
        return competition_certificates.draw(CertificatesPaper(held, span, None, ()), language)
    papers = [BannerPaper(held.desk, held.cooperative, "", "", (), held.form_marks, blank=True)]
    return competition_banner.draw(papers, language)


def _evaluation(store: Store, competition: Competition, number: int | None, language: Language) -> bytes:
    from coopdesk.reports import competition as paper

    number = gathered.newest(store, competition, number)
    return paper.draw(gathered.evaluation_sheet(store, competition, number), language)


def _board(store: Store, competition: Competition, number: int | None, language: Language, size: BoardPaper) -> bytes:
    from coopdesk.reports import competition_board as paper

    number = gathered.newest(store, competition, number)
    return paper.draw(gathered.evaluation_sheet(store, competition, number), language, size)


def _conditions(store: Store, competition: Competition, number: int | None, language: Language) -> bytes:
    from coopdesk.reports import competition_conditions as paper

    return paper.draw(gathered.conditions_paper(store, competition, number), language)


def _pledges(store: Store, competition: Competition, _number: int | None, language: Language) -> bytes:
    from coopdesk.reports import competition_pledges as paper

    return paper.draw(gathered.letters_paper(store, competition), language)


def _certificates(store: Store, competition: Competition, number: int | None, language: Language) -> bytes:
    from coopdesk.reports import competition_certificates as paper

    return paper.draw(gathered.certificates_paper(store, competition, number or None), language)


def _banner(store: Store, competition: Competition, _number: int | None, language: Language) -> bytes:
    from coopdesk.reports import competition_banner as paper

    return paper.draw(gathered.banner_papers(store, competition), language)


def _restated(store: Store, competition: Competition, number: int | None, language: Language) -> bytes:
    from coopdesk.reports import competition_restated as paper

    return paper.draw(gathered.restated_paper(store, competition, number), language)


def restated_since(store: Store, name: str, period: Period, code: str | None, number: int | None) -> bool:
    """Whether a paper is of an evaluation that the returns of today would change; a decided sheet does not show it."""
    if name not in ("competition", "competition-board", "competition-certificates"):
        return False
    competition = gathered.wanted(store, code, period.first)
    if number is None:
        one = latest_of(store, competition.code, period)
        number = one.number if one else None
    number = gathered.newest(store, competition, number)
    return number is not None and evaluations.restated(store, competition.code, number) is not None


RESTATED: Final = N_(
    "This evaluation was restated: what it was made from has changed since. The paper stays as it was; “Competition: "
    "what has changed since” (competition-restated) shows the difference."
)


def span_printed(store: Store, period: Period, code: str | None, number: int | None) -> Period:
    """The months of which a paper of a competition is: those of the evaluation that is named, else all of them."""
    competition = gathered.wanted(store, code, period.first)
    return evaluations.evaluation_of(store, competition.code, number).span if number else competition.span


def evaluations_listed(store: Store, code: str) -> dict[int, tuple[str, Values]]:
    """What can be printed of a competition, by number: its evaluations, the last first, and the moment (0)."""
    found: dict[int, tuple[str, Values]] = {}
    for one in reversed(evaluations.evaluations(store, code)):
        values = {"number": one.number, "months": one.span}
        found[one.number] = N_("no. %(number)s, %(months)s"), values
    return {**found, 0: (N_("as it stands now"), {})}


PAPERS: Final[Mapping[str, str]] = {
    "competition": N_("Competition: evaluation"),
    "competition-conditions": N_("Competition: conditions"),
    "competition-pledges": N_("Competition: letters"),
    "competition-board": N_("Competition: board of honour"),
    "competition-certificates": N_("Competition: certificates"),
    "competition-banner": N_("Competition: holders of the banner"),
    "competition-restated": N_("Competition: what has changed since"),
}
"""The title of each paper."""
OF_EVALUATION: Final = frozenset(PAPERS) - {"competition-pledges", "competition-banner"}
"""The papers that are of one evaluation."""
BY_HAND: Final = frozenset(PAPERS) - {"competition-board", "competition-restated"}
"""The papers that are printed blank too."""
_ANNOUNCED: Final = ("competition-conditions", "competition-pledges")
"""The papers that a co-operative prints of a competition of the federation, too."""
_DRAWN: Final[Mapping[str, Drawn]] = {
    "competition": _evaluation,
    "competition-conditions": _conditions,
    "competition-pledges": _pledges,
    "competition-certificates": _certificates,
    "competition-banner": _banner,
    "competition-restated": _restated,
}
