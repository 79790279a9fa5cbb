"""Every report in Chinese, in English and in both side by side, from desks that have something for each."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.figures import Figures
from coopdesk.domain.language import say
from coopdesk.domain.period import Period
from coopdesk.domain.statements import OutputLine, Statement
from coopdesk.reports import (
    annual_return,
    competition,
    competition_banner,
    competition_board,
    competition_certificates,
    competition_conditions,
    competition_restated,
    labour_form,
    member_card,
    members_list,
    members_of_return,
    missing,
    monthly_return,
    movement_list,
    plan_progress,
    products_form,
    registration_sheet,
    restatement,
    summary,
)
from coopdesk.services import months, sending
from coopdesk.services.demo import DESK
from coopdesk.services.demo_june import BANNER, JUNE, make_june
from coopdesk.services.exchange import receive
from coopdesk.services.receipts import write_receipts
from coopdesk.services.reports import REPORTS, report
from coopdesk.services.submissions import submit
from tests.services.test_encryption import clerk, federation, keys, stick  # noqa: F401
from tests.services.test_exchange import APRIL, CODE, month_of
from tests.services.test_members_sent import GONE, PERSON

TITLES = {
    "monthly-return": monthly_return.FORM.title,
    "form-2": products_form.FORM.title,
    "form-3": labour_form.FORM.title,
    "summary": summary.TITLE,
    "missing": missing.TITLE,
    "restatement": restatement.TITLE,
    "registration-sheet": registration_sheet.TITLE,
    "members-of-return": members_of_return.TITLE,
    "annual-return": annual_return.TITLES["annual-return"],
    "plan-progress": plan_progress.TITLE,
    "members-list": members_list.TITLE,
    "member-card": member_card.TITLE,
    "movement-list": movement_list.TITLE,
    "competition": competition.TITLE,
    "competition-conditions": competition_conditions.TITLE,
    "competition-pledges": "Letter of challenge",
    "competition-board": competition_board.TITLE,
    "competition-certificates": competition_certificates.TITLE,
    "competition-banner": competition_banner.TITLE,
    "competition-restated": competition_restated.TITLE,
}
"""What stands at the head of a paper that is not called so in the list."""
FIGURES = Figures(output_value_constant=9_000_000)
OF_COMPETITION = {"competition": BANNER}
MEMBER = {"member-card": {"member": "0001"}}


def restated(store):
    """June corrected after its competitions were decided."""
    months.amend(store, "BJ-900", JUNE, "a slip")
    statement = months.draft(store, "BJ-900", JUNE)
    line = next(one for one in store.lines(OutputLine, statement.id) if one.team == "B")
    months.save_line(store, statement, dataclasses.replace(line, qualified=Decimal(36000)), line)
    months.close_month(store, statement, "赵永福", "王秀兰", date(1954, 7, 9))


@pytest.fixture(scope="module")
def june():
    """A co-operative with members, its June final, evaluated, decided and corrected."""
    with make_june(None, DESK) as store:
        restated(store)
        yield store


@pytest.fixture
def office(federation, clerk, keys, stick, tmp_path):  # noqa: F811
    """A federation that handed its summary up, then took in April with two persons; BJ-003 did not report."""
    for code in ("BJ-002", "BJ-003"):
        federation.save(Cooperative(code, f"One {code}", f"{code}社", founded_on=date(1953, 1, 1)))
    federation.add_closed(Statement(federation.next_id(Statement), "BJ-002", APRIL, "closed", "keyed"), FIGURES)
    submit(federation, Period(APRIL, APRIL), "known", "7", "province")
    clerk.save(dataclasses.replace(clerk.desk, names_wanted=True), PERSON, GONE)
    month_of(clerk)
    receive(federation, [sending.export(clerk, APRIL, stick, tmp_path / "clerk")], keys=keys)
    write_receipts(federation, stick, [CODE], keys)
    return federation


@pytest.fixture
def told_in_each(printed, stays_in_its_place):
    """Fails where a paper lacks its title in a language that it is of, or text leaves its place."""

    def check(data, name, language, title=None):
        said = printed(data).said()
        for one in ("zh", "en") if language == "both" else (language,):
            assert "".join(say(title or TITLES.get(name, REPORTS[name].title), one).split()) in said, one
        stays_in_its_place(data)

    return check


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize(
    "name", [name for name, one in REPORTS.items() if "cooperative" in one.roles and name != "receipt"]
)  # the receipt of a co-operative is the federation's own
def test_a_co_operative_has_each_of_its_papers_in_a_language_and_in_both(june, told_in_each, name, language):
    period = Period.parse("1954") if name == "annual-return" else Period(JUNE, JUNE)
    options = OF_COMPETITION if name.startswith("competition") else MEMBER.get(name, {})
    data = report(june, name, period, language, **options)
    assert data == report(june, name, period, language, **options)
    told_in_each(data, name, language)


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize(
    "name",
    [name for name, one in REPORTS.items() if "federation" in one.roles and not name.startswith(("comp", "standings"))],
)
def test_a_federation_has_each_of_its_papers_in_a_language_and_in_both(office, told_in_each, name, language):
    period = Period.parse("1954") if name == "annual-return" else Period(APRIL, APRIL)
    options = {"since": "7"} if name == "restatement" else {}
    if name != "summary":
        options["cooperative"] = CODE
    told_in_each(report(office, name, period, language, **options), name, language)


@pytest.mark.parametrize("whose", [None, ""])
@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("name", [name for name, one in REPORTS.items() if one.form])
def test_every_form_is_printed_blank_on_one_page_with_and_without_a_name(
    june, told_in_each, printed, name, language, whose
):
    period = Period.parse("1954") if name == "annual-return" else Period(JUNE, JUNE)
    options = OF_COMPETITION if name.startswith("competition") and whose is None else {}
    data = report(june, name, period, language, blank=True, cooperative=whose, **options)
    title = {"member-card": member_card.APPLICATION}.get(name)
    told_in_each(data, name, language, title)
    assert ("示例手工业" in printed(data).said()) == (language != "en" and whose is None and name != "summary")
    assert printed(data).pages == 1 or name in ("monthly-return", "annual-return", "summary")
