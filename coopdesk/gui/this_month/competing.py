"""The step of a month in which a competition of the federation runs: what is to be keyed for it, what came of it."""

from coopdesk.domain.period import Month, Period
from coopdesk.domain.told_places import result_text
from coopdesk.gui.this_month.steps import Step
from coopdesk.gui.words import _, language
from coopdesk.services.federation_competitions import lacking, places_told
from coopdesk.services.returned_values import of_federation
from coopdesk.store import Store

SCREEN = "federation_competitions"


def competition_step(store: Store, month: Month) -> Step | None:
    """What is to be said of the federation's competitions in a month, None where none runs."""
    running = [one for one in of_federation(store) if one.span.first <= month <= one.span.last]
    if not running:
        return None
    left = lacking(store, month)
    if left:
        changed = all(one.value is not None for one in left)
        words = _("values that are not so in the file of the month: %(count)s", count=len(left))
        if not changed:
            words = _("of the federation; values to be keyed: %(count)s", count=sum(one.value is None for one in left))
        return Step(_("Compete"), words, "trouble" if changed else "open", SCREEN, left[0].competition)
    told = [one for one in places_told(store) if one.span == Period(month, month)]
    words = result_text(told[0], language()) if told else _("of the federation; nothing is left to be keyed")
    return Step(_("Compete"), words, "done", SCREEN, (told[0].competition, "places") if told else running[0].code)
