"""The check of a data file that an officer may ask for."""

import sqlite3
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.language import explain
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine
from coopdesk.services import desk, months
from coopdesk.services.exchange import receive, trust
from coopdesk.services.integrity import check_file
from coopdesk.services.sending import export, station_of
from coopdesk.store import Store


@pytest.fixture
def path(tmp_path):
    """A closed file with a month that is final."""
    made = tmp_path / "a.coopdesk"
    with desk.new_cooperative(made, Cooperative("A", name_en="A"), "PC", Month(1954, 4), Desk("federation")) as store:
        statement = months.draft(store, "A", Month(1954, 4))
        months.save_line(store, statement, LabourLine("T1", scheduled=26, attended=26, wages=500_000, accidents=0))
        months.close_month(store, statement, "Wang", "Zhao", date(1954, 5, 3))
    return made


def found(path, *attempts):
    """What is wrong after somebody wrote into the file with another program."""
    other = sqlite3.connect(path)
    for sql in attempts:
        other.execute(sql)
    other.commit()
    other.close()
    with Store.open(path) as store:
        return check_file(store)


def test_a_file_in_order_has_nothing_to_be_said(path):
    assert found(path) == []


def test_a_final_figure_that_is_not_the_sum_of_its_lines_is_named_in_both_languages(path):
    faults = found(path, "DROP TRIGGER labour_line_final_update", "UPDATE labour_line SET wages = 400000")
    said = [explain(fault, "en") for fault in faults]
    assert said[2:] == ["The figures of A for April 1954 are not the sums of its lines."]
    assert "labour_line_final_update" in said[0]
    assert said[1] == 'labour_line [1,"T1"] is not as the change log has it.'
    assert "1954年4月" in explain(faults[2], "zh")


def test_figures_that_were_taken_away_are_missed(path):
    faults = found(path, "DROP TRIGGER figures_final_delete", "DELETE FROM figures")
    assert any("are not the sums" in str(fault) for fault in faults)


@pytest.fixture
def federation(path, tmp_path):
    """A closed federation's file that took in the month of the co-operative."""
    made = tmp_path / "f.coopdesk"
    with Store.open(path) as own, desk.new_federation(made) as store:
        file = export(own, Month(1954, 4), tmp_path / "stick", tmp_path / "keys")
        store.save(Cooperative("A", name_en="A"))
        receive(store, [file])
        trust(store, str(station_of(own, tmp_path / "keys").public), "A")
    return made


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE stored_packet SET content = CAST(substr(content, 1, 900) || x'01' || substr(content, 902) AS BLOB)",
            "The return file A_1954-04_r1_",
        ),
        ("UPDATE stored_packet SET content = CAST(substr(content, 1, 900) AS BLOB)", "is damaged: "),
        ("UPDATE stored_packet SET sequence = 7", "What is kept beside the return file A_1954-04_r1_"),
        ("UPDATE labour_line SET wages = 400000", "What is kept of A for April 1954 is not what its return file says."),
        ("UPDATE statement SET submitted_on = '1954-05-09'", "What is kept of A for April 1954 is not what its"),
        ("UPDATE statement SET period = '1954-19'", "The months could not be compared with their files"),
    ],
)
def test_what_is_kept_of_a_return_is_compared_with_its_file(federation, sql, said):
    assert found(federation) == []
    names = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    with sqlite3.connect(federation) as other:
        drops = [f"DROP TRIGGER {name}" for (name,) in other.execute(names)]
    other.close()
    faults = found(federation, *drops, sql)
    assert any(said in explain(fault, "en") for fault in faults)
    assert all(fault.advice for fault in faults)
