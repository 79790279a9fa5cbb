"""How version-5.coopdesk was made; a released example is never made again."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, MeasuredValue, Prize, QuotaWork
from coopdesk.domain.conditions import conditions_of
from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.deadlines import Call, Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation, Objection, Pledge, PledgedTarget
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.members import Member
from coopdesk.domain.membership import Office, ShareEntry, Title
from coopdesk.domain.packets import FederationSeal, Question, Recipient, Revocation
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine, PaperTotal
from coopdesk.domain.submissions import Submission
from coopdesk.services import desk, members, months, sending

path = Path(__file__).with_name("version-5.coopdesk")
own = Cooperative("BJ-001", "First Iron Co-operative", "第一铁业生产合作社", founded_on=date(1953, 1, 1))
with desk.new_cooperative(path, own, "PC", Month(1954, 3), Desk("federation")) as store:
    desk.save_products(
        store,
        [
            Product("0101", name_zh="锄头", unit_zh="把", constant_price=Decimal(12000)),
            Product("0103", name_zh="菜刀", name_en="kitchen knife", unit_zh="把", constant_price=Decimal(11000)),
        ],
    )
    members.save_member(store, Member("BJ-001", "0001", "王𬭎", "F", 1920, "T1", date(1953, 1, 1), "founder"))
    members.save_member(store, Member("BJ-001", "0002", "Li Ming", None, None, "T1", date(1954, 3, 16)))
    store.save(
        Member("BJ-001", "0003", "单立", applied_on=date(1954, 3, 20)),
        ShareEntry("BJ-001", "0001", 1, date(1954, 3, 1), "paid", 150_000, "收 12"),
        Title("BJ-001", "0001", date(1954, 1, 1), "老艺人", "理事会 3 号"),
        Office("BJ-001", "0001", date(1953, 1, 1), "chair"),
    )
    march = months.draft(store, "BJ-001", Month(1954, 3))
    months.save_line(
        store,
        march,
        OutputLine(
            "T1",
            "0101",
            position=1,
            planned=Decimal(100),
            qualified=Decimal("98.5"),
            scrap=Decimal(0),
            current_price=Decimal(12000),
        ),
    )
    months.save_line(
        store,
        march,
        OutputLine("T1", "0103", position=2, planned=Decimal(0), scrap=NOT_APPLICABLE, current_price=Decimal(11500)),
    )
    months.save_line(store, march, LabourLine("T1", scheduled=54, attended=50, wages=260_000_000_000, accidents=0))
    months.save_note(store, march, Note("blank-qualified", "T1/0103/own", "账本丢失"))
    store.save_lines(
        march.id,
        Accounts(services=1_250_000, work_in_progress=-300_000, production_cost=900_000),
        PaperTotal("attended", 50),
    )
    months.close_month(store, march, "李会计", "王主任", date(1954, 4, 2))
    april = months.draft(store, "BJ-001", Month(1954, 4))
    months.save_line(store, april, LabourLine("T1", scheduled=52, wages=0))
    with TemporaryDirectory() as folder:
        sending.export(store, Month(1954, 3), Path(folder), Path(folder, "keys"))
    packet = store.query("SELECT id FROM stored_packet")[0][0]
    seal = "RWQ" + "A" * 53
    store.save(
        FederationSeal(seal, 1, "1954-04-03T08:00:00+00:00"),
        Revocation(2, seal, 3, packet, "电脑被盗", "1954-04-04T08:00:00+00:00"),
        Question(3, packet, "output", "T1/0101/own", "qualified", "请核对", "1954-04-05T08:00:00+00:00"),
        Recipient("office", "age1" + "q" * 58, "1954-04-03T08:00:00+00:00"),
        Deadline(Month(1954, 4), date(1954, 5, 5)),
        Holiday(date(1954, 5, 1), "劳动节"),
        Call("BJ-001", Month(1954, 4), 1, date(1954, 5, 6), "李会计", "明天送来", date(1954, 5, 7)),
        Submission("京手 1 号", "1954-03", "known", 3, 20, "1954-04-08T08:00:00+00:00", "总社", "{}"),
    )
    held = Month(1954, 3)
    conditions, gates = conditions_of("banner")
    store.save(
        Competition("banner", "BJ-001", held, "Red banner", "流动红旗"),
        Edition("banner", 1, who="chosen", announced_on=date(1954, 3, 1)),
    )
    store.save(
        *conditions,
        *gates,
        Prize("banner", 1, 1, title_zh="流动红旗", award="奖状", banner=True),
        ChosenEntrant("banner", 1, "T1"),
    )
    store.save(
        MeasuredValue("banner", "T1", "unit_cost", Decimal("8190.5"), held, "成本账 12 页"),
        QuotaWork("banner", held, "T1", "锄头", Decimal(90), Decimal("0.8")),
        Pledge("banner", "T1", "", "保证完成计划", "王组长", date(1954, 3, 2)),
        PledgedTarget("banner", "T1", "attendance", Decimal("98.5")),
        Evaluation("banner", 1, 1, held, held, "1954-04-09T08:00:00+00:00", "[]", '{"BJ-001 1954-03":1}'),
        Objection("banner", 1, 1, "李明", "出勤漏记一天", "T1", "attendance", date(1954, 4, 10)),
        CommitteeDecision("banner", 1, date(1954, 4, 12), "王主任、李会计", "王主任"),
        Award("banner", 1, 1, "T1", name_zh="一组", title_zh="流动红旗", award="奖状", banner=True),
    )
