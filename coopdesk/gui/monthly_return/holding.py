"""What stands on the pages of a month and not in the file, remembered by the session until it is kept or let go."""

from coopdesk.domain.period import Month
from coopdesk.gui.grid.columns import Held
from coopdesk.gui.monthly_return.unkept import unfinished_words
from coopdesk.gui.session import Session


class Holding:
    """``place`` is where the session remembers it, by month and page."""

    place: str
    month: Month

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def fixed(self) -> bool:
        """Whether nothing of the month can be typed."""
        raise NotImplementedError

    @property
    def _held(self) -> dict[Month, dict[str, tuple[Held, ...]]]:
        found: dict[Month, dict[str, tuple[Held, ...]]] = self.session.in_hand.setdefault(self.place, {})
        return found

    def hold(self, page: str, lines: tuple[Held, ...]) -> None:
        """Remember what stands on a page and not in the file, until the month is shown again."""
        of_month = {**self._held.pop(self.month, {}), page: lines}
        if standing := {name: held for name, held in of_month.items() if held}:
            self._held[self.month] = standing

    def held(self) -> dict[str, tuple[Held, ...]]:
        """What stood on the pages of this month and not in the file."""
        return {} if self.fixed else dict(self._held.get(self.month, {}))

    def forget(self) -> None:
        """Let go of what stood on the pages of this month and not in the file."""
        self._held.pop(self.month, None)

    def unfinished(self, month: Month | None = None) -> str:
        """Which months have lines in hand that are not finished, in words; or only this one."""
        return self.unfinished_at(self.place, month)

    def unfinished_at(self, place: str, month: Month | None = None) -> str:
        """The same of what is in hand at a place."""
        found: dict[Month, dict[str, tuple[Held, ...]]] = self.session.in_hand.get(place, {})
        counts = {held: sum(map(len, pages.values())) for held, pages in found.items() if month in (None, held)}
        return " ".join(unfinished_words(held, count) for held, count in sorted(counts.items()))
