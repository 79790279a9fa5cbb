"""What is wrong or doubtful with a month before it becomes final (DOMAIN §5.2, validation levels)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import LARGEST_MONEY, field_of, fields_of, line_key, problems_of
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.keyed import OPENING, SIGNS, movement_problems
from coopdesk.domain.language import Marked
from coopdesk.domain.numbers import ratio, rounded, shortest
from coopdesk.domain.paper_totals import paper_problems
from coopdesk.domain.same_month import same_as_last
from coopdesk.domain.statements import WHOLE_TEAM, Accounts, LabourLine, MonthlyReturn, Note, OutputLine
from coopdesk.errors import N_, Problem

SLIP: Final = (5_000, 20_000)
"""An amount so many times the last one is likely the 亿/万 slip (DOMAIN §4)."""


@dataclass(frozen=True)
class Known:
    """What a month is checked against: the federation's limits, the catalogue, last month, its closing members."""

    desk: Desk
    catalogue: Mapping[str, Product] = field(default_factory=dict)
    last: MonthlyReturn | None = None
    last_closing: int | None = None


def problems_of_return(whole: MonthlyReturn, known: Known) -> list[Problem]:
    """All errors and queries of a month; a query that has its written reason is still listed."""
    found = list(_form(whole, known))
    found += [*paper_problems(whole), *same_as_last(whole, known.last)]
    last_output = {line_key(line): line for line in known.last.output} if known.last else {}
    for line in whole.output:
        found += _located(line, _output(line, last_output.get(line_key(line)), known))
    last_labour = {line.team: line for line in known.last.labour} if known.last else {}
    for labour in whole.labour:
        found += _located(labour, _labour(labour, last_labour.get(labour.team), known))
    found += _without_labour(whole)
    if whole.accounts is not None:
        found += _located(whole.accounts, _accounts(whole, whole.accounts, known))
    return found


def unsettled(problems: Iterable[Problem], notes: Iterable[Note]) -> list[Problem]:
    """The problems that still stand in the way: errors, and queries without a written reason."""
    reasons = {(note.code, note.subject) for note in notes if note.text}
    return [problem for problem in problems if problem.level == "error" or (problem.code, problem.line) not in reasons]


def blank(problem: Problem) -> bool:
    """Whether a problem is a box not filled in; a month that is being keyed only counts those."""
    return problem.code.startswith("blank-")


def advice(problem: Problem) -> str:
    """What a query asks for while it has no reason, as a marked frame for its %(sentence)s; empty for an error."""
    if problem.level != "query":
        return ""
    if blank(problem):
        return N_("%(sentence)s: enter a figure, 0 or -, or say why.")
    return N_("%(sentence)s Correct it or give the reason.")


def _located(line: Any, problems: Iterable[Problem]) -> list[Problem]:
    key = line_key(line)
    return [Problem(p.box, p.message, p.values, key, p.level, p.code) for p in [*problems_of(line), *problems]]


def _form(whole: MonthlyReturn, known: Known) -> Iterator[Problem]:
    if not whole.statement.nil and not (whole.output or whole.labour):
        yield Problem("output", N_("Nothing is entered. Enter the month, or mark it as a nil return."))
    if whole.statement.nil and _worked(whole):
        message = N_(
            "A nil return has no output, services, attended days or wages. Remove them, or take the mark away."
        )
        yield Problem("output", message)
    yield from _sums(whole)
    movement = {event: sum(line.persons for line in whole.movement if line.event == event) for event in SIGNS}
    balance = sum(sign * movement[event] for event, sign in SIGNS.items())
    if balance != 0:
        yield Problem(
            "movement", N_("Opening + joined − left is not closing; the difference is %(by)s."), {"by": balance}
        )
    if known.last_closing is not None and whole.movement and movement["opening"] != known.last_closing:
        values = {"opening": movement["opening"], "closing": known.last_closing}
        message = N_("Opening members are %(opening)s, but last month closed with %(closing)s.")
        typed = whole.statement.source == "keyed"  # from paper, which may be wrong itself
        yield Problem("movement", message, values, level="query" if typed else "error", code=OPENING if typed else "")
    yield from movement_problems(whole)


def _without_labour(whole: MonthlyReturn) -> Iterator[Problem]:
    """Teams that made something and have no line of labour: the form would have blanks without a reason."""
    entered = {line.team for line in whole.labour}
    made = [line.team for line in whole.output if isinstance(line.qualified, Decimal) and line.qualified]
    if WHOLE_TEAM in entered:
        return
    for team in dict.fromkeys(made):
        if team not in entered:
            message = N_("Output is entered, but no labour: days, wages and accidents are missing.")
            yield Problem("scheduled", message, line=team, level="query", code="blank-labour")


def _sums(whole: MonthlyReturn) -> Iterator[Problem]:
    """Amounts that are each within bounds may not be so together; no file would carry their sum."""
    figures = figures_of(whole)
    for described in fields_of(Figures):
        if described.problem(getattr(figures, described.name)):
            values = {
                "what": Marked(described.label),
                "most": described.in_currency(whole.statement.exponent).bound(LARGEST_MONEY),
            }
            yield Problem("output", N_("%(what)s: the whole month is more than %(most)s."), values)


