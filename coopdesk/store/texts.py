"""What persons have written into a data file, text by text, and where it stands."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from coopdesk.domain.evaluations import Evaluation
from coopdesk.domain.headings import Heading
from coopdesk.domain.membership import NameSound
from coopdesk.domain.operators import Unfinished
from coopdesk.domain.packets import (
    Arrival,
    Decision,
    FederationSeal,
    Recipient,
    Revocation,
    Station,
    StoredPacket,
    TrustedKey,
)
from coopdesk.domain.submissions import Submission
from coopdesk.store.kept import KEPT
from coopdesk.store.rows import Table, table_of
from coopdesk.store.store import Store

_OF_THE_PROGRAM: Final = frozenset({
    Arrival, Decision, Evaluation, FederationSeal, Heading, NameSound, Recipient, Revocation, Station, StoredPacket,
    Submission, TrustedKey, Unfinished,
})  # fmt: skip
"""Records that the program writes, or that say again what others say."""


class Written(NamedTuple):
    """A text under the marked label of its box, the key of the first record that has it, and how often it stands."""

    label: str
    key: str
    times: int
    text: str


def written(store: Store) -> Iterator[Written]:
    """Every text with a character beyond ASCII, once for each box; by table, box and text."""
    for table in map(table_of, KEPT):
        for field in table.fields if table.record not in _OF_THE_PROGRAM else ():
            if field.kind is str and not field.choices:
                for row in store.query(_query(table, field.name)):
                    yield Written(field.label, *row)


def _query(table: Table, name: str) -> str:
    """Key, number and text of a column; the lines of a month under their co-operative and its month."""
    keys = [f"t.{key}" for key in table.keys if key != "statement"]
    source = f"{table.name} t"
    if table.owned:
        keys = ["s.cooperative", "s.period", *keys]
        source += " JOIN statement s ON s.id = t.statement"
    said = f"t.{name}"
    key = " || '/' || ".join(keys)
    return (
        f"SELECT min({key}), count(*), {said} FROM {source} "
        f"WHERE {said} GLOB '*[^ -~]*' GROUP BY {said} ORDER BY {said}"
    )
