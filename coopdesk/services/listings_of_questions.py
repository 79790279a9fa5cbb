"""Questions that were asked back about returns, and what became of each: as the federation, or one desk, knows it."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.language import Language, named, say
from coopdesk.domain.listing import Head, Listing, Value
from coopdesk.domain.packets import Question, StoredPacket
from coopdesk.domain.period import Period
from coopdesk.domain.questions import Place, place_text
from coopdesk.errors import N_
from coopdesk.services.answers import answers
from coopdesk.services.listing_parts import Asked, Facts, made
from coopdesk.services.listings_of_federation import FIRST, moment
from coopdesk.services.questions import settlements
from coopdesk.services.standing import standing
from coopdesk.store import Store

TITLE: Final = N_("Questions asked back")
_OPEN: Final = N_("open")
_SETTLED: Final = N_("settled")
_CORRECTED: Final = N_("a correction came in")
"""The file that is asked about does not count any more."""


def questions_listing(store: Store, asked: Asked) -> Listing:
    """Every question, the newest month last: whom, about what, what was asked, whether it is open or settled and why.

    In a co-operative's file those that its receipts tell.
    """
    language, federation = asked.language, store.desk.role == "federation"
    labels = [N_("Co-operative"), N_("Name of the co-operative")] if federation else []
    labels += [N_("Month"), N_("Part"), N_("Question")]
    labels += (
        [N_("Asked on"), N_("State"), N_("What came of it")] if federation else [N_("State"), N_("What came of it")]
    )
    heads = [*(Head(say(label, language)) for label in labels), Head(say(N_("File number"), language), first=FIRST)]
    rows = _asked_here(store, asked) if federation else _asked_of_us(store, language)
    return made(store, asked, TITLE, heads, rows, Facts(dated=False))


def _asked_here(store: Store, asked: Asked) -> list[tuple[Value, ...]]:
    """The questions of the federation, by co-operative and month."""
    about = {}
    for question in store.find(Question):
        stored = store.get(StoredPacket, question.packet)
        if stored is not None and stored.period and asked.cooperative in (None, stored.cooperative):
            about[question] = stored
    return [_row(store, asked.language, *one) for one in _with_state(store, about)]


def _with_state(store: Store, about: dict[Question, StoredPacket]) -> Iterator[tuple[Question, StoredPacket, str, str]]:
    """Each question with the file it is about, its state (marked), and what was said when it was settled."""
    months = [one.period for one in about.values() if one.period]
    stands = standing(store, Period(min(months), max(months))) if months else {}
    settled = settlements(store)
    order = sorted(about, key=lambda one: (about[one].cooperative, str(about[one].period), one.counter))
    for question in order:
        stored = about[question]
        stand = stands.get((stored.cooperative, stored.period)) if stored.period else None
        counts = stand is not None and stand.counts is not None and stand.counts.mark == question.packet
        if question.counter in settled:
            yield question, stored, _SETTLED, settled[question.counter]
        else:
            yield question, stored, _OPEN if counts else _CORRECTED, ""


def _row(
    store: Store, language: Language, question: Question, stored: StoredPacket, state: str, reason: str
) -> tuple[Value, ...]:
    unit = store.get(Cooperative, stored.cooperative)
    return (
        stored.cooperative, named(unit, language) if unit else None, str(stored.period), _place(question, language),
        question.text, moment(question.at), say(state, language), reason or None, question.packet,
    )  # fmt: skip


def _asked_of_us(store: Store, language: Language) -> list[tuple[Value, ...]]:
    """The questions that the receipts here tell, by month."""
    rows: list[tuple[Value, ...]] = []
    for one in sorted(answers(store).values(), key=lambda answer: (answer.period, answer.revision)):
        for questions, state, reason in ((one.questions, _OPEN, ""), (one.settled, _SETTLED, one.reason)):
            for asked in questions:
                cells = (str(one.period), _place(asked, language), asked.text)
                rows.append((*cells, say(state, language), reason or None, one.packet))
    return rows


def _place(place: Place, language: Language) -> str:
    return place_text(place, language) or say(N_("the whole return"), language)
