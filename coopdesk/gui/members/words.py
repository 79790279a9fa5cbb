"""What the list and the sheet say of a joining or a leaving: found late, not yet, refused; and of similar persons."""

from collections.abc import Sequence
from typing import Final

from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.roll import Likeness
from coopdesk.errors import N_
from coopdesk.gui.words import _


def found_late(member: Member, name: str) -> bool:
    """Whether the joining (``joined_on``) or the leaving (``left_on``) counts in another month than it happened in."""
    day = getattr(member, name) if name in _BOOKED else None
    booked = getattr(member, _BOOKED[name]) if name in _BOOKED else None
    return day is not None and booked is not None and booked != Month.of(day)


_BOOKED = {"joined_on": "joined_booked", "left_on": "left_booked"}


def day_words(member: Member, name: str) -> str:
    """The day of joining or leaving as the list shows it: found late says so; an applicant has none."""
    day = getattr(member, name)
    if day is None:
        if name == "left_on" or not member.applicant:
            return ""
        return _("not admitted") if member.refused else _("applicant")
    return _("%(day)s late", day=day.isoformat()) if found_late(member, name) else day.isoformat()


def booked_words(member: Member) -> list[str]:
    """Sentences about a joining and a leaving that count in another month than they happened in."""
    found = []
    if member.joined_on and found_late(member, "joined_on"):
        words = _("Joining found late: happened in %(joined)s, booked in %(booked)s.",
                  joined=Month.of(member.joined_on), booked=member.joined_booked)  # fmt: skip
        found.append(words)
    if member.left_on and found_late(member, "left_on"):
        words = _("Leaving found late: happened in %(left)s, booked in %(booked)s.",
                  left=Month.of(member.left_on), booked=member.left_booked)  # fmt: skip
        found.append(words)
    return found


def standing_words(member: Member) -> list[str]:
    """A sentence about one who is no member, or none."""
    if not member.applicant:
        return []
    if member.refused:
        return [_("The application was refused; the person counts nowhere.")]
    return [_("An applicant counts nowhere until the day of joining is entered.")]


_BY: Final = {
    "name": N_("same name"),
    "sound": N_("sounds alike, same birth year"),
    "near": N_("one character differs"),
}


def likeness_words(found: Sequence[Likeness]) -> str:
    """Who on the register may be the person in hand already; empty for nobody."""
    if not found:
        return ""
    lines = []
    for likeness in found:
        person = likeness.person
        about = [_(_BY[likeness.by])]
        if person.birth_year is not None:
            about.append(_("born %(year)s", year=person.birth_year))
        if person.gone:
            about.append(_("has left"))
        lines.append(f"{person.number}  {person.name} ({', '.join(about)})")
    return "\n".join([_("On the register already? Look before you save:"), *lines])
