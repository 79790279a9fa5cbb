"""Figures before the start (期初录入): what was reported before the first month of this desk (SCREENS, habits).

They are the lines of a statement of their own (purpose ``opening``), so they are closed and corrected like a month.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.field import Field, NotApplicable, field_of, fields_of
from coopdesk.domain.figures import AVERAGE, Figures, Span
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import WHOLE_TEAM, OutputLine
from coopdesk.errors import N_, Problem


@dataclass(frozen=True)
class OpeningLine:
    """One figure of a span of months before the start; money in the smallest unit, averages with one decimal.

    ``figure`` is the name of an attribute of `Figures`, or ``average_members``.
    """

    figure: Annotated[str, Field(N_("Figure"), key=True, code=True, length=40)]
    first: Annotated[Month, Field(N_("From month"), key=True)]
    last: Annotated[Month, Field(N_("To month"), key=True)]
    value: Annotated[Decimal | NotApplicable | None, Field(N_("Value"), places=1)] = None

    @property
    def in_money(self) -> tuple[str, ...]:
        """The boxes that are money, which its figure says."""
        return ("value",) if self.figure in _MONEY else ()


@dataclass(frozen=True)
class OpeningProduct:
    """Accepted goods of one product from January to the month before the start, in the product's unit of measure."""

    product: Annotated[str, Field(N_("Product"), key=True, code=True, length=16)]
    qualified: Annotated[
        Decimal | NotApplicable | None,
        Field(N_("Accepted"), places=3, least=0, help=N_("Accepted goods from January to the month before the start.")),
    ] = None


FIGURE_ROWS: Final = (
    "planned_value_constant", "output_value_constant", "output_value_current", "assortment_value_constant",
    "inspected_value_constant", "scrap_value_constant", "members_opening", "members_joined",
    "members_newly_developed", "members_left", "members_closing", AVERAGE, "scheduled_days", "attended_days",
    "wages", "lost_time_accidents",
)  # fmt: skip
"""The figures that form 1 is made of, in its order."""
_MONEY: Final = frozenset(described.name for described in fields_of(Figures) if described.money)


def label_of_figure(name: str) -> str:
    """The marked words for a figure."""
    return N_("Average members") if name == AVERAGE else field_of(Figures, name).label


def unit_of_figure(name: str) -> str:
    """The marked unit of a figure; empty for money, whose unit is the currency."""
    if name in ("lost_time_accidents", *_MONEY):
        return "" if name in _MONEY else N_("accidents")
    return N_("persons") if name == AVERAGE else field_of(Figures, name).unit


def columns_of(start: Month) -> tuple[Period, ...]:
    """What is asked of a desk that starts with this month: this year up to it, the same of last year, and each month
    of last year from it on; in January only the months of last year.
    """
    last = Month(start.year - 1, 12)
    months = tuple(Period(month, month) for month in Period(start + -12, last))
    if start.number == 1:
        return months
    year = Period(Month(start.year, 1), start + -1)
    return (year, Period(year.first + -12, year.last + -12), *months)


def start_of(lines: Iterable[OpeningLine], month: Month) -> Month:
    """The first month of the desk whose returns carry these lines since ``month``: the earliest that asks for them all.

    Where nothing but months of last year or goods are known it is January; for what no desk asks it is ``month``.
    """
    given = {Period(line.first, line.last) for line in lines}
    earliest = Month(month.year - 1 if given else month.year, 1)
    return next((start for start in Period(earliest, month) if given.issubset(columns_of(start))), month)


