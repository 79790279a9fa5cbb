"""What stands on the card of a member, the same on paper and in tables."""

from datetime import date

from coopdesk.domain.evaluations import Award
from coopdesk.domain.language import Language, in_each, named, say
from coopdesk.domain.member_papers import CardSheet, joined_in, left_in
from coopdesk.domain.members import ENTRIES, EXITS, SEXES
from coopdesk.errors import N_


def card_state(sheet: CardSheet, language: Language) -> str:
    """Whether the person is a member, was one, or asked to become one."""
    one = sheet.member
    if one.applicant:
        return say(N_("Application refused") if one.refused else N_("Applicant"), language)
    return say(N_("Left") if one.left_on else N_("Member"), language)


def particulars(sheet: CardSheet, language: Language) -> list[tuple[str, str | int | date | None]]:
    """The particulars by their marked labels, in the order of the card; a blank one asks for no booked months."""
    one = sheet.member
    joined, left = joined_in(one), left_in(one)
    pairs: list[tuple[str, str | int | date | None]] = [
        (N_("Number"), one.number),
        (N_("Name"), one.name),
        (N_("Sex"), say(SEXES[one.sex], language) if one.sex in SEXES else None),
        (N_("Birth year"), one.birth_year),
        (N_("Team"), (named(sheet.team, language) if sheet.team else "") or one.team),
        (N_("Skill"), one.skill),
        (N_("Applied on"), one.applied_on),
        (N_("Admitted on"), one.admitted_on),
        (N_("Resolution"), one.resolution),
        (N_("Persons of the household"), one.household),
        (N_("Joined on"), one.joined_on),
        (N_("Entry"), None if one.applicant else say(ENTRIES[one.entry], language)),
        (N_("Left on"), one.left_on),
        (N_("Reason for leaving"), say(EXITS[one.exit_reason], language) if one.exit_reason else None),
        (N_("Joining counted in"), str(joined) if joined else None),
        (N_("Leaving counted in"), str(left) if left else None),
    ]
    if sheet.blank:
        pairs = pairs[:-2]
    return [*pairs, *([(N_("Application refused because"), one.refused)] if one.refused else [])]


def award_title(award: Award, english: str, chinese: str, language: Language) -> str:
    """The title of the competition of an award, its code where it has none."""
    pairs = {"en": english or chinese, "zh": chinese or english}
    return in_each(language, lambda one: pairs[one]) or award.competition
