"""A month keyed in at the federation for a co-operative (代录), from paper or by telephone.

It counts until the co-operative's own return file comes, which outranks it (`domain.standings`).
"""

from datetime import date

from coopdesk.domain.checks import Known, problems_of_return
from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.figures import Figures
from coopdesk.domain.keyed import COLUMNS, movement_lines
from coopdesk.domain.members import MovementLine
from coopdesk.domain.period import Month, Period
from coopdesk.domain.standings import Stand
from coopdesk.domain.statements import WHOLE_TEAM, MonthlyReturn, Statement
from coopdesk.errors import N_, DeskError, Problem
from coopdesk.services import months
from coopdesk.services.standing import standing
from coopdesk.services.versions import Version
from coopdesk.store import Store, facts


def refusal(store: Store, cooperative: str, month: Month) -> DeskError | None:
    """Why a month cannot be keyed in here, None where it can: it is due, and no return file of it came in."""
    if store.desk.role != "federation":
        return DeskError(N_("Months of other co-operatives are entered in the federation's file only."))
    unit = store.get(Cooperative, cooperative)
    if unit is None:
        return DeskError(N_("There is no co-operative %(code)s on the register."), code=cooperative)
    since = min((span.since for span in store.find(KindSpan, cooperative=cooperative)), default=None)
    if not unit.due_in(month.first, month.last, since):
        return DeskError(N_("No return of %(code)s is due for %(month)s."), code=cooperative, month=month)
    stand = _stand(store, cooperative, month)
    if stand is None or stand.heads[0].source != "packet":
        return None
    if stand.counts is None:
        message = N_("Several return files of %(code)s for %(month)s are in dispute; choose one under Inbox, Arrivals.")
        return DeskError(message, code=cooperative, month=month)
    message = N_("A return file of %(code)s for %(month)s came in and counts; what was entered here stays beside it.")
    return DeskError(message, code=cooperative, month=month)


def draft(store: Store, cooperative: str, month: Month, operator: str = "") -> Statement:
    """The draft of a month keyed in here, made where there is none; raises DeskError, LockedError for a final one."""
    _may(store, cooperative, month)
    return months.draft(store, cooperative, month, operator)


def _may(store: Store, cooperative: str, month: Month) -> None:
    if why := refusal(store, cooperative, month):
        raise why


def _stand(store: Store, cooperative: str, month: Month) -> Stand | None:
    return standing(store, Period(month, month), cooperative).get((cooperative, month))


def last_month(store: Store, cooperative: str, month: Month) -> MonthlyReturn | None:
    """What counts for the month before, a return file or keyed in here; None where nothing does."""
    stand = _stand(store, cooperative, month + -1)
    statement = store.get(Statement, stand.counts.statement) if stand and stand.counts else None
    return months.whole(store, statement) if statement else None


def offered_opening(store: Store, cooperative: str, month: Month) -> dict[str, int]:
    """The members at the end of the month before, by sex where its lines tell, else as not recorded."""
    last = last_month(store, cooperative, month)
    if last is None:
        return {}
    closing = {line.sex: line.persons for line in last.movement if line.event == "closing"}
    if closing:
        return {sex: closing[sex] for sex in COLUMNS if sex in closing}
    members = _closing(store, last)
    return {} if members is None else {"-": members}


def _closing(store: Store, last: MonthlyReturn) -> int | None:
    """Its closing members as they were kept; a month that was loaded has figures and no lines."""
    return next((figures.members_closing for figures in store.lines(Figures, last.statement.id)), None)


def known(store: Store, statement: Statement) -> Known:
    """What a month keyed in here is checked against: what counts for the month before, keyed here or not."""
    last = last_month(store, statement.cooperative, statement.period)
    catalogue = {product.code: product for product in store.find(Product)}
    return Known(store.desk, catalogue, last, _closing(store, last) if last else None)


def check(store: Store, statement: Statement) -> list[Problem]:
    """All errors and queries of a month keyed in here, with or without reasons."""
    return problems_of_return(months.whole(store, statement), known(store, statement))


def close(
    store: Store, statement: Statement, preparer: str, signatory: str, submitted_on: date, *, operator: str = ""
) -> Statement:
    """Make it final, so that it counts; raises DeskError where a return file came meanwhile, else as close_month."""
    _may(store, statement.cooperative, statement.period)
    against = known(store, statement)
    return months.close_month(store, statement, preparer, signatory, submitted_on, operator=operator, against=against)


def amend(store: Store, cooperative: str, month: Month, reason: str, operator: str = "") -> Statement:
    """Open a final month keyed in here again, its movement too; raises DeskError, EntryError without a reason."""
    _may(store, cooperative, month)
    return months.amend(store, cooperative, month, reason, operator)


def save_movement(store: Store, statement: Statement, typed: dict[tuple[str, str], int], operator: str = "") -> None:
    """Keep the typed movement, persons by (sex, event), in the place of what stood there; raises LockedError."""
    with store.transaction(operator):
        store.replace_lines(statement.id, MovementLine, movement_lines(typed))


def versions(store: Store, cooperative: str, month: Month) -> list[Version]:
    """What was keyed in here, oldest first, then the return files of the month that none replaces."""
    stand = _stand(store, cooperative, month)
    counts = stand.counts.statement if stand and stand.counts else 0
    keyed = months.months_of(store, cooperative).get(month, [])
    numbers = [head.statement for head in stand.heads if head.source == "packet"] if stand else []
    files = [found for number in sorted(numbers) if (found := store.get(Statement, number))]
    return [
        Version(place, statement, months.correction_number(store, statement), statement.id == counts)
        for place, statement in enumerate([*keyed, *files], start=1)
    ]


def outranked(store: Store, period: Period) -> set[tuple[str, Month]]:
    """Co-operatives and months that were keyed in here and are final; where a return file counts, it replaced them."""
    return {(one.cooperative, one.period) for one in facts.candidates(store, period) if one.source == "keyed"}


def teams_of(*wholes: MonthlyReturn | None) -> list[str]:
    """The codes of the teams that the lines of these months name: no register of teams is kept here."""
    present = [whole for whole in wholes if whole is not None]
    named = {line.team for whole in present for line in whole.output}
    return sorted((named | {line.team for whole in present for line in whole.labour}) - {WHOLE_TEAM})
