"""What is typed comes out equal: large money, full-width digits, rare characters; on paper and in files too."""

import subprocess
from datetime import date

import pypdfium2
import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, OutputLine, Statement
from coopdesk.gui.members.screen import MembersScreen
from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import months
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.members import find_members
from coopdesk.services.reports import report
from coopdesk.services.sending import export, station_of
from coopdesk.store import Store

APRIL = Month(1954, 4)
MUCH = 260_000_000_000
RARE = "𬭎䶮𪟝"


@pytest.fixture
def month(shown, session):
    """The monthly return in a window."""
    return shown(Window(session, [Place("monthly_return", "Monthly return", MonthlyReturnScreen)]))


@pytest.fixture
def register(shown, session):
    """The register of members in a window."""
    return shown(Window(session, [Place("members", "Members", MembersScreen)]))


def printed(store, language):
    """The monthly form as two programs copy it, without spaces."""
    data = report(store, "monthly-return", Period(APRIL, APRIL), language)
    pdf = pypdfium2.PdfDocument(data)
    found = ["".join(page.get_textpage().get_text_range() for page in pdf)]
    pdf.close()
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return ["".join(text.split()) for text in (*found, run.stdout.decode())]


def finished(store, signatory="李长顺"):
    """April made final as it stands, with its blanks not applicable."""
    april = months.draft(store, "BJ-001", APRIL)
    return months.close_month(store, april, RARE, signatory, date(1954, 5, 2))
