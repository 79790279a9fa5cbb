"""The forms of all co-operatives, printed with their progress in the foot."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from coopdesk.errors import N_, DeskError, LackingError
from coopdesk.gui.reports.file_box import FileBox
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
    """One such work at a time; Esc ends it before the next co-operative.

    ``saved`` is told what was wanted, where it is, in words who is not among all, and whether for want of a character.
    """

    def __init__(self, session: Session, box: FileBox, saved: Callable[[Wish, Path, str, bool], None]) -> None:
        self._session, self._box, self._saved = session, box, saved
        self._work: Work | None = None

    def save(self, wish: Wish) -> Path | None:
        """Print into the typed PDF or folder; into one that is there already when it is asked for twice."""
        path = self._box.place()
        if self._work is not None or not self._box.may_take(path, THERE[lies(path) == "folder"]):
            return None
        store, month = self._session.store, wish.period.first
        chosen: dict[str, Any] = {"boxes": wish.boxes, "known_on": wish.known_on, "blank": wish.blank}
        self._work = work = self._session.run_here(
            _("Printing the forms of all (Esc stops)"),
            lambda progress: print_all(store, wish.every, month, wish.language, path, progress, **chosen),
            lambda printed: self._done(wish, path, printed),
            keys="Esc",
        )
        work.ended.connect(lambda: self._over(work, path))
        return path

    def _done(self, wish: Wish, path: Path, printed: Printed) -> None:
        self._box.written(path)
        self._session.tell(told(printed, path, language())[0])
        sentences = left_out(printed, language())
        words = "\n".join(one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…" for one in sentences)
        self._saved(wish, path, words, any(isinstance(why, LackingError) for _, why in printed.refused))

    def _over(self, work: Work, path: Path) -> None:
        """Say what there is of what was stopped; where it was done before that, this is said after it."""
        self._work = None
        if not work.cancelled:
            return
        count = len(list(path.glob("*.pdf"))) if lies(path) == "folder" else 0
        words = N_("Stopped. PDFs in the folder %(file)s: %(count)s, each of them whole.")
        self._session.tell(
            _(words if count else N_("Stopped. Nothing was written into %(file)s."), file=path.name, count=count)
        )