@dataclass(frozen=True)
class Opening:
    """The figures before the start, as they stand: lines and products of one statement."""

    start: Month
    lines: tuple[OpeningLine, ...] = ()
    products: tuple[OpeningProduct, ...] = ()

    def values(self, column: Period) -> dict[str, Decimal | NotApplicable | None]:
        """The figures of a column by name; blank where there is no line."""
        found = {line.figure: line.value for line in self.lines if Period(line.first, line.last) == column}
        return {name: found.get(name) for name in FIGURE_ROWS}

    def spans(self) -> tuple[Span, ...]:
        """The columns that are on file at all."""
        columns = ((column, self.values(column)) for column in columns_of(self.start))
        return tuple(Span(column, values) for column, values in columns if set(values.values()) != {None})

    def adds_to(self, year: int, months: Iterable[Month]) -> bool:
        """Whether its goods are of this year and of none of the months that are there as returns."""
        return self.start.year == year and all(month >= self.start for month in months)

    def output(self, catalogue: Mapping[str, Product], lines: Iterable[OutputLine]) -> tuple[OutputLine, ...]:
        """The goods before the start as lines of the co-operative as a whole, of the material that its lines have.

        What the catalogue does not know is called as its lines call it.
        """
        materials: dict[str, set[str]] = {}
        named: dict[str, Product | OutputLine] = {}
        for line in lines:
            materials.setdefault(line.product, set()).add(line.basis)
            named[line.product] = line
        named |= catalogue
        return tuple(_as_line(one, named.get(one.product), materials.get(one.product)) for one in self.products)


def _as_line(one: OpeningProduct, product: Product | OutputLine | None, materials: set[str] | None) -> OutputLine:
    basis = "customer" if materials == {"customer"} else "own"
    names = {} if product is None else {name: getattr(product, name) for name in _NAMES}
    return OutputLine(WHOLE_TEAM, one.product, basis, qualified=one.qualified, **names)


_NAMES: Final = ("name_en", "name_zh", "unit_en", "unit_zh")


def refused_figure(name: str, value: Decimal | NotApplicable | None) -> Problem | None:
    """What is against a figure by itself: decimals are for averages, a minus for the current value."""
    if not isinstance(value, Decimal):
        return None
    if value < 0 and name != "output_value_current":
        return Problem(name, N_("cannot be negative"))
    if name != AVERAGE and value != value.to_integral_value():
        return Problem(name, N_("“%(text)s” is not a whole number."), {"text": f"{value:f}"})
    return None


def box_of_column(column: Period) -> str:
    """How problems and notes name a column: ``1954-01.1954-03``."""
    return f"{column.first}.{column.last}"


def problems_of_opening(opening: Opening, register: int | None = None) -> list[Problem]:
    """All errors and queries; ``register`` is the number of members on the register when the desk starts."""
    if not opening.spans() and not opening.products:
        return [Problem("figure", N_("Nothing is entered yet."))]
    found = [problem for column in columns_of(opening.start) for problem in _column(opening, column)]
    year = columns_of(opening.start)[0]
    closing = opening.values(year)["members_closing"]
    if opening.start.number > 1 and register is not None and isinstance(closing, Decimal) and closing != register:
        message = N_("%(closing)s members at the start, but the register has %(register)s.")
        values = {"closing": int(closing), "register": register}
        found.append(Problem(box_of_column(year), message, values, "members_closing", "query", "members"))
    for product in opening.products:
        if product.qualified is None:
            found.append(Problem("qualified", _BLANK, {}, product.product, "query", "blank-qualified"))
    return found


_BLANK: Final = N_("is not filled in")


def _column(opening: Opening, column: Period) -> Iterator[Problem]:
    values, box = opening.values(column), box_of_column(column)
    for part, whole, message in (
        ("attended_days", "scheduled_days", N_("is more than the scheduled days")),
        ("members_newly_developed", "members_joined", N_("is more than all members joined")),
        ("scrap_value_constant", "inspected_value_constant", N_("is more than the inspected value")),
    ):
        one, all_ = values[part], values[whole]
        if isinstance(one, Decimal) and isinstance(all_, Decimal) and one > all_:
            yield Problem(box, message, {}, part)
    moves = [values[f"members_{name}"] for name in ("opening", "joined", "left", "closing")]
    known = [move for move in moves if isinstance(move, Decimal)]
    if len(known) == len(moves) and (balance := known[0] + known[1] - known[2] - known[3]):
        message = N_("Opening + joined − left is not closing; the difference is %(by)s.")
        yield Problem(box, message, {"by": int(balance)}, "members_closing")
    blanks = sum(value is None for value in values.values())
    asked = column.last >= Month(opening.start.year, 1)
    if blanks and (asked or blanks < len(values)):
        message = N_("%(count)s boxes are not filled in")
        yield Problem(box, message, {"count": blanks}, "", "query", f"blank-{box}")
