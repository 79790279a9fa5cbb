"""The longest of everything that a desk may keep, for papers: long names, amounts of 10^15, many lines, nothing at all.

Names are as long as their box allows in both languages (64 or 96 characters, some without a place to break, some with
characters beyond U+FFFF). Built through the services, as a clerk would.
"""

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, Prize
from coopdesk.domain.conditions import CAPPED_POINTS, GATES, Condition
from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import CommitteeDecision, Objection, Pledge
from coopdesk.domain.field import field_of
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import Office, ShareEntry, Title
from coopdesk.domain.packets import Recipient, StoredPacket
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import TypedPlan
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine, Statement
from coopdesk.services import (
    competitions,
    desk,
    encryption,
    evaluations,
    keying,
    many_lines,
    members,
    membership,
    months,
    plans,
    pledges,
    questions,
    register,
    sending,
    submissions,
)
from coopdesk.services.amounts import save_accounts
from coopdesk.services.exchange import receive, trust
from coopdesk.services.receipts import write_receipts
from coopdesk.store import Store

MARCH, APRIL, MAY = Month(1954, 3), Month(1954, 4), Month(1954, 5)
CODE, COMPETITION, NUMBER = "BJ-001", "K-1", "1954-0003"
LINES, PERSONS, TEAMS, ENTRANTS, UNITS = 300, 300, 40, 30, 40
MOST = 10**15
_ENGLISH = "handicraft producers' co-operative for carpets and iron implements of the eastern district "
_CHINESE = "北京市东城区手工业生产合作社联合总社地毯铁木农具龘𬭎生产组"


def english(number: int, length: int = 64) -> str:
    """A name of a length with places to break, every seventh without one."""
    words = "W" * length if number % 7 == 6 else _ENGLISH * 12
    return f"No {number} {words}"[:length].strip().ljust(length, "x")


def chinese(number: int, length: int = 64) -> str:
    """The same in Chinese."""
    return f"第{number}{_CHINESE * 40}"[:length]


def named(record: type, number: int, *boxes: str) -> dict[str, str]:
    """Texts as long as the boxes of a record allow, by the language that their names end on."""
    lengths = {box: field_of(record, box).length for box in boxes}
    return {box: (chinese if box.endswith("zh") else english)(number, length) for box, length in lengths.items()}


def desk_of(role: str) -> Desk:
    federation = named(Desk, 1, "federation_en", "federation_zh")
    return Desk(role, CODE if role == "cooperative" else None, approval=chinese(2), **federation)


def unit(number: int) -> Cooperative:
    boxes = ("name_en", "name_zh", "trade_en", "trade_zh", "district_en", "district_zh", "responsible", "clerk")
    return Cooperative(
        f"BJ-{number:03}", founded_on=date(1953, 1, 1), telephone="0" * 32, **named(Cooperative, number, *boxes)
    )


def products() -> list[Product]:
    """One of them is as dear as a price can be."""
    boxes = ("name_en", "name_zh", "unit_en", "unit_zh")
    prices = [Decimal("99999999999999.9999"), *[Decimal(1)] * (LINES - 1)]
    return [Product(f"{n:04}", constant_price=price, **named(Product, n, *boxes)) for n, price in enumerate(prices)]


def persons() -> list[Member]:
    """Some joined in March, some left in it, one is an applicant."""
    found = []
    for n in range(1, PERSONS + 1):
        joined = date(1954, 3, 1 + n % 28) if n % 10 == 0 else date(1953, 2, 1)
        left = date(1954, 3, 30) if n % 10 == 5 else None
        found.append(Member(
            CODE, f"{n:04}", chinese(n) if n % 2 else english(n), "FM"[n % 2], 1900, f"T{n % TEAMS}", joined,
            "new" if joined.year == 1954 else "founder", left, "resigned" if left else None, MOST,
            applied_on=date(1953, 1, 1), admitted_on=joined, **named(Member, n, "resolution", "skill"), household=99,
        ))  # fmt: skip
    return [*found, Member(CODE, "9999", english(6), "F", applied_on=date(1954, 3, 2), refused=english(6, 500))]


