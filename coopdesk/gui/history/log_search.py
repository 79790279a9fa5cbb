"""A line to search by in what is read from the data file piece by piece."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopdesk.gui.federation.search import Search
from coopdesk.gui.ledger import Ledger


class LogSearch(Search):
    """Asks with every character, instead of looking through what is shown."""

    def __init__(self, page: QWidget, ledger: Ledger, hint: str, ask: Callable[[], None]) -> None:
        super().__init__(page, ledger, lambda _row, _text: True, hint)
        self._ask = ask

    def _narrow(self) -> None:
        self._ask()
