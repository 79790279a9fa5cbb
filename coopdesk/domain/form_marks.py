"""The official marks of each form (DOMAIN §5.1): its number, who issued and approved it, and until when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from coopdesk.domain.dates import parse_date, parse_month
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import Field
from coopdesk.domain.language import Language, day_name, named, say
from coopdesk.errors import N_, DeskError

FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "monthly-return": (N_("Monthly form 1"), N_("Monthly return")),
    "form-2": (N_("Monthly form 2"), N_("Products (form 2)")),
    "form-3": (N_("Monthly form 3"), N_("Labour and wages (form 3)")),
    "annual-return": (N_("Annual form 1"), N_("Annual return")),
    "quarterly-return": (N_("Quarterly form 1"), N_("Quarterly return")),
    "return-of-months": (N_("Monthly form 1, summed"), N_("Return of several months")),
    "summary": (N_("Monthly summary form"), N_("Summary")),
    "plan-progress": (N_("Plan progress form"), N_("Plan progress")),
    "restatement": (N_("Restatement sheet"), N_("Restatement sheet")),
    "members-list": ("", N_("Member list")),
    "member-card": ("", N_("Member card")),
    "movement-list": ("", N_("Movement of members with names")),
    "competition": (N_("Competition form 1"), N_("Competition: evaluation")),
    "competition-conditions": (N_("Competition form 2"), N_("Competition: conditions")),
    "competition-banner": (N_("Competition form 3"), N_("Competition: holders of the banner")),
    "competition-restated": (N_("Competition form 4"), N_("Competition: what has changed since")),
}
"""The forms that print marks, each with its own marked number and its title; one without a number only those set."""


@dataclass(frozen=True)
class FormMarks:
    """What the federation sets for one form of `FORMS`; what is blank is printed as for all forms (`official`)."""

    form: Annotated[str, Field(N_("Form"), key=True, code=True, length=32)]
    number_zh: Annotated[
        str,
        Field(
            N_("Form no., Chinese"),
            help=N_("The number of the form as Chinese paper prints it; the program's own where both are empty."),
            length=24,
        ),
    ] = ""
    number_en: Annotated[
        str,
        Field(
            N_("Form no., English"),
            help=N_("The number of the form as English paper prints it; the Chinese one where this is empty."),
            length=24,
        ),
    ] = ""
    issuer_zh: Annotated[
        str,
        Field(
            N_("Issued by, Chinese"),
            help=N_("Who issues the form, as Chinese paper prints it; the federation where both names are empty."),
            length=96,
        ),
    ] = ""
    issuer_en: Annotated[
        str,
        Field(
            N_("Issued by, English"),
            help=N_("Who issues the form, as English paper prints it; the Chinese name where this is empty."),
            length=96,
        ),
    ] = ""
    approver_zh: Annotated[
        str,
        Field(
            N_("Approved by, Chinese"),
            help=N_("Who approved the form or keeps it on file, as Chinese paper prints it; not printed where empty."),
            length=96,
        ),
    ] = ""
    approver_en: Annotated[
        str,
        Field(
            N_("Approved by, English"),
            help=N_("Who approved the form, as English paper prints it; the Chinese name where this is empty."),
            length=96,
        ),
    ] = ""
    approval: Annotated[
        str,
        Field(
            N_("Approval no."),
            help=N_("The approval number of this form; that of all forms (page Settings) where it is empty."),
        ),
    ] = ""
    valid_until: Annotated[
        date | None,
        Field(
            N_("Valid until"),
            help=N_(
                "The last day on which this form is approved; that of all forms (page Settings) where it is empty. A "
                "month that ends later is told of beside the form before it is printed."
            ),
        ),
    ] = None

    @property
    def title(self) -> str:
        """The marked title of the form; the code of one that only a later version knows."""
        return FORMS[self.form][1] if self.form in FORMS else self.form

    @property
    def blank(self) -> bool:
        """Whether nothing is set for the form."""
        return self == FormMarks(self.form)


@dataclass(frozen=True)
class Official:
    """The marks that a form prints; ``valid_until`` is a day, or what was written for all forms."""

    number_zh: str
    number_en: str
    issuer_zh: str
    issuer_en: str
    approver_zh: str
    approver_en: str
    approval: str
    valid_until: date | str

    def number(self, language: Language) -> str:
        """The number of the form; empty for one that has none."""
        return named(self, language, "number")

    def validity(self, language: Language) -> str:
        """Until when it is valid, in words."""
        return self.valid_until if isinstance(self.valid_until, str) else day_name(self.valid_until, language)

    @property
    def ends_on(self) -> date | None:
        """The last day of its validity; None where none is written, or nothing that is a day or a month."""
        if not isinstance(self.valid_until, str):
            return self.valid_until
        for read in (parse_date, lambda text: parse_month(text).last):
            try:
                return read(self.valid_until)
            except DeskError:
                continue
        return None


def bears_marks(kept: Iterable[FormMarks], form: str) -> bool:
    """Whether a paper prints marks: a form with a number of its own always, another where some are set for it."""
    return form in FORMS and (bool(FORMS[form][0]) or any(one.form == form and not one.blank for one in kept))


def official(desk: Desk, kept: Iterable[FormMarks], form: str) -> Official:
    """The marks of a form of `FORMS`: what is set for it, and for what is blank what is set for all."""
    own = next((one for one in kept if one.form == form), FormMarks(form))
    number = FORMS[form][0]
    numbers, issuers = (own.number_zh, own.number_en), (own.issuer_zh, own.issuer_en)
    if not any(numbers):
        numbers = say(number, "zh"), number
    if not any(issuers):
        issuers = desk.federation_zh, desk.federation_en
    return Official(
        *numbers, *issuers, own.approver_zh, own.approver_en, own.approval or desk.approval,
        own.valid_until or desk.valid_until,
    )  # fmt: skip
