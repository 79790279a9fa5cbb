"""Every type of record that the data file keeps; rows need only the one in hand, so the first window loads few."""

from typing import Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, MeasuredValue, Prize, QuotaWork
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Call, Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation, Objection, Pledge, PledgedTarget
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.headings import Heading
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import NameSound, Office, ShareEntry, Title
from coopdesk.domain.operators import Operator, Unfinished
from coopdesk.domain.packets import (
    Arrival,
    Decision,
    FederationSeal,
    Question,
    Recipient,
    Revocation,
    Station,
    StoredPacket,
    TrustedKey,
)
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.statements import Statement
from coopdesk.domain.submissions import Submission
from coopdesk.store.rows import LINES

KEPT: Final[tuple[type, ...]] = (
    Desk, Cooperative, KindSpan, Affiliation, Product, Team, Member, ShareEntry, Title, Office, NameSound, Statement,
    *LINES, AnnualPlan, MonthlyShare, Competition, Edition, Condition, Gate, Prize,
    ChosenEntrant, MeasuredValue, QuotaWork, Pledge, PledgedTarget, Evaluation, Objection, CommitteeDecision, Award,
    StoredPacket, Arrival, Decision,
    TrustedKey, Station, FederationSeal, Revocation, Question, Recipient, Deadline, Holiday, Call, Submission,
    Operator, Unfinished, Heading, FormMarks,
)  # fmt: skip
