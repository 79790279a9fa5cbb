"""A month to send, and the seal of the computer that sends it."""

import dataclasses
import os
import shutil
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from coopdesk.domain.competitions import ChosenEntrant, Competition, CompetitionLine, Edition, Prize
from coopdesk.domain.conditions import ON_TIME, Condition, Gate
from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.directives import SealOfFederation
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import figures_of
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.member_lines import MemberLine
from coopdesk.domain.members import MovementLine
from coopdesk.domain.opening import Opening, OpeningLine, OpeningProduct
from coopdesk.domain.packets import Envelope, Revocation
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.receipts import PlaceLine, QuestionLine, ReceiptLine, SealLine, StationLine, registration
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, Note, OutputLine, Statement
from coopdesk.exchange import packet, signature


@pytest.fixture(scope="session")
def key():
    return signature.Key.of(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


@pytest.fixture(scope="session")
def whole():
    return MonthlyReturn(
        Statement(
            1, "BJ-001", Month(1954, 4), "closed", signatory="王大", preparer="李三", submitted_on=date(1954, 5, 3)
        ),
        output=(
            OutputLine(
                "T1", "0801", "own", 1, "carpet, 3x5", "地毯", "piece", "条",
                Decimal(191), Decimal("212.125"), Decimal(4), Decimal("114500"), Decimal("112000.25"),
            ),
            OutputLine(
                "T2", "0802", "own", 2, 'the "small" one', "𬭎", "piece", "条", None, Decimal(0), NOT_APPLICABLE
            ),
        ),
        labour=(LabourLine("T1", 1, 375, 371, 4035930, 0), LabourLine("-", 2, None, NOT_APPLICABLE, 5, None)),
        movement=(
            MovementLine("F", "opening", "-", 12),
            MovementLine("F", "new", "-", 2),
            MovementLine("F", "transferred", "BJ-002", 1),
            MovementLine("F", "closing", "-", 13),
            MovementLine("F", "member_days", "-", 390),
        ),
        notes=(Note("blank", "T2/0802/own", "停电，未计划\u3000见附记"), Note("note", "", "plain")),
    )  # fmt: skip


@pytest.fixture(scope="session")
def envelope(key):
    return Envelope(
        "return", "BJ", "BJ-001", Month(1954, 4), 1, str(key.public), key.public.key_id, 1, "CNO", 0,
        submitted_on=date(1954, 5, 3), program="coopdesk 0.1", written_at="2026-05-03T08:00:00+00:00",
    )  # fmt: skip


@pytest.fixture(scope="session")
def written(envelope, whole, key):
    return packet.write_return(envelope, whole, figures_of(whole), key)


@pytest.fixture(scope="session")
def complete(envelope, whole, key):
    """The same month with every table that a return can have."""
    more = dataclasses.replace(whole, accounts=Accounts(1_250_000, NOT_APPLICABLE, 2_000_000))
    members = (
        MemberLine("0001", "\U0002c3e0，王大", "F", 1919, date(1953, 2, 1), "founder"),
        MemberLine("0002", "", None, None, date(1954, 4, 1), "new", date(1954, 4, 9), "died"),
    )
    opening = Opening(
        Month(1954, 4),
        (
            OpeningLine("average_members", Month(1954, 1), Month(1954, 3), Decimal("12.5")),
            OpeningLine("wages", Month(1953, 4), Month(1953, 4), NOT_APPLICABLE),
        ),
        (OpeningProduct("0801", Decimal(90)),),
    )
    keyed = (
        CompetitionLine("1954-04", "planned_unit_cost", Decimal("112000.25"), "成本账，第3页"),
        CompetitionLine("1954-04", "unit_cost", NOT_APPLICABLE),
    )
    return packet.write_return(envelope, more, figures_of(more), key, members, opening, keyed)


@pytest.fixture(scope="session")
def receipt(envelope, key):
    """The seventh receipt of the federation for a co-operative."""
    said = dataclasses.replace(envelope, kind="receipt", period=None, revision=7, submitted_on=None, sequence=9)
    tables = {
        "standings": [
            ReceiptLine(Month(1954, 3), "a" * 64, 1, "replaced"),
            ReceiptLine(Month(1954, 4), "b" * 64, 2, "refused", "章不对，\u201c重寄\u201d"),
        ],
        "questions": [QuestionLine(4, "b" * 64, "output", "T1/0801/own", "qualified", "请核对合格品")],
        "stations": [StationLine(str(key.public), 12)],
        "places": [
            PlaceLine(
                "1954-04", 1, "BJ-001", Month(1954, 4), Month(1954, 4), "carpets", "地毯", "", "东四", 1,
                Decimal("104.25"), "placed", date(1954, 5, 9), "", "流动红旗、先进社",
            ),
            PlaceLine(
                "1954-04", 1, "BJ-002", Month(1954, 4), Month(1954, 4), "carpets", "地毯", "Two", "", None, None,
                "incomplete",
            ),
        ],
    }  # fmt: skip
    return packet.write_packet(said, tables, key)


@pytest.fixture(scope="session")
def enrolment(envelope, key):
    """A new seal that the old one vouches for."""
    new = signature.Key.of(Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64))))
    said = dataclasses.replace(envelope, kind="enrolment", period=None, submitted_on=None)
    line = SealLine(str(new.public), new.proof(registration("BJ", "BJ-001", str(key.public))))
    return packet.write_packet(said, {"seal": [line]}, key)


