"""The banner over a month that is perhaps the wrong one, and 整月移到…: moving all that was keyed to another month."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from coopdesk.domain.field import Field
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError, EntryError
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.monthly_return.hand import IN_HAND, MonthInHand
from coopdesk.gui.theme import SMALL
from coopdesk.gui.this_month.words import banner_words
from coopdesk.gui.words import _, explain, worded
from coopdesk.services.moving import free_months, move_month
from coopdesk.services.overview import oldest_unsent, states, waiting

KEYS = "Ctrl+M"
TO = Field(N_("Month to move to"), name="month", code=True, key=True)


class WrongMonth(QFrame):
    """``start`` opens the question where a draft is to go. ``moved`` comes before the other month is taken in hand,
    ``left`` when there is nothing to be asked any more and keying goes on.
    """

    moved = Signal()
    left = Signal()

    def __init__(self, hand: MonthInHand, screen: QWidget) -> None:
        """Its key holds on the whole screen."""
        super().__init__()
        self._hand = hand
        self._oldest: Month | None = None
        self.words = text_label("", "banner")
        self.words.setWordWrap(True)
        self.back = QPushButton("")
        self.back.clicked.connect(self._to_oldest)
        self.start = QPushButton(_("Move the whole month to… (%(keys)s)", keys=KEYS))
        self.start.setAccessibleDescription(
            _("For a month keyed under the wrong heading: lines, reasons and totals go to another month.")
        )
        self.start.clicked.connect(self.ask)
        bind(screen, KEYS, self.start.click)
        self.trouble = text_label("", "trouble")
        self.box = ChoiceBox(TO, [])
        self.box.setAccessibleName(_("Month to move to"))
        self.box.setAccessibleDescription(_("Months that are not begun yet; type 1954-03, or F2 opens the list."))
        self.box.setMinimumWidth(150)
        self.box.entered.connect(self.move_it)
        self.act = QPushButton(_("Move"))
        self.act.setProperty("main", True)
        self.act.clicked.connect(self.move_it)
        self.stop = QPushButton(_("Leave it here"))
        self.stop.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.words, 1)
        for widget in (self.trouble, self.back, self.box, self.act, self.stop):
            row.addWidget(widget)
        self._asking = False
        self.show_state()

    def show_state(self) -> None:
        """Say where an older month is not reported yet; nothing is asked (any more)."""
        hand, month = self._hand, self._hand.month
        self._oldest = oldest_unsent(hand.store, hand.cooperative, month)
        newest = max(states(hand.store, hand.cooperative), default=month)
        why = waiting(hand.store, hand.cooperative, self._oldest) if self._oldest is not None else ""
        self._said = banner_words(self._oldest, month, newest, why)
        self._asking = False
        self._show()

    _said = ""

    def _show(self) -> None:
        hand, month = self._hand, self._hand.month
        draft = hand.statement is not None and not hand.fixed
        self.words.setText(_("All that is entered in %(month)s goes to", month=month) if self._asking else self._said)
        for widget in (self.box, self.act, self.stop):
            widget.setVisible(self._asking)
        self.trouble.hide()
        elsewhere = bool(self._said) and self._oldest is not None and self._oldest != month
        self.back.setVisible(elsewhere and not self._asking)
        if self._oldest is not None:
            self.back.setText(_("Go to %(month)s", month=self._oldest))
        self.start.setVisible(hand.own and draft and hand.statement is not None and hand.statement.amends is None)
        self.setVisible(hand.own and (self._asking or bool(self._said and not hand.fixed)))

    def ask(self) -> None:
        """Ask for the month; the oldest that is not begun stands there already."""
        hand = self._hand
        if self.start.isHidden():
            hand.session.tell(_("Only a draft that is no correction can be moved to another month."))
            return
        free = free_months(hand.store, hand.cooperative, hand.month)
        self.box.show_choices([Choice(str(month), worded(month), str(month)) for month in free])
        self._asking = True
        self._show()
        self.box.setFocus(Qt.FocusReason.TabFocusReason)

    def move_it(self) -> None:
        """Move the month and take it in hand there, or say why it cannot be."""
        hand = self._hand
        try:
            to = Month.parse(str(self.box.read()))
            move_month(hand.store, hand.cooperative, hand.month, to, hand.session.operator)
        except (DeskError, EntryError) as refusal:
            self.trouble.setText(explain(refusal))
            self.trouble.show()
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        was, held = hand.month, hand.session.in_hand.get(IN_HAND, {})
        if was in held:
            held[to] = held.pop(was)
        self.moved.emit()
        hand.session.turn_to(to)
        self.left.emit()
        hand.session.tell(_("All that was entered in %(was)s stands in %(to)s now.", was=was, to=to))

    def _to_oldest(self) -> None:
        if self._oldest is not None:
            self._hand.session.turn_to(self._oldest)
            self.left.emit()

    def _close(self) -> None:
        self.show_state()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the month where it is."""
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._close()
        else:
            super().keyPressEvent(event)
