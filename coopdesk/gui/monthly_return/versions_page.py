"""Page 历次版本: the original and every correction of the month, and any two of them side by side."""

from operator import attrgetter, itemgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.differences import Difference
from coopdesk.domain.statements import Statement
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.monthly_return.difference_words import box_words, figure_rows, place_words, side_words
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.theme import LARGE, ROW_HEIGHT, SMALL
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _
from coopdesk.services import versions
from coopdesk.services.versions import Compared, Version

SHOWN = 4
"""Versions that are in sight at once; a month rarely has more."""
SHORT = 12


class VersionsPage(QWidget):
    """Nothing is typed here. ``wanted`` carries the version to be shown on all pages."""

    wanted = Signal(object)

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.hand = hand
        self.found: list[Version] = []
        self.table = Ledger(
            _("Versions of this month"), _version_columns(), attrgetter("place"), _("Nothing is entered yet.")
        )
        self.table.setFixedHeight((SHOWN + 1) * ROW_HEIGHT + 6)
        self.table.chosen.connect(self._show)
        self.open = QPushButton(_("Show this version (Enter)"))
        self.open.clicked.connect(lambda: self._show(self.table.row))
        self.old, self.new = QComboBox(), QComboBox()
        for box, name in ((self.old, _("The earlier version of the comparison")), (self.new, _("The later version"))):
            box.setAccessibleName(name)
            box.setAccessibleDescription(_("↑ and ↓ choose the version."))
            box.currentIndexChanged.connect(lambda _place: self._compare())
        self.sentence = text_label("", "strong")
        self.differences = Ledger(_("Differences"), self._difference_columns())
        self.figures = Ledger(
            _("What it moves in the figures"),
            [Column(_("Figure"), itemgetter(0), 0)]
            + [
                Column(title, itemgetter(place), 92, number=True)
                for place, title in enumerate((_("Before"), _("After"), _("By")), start=1)
            ],
            empty=_("No figure moves."),
        )
        self._lay_out()

    def _difference_columns(self) -> list[Column]:
        def side(one: Difference, value: object) -> str:
            return side_words(one, value, self.hand.exponent)

        return [
            Column(_("Where"), lambda one: place_words(self.hand, one), 190),
            Column(_("Box"), box_words, 112),
            Column(_("Before"), lambda one: side(one, one.old), 130),
            Column(_("After"), lambda one: side(one, one.new), 0),
        ]

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(SMALL)
        choice.addWidget(text_label(_("Compare"), "subheading"))
        choice.addWidget(self.old)
        choice.addWidget(text_label("→"))
        choice.addWidget(self.new)
        choice.addWidget(self.sentence, 1)
        choice.addWidget(self.open, 0, Qt.AlignmentFlag.AlignRight)
        below = QHBoxLayout()
        below.setSpacing(LARGE)
        below.addWidget(framed(self.differences), 1)
        below.addWidget(framed(self.figures), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.table))
        layout.addLayout(choice)
        layout.addLayout(below, 1)

    def begin(self) -> None:
        """Go into the list of versions."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read the versions again; the last two are compared."""
        hand = self.hand
        before = [version.place for version in self.found]
        self.found = hand.versions()
        self.table.show_rows(self.found)
        shown = hand.statement.id if hand.statement else 0
        if (hand.month, [version.place for version in self.found]) != (self._month, before):
            self._month = hand.month
            self._offer()
            self.table.take(next((v.place - 1 for v in self.found if v.statement.id == shown), 0))
        self.open.setEnabled(bool(self.found))
        self._compare()

    _month: object = None

    def _offer(self) -> None:
        last = len(self.found) - 1
        for box, place in ((self.old, max(last - 1, 0)), (self.new, last)):
            box.blockSignals(True)
            box.clear()
            box.addItems([f"{version.place}  {name(version)}" for version in self.found])
            box.setCurrentIndex(place)
            box.setEnabled(last > 0)
            box.blockSignals(False)

    def _compare(self) -> None:
        old, new = self.old.currentIndex(), self.new.currentIndex()
        found = Compared((), {})
        if len(self.found) > 1 and old >= 0 and new >= 0:
            found = versions.compare(self.hand.store, self.found[old].statement, self.found[new].statement)
        self.differences.show_rows(found.differences)
        self.figures.show_rows(figure_rows(found.figures, self.hand.exponent))
        self.sentence.setText(self._words(found, old == new))

    def _words(self, found: Compared, same: bool) -> str:
        if len(self.found) < 2:
            return _("There is one version only; a correction makes the next one.") if self.found else ""
        if same:
            return _("Choose two different versions.")
        if len(found.differences) == 1:
            return _("One difference")
        if not found.differences:
            return _("They are equal.")
        return _("%(count)s differences", count=len(found.differences))

    def _show(self, version: Version | None) -> None:
        if version is not None:
            self.wanted.emit(version.statement)


def name(version: Version) -> str:
    """*Original*, *Correction 1*: what the version is called; at the federation that it is of a file."""
    words = correction(version.correction)
    return _("%(version)s, file", version=words) if version.statement.source == "packet" else words


def state(version: Version) -> str:
    """*Draft*, *In force, sent*, *Replaced*."""
    statement: Statement = version.statement
    if statement.state == "draft":
        return _("Draft")
    if statement.source == "packet":
        return _("Return file, counts") if version.in_force else _("Return file")
    if version.in_force:
        return _("In force, sent") if statement.packet else _("In force")
    return _("Replaced, was sent") if statement.packet else _("Replaced")


def _version_columns() -> list[Column]:
    return [
        Column(_("No."), lambda version: str(version.place), 44, number=True),
        Column(_("Version"), name, 110),
        Column(_("State"), state, 130),
        Column(_("Made final"), lambda version: moment(version.statement.closed_at or ""), 136),
        Column(_("Prepared by"), attrgetter("statement.preparer"), 110),
        Column(_("Signed by"), attrgetter("statement.signatory"), 110),
        Column(_("File number"), lambda version: (version.statement.packet or "")[:SHORT], 120),
        Column(_("Reason for the correction"), attrgetter("statement.reason"), 0),
    ]