@pytest.fixture(scope="session")
def directive(envelope, key):
    """The first update of the federation for a co-operative."""
    said = dataclasses.replace(envelope, kind="directive", period=None, submitted_on=None)
    tables = {
        "settings": [Desk("cooperative", "BJ-001", federation_zh="北京市，总社", telephone="5-1234")],
        "own": [Cooperative("BJ-001", "", "东四地毯社", founded_on=date(1953, 2, 1))],
        "kinds": [KindSpan("BJ-001", date(1953, 2, 1), "PC")],
        "catalogue": [Product("0801", "", "地毯", "carpet", "", "", "条", Decimal("12000.5"))],
        "plans": [AnnualPlan("BJ-001", 1954, "gross_output_value", 1, None, 5_000_000)],
        "shares": [MonthlyShare(1954, 4, Decimal("8.25"))],
        "deadlines": [Deadline(Month(1954, 4), date(1954, 5, 8))],
        "holidays": [Holiday(date(1954, 5, 1), "劳动节")],
        "recipients": [],
        "seals": [SealOfFederation(str(key.public))],
        "revocations": [Revocation(3, str(key.public), 7, "a" * 64, "丢失", "1954-05-01T08:00:00+00:00")],
        "competition": [Competition("1954-04", "BJ", Month(1954, 4), "", "红旗，四月", "cooperative", Month(1954, 6))],
        "edition": [Edition("1954-04", 2, who="chosen", groups="size", size_bounds="50 100", reason="改",
                            announced_on=date(1954, 4, 1))],
        "conditions": [Condition("1954-04", "unit_cost_index", 2, 1, "", "成本指数", "unit_cost", "planned_unit_cost",
                                 "less", points=Decimal("15.5"), loss=Decimal("1.25"), most=Decimal(18), tie=1)],
        "gates": [Gate("1954-04", ON_TIME, 2, 1, least=Decimal(1))],
        "prizes": [Prize("1954-04", 2, 1, "", "流动红旗", "锦旗", banner=True)],
        "entrants": [ChosenEntrant("1954-04", 2, "BJ-001")],
        "forms": [FormMarks("form-2", "京手统 2 表", "", "市统计局，工业处", valid_until=date(1954, 12, 31))],
    }  # fmt: skip
    return packet.write_packet(said, tables, key)


@pytest.fixture(scope="session")
def minisign():
    """The program, as the system has it; never a script of that name in this virtual environment."""
    own = Path(sys.executable).parent
    places = [place for place in os.environ["PATH"].split(os.pathsep) if Path(place) != own]
    return shutil.which("minisign", path=os.pathsep.join(places)) or pytest.skip("minisign is not installed")
