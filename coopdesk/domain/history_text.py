"""Operations and changes in words, in the language asked for."""

from collections.abc import Mapping
from typing import Any, Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, MeasuredValue, Prize, QuotaWork
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Call, Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation, Objection, Pledge, PledgedTarget
from coopdesk.domain.field import NOT_APPLICABLE, Field, fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.headings import Heading
from coopdesk.domain.history import Change, Operation, Touched
from coopdesk.domain.language import Language, Marked, joined, month_name, named, say
from coopdesk.domain.members import Member, MovementLine, MovementPerson, Team
from coopdesk.domain.membership import NameSound, Office, ShareEntry, Title
from coopdesk.domain.numbers import grouped
from coopdesk.domain.opening import OpeningLine, OpeningProduct
from coopdesk.domain.operators import Operator, Unfinished
from coopdesk.domain.packets import (
    Arrival,
    Decision,
    FederationSeal,
    Question,
    Recipient,
    Revocation,
    Station,
    StoredPacket,
    TrustedKey,
)
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine, PaperTotal, Statement
from coopdesk.domain.submissions import Submission
from coopdesk.domain.verification import Verification
from coopdesk.errors import N_, DeskError

HEADS: Final[Mapping[type, str]] = {
    Member: N_("Member"), ShareEntry: N_("Share account"), Title: N_("Title"), Office: N_("Office"),
    Team: N_("Team"), Product: N_("Product"), Statement: N_("Month"), OutputLine: N_("Output"),
    LabourLine: N_("Labour"), MovementLine: N_("Movement"), MovementPerson: N_("Persons of the movement"),
    Note: N_("Reason or remark"), Accounts: N_("Other amounts"), PaperTotal: N_("Total on paper"),
    OpeningLine: N_("Figures before the start"), OpeningProduct: N_("Product before the start"),
    Figures: N_("Figures"),
    Unfinished: N_("Half typed"),
    Verification: N_("Second keying"), Desk: N_("Settings of the desk"), Cooperative: N_("Co-operative"),
    KindSpan: N_("Kind"), Affiliation: N_("Affiliation"), AnnualPlan: N_("Annual plan"),
    MonthlyShare: N_("Share of the month"), Competition: N_("Competition"), Condition: N_("Condition"),
    Gate: N_("Limit"), MeasuredValue: N_("Keyed value"), Operator: N_("Person at the desk"),
    Heading: N_("Column head"), NameSound: N_("How a name sounds"), StoredPacket: N_("Return file"),
    Arrival: N_("Arrival"), Decision: N_("Decision"), TrustedKey: N_("Trusted seal"), Station: N_("Computer"),
    FederationSeal: N_("Federation's seal"), Revocation: N_("Seal revoked"), Question: N_("Question"),
    Recipient: N_("Encryption key"), Deadline: N_("Due day"), Holiday: N_("Holiday"), Call: N_("Call"),
    Submission: N_("Summary handed upwards"), Edition: N_("Terms of a competition"), Prize: N_("Prize"),
    ChosenEntrant: N_("Entrant"), QuotaWork: N_("Work by quota"), Pledge: N_("Pledge"),
    PledgedTarget: N_("Pledged"), Evaluation: N_("Evaluation"), Objection: N_("Objection"),
    CommitteeDecision: N_("Decision of the committee"), Award: N_("Award"), FormMarks: N_("Marks of the form"),
}  # fmt: skip
"""What one record of a type is called."""
_HIDDEN: Final = frozenset({"cooperative", "position", "name_en", "name_zh", "unit_en", "unit_zh"})
"""Boxes of a line or a member that no one typed."""
_SHOWN_BOXES: Final = 3
_LONGEST: Final = 40
"""What is longer is the seal of a computer or the number of a file, and names nothing to a person."""


def sentence(operation: Operation, language: Language, exponent: int) -> str:
    """What was done, in one line: ``Member 0012 王…: Team T1 → T2``; ``Member: 4,963 entered``.

    ``exponent`` is that of the currency in which amounts are told.
    """
    if operation.undoes is not None:
        return say(N_("Taken back: %(what)s"), language, what=sentence(operation.undoes, language, exponent))
    if operation.batch.startswith(("import ", "tables-")):
        file = (operation.batch.split(" ", 3) + [""] * 3)[3]
        counts = joined((_counted(one, language) for one in operation.touched), language)
        if not file:
            return say(N_("Tables taken in: %(counts)s"), language, counts=counts)
        return say(N_("Import of %(file)s: %(counts)s"), language, file=file, counts=counts)
    telling = [one for one in operation.changes if not _begins(one)]
    if len(operation.states) == 1 and (whole := _state(operation, language)):
        return whole
    if len(telling) == 1 and operation.count <= len(operation.changes):
        return change_words(telling[0], operation.months, language, exponent)
    months = sorted({month for month in operation.months.values()})
    counts = joined((_counted(one, language) for one in _counts(operation) if one.count), language)
    if len(months) != 1:
        return counts
    return say(N_("%(what)s: %(counts)s"), language, what=month_name(months[0], language), counts=counts)


def _begins(change: Change) -> bool:
    """Whether it only makes the draft for the first line of a month."""
    return change.record is Statement and change.before is None and change.after.amends is None


def _counts(operation: Operation) -> list[Touched]:
    drafts = sum(map(_begins, operation.changes))
    counts = [
        Touched(one.record, one.entered - drafts, one.changed, one.removed) if one.record is Statement else one
        for one in operation.touched
    ]
    return counts if any(one.count for one in counts) else list(operation.touched)


