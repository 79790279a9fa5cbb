"""Page 产品产量: what each team made."""

from decimal import Decimal

from coopdesk.domain.paper_totals import sum_of_output
from coopdesk.domain.statements import OutputLine
from coopdesk.gui.monthly_return.facts_row import Facts
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.lines_page import LinesPage
from coopdesk.gui.monthly_return.numbers import added, counted_cells, counted_lines, echoed, money, percent
from coopdesk.gui.monthly_return.output_columns import OutputColumns, line_of
from coopdesk.gui.words import _


class OutputPage(LinesPage):
    """Lines of team and product, in the columns of the paper."""

    name = "output"
    record = OutputLine
    totals = ("value_current", "value_constant")

    def __init__(self, hand: MonthInHand) -> None:
        self._columns = OutputColumns(hand)
        super().__init__(hand, self._columns.all())

    def stored(self) -> tuple[OutputLine, ...]:
        """The output lines of the month."""
        return self.hand.whole.output if self.hand.whole else ()

    def refresh(self) -> None:
        """Show the month in hand."""
        self._columns.rows = []
        super().refresh()

    def reached(self, what: str) -> int:
        """The sum of values, as the lines stand now."""
        return sum_of_output(what, (line_of(values) for values in self.lines.counted()), self.hand.exponent)

    def filled(self) -> Facts:
        """Lines filled and their per cent of plan; value at constant prices; cells not filled in."""
        self._columns.rows = [row.values for row in self.lines.rows]
        exponent = self.hand.exponent
        lines = [line_of(values) for values in self.lines.counted()]
        made = [line for line in lines if isinstance(line.qualified, Decimal)]
        value = added(line.value(line.qualified, line.constant_price, exponent) for line in made)
        compared = [line for line in made if line.planned is not None]
        actual = added(line.value(line.qualified, line.constant_price, exponent) for line in compared)
        planned = added(line.value(line.planned, line.constant_price, exponent) for line in compared)
        share = percent(actual, planned)
        amount, echo = money(value, exponent), echoed(value, exponent)
        words = _("%(lines)s, %% of plan", lines=counted_lines(len(made)))
        return [
            (words, f"{share} %" if share[:1].isdigit() else share or "—"),
            (
                _("Value, %(year)s prices", year=self.hand.desk.price_year),
                _("%(amount)s (%(echo)s)", amount=amount, echo=echo) if echo else amount or "—",
            ),
            (_("Not filled in"), counted_cells(self.hand.blanks(3))),
        ]
