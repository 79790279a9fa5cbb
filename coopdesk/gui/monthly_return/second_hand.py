"""The second keying in hand: it begins blank, knows no last month, and looks at the first only to be compared."""

from typing import Final

from coopdesk.domain.differences import Comparison, Difference
from coopdesk.domain.statements import Statement
from coopdesk.domain.verification import telling
from coopdesk.gui.monthly_return.hand import IN_HAND, MonthInHand
from coopdesk.gui.words import _
from coopdesk.services import months, second_keying, versions
from coopdesk.services.second_keying import Side

SECOND: Final = f"{IN_HAND} second"


class SecondHand(MonthInHand):
    """Reads and writes the second keying of the month in hand; ``first`` is the statement it is compared with."""

    place = SECOND
    first: Statement | None = None

    def read(self) -> None:
        """Read the second keying; nothing of last month is offered."""
        super().read()
        self.first = self.statement
        self.last, self.last_output, self.last_labour = None, {}, {}
        self.statement = second_keying.second(self.store, self.cooperative, self.month)
        self.reread()

    def reread(self) -> None:
        """Read its lines again; only what is not filled in counts."""
        self.whole = months.whole(self.store, self.statement) if self.statement else None
        self.reasons = {}
        self.problems = second_keying.blanks(self.store, self.statement) if self.statement else []

    def to_write(self) -> Statement:
        """The second keying, begun now if it was not."""
        self.statement = second_keying.begin(self.store, self.cooperative, self.month, self.session.operator)
        return self.statement

    def compare(self) -> Comparison:
        """Compare both keyings now, and keep how many cells differ."""
        if self.first is None or self.statement is None:
            return Comparison((), (), 0)
        if self.fixed:
            return second_keying.comparison(self.store, self.first, self.statement)
        return second_keying.compare(self.store, self.first, self.statement, self.session.operator)

    def settle(self, one: Difference, right: Side) -> None:
        """Take over the box of the right keying into the other; raises LockedError, EntryError."""
        assert self.first is not None  # both keyings are there where they differ
        assert self.statement is not None
        second_keying.settle(self.store, self.first, self.statement, one, right, self.session.operator)

    def give_up(self) -> None:
        """Take the second keying away."""
        assert self.statement is not None  # the button asks only for one
        versions.give_up(self.store, self.statement, self.session.operator)
        self.forget()
        self.read()


def verified_words(hand: MonthInHand) -> str:
    """``Second keying: 48 cells compared, 1 differed, error rate 2.1 %``; empty where none was compared."""
    current = months.current(hand.store, hand.cooperative, hand.month)
    if current is None:
        return ""
    verify = second_keying.second(hand.store, hand.cooperative, hand.month)
    told = telling(second_keying.kept(hand.store, current, verify))
    if told is None:
        return ""
    words = _(
        "Second keying: %(cells)s cells compared, %(different)s differed, error rate %(rate)s %%.",
        cells=told.cells,
        different=told.different,
        rate=told.error_rate,
    )
    left = len(second_keying.comparison(hand.store, current, verify).differences) if verify else 0
    unsettled = _("Not settled yet: %(count)s.", count=left)
    return f"{words} {unsettled}" if left else words