def _state(operation: Operation, language: Language) -> str:
    """That a month was made final, opened again or sent, where that is what happened."""
    for one in operation.states:
        before, after = one.before, one.after
        if after is None and before is not None and before.amends is not None:
            return say(N_("%(month)s: correction given up"), language, month=before.period)
        if after is None:
            continue
        facts = {"month": after.period}
        if before is None and after.amends is not None:
            return say(N_("%(month)s opened for correction: %(reason)s"), language, reason=after.reason, **facts)
        if after.state == "closed" and (before is None or before.state != "closed"):
            return say(N_("%(month)s made final"), language, **facts)
        if before is not None and before.packet is None and after.packet is not None:
            return say(N_("%(month)s written to a return file"), language, **facts)
    return ""


def _counted(one: Touched, language: Language) -> str:
    words = (N_("%(count)s entered"), N_("%(count)s changed"), N_("%(count)s taken out"))
    numbers = (one.entered, one.changed, one.removed)
    parts = [say(word, language, count=grouped(count)) for word, count in zip(words, numbers, strict=True) if count]
    comma = "、" if language == "zh" else ", "
    return say(N_("%(what)s: %(counts)s"), language, what=head(one.record, language), counts=comma.join(parts))


def head(record: type, language: Language) -> str:
    """What a record of a type is called."""
    return say(HEADS[record], language)


def change_words(change: Change, months: Mapping[int, Month], language: Language, exponent: int) -> str:
    """One change in words: what, and what became of it."""
    what = name_of(change, months, language)
    if change.before is None:
        return say(N_("%(what)s: entered"), language, what=what)
    if change.after is None:
        return say(N_("%(what)s: taken out"), language, what=what)
    found = box_words(change, language, exponent)
    parts = [f"{label} {old} → {new}" for label, old, new in found[:_SHOWN_BOXES]]
    if len(found) > _SHOWN_BOXES:
        parts.append("…")
    return say(N_("%(what)s: %(counts)s"), language, what=what, counts=joined(parts, language))


def name_of(change: Change, months: Mapping[int, Month], language: Language) -> str:
    """Which record it is: ``Member 0012 王贵英``, ``April 1954, Output T1 0801 hand-knotted carpet``."""
    record = change.stands
    parts = [head(change.record, language), *_called(record, language)]
    if change.record is Note:
        parts = [say(N_("Remark") if record.code == "note" else N_("Reason"), language), record.subject]
    words = " ".join(part for part in parts if part)
    month = months.get(change.statement or 0) or (record.period if change.record is Statement else None)
    if month is None:
        return words
    what = words if change.statement else head(Statement, language)
    return say(N_("%(month)s, %(what)s"), language, month=month, what=what)


def described(change: Change, month: Month | None = None) -> DeskError:
    """Which record it is, as a part of a sentence in whatever language that will be."""
    record = change.stands
    if isinstance(record, Statement):
        return DeskError(N_("%(what)s %(name)s"), what=Marked(HEADS[Statement]), name=record.period)
    parts: list[object] = [
        Marked(field.choices[value]) if field.choices and value in field.choices else field.text(value)
        for field in fields_of(change.record)
        if field.key and (value := getattr(record, field.name)) != "-"
    ]
    if "cooperative" in {field.name for field in fields_of(change.record) if field.key} and len(parts) > 1:
        parts = parts[1:]
    if isinstance(record, Member):
        parts.append(record.name)
    if isinstance(record, FormMarks):
        parts = [Marked(record.title)]
    what = DeskError(HEADS[change.record])
    for part in filter(None, parts):
        what = DeskError(N_("%(what)s %(name)s"), what=what, name=part)
    return DeskError(N_("%(month)s, %(what)s"), month=month, what=what) if month and change.statement else what


def _called(record: Any, language: Language) -> list[str]:
    """Its key as people read it, and its name where it has one."""
    if isinstance(record, FormMarks):
        return [say(record.title, language)]
    found = [
        value_words(field, getattr(record, field.name), language)
        for field in fields_of(type(record))
        if field.key and field.name not in ("cooperative", "basis")
    ]
    if hasattr(record, "name_en"):
        found.append(named(record, language))
    elif isinstance(record, Member):
        found.append(record.name)
    return [words for words in dict.fromkeys(found) if len(words) <= _LONGEST]


def box_words(change: Change, language: Language, exponent: int) -> list[tuple[str, str, str]]:
    """Each box that is another: its label, what stood there and what stands there, in words."""
    lines = change.record not in (Team, Product, Cooperative, Desk)
    return [
        (
            f"{field.box} {say(field.label, language)}".strip(),
            value_words(told, old, language) or say(N_("(blank)"), language),
            value_words(told, new, language) or say(N_("(blank)"), language),
        )
        for field, old, new in change.boxes()
        for told in [field.in_currency(exponent, change.stands)]
        if not (lines and field.name in _HIDDEN)
    ]


def value_words(field: Field, value: Any, language: Language) -> str:
    """A value of a box as people read it; empty where nothing stands in it."""
    if value is None or value == "":
        return ""
    if value is NOT_APPLICABLE:
        return say(N_("not applicable"), language)
    if field.kind is bool:
        return say(N_("yes") if value else N_("no"), language)
    if field.choices is not None and value in field.choices:
        return say(field.choices[value], language)
    if field.name == "team" and value == "-":
        return say(N_("Whole co-operative"), language)
    return field.text(value)
