"""The tables of each kind of packet in format 1 and their columns, frozen: another one is another format."""

from collections.abc import Mapping
from typing import Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, CompetitionLine, Edition, Prize
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.directives import SealOfFederation
from coopdesk.domain.figures import Figures
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.member_lines import MemberLine
from coopdesk.domain.members import MovementLine
from coopdesk.domain.opening import OpeningLine, OpeningProduct
from coopdesk.domain.packets import Recipient, Revocation
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.receipts import PlaceLine, QuestionLine, ReceiptLine, SealLine, StationLine
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine

Tables = Mapping[str, tuple[type, tuple[str, ...]]]
DESCRIPTOR: Final = "datapackage.json"
SIGNATURE: Final = "datapackage.json.minisig"
RESOURCES: Final[Tables] = {
    "output": (OutputLine, (
        "team", "product", "basis", "position", "name_en", "name_zh", "unit_en", "unit_zh",
        "planned", "qualified", "scrap", "current_price", "constant_price",
    )),
    "labour": (LabourLine, ("team", "position", "scheduled", "attended", "wages", "accidents")),
    "accounts": (Accounts, ("services", "work_in_progress")),
    "cost": (Accounts, ("production_cost",)),
    "movement": (MovementLine, ("sex", "event", "other", "persons")),
    "members": (MemberLine, (
        "number", "name", "sex", "birth_year", "joined_on", "entry", "left_on", "exit_reason",
    )),
    "notes": (Note, ("code", "subject", "text")),
    "opening": (OpeningLine, ("figure", "first", "last", "value")),
    "opening_products": (OpeningProduct, ("product", "qualified")),
    "figures": (Figures, (
        "planned_value_constant", "output_value_constant", "output_value_current", "assortment_value_constant",
        "inspected_value_constant", "scrap_value_constant", "scheduled_days", "attended_days", "wages",
        "lost_time_accidents", "member_days", "members_opening",
        "members_joined", "members_newly_developed", "members_left", "members_closing",
    )),
    "competitions": (CompetitionLine, ("competition", "what", "value", "evidence")),
}  # fmt: skip
"""The tables of a return. Members travel inside an encrypted file only; opening figures in the first two years;
the cost of the month where it is told, and its figures are not in ``figures``, since they follow from it; what was
keyed for competitions of the federation where there is such."""
RECEIPT: Final[Tables] = {
    "standings": (ReceiptLine, ("period", "packet", "revision", "state", "reason")),
    "questions": (QuestionLine, ("number", "packet", "of_table", "line", "box", "text")),
    "stations": (StationLine, ("public_key", "sequence")),
    "places": (PlaceLine, (
        "competition", "evaluation", "entrant", "first", "last", "group_en", "group_zh", "name_en", "name_zh", "place",
        "total", "state", "decided_on", "title_en", "title_zh",
    )),
}  # fmt: skip
ENROLMENT: Final[Tables] = {"seal": (SealLine, ("public_key", "proof"))}
DIRECTIVE: Final[Tables] = {
    "settings": (Desk, (
        "role", "cooperative", "start", "federation", "federation_en", "federation_zh", "approval", "valid_until",
        "currency", "exponent", "price_year", "due_day", "least_fulfilment", "most_fulfilment", "most_change",
        "least_quality", "rest", "telephone", "names_wanted",
    )),
    "own": (Cooperative, (
        "code", "name_en", "name_zh", "trade_en", "trade_zh", "district_en", "district_zh", "founded_on",
        "dissolved_on",
    )),
    "kinds": (KindSpan, ("cooperative", "since", "kind")),
    "catalogue": (Product, (
        "code", "trade_en", "trade_zh", "name_en", "name_zh", "unit_en", "unit_zh", "constant_price",
    )),
    "plans": (AnnualPlan, ("cooperative", "year", "indicator", "edition", "base", "target")),
    "shares": (MonthlyShare, ("year", "month", "percent")),
    "deadlines": (Deadline, ("period", "due")),
    "holidays": (Holiday, ("day", "name")),
    "recipients": (Recipient, ("kind", "key", "since")),
    "seals": (SealOfFederation, ("public_key",)),
    "revocations": (Revocation, ("counter", "public_key", "sequence", "last", "reason", "at")),
    "competition": (Competition, ("code", "cooperative", "period", "title_en", "title_zh", "level", "last")),
    "edition": (Edition, (
        "competition", "number", "method", "who", "groups", "size_bounds", "objection_days", "reason", "announced_on",
    )),
    "conditions": (Condition, (
        "competition", "indicator", "edition", "position", "title_en", "title_zh", "measured", "per", "better",
        "shape", "points", "target", "cap", "loss", "gain", "least", "most", "tie", "aim", "evidence",
    )),
    "gates": (Gate, ("competition", "subject", "edition", "position", "least", "most", "title_en", "title_zh")),
    "prizes": (Prize, (
        "competition", "edition", "position", "title_en", "title_zh", "award", "first", "last", "banner",
    )),
    "entrants": (ChosenEntrant, ("competition", "edition", "entrant")),
    "forms": (FormMarks, (
        "form", "number_zh", "number_en", "issuer_zh", "issuer_en", "approver_zh", "approver_en", "approval",
        "valid_until",
    )),
}  # fmt: skip
"""The tables of a directive. Persons stay at home here, too: who is responsible is not in ``own``."""
TABLES: Final[Mapping[str, Tables]] = {
    "return": RESOURCES, "receipt": RECEIPT, "enrolment": ENROLMENT, "directive": DIRECTIVE,
}  # fmt: skip
"""The tables of each kind of packet; no two kinds have one of the same name."""
WHERE_THEY_EXIST: Final = frozenset({
    "accounts", "cost", "members", "opening", "opening_products", "competitions", "places",
    "competition", "edition", "conditions", "gates", "prizes", "entrants", "forms",
})  # fmt: skip
"""Tables that a packet without such lines does not carry at all; one that is there is never empty."""
ONE_LINE: Final = frozenset({"accounts", "cost", "seal", "settings", "own"})
"""Tables of exactly one line."""
LAYOUTS: Final = {name: entry for tables in TABLES.values() for name, entry in tables.items()}
PATHS: Final = {name: f"data/{name}.csv" for name in LAYOUTS}
KNOWN: Final = frozenset({DESCRIPTOR, SIGNATURE, *PATHS.values()})
"""The names of all entries that a packet of this format can have."""


def entries_of(kind: str) -> tuple[str, ...]:
    """The entries of a kind of packet in their order, with those that need not be there."""
    return (DESCRIPTOR, *(PATHS[name] for name in TABLES[kind]), SIGNATURE)
