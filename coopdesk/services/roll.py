"""Finding people on the register of members: by number, name or sound, filtered and ordered; who resembles whom."""

from collections.abc import Sequence
from typing import Final

from coopdesk.domain.members import Member, MovementPerson
from coopdesk.domain.membership import NameSound
from coopdesk.domain.period import Month
from coopdesk.domain.roll import Known, Likeness, Wanted, alike, standing
from coopdesk.errors import StorageError
from coopdesk.services.pinyin import name_sounds, whole_sounds
from coopdesk.store import Store, queries, register


def find(store: Store, cooperative: str, wanted: Wanted, order: str = "number") -> list[int]:
    """Where those are kept who are wanted, ordered by a column (``-`` before it reverses); `at` reads them."""
    return register.places(store, cooperative, wanted, order)


def at(store: Store, places: Sequence[int]) -> list[Member]:
    """The members kept at places, in their order; some hundreds at a time."""
    return register.at(store, places)


def place_of(store: Store, cooperative: str, number: str) -> int | None:
    """Where a member is kept, None where there is none of that number."""
    return register.place_of(store, cooperative, number)


def sound_of(member: Member) -> NameSound:
    """How a member's name sounds, as the search looks it up."""
    return NameSound(member.cooperative, member.number, member.name, name_sounds(member.name))


def fill_sounds(store: Store, cooperative: str, most: int = 1000) -> int:
    """Work out how names sound that came in without it or were changed; returns how many were, ``most`` at a time.

    It leaves no trace in the history. A file that cannot be written is searched by the sounds it has.
    """
    missing = register.unsounded(store, cooperative, most)
    sounds = [NameSound(cooperative, number, name, name_sounds(name)) for number, name in missing]
    try:
        store.save(*sounds, trace=False)
    except StorageError:
        return 0
    return len(missing)


def on_roll(store: Store, cooperative: str, month: Month, event: str) -> list[MovementPerson]:
    """The members behind the opening or the closing (``event``) of a month, as the register has them now."""
    return standing(queries.members_on_roll(store, cooperative, month), month, event)


def similar(store: Store, cooperative: str, name: str, birth_year: int | None) -> list[Likeness]:
    """Who on the register may be the person about to be taken up, the likest first, at most some."""
    if not name.strip():
        return []
    sounds = whole_sounds(name)
    near = register.perhaps_alike(store, cooperative, name.strip(), sounds, birth_year)
    known = (
        Known(number, other, whole_sounds(other) if year == birth_year else frozenset(), year, left is not None)
        for number, other, year, left in near
    )
    return alike(name, sounds, birth_year, known)[:_SHOWN]


_SHOWN: Final = 3
