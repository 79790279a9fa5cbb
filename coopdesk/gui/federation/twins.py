"""The sentences over the inbox about data files that exist twice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, explain
from coopdesk.services.twins import doubled

MOST = 2
"""So many are told; the rest are counted."""


def twins_label() -> QLabel:
    """A banner that is not in sight until there is something to say."""
    label = text_label("", "banner")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.hide()
    return label


def show_twins(label: QLabel, session: Session) -> None:
    """Say which data files exist twice, or nothing."""
    found = doubled(session.store)
    lines = [explain(pair.sentence()) for pair in found[:MOST]]
    if len(found) > MOST:
        lines.append(_("and %(count)s more", count=len(found) - MOST))
    label.setText("\n".join(lines))
    label.setAccessibleName(label.text())
    label.setVisible(bool(found))
