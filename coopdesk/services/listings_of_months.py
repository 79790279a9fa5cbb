"""Lists of returns: lines of output and of labour, movement of members; and the history."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.history_text import sentence
from coopdesk.domain.language import Language, named, say
from coopdesk.domain.listing import Head, Listing, Value, cell_of, head_of, money_head
from coopdesk.domain.members import EVENTS, MovementLine, Team
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, MonthlyReturn, OutputLine, Statement
from coopdesk.errors import N_, DeskError
from coopdesk.services import history, months
from coopdesk.services.figures import summary
from coopdesk.services.listing_parts import Asked, Facts, made
from coopdesk.services.listings_of_federation import moment
from coopdesk.services.standing import standing
from coopdesk.store import Store

_Teams = dict[str, str] | None
MOST_OPERATIONS: Final = 5_000
_VALUES: Final = (
    (N_("Planned value, constant prices"), "planned", "constant_price"),
    (N_("Output value, constant prices"), "qualified", "constant_price"),
    (N_("Output value, current prices"), "qualified", "current_price"),
)


def output_listing(store: Store, asked: Asked) -> Listing:
    """The output lines of the returns, with their values."""
    currency, exponent, language = store.desk.currency, store.desk.exponent, asked.language
    values = [Head(say(label, language)) for label in (N_("Name of product"), N_("Unit"))]
    values += [money_head(say(label, language), currency, exponent, language) for label, *_ in _VALUES]
    return _lines(
        store,
        asked,
        N_("Output lines"),
        OutputLine,
        lambda month: month.output,
        values,
        partial(_valued, language=language),
    )


def _valued(line: OutputLine, exponent: int, language: Language) -> list[Value]:
    """What the line is of, and what it is worth."""
    found: list[Value] = [named(line, language), named(line, language, "unit")]
    for _label, quantity, price in _VALUES:
        value = line.value(getattr(line, quantity), getattr(line, price), exponent)
        found.append(_money(value, exponent))
    return found


def _money(amount: int | None, exponent: int) -> Value:
    """An amount in whole units of the currency."""
    return None if amount is None else Decimal(amount).scaleb(-exponent)


def labour_listing(store: Store, asked: Asked) -> Listing:
    """The labour lines of the returns."""
    return _lines(store, asked, N_("Labour lines"), LabourLine, lambda month: month.labour)


def movement_listing(store: Store, asked: Asked) -> Listing:
    """The movement of members in the returns."""
    return _lines(store, asked, N_("Movement of members"), MovementLine, _moves)


def _moves(month: MonthlyReturn) -> list[MovementLine]:
    order = list(EVENTS)
    return sorted(month.movement, key=lambda line: (line.sex, order.index(line.event), line.other))


def _lines(
    store: Store,
    asked: Asked,
    title: str,
    record: type,
    lines_of: Callable[[MonthlyReturn], Sequence[Any]],
    more: Sequence[Head] = (),
    cells: Callable[[Any, int], Sequence[Value]] = lambda _line, _exponent: (),
) -> Listing:
    """Lines of every return that counts, or of one co-operative; each after its month and co-operative."""
    language, desk = asked.language, store.desk
    described = [one for one in fields_of(record) if one.name != "position" and not one.name.endswith(("_en", "_zh"))]
    labels = (N_("Co-operative"), N_("Name of the co-operative"), N_("Month"))
    heads = [Head(say(label, language)) for label in labels]
    teams = _team_names(store, described, language)
    heads += _heads(described, teams, desk, language)
    names = {one.code: named(one, language) for one in store.find(Cooperative)}
    rows: list[list[Value]] = []
    counted, drafts = 0, 0
    for whole in returns(store, asked):
        counted, drafts = counted + 1, drafts + (not whole.final)
        of, exponent = whole.statement, whole.statement.exponent
        first: list[Value] = [of.cooperative, names.get(of.cooperative), str(of.period)]
        for line in lines_of(whole):
            rows.append([*first, *_cells(described, line, exponent, language, teams), *cells(line, exponent)])
    notes = [say(N_("Returns in this list: %(count)s"), language, count=grouped(counted))]
    if drafts:
        notes.append(say(N_("Of these not final: %(count)s"), language, count=grouped(drafts)))
    if asked.known_on:
        notes.append(say(N_("Only months that were final by then."), language))
    federation = desk.role == "federation" and not asked.cooperative
    coverage = summary(store, asked.period, None, "known").whole.coverage if federation else None
    return made(
        store,
        asked,
        title,
        [*heads, *more],
        rows,
        Facts(coverage, notes, money=any(one.money for one in described) or bool(more), constant=bool(more)),
    )


def _team_names(store: Store, described: Sequence[Field], language: Language) -> _Teams:
    """The names of the teams of lines that have one; None where the desk does not know them."""
    if store.desk.role != "cooperative" or described[0].name != "team":
        return None
    return {one.code: named(one, language) for one in store.find(Team)}


def _heads(described: Sequence[Field], teams: _Teams, desk: Desk, language: Language) -> list[Head]:
    """A head for each field; the names of teams stand beside their codes."""
    heads = [head_of(one, desk.currency, desk.exponent, language) for one in described]
    return heads if teams is None else [heads[0], Head(say(N_("Name of the team"), language)), *heads[1:]]


def _cells(described: Sequence[Field], line: Any, exponent: int, language: Language, teams: _Teams) -> list[Value]:
    cells = [cell_of(one, line, exponent, language) for one in described]
    return cells if teams is None else [cells[0], teams.get(line.team), *cells[1:]]


def returns(store: Store, asked: Asked) -> Iterator[MonthlyReturn]:
    """The returns of a period: at a co-operative's desk the month as it stands there, else what counts."""
    own = store.desk.cooperative if store.desk.role == "cooperative" else None
    if own:
        for month in asked.period:
            at_work = months.current(store, own, month)
            if at_work is not None:
                yield months.whole(store, at_work)
        return
    if asked.cooperative and store.get(Cooperative, asked.cooperative) is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=asked.cooperative)
    for _place, stand in sorted(standing(store, asked.period, asked.cooperative).items(), key=_by_code):
        found = store.get(Statement, stand.counts.statement) if stand.counts else None
        if found is not None:
            yield months.whole(store, found)


def _by_code(item: tuple[tuple[str, Month], object]) -> tuple[str, Month]:
    return item[0]


def history_listing(store: Store, asked: Asked) -> Listing:
    """What was done at this desk, who did it and when, the last first."""
    language = asked.language
    heads = [Head(say(label, language)) for label in (N_("When"), N_("Who"), N_("What"))]
    found = history.operations(store, limit=MOST_OPERATIONS)
    rows = [(moment(one.moment), one.operator, sentence(one, language, store.desk.exponent)) for one in found]
    notes = [say(N_("The last %(count)s at most, the newest first."), language, count=grouped(MOST_OPERATIONS))]
    return made(store, asked, N_("History"), heads, rows, Facts(notes=notes, dated=False))
