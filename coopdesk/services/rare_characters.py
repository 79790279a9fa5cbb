"""The entries of a data file that no paper can show whole, found before anything is printed."""

from typing import Final

from coopdesk.domain.language import Marked
from coopdesk.errors import N_, DeskError
from coopdesk.store import Store
from coopdesk.store.texts import written

_ONCE: Final = N_("%(key)s, %(box)s: “%(text)s” – %(characters)s")
_OFTEN: Final = N_("%(key)s and %(others)s more, %(box)s: “%(text)s” – %(characters)s")


def rare_entries(store: Store) -> list[DeskError]:
    """A sentence for each text with characters that no typeface of this computer has, with where it stands."""
    from coopdesk.reports import fonts

    found = [(one, fonts.missing([one.text])) for one in written(store)]
    return [
        DeskError(
            _ONCE if one.times == 1 else _OFTEN,
            box=Marked(one.label),
            key=one.key,
            others=one.times - 1,
            text=one.text,
            characters=" ".join(f"{mark} (U+{ord(mark):04X})" for mark in lacking),
        )
        for one, lacking in found
        if lacking
    ]