def output() -> list[OutputLine]:
    """Lines that are worth 10^15 together, scrap and all, more than which no month can have."""
    found = []
    for n, product in enumerate(products()):
        quantity = Decimal({0: 1, 1: 8 * 10**14}.get(n, 10**14 // (LINES - 2) if n > 2 else 10**11))
        scrap = Decimal(10**14 if n == 1 else 0)
        found.append(OutputLine(
            f"T{n % TEAMS}", product.code, ("own", "customer")[n == 5], n, product.name_en, product.name_zh,
            product.unit_en, product.unit_zh, quantity, quantity - scrap, scrap,
            product.constant_price, product.constant_price,
        ))  # fmt: skip
    return found


def labour() -> list[LabourLine]:
    days, wages = MOST // TEAMS, MOST // TEAMS
    return [LabourLine(f"T{n}", n, days, days - 1, wages, 9999 if n == 0 else 0) for n in range(TEAMS)]


def settle(store: Store, statement: Statement, against: list) -> None:
    """Give each query its reason, some as long as a reason can be."""
    for place, problem in enumerate(against):
        assert problem.level == "query", problem
        text = english(place, 500) if place % 2 else chinese(place, 500)
        months.save_note(store, statement, Note(problem.code, problem.line, text if place < 4 else "停电"))


def close(store: Store, month: Month) -> Statement:
    statement = months.draft(store, CODE, month)
    settle(store, statement, months.check(store, statement))
    return months.close_month(store, statement, chinese(1), english(6), (month + 1).first.replace(day=3))


def cooperative(path: Path | None = None) -> Store:
    """A co-operative: March corrected twice, April nil, May begun and empty; a competition decided, then restated."""
    store = desk.new_cooperative(path, unit(1), "PC", MARCH, desk_of("cooperative"))
    with store.transaction("clerk"):
        members.save_teams(store, [Team(CODE, f"T{n}", **named(Team, n, "name_en", "name_zh"), position=n + 1)
                                   for n in range(TEAMS)])  # fmt: skip
        desk.save_products(store, products())
        for person in persons():
            members.save_member(store, person)
        _belongings(store, members.get(store, CODE, "0001"))
        statement = months.draft(store, CODE, MARCH)
        many_lines.save_lines(store, statement, [(None, line) for line in (*output(), *labour())])
        save_accounts(store, statement, Accounts(MOST // 10**3, -MOST // 10**3))
        months.save_note(store, statement, Note("note", "", chinese(7, 500)))
        close(store, MARCH)
        _compete(store, CODE, "team", [f"T{n}" for n in range(ENTRANTS)])
        for wages in (1, 2):
            draft = months.amend(store, CODE, MARCH, (english, chinese)[wages - 1](6, 500))
            line = dataclasses.replace(labour()[0], attended=wages)
            months.save_line(store, draft, line, next(one for one in store.lines(LabourLine, draft.id)))
            close(store, MARCH)
        months.mark_nil(store, months.draft(store, CODE, APRIL), True)
        close(store, APRIL)
        months.draft(store, CODE, MAY)
        plans.enter_plan(store, CODE, 1954, TypedPlan(MOST, MOST, MOST))
    return store


def _belongings(store: Store, member: Member) -> None:
    """A share account, titles and offices of one member."""
    for n in range(1, 13):
        paid = {"day": date(1953, 3, n), "kind": "paid", "amount": MOST // 12, "voucher": english(6)}
        membership.enter(store, member, ShareEntry, paid)
        title = {"since": date(1953, 3, n), **named(Title, n, "title", "resolution")}
        membership.enter(store, member, Title, title)
    held = {"since": date(1953, 3, 1), "office": "chair", "resolution": english(6)}
    membership.enter(store, member, Office, held)


def _compete(store: Store, holder: str, level: str, entrants: list[str]) -> None:
    """A competition with letters, an objection that was upheld, a decision and a banner handed over."""
    titles = named(Competition, 6, "title_en", "title_zh")
    prize = Prize("", 1, 1, banner=True, **named(Prize, 6, "title_en", "title_zh", "award"))
    second = dataclasses.replace(prize, position=2, first=2, last=len(entrants), banner=False)
    competitions.new_competition(
        store, Competition(COMPETITION, holder, MARCH, level=level, **titles), _conditions(), GATES, [prize, second],
        Edition(COMPETITION, who="chosen", objection_days=99),
    )  # fmt: skip
    store.save(*(ChosenEntrant(COMPETITION, 1, entrant) for entrant in entrants))
    for n, entrant in enumerate(entrants):
        for name in competitions.keyed_names(store, COMPETITION):
            competitions.set_value(store, COMPETITION, entrant, name, Decimal(10**14 - n), evidence=english(6))
    letter = Pledge(COMPETITION, entrants[0], entrants[1], chinese(3, 1000), english(6, 96), date(1954, 3, 1))
    pledges.save_pledge(store, letter, {one.indicator: Decimal("99999999.9") for one in _conditions()})
    evaluations.announce(store, COMPETITION, date(1954, 3, 1))
    evaluations.evaluate(store, COMPETITION)
    _decide(store, entrants[0], date(1954, 4, 20))


def _conditions() -> list[Condition]:
    cost = dataclasses.replace(
        CAPPED_POINTS[3], **named(Condition, 6, "title_en", "title_zh"), measured=english(6, 48), per=english(1, 48),
        evidence=english(6), points=Decimal(1000), most=Decimal(1000),
    )  # fmt: skip
    return [*CAPPED_POINTS[:3], cost]


def _decide(store: Store, entrant: str, day: date) -> None:
    evaluations.save_objection(store, Objection(
        COMPETITION, 1, 0, english(6, 96), chinese(4, 1000), entrant, "attendance", day, english(5, 1000), 99999,
        99999, "upheld", day,
    ))  # fmt: skip
    protocol = CommitteeDecision(COMPETITION, 1, day, english(6, 500), chinese(6, 96), chinese(8, 1000))
    for award in evaluations.decide(store, protocol):
        evaluations.hand_over(store, award, day)


def federation(own: Store, folder: Path) -> Store:
    """Their federation: the file of March with its members, paper of many others, nothing of some.

    A summary was handed up before the last paper came; a competition of the co-operatives is decided.
    """
    keys = folder / "keys"
    store = desk.new_federation(folder / "federation.coopdesk", desk_of("federation"))
    codes = [f"BJ-{n:03}" for n in range(1, UNITS + 1)]
    with store.transaction("officer"):
        for n, code in enumerate(codes, start=1):
            kind = KindSpan(code, date(1953, 1, 1), ("PC", "SC", "SG")[n % 3])
            register.enter(store, unit(n), kind, Affiliation(code, date(1953, 2, 1), True, english(6)), new=True)
            plans.enter_plan(store, code, 1954, TypedPlan(MOST, MOST, MOST))
        desk.save_products(store, products())
    encryption.make_keys(store, folder / "escrow.agekey", keys)
    own.save(*store.find(Recipient), dataclasses.replace(own.desk, names_wanted=True))
    trust(store, str(sending.station_of(own, folder / "own").public), CODE)
    receive(store, [sending.export(own, MARCH, folder, folder / "own")], keys=keys)
    _answer(store, folder, keys)
    with store.transaction("officer"):
        for code in codes[1:30]:
            key(store, code, 1)
        _compete(store, store.desk.federation, "cooperative", codes[:ENTRANTS])
    submissions.submit(store, Period(MARCH, MARCH), "known", NUMBER, english(6, 96))
    key(store, codes[30], 1)
    key(store, codes[1], 2)
    return store


def _answer(store: Store, folder: Path, keys: Path) -> None:
    """A receipt of questions, and of the reason why one is settled, as long as they can be."""
    (march,) = store.find(StoredPacket, kind="return")
    for n in range(12):
        line = f"T{n}/{n:04}/customer"
        asked = questions.ask(store, march.id, "output", line, "qualified", (english, chinese)[n % 2](6, 500))
    questions.settle(store, asked.counter, english(6, 500))
    write_receipts(store, folder, [CODE], keys)


def key(store: Store, code: str, products_made: int) -> None:
    """Key a month in from paper, or correct it, in which everything is as much as it can be."""
    before = months.current(store, code, MARCH)
    statement = keying.amend(store, code, MARCH, chinese(6, 500)) if before else keying.draft(store, code, MARCH)
    for place, line in enumerate((output()[1], output()[3])[:products_made]):
        worth = dataclasses.replace(line, team="T0", qualified=Decimal(MOST // 10**place // 2), position=place)
        months.save_line(store, statement, worth, worth if before and not place else None)
    if not before:
        months.save_line(store, statement, LabourLine("T0", 0, MOST, MOST - 1, MOST, 0))
        keying.save_movement(
            store, statement, {("F", event): MOST // 31 for event in ("opening", "closing", "member_days")}
        )
    settle(store, statement, keying.check(store, statement))
    keying.close(store, statement, chinese(1), english(6), date(1954, 4, 3))
