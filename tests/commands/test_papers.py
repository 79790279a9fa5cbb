"""Papers of members and the annual return from the command line."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from click.testing import CliRunner

from coopdesk.__main__ import desk
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.services import members
from coopdesk.services.desk import new_cooperative

WANG = Member("BJ-001", "0001", "王桂英", "F", joined_on=date(1953, 1, 1), entry="founder")


@pytest.fixture
def file(tmp_path):
    unit = Cooperative("BJ-001", "Dongsi no. 1", "东四一社", founded_on=date(1953, 1, 1))
    with new_cooperative(tmp_path / "f.coopdesk", unit, "PC", Month(1954, 4), Desk("cooperative", "BJ-001")) as store:
        members.save_member(store, WANG)
        members.save_member(store, replace(WANG, number="0002", name="李", joined_on=date(1954, 4, 9), entry="new"))
    return tmp_path / "f.coopdesk"


def printed(file, *words):
    path = file.with_name("x.pdf")
    outcome = CliRunner().invoke(desk, ["report", str(file), *words, "--lang", "en", "--out", str(path)])
    assert outcome.exit_code == 0, outcome.output
    pdf = pypdfium2.PdfDocument(path)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    pdf.close()
    return text


def test_a_list_is_of_a_day_and_in_the_order_that_are_asked_for(file):
    text = printed(file, "members-list", "--period", "1954-04", "--as-of", "1954-04-08", "--order", "team")
    assert "on 8 April 1954 By team" in text
    assert "0002" not in text
    assert "0002 李" in printed(file, "members-list", "--period", "1954-04")


def test_a_card_needs_no_period_and_a_movement_has_its_names(file):
    assert "0002 李" in printed(file, "member-card", "--member", "0002")
    assert "0002 李 Female Newly developed 1954-04-09" in printed(file, "movement-list", "--period", "1954-04")


def test_an_annual_return_has_the_columns_that_are_asked_for(file):
    assert "Quarter 2" in printed(file, "annual-return", "--period", "1954")
    text = printed(file, "annual-return", "--period", "1954", "--columns", "month")
    assert "October" in text
    assert "0 of 12 months reported" in text
