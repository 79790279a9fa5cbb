"""The keys that matter on a page of the monthly return, for its foot."""

from PySide6.QtWidgets import QWidget

from coopdesk.gui.monthly_return.check_page import CheckPage
from coopdesk.gui.monthly_return.lines_page import LinesPage
from coopdesk.gui.monthly_return.second_page import SecondPage
from coopdesk.gui.monthly_return.versions_page import VersionsPage
from coopdesk.gui.words import _


def page_keys(page: QWidget) -> str:
    """The keys of a page in one line."""
    keys = [_("Saved as you type")]
    if isinstance(page, LinesPage):
        keys += [_("Enter next"), _("- not applicable"), _("F2 choose"), _("F5 new line"), _("F7 total on paper")]
    elif isinstance(page, SecondPage):
        keys += [_("Enter next"), _("- not applicable"), _("F8: output and labour"), _("F9: compare")]
    elif isinstance(page, VersionsPage):
        keys = [_("Enter: show this version"), _("Tab: choose what is compared")]
    elif isinstance(page, CheckPage):
        keys += [_("Enter: go to the cell"), _("F2: give the reason")]
    keys.append(_("F1 help"))
    return "  •  ".join(keys)
