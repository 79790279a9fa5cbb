"""Measures of competitions: the standings of 200 co-operatives by trade."""

from bench import Bench, Side, bare, watch

from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import CAPPED_POINTS, GATES
from coopdesk.domain.period import Month
from coopdesk.services import competitions
from coopdesk.store import Store

APRIL = Month(1954, 4)
QUERIES = (
    "SELECT s.*, f.* FROM statement s JOIN figures f ON f.statement = s.id "
    "WHERE s.state = 'closed' AND s.period = '1954-04'",
    "SELECT * FROM cooperative",
    "SELECT * FROM kind_span",
    "SELECT * FROM affiliation",
)


def standings(bench: Bench) -> tuple[Side, Side]:
    """The board of April over all co-operatives, every trade with its own places, against reading the rows of it."""
    store = Store.open(bench.copy("federation.coopdesk", "board.coopdesk"))
    wanted = Competition("b", store.desk.federation, APRIL, "Trades", "同业竞赛", level="cooperative")
    registered = [one for one in CAPPED_POINTS if not one.measured]
    competitions.new_competition(store, wanted, registered, GATES, (), Edition("b", groups="trade"))
    connection = bare(bench.copy("federation.coopdesk", "board.db"))

    def ours() -> float:
        with watch() as seconds:
            competitions.board(store, "b")
        return seconds[0]

    def raw() -> float:
        with watch() as seconds:
            for query in QUERIES:
                connection.execute(query).fetchall()
        return seconds[0]

    return ours, raw
