"""Questions of the federation about a return that came in: asked, settled, and which of them are open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.differences import changed_where_asked
from coopdesk.domain.field import checked, field_of, line_key
from coopdesk.domain.packets import Decision, Question, StoredPacket, ids_text
from coopdesk.domain.period import Month, Period
from coopdesk.domain.questions import PARTS, boxes_of
from coopdesk.domain.statements import Accounts, LabourLine, OutputLine, Statement
from coopdesk.errors import N_, DeskError
from coopdesk.services import months
from coopdesk.services.standing import standing
from coopdesk.store import Store, facts


def ask(
    store: Store, packet: str, of_table: str = "", line: str = "", box: str = "", text: str = "", operator: str = ""
) -> Question:
    """Ask back about a return: about a line and box of one of its tables, or about all of it where they are empty.

    The question goes out with the next receipt. Raises EntryError for an empty question, DeskError for a file that
    is no return that came in, or a box that its part does not have.
    """
    stored = store.get(StoredPacket, packet)
    if store.desk.role != "federation" or stored is None or stored.kind != "return":
        raise DeskError(N_("A question is asked in the federation's file, about a return that came in."))
    if (of_table and of_table not in PARTS) or (box and all(one.name != box for one in boxes_of(of_table))):
        raise DeskError(N_("There is no such box in this part of the return. Choose it from the list (F2)."))
    with store.transaction(operator):
        asked = checked(Question(facts.next_fact(store), packet, of_table, line, box, text.strip(), _now()))
        store.save(asked)
    return asked


def settle(store: Store, number: int, reason: str = "", operator: str = "") -> None:
    """Say that a question is answered; it is not sent any more, and the next receipt tells the reason.

    Raises DeskError where there is no such question, EntryError for a reason that is too long.
    """
    question = store.get(Question, number)
    if question is None:
        raise DeskError(N_("There is no question %(number)s."), number=number)
    with store.transaction(operator):
        ids, why = ids_text([question.packet]), reason.strip()
        store.save(checked(Decision(facts.next_fact(store), "settle", ids, str(number), why, _now())))


def settlements(store: Store) -> dict[int, str]:
    """The questions that are settled, by number, each with the reason that was given last."""
    found = sorted(store.find(Decision, kind="settle"), key=lambda one: one.counter)
    return {int(one.batch): one.reason for one in found}


def settled_reasons(store: Store) -> dict[str, str]:
    """Why the questions about a return were settled, by packet, as far as a receipt has room for it."""
    settled, found = settlements(store), dict[str, list[str]]()
    for question in store.find(Question) if settled else ():
        if reason := settled.get(question.counter):
            found.setdefault(question.packet, []).append(reason)
    room = field_of(Decision, "reason").length
    return {one: "; ".join(dict.fromkeys(reasons))[:room].strip() for one, reasons in found.items()}


@dataclass(frozen=True)
class Asked:
    """A return that counts, the questions about it that are not settled, and those that are, each with its reason.

    ``answered`` are open ones about a file that it corrects, each with whether what was asked about changed.
    """

    packet: str
    cooperative: Cooperative
    statement: Statement
    questions: tuple[Question, ...]
    settled: tuple[tuple[Question, str], ...] = ()
    answered: tuple[tuple[Question, bool], ...] = ()

    @property
    def words(self) -> str:
        """The questions as one text."""
        return "  ".join(question.text for question in self.questions)


def returns_to_ask(store: Store, month: Month) -> list[Asked]:
    """The returns from files that count for a month, by co-operative; those that are asked about come first."""
    found = []
    for (code, _), stand in standing(store, Period(month, month)).items():
        one, cooperative = stand.counts, store.get(Cooperative, code)
        statement = store.get(Statement, one.statement) if one is not None and one.source == "packet" else None
        if one is not None and statement is not None and cooperative is not None:
            found.append((one.mark, cooperative, statement))
    asked: dict[str, list[Question]] = {}
    done: dict[str, list[tuple[Question, str]]] = {}
    settled, wanted = settlements(store), {mark for mark, *_ in found}
    for question in store.find(Question):
        if question.packet in wanted and question.counter in settled:
            done.setdefault(question.packet, []).append((question, settled[question.counter]))
        elif question.packet in wanted:
            asked.setdefault(question.packet, []).append(question)
    others = [one for one in store.find(Question) if one.packet not in wanted and one.counter not in settled]
    rows = [
        Asked(
            mark, one, statement, tuple(asked.get(mark, ())), tuple(done.get(mark, ())),
            _answered(store, statement, others),
        )
        for mark, one, statement in found
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (not row.questions, row.cooperative.code))


def _answered(store: Store, statement: Statement, questions: Iterable[Question]) -> tuple[tuple[Question, bool], ...]:
    """The questions about earlier files of the month of a return, each with whether what it is about changed since."""
    found = []
    for question in questions:
        for before in store.find(Statement, packet=question.packet):
            same = (before.cooperative, before.period) == (statement.cooperative, statement.period)
            if same and (before.revision or 1) < (statement.revision or 1):
                wholes = months.whole(store, before), months.whole(store, statement)
                found.append((question, changed_where_asked(*wholes, question)))
    return tuple(found)


def lines_of(store: Store, statement: Statement) -> list[tuple[str, str, OutputLine | LabourLine | Accounts]]:
    """The lines of a return that can be asked about: part, key (empty for the one of other amounts), the line."""
    whole = months.whole(store, statement)
    return [
        *(("output", line_key(line), line) for line in whole.output),
        *(("labour", line_key(line), line) for line in whole.labour),
        *([("accounts", "", whole.accounts)] if whole.accounts else []),
    ]


def open_questions(store: Store, packets: Iterable[str] | None = None) -> list[Question]:
    """Questions that are not settled, the oldest first; only those about some packets where they are named."""
    settled = settlements(store)
    wanted = None if packets is None else set(packets)
    return [
        question
        for question in store.find(Question)
        if question.counter not in settled and (wanted is None or question.packet in wanted)
    ]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
