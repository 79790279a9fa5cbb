"""What a question of the federation is about: a part of the return, a line of it, a box of the line; and its words."""

from typing import Final, Protocol

from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.language import Language, say
from coopdesk.domain.members import MovementLine
from coopdesk.domain.statements import BASES, Accounts, LabourLine, Note, OutputLine
from coopdesk.errors import N_

PARTS: Final[dict[str, tuple[type, str]]] = {
    "output": (OutputLine, N_("Output")),
    "labour": (LabourLine, N_("Labour")),
    "accounts": (Accounts, N_("Other amounts")),
    "movement": (MovementLine, N_("Movement")),
    "notes": (Note, N_("Notes")),
}
"""The parts of a return that can be asked about, by table: the record of a line, and the part's name."""


class Place(Protocol):
    """Where a question stands (a `Question` kept, or a `QuestionLine` of a receipt)."""

    @property
    def of_table(self) -> str:
        """The part, empty for the whole return."""

    @property
    def line(self) -> str:
        """The key of a line, empty for the whole part."""

    @property
    def box(self) -> str:
        """The name of a box, empty for the whole line."""

    @property
    def text(self) -> str:
        """What is asked."""


def boxes_of(part: str) -> tuple[Field, ...]:
    """The boxes of a part that hold figures: those that can be asked about by themselves."""
    return tuple(one for one in fields_of(PARTS[part][0]) if one.may_not_apply) if part in PARTS else ()


def box_label(part: str, box: str, language: Language) -> str:
    """``3 Wages``: the number of a box as on paper and its words; its name as it is where it is not known here."""
    found = next((one for one in boxes_of(part) if one.name == box), None)
    return f"{found.box} {say(found.label, language)}".strip() if found else box


def place_text(place: Place, language: Language) -> str:
    """``Labour, T1, 3 Wages``; empty for the whole return."""
    part = say(PARTS[place.of_table][1], language) if place.of_table in PARTS else place.of_table
    line = " ".join(say(BASES.get(one, one), language) for one in place.line.split("/") if one != "own")
    parts = (part, line, box_label(place.of_table, place.box, language))
    return ("，" if language == "zh" else ", ").join(filter(None, parts))


def question_text(place: Place, language: Language) -> str:
    """``Labour, T1, 3 Wages: Why so low?``; of the whole return only the question."""
    where = place_text(place, language)
    return say(N_("%(label)s: %(value)s"), language, label=where, value=place.text) if where else place.text
