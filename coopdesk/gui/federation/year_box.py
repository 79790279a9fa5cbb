"""The year whose plans or shares are in view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from coopdesk.domain.field import Field
from coopdesk.errors import N_, EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import Form


@dataclass(frozen=True)
class ShownYear:
    """A year that is asked for; no data."""

    year: Annotated[
        int,
        Field(N_("Year"), help=N_("Type a year and Enter to see and set its plan."), plain=True, least=1900, most=2999),
    ]


class YearBox(Form):
    """``year`` is in view until another one is typed and Enter is pressed, and what was typed for it ``kept``."""

    keeps = False

    def __init__(self, year: int, kept: Callable[[], bool], turned: Callable[[], object]) -> None:
        super().__init__(ShownYear)
        self.year = year
        self._kept, self._turned = kept, turned
        self.show_record(ShownYear(year))
        self.entered.connect(self._take)
        box = self.boxes["year"].box
        assert isinstance(box, TextBox)
        self.box: TextBox = box
        box.setFixedWidth(80)
        self.boxes["year"].needed.hide()

    def show_year(self, year: int) -> None:
        """Bring a year into view."""
        self.year = year
        self.show_record(ShownYear(year))

    def _take(self) -> None:
        try:
            year = self.values()["year"]
        except EntryError as refusal:
            self.mark(refusal.problems)
            return
        self.mark([])
        if year is None or not self._kept():
            self.show_year(self.year)
        else:
            self.year = year
            self._turned()
