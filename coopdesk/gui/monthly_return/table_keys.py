"""Ctrl+E in the monthly return: the lines of the page in front as a table."""

from collections.abc import Callable
from typing import Any, Final

from coopdesk.gui.table_out import TableButton, Wanted, no_list, of_month

_LISTS: Final = {"output": "monthly-return", "labour": "labour", "movement": "movement"}


def table_keys(screen: Any, commit: Callable[[], None]) -> None:
    """Bind the key to a screen with pages and a month in ``hand``; by the key alone, its foot has no room for more."""

    def wanted() -> Wanted | str:
        commit()
        name = screen.pages.current
        if name not in _LISTS or screen.hand.version:
            return no_list()
        return _LISTS[name], of_month(screen.hand.month), {}

    button = TableButton(screen.session, screen, wanted)
    button.setParent(screen)
    button.hide()
