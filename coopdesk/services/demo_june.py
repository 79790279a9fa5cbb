"""The example of competitions: June 1954 of four teams by each method, and members by the quota (DOMAIN §3.4)."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, MeasuredValue, Prize, QuotaWork
from coopdesk.domain.conditions import GATES, QUOTA, TEMPLATES, Gate
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import CommitteeDecision, Pledge, PledgedTarget
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month
from coopdesk.domain.resources import resource
from coopdesk.services import competitions, evaluations
from coopdesk.services.desk import new_cooperative
from coopdesk.services.load import load
from coopdesk.store import Store

CODE: Final = "BJ-900"
JUNE: Final = Month(1954, 6)
BANNER: Final = "banner-1954-06"
_UNIT: Final = Cooperative(
    CODE,
    "Example handicraft production co-operative",
    "示例手工业生产合作社",
    founded_on=date(1950, 5, 1),
    responsible="赵永福",
    clerk="王秀兰",
)
_LETTERS: Final = (
    Pledge(
        BANNER,
        "A",
        "B",
        "我组保证超额完成六月计划，降低废品，不出事故，特向木工二组挑战。",
        "孙德福",
        date(1954, 5, 28),
    ),
    Pledge(BANNER, "B", "A", "我组应战：六月产值争取超过计划两成，提高质量，全勤生产。", "周长林", date(1954, 5, 30)),
)
"""The iron team's challenge and the wood team's answer."""
_PLEDGED: Final = {("A", "plan_fulfilment"): "112.0", ("A", "pass_rate"): "98.0", ("B", "plan_fulfilment"): "120.0",
                   ("B", "pass_rate"): "97.0"}  # fmt: skip
_ANNOUNCED: Final = date(1954, 6, 1)
_DECIDED: Final = date(1954, 7, 8)
_LET_IN: Final = GATES[1:]
"""The usual limits without that of accidents."""
_BOARDS: Final[tuple[tuple[str, str, tuple[Gate, ...], str, str], ...]] = (
    (BANNER, "capped-points", GATES, "Mobile red banner, June 1954", "1954年6月流动红旗竞赛"),
    ("1954-06-add", "add-deduct", GATES, "The same with points added and deducted", "同一数据，增减计分"),
    ("1954-06-rank", "rank-points", GATES, "The same with rank points", "同一数据，名次计分"),
    ("1954-06-rank-all", "rank-points", _LET_IN, "Rank points, the accident let in", "名次计分，有事故的组也参评"),
    (
        "1954-06-tie",
        "add-deduct",
        _LET_IN,
        "Points added and deducted, the accident let in",
        "增减计分，有事故的组也参评",
    ),
)
"""Code, method, limits and titles of the competitions of the teams, all on the same month."""
_QUOTA: Final = "1954-06-quota"
_BANNER_PRIZE: Final = Prize("", 1, 1, "Mobile red banner", "流动红旗", "", banner=True)
_QUOTA_PRIZE: Final = Prize("", 1, 1, "Pace-setter of production", "生产能手", "")


def make_june(path: Path | None, desk: Desk) -> Store:
    """The example co-operative's file: June final, its competitions evaluated, the banner and a title awarded."""
    store = new_cooperative(path, _UNIT, "PC", JUNE, desk)
    rows = _rows("entrants.csv")
    with store.transaction("demo"):
        for place, row in enumerate(rows, start=1):
            store.save(Team(CODE, row["entrant"], row["name_en"], row["name_zh"], place))
    load(store, resource("demo", "june"), "demo")
    for code, method, gates, english, chinese in _BOARDS:
        _of_teams(store, Competition(code, CODE, JUNE, english, chinese), method, gates, rows)
    _of_members(store)
    for code in (BANNER, _QUOTA):
        evaluations.decide(store, CommitteeDecision(code, 1, _DECIDED, "赵永福、王秀兰、李德山", "赵永福"))
        for award in evaluations.awards_of(store, code, 1):
            evaluations.hand_over(store, award, _DECIDED)
    return store


def _rows(name: str) -> list[dict[str, str]]:
    with resource("demo", "june", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _of_teams(
    store: Store, wanted: Competition, method: str, gates: tuple[Gate, ...], rows: list[dict[str, str]]
) -> None:
    """A competition of the four teams by the usual conditions of a method, evaluated."""
    prizes = [_BANNER_PRIZE] if wanted.code == BANNER else []
    edition = Edition(wanted.code, method=method)
    code = competitions.new_competition(store, wanted, TEMPLATES[method][0], gates, prizes, edition).code
    if code == BANNER:
        targets = [PledgedTarget(code, *key, Decimal(value)) for key, value in _PLEDGED.items()]
        with store.transaction("demo"):
            store.save(*_LETTERS, *targets)
    for row in rows:
        for name in competitions.keyed_names(store, code):
            competitions.set_value(store, code, row["entrant"], name, Decimal(row[name]))
    evaluations.announce(store, code, _ANNOUNCED)
    evaluations.evaluate(store, code)


def _of_members(store: Store) -> None:
    """Members of the iron team by the hours that their accepted hoes and sickles are worth, evaluated."""
    wanted = Competition(_QUOTA, CODE, JUNE, "Individual quota, June 1954", "1954年6月个人定额竞赛", "person")
    edition = Edition(_QUOTA, who="chosen")
    competitions.new_competition(store, wanted, QUOTA, (), [_QUOTA_PRIZE], edition)
    with store.transaction("demo"):
        for row in _rows("worked-hours.csv"):
            hours = Decimal(row["worked_hours"])
            store.save(ChosenEntrant(_QUOTA, 1, row["entrant"]))
            store.save(MeasuredValue(_QUOTA, row["entrant"], "worked_hours", hours, JUNE, "工票 / work tickets"))
        for row in _rows("quota-work.csv"):
            pieces, each = Decimal(row["pieces"]), Decimal(row["hours_each"])
            store.save(QuotaWork(_QUOTA, JUNE, row["entrant"], row["work"], pieces, each))
    evaluations.announce(store, _QUOTA, _ANNOUNCED)
    evaluations.evaluate(store, _QUOTA)
