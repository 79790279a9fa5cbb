"""``check-code`` on the command line: same with status 0, else status 1 and why."""

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Period
from coopdesk.errors import DeskError
from coopdesk.services.annual import annual
from coopdesk.services.desk import new_cooperative
from coopdesk.services.monthly_form import monthly
from coopdesk.store import Store
from tests.commands.test_known import run
from tests.services.offices import APRIL, CODE, final


@pytest.fixture
def desk(tmp_path):
    """A data file with one final month, and the check code of its form."""
    with new_cooperative(tmp_path / "a.coopdesk", Cooperative(CODE, "One"), "PC", APRIL, Desk("cooperative")) as store:
        final(store, 20, APRIL)
        return store.path, monthly(store, CODE, APRIL).check_code


def test_a_code_is_looked_for_with_and_without_spaces(desk):
    file, code = desk
    for words in (code.split(), [code], [code.replace(" ", "").lower()]):
        told = run("check-code", file, *words)
        assert (told.exit_code, told.output.split()[0]) == (0, "Same")


def test_another_digit_differs_and_an_unknown_code_is_not_here(desk):
    file, code = desk
    changed = ("0" if code[0] != "0" else "1") + code[1:]
    for text, title in ((changed, "Differs"), ("0000 1111 2222 3333", "Not here")):
        told = run("check-code", file, text)
        assert (told.exit_code, told.output.startswith(title)) == (1, True)


def test_the_code_of_a_period_is_taken_too(desk):
    with Store.open(desk[0]) as store:
        content = annual(store, CODE, Period(APRIL, APRIL)).code_content
    told = run("check-code", desk[0], *content.split())
    assert (told.exit_code, told.output.startswith("Same")) == (0, True)


def test_what_is_no_code_is_refused_in_a_sentence(desk):
    with pytest.raises(DeskError, match="no check code"):
        run("check-code", desk[0], "hello")
