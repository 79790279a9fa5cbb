"""The conditions in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from coopdesk.domain.announcement import formula, limit, tie_rule
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import joined
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, language


def rules(conditions: Sequence[Condition], gates: Sequence[Gate]) -> QFrame:
    """A sheet with the formula of each indicator in words, what makes eligible, and what parts equal totals."""
    sheet = QFrame()
    sheet.setObjectName("sheet")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(SMALL)
    lines = [(condition_name(one, language()), formula(one, language())) for one in conditions]
    lines.append((_("Not eligible unless"), joined((limit(gate, language()) for gate in gates), language()) or "—"))
    lines.append((_("Equal totals"), tie_rule(conditions, language())))
    for row, (name, words) in enumerate(lines):
        grid.addWidget(text_label(name, "subheading"), row, 0, Qt.AlignmentFlag.AlignTop)
        label = text_label(words)
        label.setWordWrap(True)
        grid.addWidget(label, row, 1)
    grid.setColumnStretch(1, 1)
    return sheet
