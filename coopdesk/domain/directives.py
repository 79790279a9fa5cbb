"""What a directive carries beside the registers, and what it would change at a co-operative's desk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from coopdesk.domain.announcement import formula, limit
from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, Prize
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.entries import condition_name
from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.language import Language, named, period_name, say
from coopdesk.domain.packets import Recipient, Revocation
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.seals import number_of
from coopdesk.errors import N_

Records = Mapping[str, Sequence[Any]]
"""The records of a directive by its tables."""
WHOLE: Final[Mapping[str, type]] = {
    "kinds": KindSpan, "deadlines": Deadline, "holidays": Holiday, "recipients": Recipient,
    "forms": FormMarks,
}  # fmt: skip
"""Tables that stand in full: what is here and not in the directive goes."""
ADDED: Final[Mapping[str, type]] = {"catalogue": Product, "plans": AnnualPlan, "shares": MonthlyShare}
"""Tables of which nothing goes: old months speak of old products and plans."""
_HEADS: Final[Mapping[type, str]] = {
    Desk: N_("Settings of the desk"), Cooperative: N_("Co-operative"), KindSpan: N_("Kind"), Product: N_("Product"),
    AnnualPlan: N_("Annual plan"), MonthlyShare: N_("Share of the month"), Deadline: N_("Due day"),
    Holiday: N_("Holiday"), Recipient: N_("Encryption key"), Competition: N_("Competition"),
    Edition: N_("Terms of the competition"), ChosenEntrant: N_("Takes part"), FormMarks: N_("Marks of the form"),
}  # fmt: skip


@dataclass(frozen=True)
class SealOfFederation:
    """A seal of the federation that speaks, besides the one that sealed the directive."""

    public_key: Annotated[str, Field(N_("Federation's seal"), key=True, needed=True, length=56)]


@dataclass(frozen=True)
class Renewal:
    """One record that a directive changes: ``before`` is None for a new one, ``after`` for one that goes."""

    before: Any | None
    after: Any | None

    def text(self, language: Language, exponent: int) -> tuple[str, str, str]:
        """Of what it speaks, what is there now, and what will be; of a changed record only the boxes that change.

        ``exponent`` is that of the currency of the desk.
        """
        if isinstance(self.after, SealOfFederation | Revocation):
            return _of_seal(self.after, language)
        known = self.after or self.before
        if isinstance(known, Condition | Gate | Prize):
            return _head(known, language), _term(self.before, language), _term(self.after, language)
        if isinstance(known, Competition) and self.before is None:
            new = say(N_("Competition “%(title)s” announced"), language, title=named(known, language, "title"))
            return new, _term(None, language), period_name(known.span, language)
        head = say(_HEADS[type(known)], language)
        key = _key(known, language)
        what = say(N_("%(label)s: %(value)s"), language, label=head, value=key) if key else head
        fields = [one for one in fields_of(type(known)) if not one.key and one.name not in _UNSAID]
        if isinstance(known, Edition):
            fields = [one for one in fields if getattr(known, one.name) != ""]
        if isinstance(known, FormMarks) and None in (self.before, self.after):
            fields = [one for one in fields if getattr(known, one.name)]
        if self.before is not None and self.after is not None:
            fields = [one for one in fields if getattr(self.before, one.name) != getattr(self.after, one.name)]
        fields = [one.in_currency(exponent, known) for one in fields]
        return what, _boxes(self.before, fields, language), _boxes(self.after, fields, language)


def _term(one: Condition | Gate | Prize | None, language: Language) -> str:
    """An indicator, a limit or a prize of a competition as its conditions sheet says it."""
    if isinstance(one, Condition):
        words = condition_name(one, language), formula(one, language)
    elif isinstance(one, Gate):
        return limit(one, language)
    elif isinstance(one, Prize):
        places = str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
        words = say(N_("Place %(places)s"), language, places=places), named(one, language, "title")
    else:
        return say(N_("(not there)"), language)
    return say(N_("%(label)s: %(value)s"), language, label=words[0], value=words[1])


def _head(one: Condition | Gate | Prize, language: Language) -> str:
    heads = {Condition: N_("Points in %(code)s"), Gate: N_("Limit in %(code)s"), Prize: N_("Prize in %(code)s")}
    return say(heads[type(one)], language, code=one.competition)


def _of_seal(said: SealOfFederation | Revocation, language: Language) -> tuple[str, str, str]:
    """A seal that is to speak for the federation, or that of one that speaks no longer."""
    head = say(N_("Federation's seal %(number)s"), language, number=number_of(said.public_key))
    if isinstance(said, SealOfFederation):
        told = N_("trusted, named by the seal of this update")
        return head, say(N_("(not known here)"), language), say(told, language)
    words = N_("revoked: counts through its file no. %(number)s. %(reason)s")
    if said.last is None:
        words = N_("revoked: none of its files counts. %(reason)s")
    return head, "—", say(words, language, number=said.sequence, reason=said.reason)


_UNSAID: Final = frozenset({"cooperative", "role", "since"})


def _key(record: Any, language: Language) -> str:
    """What tells a record from others of its type; the desk and the co-operative need nothing of the kind."""
    if isinstance(record, Desk | Cooperative):
        return ""
    if isinstance(record, FormMarks):
        return say(record.title, language)
    values = [_value(field, record, language) for field in fields_of(type(record)) if field.key]
    code = getattr(record, "cooperative", None)
    words = [value for value in values if value != code]
    if isinstance(record, Product):
        other = {"zh": "en", "en": "zh"}[language]
        words.append(getattr(record, f"name_{language}") or getattr(record, f"name_{other}"))
    return " ".join(words)


def _boxes(record: Any | None, fields: Iterable[Field], language: Language) -> str:
    if record is None:
        return say(N_("(not there)"), language)
    shown = [(say(field.label, language), _value(field, record, language)) for field in fields]
    words = [say(N_("%(label)s: %(value)s"), language, label=label, value=value or "—") for label, value in shown]
    return "; ".join(words) if words else "—"


def _value(field: Field, record: Any, language: Language) -> str:
    value = getattr(record, field.name)
    if field.choices is not None and value in field.choices:
        return say(field.choices[value], language)
    if field.kind is bool:
        return say(N_("yes") if value else N_("no"), language)
    return field.text(value)
