"""Which paper Ctrl+P means on the screen of members."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from coopdesk.domain.members import Member
from coopdesk.domain.period import Month


def paper_of(sheet: QWidget, member: Member | None, month: Month) -> dict[str, Any]:
    """The card of the member while the cursor is on the sheet, else the list of the month; for the reports screen."""
    cursor = QApplication.focusWidget()
    if member is not None and cursor is not None and sheet.isAncestorOf(cursor):
        return {"report": "member-card", "member": member.number}
    return {"report": "members-list", "period": month}
