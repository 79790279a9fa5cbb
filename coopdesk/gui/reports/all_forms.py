"""The forms of all co-operatives, printed with their progress in the foot."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from coopdesk.errors import N_, DeskError, LackingError
from coopdesk.gui.reports.wish import Wish
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, language
from coopdesk.gui.work import Work
from coopdesk.services.drives import lies
from coopdesk.services.month_papers import Printed, left_out, print_all, told
from coopdesk.services.remarks import remarks
from coopdesk.store import Store

_HOW: Final = N_(
    "%(what)s Save them: a name that ends in .pdf makes one PDF, which is then shown here and can be printed; any "
    "other name a folder with a PDF for each."
)
_FILLED: Final = N_("The forms of all whose return counts.")
_THEN: Final = N_("The forms of all whose return counted by the end of %(day)s.")
_BLANK: Final = N_("A blank form for every co-operative whose return is due, with its name and code.")
THERE: Final = (
    N_("%(file)s is there already; save again to replace it."),
    N_("%(file)s is a folder; save again to put a PDF for each co-operative into it."),
)
"""What is said once of a file that is there, and of a folder."""
_LONGEST: Final = 400
"""So many characters of a sentence leave room for the pages; who did not report is on the list of missing returns."""


def how(store: Store, wish: Wish) -> DeskError:
    """What stands in the place of the pages before they are printed, after what is to be said of the forms."""
    said = [one for name in wish.every for one in remarks(store, name, wish.period, wish.language)]
    what = DeskError(_BLANK if wish.blank else _THEN if wish.known_on else _FILLED, day=wish.known_on)
    then = DeskError(_HOW, what=what)
    return DeskError(N_("%(said)s %(how)s"), said=said[0], how=then) if said else then


class AllForms:
    """One such work at a time; `stop` ends it before the next co-operative.

    ``saved`` is told what was wanted, where it is, in words who is not among all, and whether for want of a character.
    """

    def __init__(self, session: Session, saved: Callable[[Wish, Path, str, bool], None]) -> None:
        self._session, self._saved = session, saved
        self._work: Work | None = None
        self._asked: Path | None = None
        self._own: set[Path] = set()

    def save(self, wish: Wish, path: Path) -> Path | None:
        """Print into a PDF or a folder; into one that is there already when it is asked for twice."""
        there = lies(path)
        if self._work is not None:
            return None
        if self._asked != path and path not in self._own and there != "nothing":
            self._asked, words = path, THERE[there == "folder"]
            self._session.tell(_(words, file=path.name), "query")
            return None
        self._asked = None
        store, month = self._session.store, wish.period.first
        chosen: dict[str, Any] = {"boxes": wish.boxes, "known_on": wish.known_on, "blank": wish.blank}
        self._work = self._session.run_here(
            _("Printing the forms of all (Esc stops)"),
            lambda progress: print_all(store, wish.every, month, wish.language, path, progress, **chosen),
            lambda printed: self._done(wish, path, printed),
        )
        self._work.ended.connect(self._over)
        return path

    def _done(self, wish: Wish, path: Path, printed: Printed) -> None:
        self._own.add(path)
        self._session.tell(told(printed, path, language())[0])
        sentences = left_out(printed, language())
        words = "\n".join(one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…" for one in sentences)
        self._saved(wish, path, words, any(isinstance(why, LackingError) for _, why in printed.refused))

    def _over(self) -> None:
        self._work = None

    def stop(self) -> bool:
        """Stop what is being printed; whether there was anything."""
        if self._work is None:
            return False
        self._work.cancel()
        self._session.tell(_("Stopped. What was printed until then is whole."))
        return True
