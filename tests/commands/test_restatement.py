"""``restatement``, ``submit`` and ``submitted`` on the command line."""

import json
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.errors import DeskError
from coopdesk.services.desk import new_federation
from coopdesk.store import Store
from tests.commands.test_known import run
from tests.services.test_figures import report as keyed

APRIL = ("--period", "1954-04")


@pytest.fixture
def file(tmp_path):
    """A federation's file with a summary of April that was handed up; a return came since."""
    made = tmp_path / "f.coopdesk"
    with new_federation(made) as store:
        store.save(Cooperative("A", "A", founded_on=date(1953, 1, 1)))
    assert "Handed up under No. 12 on" in run("submit", made, *APRIL, "--number", "12", "--to", "Ministry").output
    with Store.open(made) as store:
        keyed(store, "A", output_value_constant=110)
    return made


def test_what_moved_since_a_number_or_a_day_in_words_and_in_json(file):
    text = run("restatement", file, *APRIL, "--since", "12").output
    assert "A: Output value, constant prices, yuan — → 110; Reported 0 → 1" in text
    moved = json.loads(run("restatement", file, *APRIL, "--since", "12", "--json").output)["moved"]
    assert moved[-1]["output_value_constant"] == {"old": None, "new": 110}
    with pytest.raises(DeskError, match="begun after"):
        run("restatement", file, *APRIL, "--since", "1999-01-01")


def test_the_list_tells_what_changed_since_and_a_later_month_of_the_correction(file):
    assert "returns changed since then: 1" in run("submitted", file).output
    said = run("submit", file, "--period", "1954-05", "--number", "13", "--to", "Ministry").output
    assert "Corrections of earlier months (April 1954): Output value, constant prices, yuan +110" in said