def _worked(whole: MonthlyReturn) -> bool:
    """Whether anything was made, attended or paid; what was only planned stays in a nil return (DESIGN §3)."""
    made = [amount for line in whole.output for amount in (line.qualified, line.scrap)]
    done = [amount for line in whole.labour for amount in (line.attended, line.wages, line.accidents)]
    served = [whole.accounts.services] if whole.accounts else []
    return any(isinstance(amount, (int, Decimal)) and amount for amount in (*made, *done, *served))


def _blanks(line: OutputLine | LabourLine | Accounts) -> Iterator[Problem]:
    """A blank stays only with a reason (DESIGN §3)."""
    for described in fields_of(type(line)):
        if described.may_not_apply and getattr(line, described.name) is None and described.name != "constant_price":
            yield Problem(described.name, N_("is not filled in"), level="query", code=f"blank-{described.name}")


def _output(line: OutputLine, last: OutputLine | None, known: Known) -> Iterator[Problem]:
    yield from _blanks(line)
    product = known.catalogue.get(line.product)
    if product is None:
        yield Problem("product", N_("“%(code)s” is not in the catalogue."), {"code": line.product})
    if line.constant_price is None and any(
        isinstance(q, Decimal) and q for q in (line.planned, line.qualified, line.scrap)
    ):
        yield Problem("constant_price", N_("has no constant price; ask the federation for one."))
    elif product and product.constant_price is not None and line.constant_price != product.constant_price:
        yield _query("constant_price", "price", N_("is not the constant price of the catalogue."))
    if product and any(ours and theirs and ours != theirs for ours, theirs in _units(line, product)):
        yield _query("product", "unit", N_("is not counted in the unit of measure of the catalogue."))
    yield from _fulfilment(line, known.desk)
    yield from _quality(line, known.desk)
    if last:
        yield from _changes(line, last, ("qualified", "current_price"), known.desk)


def _units(line: OutputLine, product: Product) -> tuple[tuple[str, str], tuple[str, str]]:
    return (line.unit_en, product.unit_en), (line.unit_zh, product.unit_zh)


def _fulfilment(line: OutputLine, desk: Desk) -> Iterator[Problem]:
    if not isinstance(line.planned, Decimal) or not isinstance(line.qualified, Decimal):
        return
    if line.planned == 0:
        return
    percent = rounded(line.qualified / line.planned * 100, 1)
    if percent < desk.least_fulfilment:
        message = N_("%(percent)s %% of plan, below %(limit)s %%.")
        yield _query("qualified", "fulfilment", message, percent=percent, limit=shortest(desk.least_fulfilment))
    elif percent > desk.most_fulfilment:
        message = N_("%(percent)s %% of plan, above %(limit)s %%.")
        yield _query("qualified", "fulfilment", message, percent=percent, limit=shortest(desk.most_fulfilment))


def _quality(line: OutputLine, desk: Desk) -> Iterator[Problem]:
    if not isinstance(line.qualified, Decimal) or not isinstance(line.scrap, Decimal):
        return
    share = ratio(line.qualified, line.qualified + line.scrap)
    if share is not None and (percent := rounded(share * 100, 1)) < desk.least_quality:
        message = N_("%(percent)s %% accepted, below %(limit)s %%.")
        yield _query("scrap", "quality", message, percent=percent, limit=shortest(desk.least_quality))


def _labour(line: LabourLine, last: LabourLine | None, known: Known) -> Iterator[Problem]:
    yield from _blanks(line)
    if last:
        yield from _changes(line, last, ("scheduled", "attended", "wages"), known.desk)


def _accounts(whole: MonthlyReturn, line: Accounts, known: Known) -> Iterator[Problem]:
    """Neither given is no line at all; the change in work in progress may turn its sign, so it is not compared."""
    if line.beside != (None, None):
        yield from _blanks(line)
    if line.production_cost is not None and figures_of(whole).output_value_current is None:
        yield Problem(
            "production_cost", N_("There is no output value at current prices that this would be the cost of.")
        )
    if known.last and known.last.accounts:
        yield from _changes(line, known.last.accounts, ("services", "production_cost"), known.desk)


def _changes(line: Any, last: Any, names: tuple[str, ...], desk: Desk) -> Iterator[Problem]:
    """A change of the limit or more against last month, and amounts that are likely a slip of 10,000."""
    for name in names:
        what = Marked(field_of(type(line), name).label)
        now, before = getattr(line, name), getattr(last, name)
        if not isinstance(now, (int, Decimal)) or not isinstance(before, (int, Decimal)) or before == 0:
            continue
        times = Decimal(now) / Decimal(before)
        if SLIP[0] <= times <= SLIP[1] or (now and SLIP[0] <= 1 / times <= SLIP[1]):
            message = N_("%(what)s: about 10,000 times, or a 10,000th of, last month. 万 or 亿?")
            yield _query(name, f"slip-{name}", message, what=what)
        elif abs(times - 1) * 100 >= desk.most_change:
            percent = rounded((times - 1) * 100, 1)
            yield _query(
                name,
                f"change-{name}",
                N_("%(what)s: %(percent)s %% against last month."),
                what=what,
                percent=f"{percent:+f}".replace("-", "−"),
            )


def _query(box: str, code: str, message: str, **values: object) -> Problem:
    return Problem(box, message, values, level="query", code=code)
