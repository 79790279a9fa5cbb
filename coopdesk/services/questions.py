"""Questions of the federation about a return that came in: asked, settled, and which of them are open."""

from collections.abc import Iterable
from datetime import UTC, datetime

from coopdesk.domain.field import checked
from coopdesk.domain.packets import Decision, Question, StoredPacket, ids_text
from coopdesk.errors import N_, DeskError
from coopdesk.store import Store, facts


def ask(
    store: Store, packet: str, of_table: str = "", line: str = "", box: str = "", text: str = "", operator: str = ""
) -> Question:
    """Ask back about a return: about a line and box of one of its tables, or about all of it where they are empty.

    The question goes out with the next receipt. Raises EntryError for an empty question, DeskError for a file that
    is no return that came in.
    """
    stored = store.get(StoredPacket, packet)
    if store.desk.role != "federation" or stored is None or stored.kind != "return":
        raise DeskError(N_("A question is asked in the federation's file, about a return that came in."))
    with store.transaction(operator):
        asked = checked(Question(facts.next_fact(store), packet, of_table, line, box, text.strip(), _now()))
        store.save(asked)
    return asked


def settle(store: Store, number: int, reason: str = "", operator: str = "") -> None:
    """Say that a question is answered; it is not sent any more. Raises DeskError where there is no such question."""
    question = store.get(Question, number)
    if question is None:
        raise DeskError(N_("There is no question %(number)s."), number=number)
    with store.transaction(operator):
        store.save(Decision(facts.next_fact(store), "settle", ids_text([question.packet]), str(number), reason, _now()))


def open_questions(store: Store, packets: Iterable[str] | None = None) -> list[Question]:
    """Questions that are not settled, the oldest first; only those about some packets where they are named."""
    settled = {decision.batch for decision in store.find(Decision, kind="settle")}
    wanted = None if packets is None else set(packets)
    return [
        question
        for question in store.find(Question)
        if str(question.counter) not in settled and (wanted is None or question.packet in wanted)
    ]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
