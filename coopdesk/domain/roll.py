"""What is asked of the register of members: whom to show; and who resembles a person about to be taken up."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.members import SEXES, Member, MovementPerson
from coopdesk.domain.period import Month
from coopdesk.errors import N_

STANDINGS: Final = {
    "present": N_("Present members"),
    "left": N_("Those who left"),
    "applicants": N_("Applicants"),
    "all": N_("Everybody"),
}
"""How people stand to the co-operative; those whose application was refused are among the applicants."""
NO_TEAM: Final = "-"


@dataclass(frozen=True)
class Wanted:
    """Which part of the register is shown: what number, name or sound have in them, and three filters."""

    search: str = ""
    standing: Annotated[
        str, Field(N_("Show"), help=N_("Who is on the list. F4 turns to the next ones."), choices=STANDINGS)
    ] = "all"
    team: Annotated[
        str | None, Field(N_("Team"), help=N_("Only those of one team; empty for all teams."), code=True, length=16)
    ] = None
    sex: Annotated[str | None, Field(N_("Sex"), help=N_("Only women or only men; empty for all."), choices=SEXES)] = (
        None
    )

    @property
    def narrowed(self) -> bool:
        """Whether not everybody is shown."""
        return bool(self.search.strip()) or (self.standing, self.team, self.sex) != ("all", None, None)

    @property
    def plain(self) -> str:
        """The search as numbers and names have it."""
        return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", self.search)).strip()

    @property
    def sound(self) -> str:
        """The search as sounds have it, ``zhou chun`` as ``zhouchun``; empty where no letters are typed."""
        letters = self.plain.casefold().replace("ü", "v")
        if not letters.isascii() or not any(sign.isalpha() for sign in letters):
            return ""
        return "".join(sign for sign in letters if sign.isalnum())


@dataclass(frozen=True)
class Known:
    """A person of the register, as far as likeness asks: ``sounds`` are the spellings of the whole name."""

    number: str
    name: str
    sounds: frozenset[str]
    birth_year: int | None
    gone: bool = False


@dataclass(frozen=True)
class Likeness:
    """Somebody of the register who may be the same person, and in what: ``name``, ``sound`` or ``near``."""

    person: Known
    by: str


def alike(name: str, sounds: frozenset[str], birth_year: int | None, register: Iterable[Known]) -> list[Likeness]:
    """Who on the register resembles a person: the same name, the same sound and birth year, or a near name.

    Near are names of three characters or more that differ in one, where the years of birth do not speak against it.
    The likest come first; nobody is merged or refused for it (SCREENS, habits).
    """
    wanted = _squeezed(name)
    if not wanted:
        return []
    found = [(rank, person) for person in register if (rank := _rank(wanted, sounds, birth_year, person)) is not None]
    found.sort(key=lambda pair: (pair[0], pair[1].number))
    return [Likeness(person, _RANKS[rank]) for rank, person in found]


_RANKS: Final = ("name", "sound", "near")
_SHORTEST: Final = 3


def _rank(name: str, sounds: frozenset[str], birth_year: int | None, person: Known) -> int | None:
    other = _squeezed(person.name)
    if other == name:
        return 0
    same_year = birth_year is not None and birth_year == person.birth_year
    if same_year and sounds & person.sounds:
        return 1
    apart = birth_year is not None and person.birth_year is not None and not same_year
    return 2 if not apart and _near(name, other) else None


def _near(one: str, other: str) -> bool:
    """Whether two names differ in one character, put in, left out or another."""
    short, long = sorted((one, other), key=len)
    if len(long) < _SHORTEST or len(long) - len(short) > 1:
        return False
    first = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = short[first + 1 :] if len(short) == len(long) else short[first:]
    return rest == long[first + 1 :] and one != other


def _squeezed(name: str) -> str:
    """A name without spaces, points and capitals, which people write or leave out."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def standing(members: Iterable[Member], month: Month, event: str) -> list[MovementPerson]:
    """The members behind the ``opening`` or the ``closing`` of a month, by number, with the days of their joining.

    They are counted by booked months, as `coopdesk.domain.members.movement` does.
    """
    if event not in ("opening", "closing"):
        raise ValueError(event)
    found = []
    for member in members:
        if member.joined_on is None:
            continue
        joined = member.joined_booked or Month.of(member.joined_on)
        left = member.left_booked or (Month.of(member.left_on) if member.left_on else None)
        counted = joined < month if event == "opening" else joined <= month
        gone = left is not None and (left < month if event == "opening" else left <= month)
        if counted and not gone:
            found.append(MovementPerson(member.number, event, member.name, member.sex, member.joined_on))
    return sorted(found, key=lambda person: person.number)
