"""What the federation has answered about the files of a co-operative, computed from the receipts that are here.

The receipt with the highest number speaks; a lost one costs nothing, an older one changes nothing.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from coopdesk.domain.answers import LOST, Answer
from coopdesk.domain.receipts import QuestionLine, ReceiptLine
from coopdesk.store import Store, facts

if TYPE_CHECKING:
    from coopdesk.exchange.packet import Packet


def answers(store: Store) -> dict[str, Answer]:
    """The answer about every packet that a trusted receipt lists, by packet id.

    Before the first receipt the first window is shown without the library of seals.
    """
    if facts.last_receipt(store) is None:
        return {}
    from coopdesk.services.replies import receipts_of

    told = [_read(stored.id, stored.content) for stored in receipts_of(store)]
    lines: list[dict[str, ReceiptLine]] = [{line.packet: line for line in one.tables["standings"]} for one in told]
    asked: dict[str, list[QuestionLine]] = {}
    for question in told[-1].tables["questions"] if told else ():
        asked.setdefault(question.packet, []).append(question)
    gone = _gone(told)
    found: dict[str, Answer] = {}
    for one, line in {one: line for some in lines for one, line in some.items()}.items():
        now = lines[-1].get(one)
        found[one] = Answer(
            one,
            line.period,
            line.revision,
            now.state if now else LOST,
            told[_first(lines, one)].envelope.written_at,
            told[-1].envelope.revision,
            now.reason if now else "",
            tuple(asked.get(one, ())),
            tuple(gone.get(one, ())) if now and now.state == "standing" else (),
        )
    return found


def _gone(told: "Sequence[Packet]") -> dict[str, list[QuestionLine]]:
    """The questions that earlier receipts ask and the newest does not any more, by packet."""
    known = {question.number: question for one in told for question in one.tables["questions"]}
    for question in told[-1].tables["questions"] if told else ():
        known.pop(question.number, None)
    found: dict[str, list[QuestionLine]] = {}
    for _, question in sorted(known.items()):
        found.setdefault(question.packet, []).append(question)
    return found


def _first(lines: Sequence[Mapping[str, ReceiptLine]], one: str) -> int:
    """The place of the first receipt of those in a row, up to the newest, that say the same state of a packet."""
    states = [some[one].state if one in some else LOST for some in lines]
    place = len(states) - 1
    while place and states[place - 1] == states[-1]:
        place -= 1
    return place


def changes(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> list[Answer]:
    """The answers that are other than before: another state, other questions, another reason."""
    return [
        answer for one, answer in after.items() if (known := before.get(one)) is None or _said(known) != _said(answer)
    ]


def _said(answer: Answer) -> tuple[object, ...]:
    return answer.state, answer.questions, answer.settled, answer.reason


@lru_cache(maxsize=512)
def _read(number: str, content: bytes) -> "Packet":
    """A receipt that was read when it came in; reading it again gives the same."""
    from coopdesk.exchange import packet

    return packet.read(content, number)
