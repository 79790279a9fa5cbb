"""Whether a file is whole."""

import random
import sqlite3

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine, Statement
from coopdesk.errors import StorageError
from coopdesk.store import Store
from coopdesk.store.integrity import faults


@pytest.fixture
def path(tmp_path):
    """A closed data file with a month."""
    made = tmp_path / "a.coopdesk"
    with Store.create(made, Desk("federation")) as store:
        store.save(Cooperative("A", name_en="A"), Statement(1, "A", Month(1954, 4)))
        store.save_lines(1, OutputLine("T1", "1"), LabourLine("T1", scheduled=5))
    return made


def after(path, *attempts):
    """What is found after somebody wrote into the file with another program."""
    other = sqlite3.connect(path)
    for sql in attempts:
        other.executescript(sql)
    other.commit()
    other.close()
    with Store.open(path) as store:
        return [str(fault) for fault in faults(store)]


def test_a_whole_file_has_no_fault(path):
    assert after(path) == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE labour_line SET attended = 9", "labour_line 1/T1, attended: is more than the scheduled days"),
        ("UPDATE labour_line SET team = 'a/b'", "is not a code"),
        ("UPDATE labour_line SET wages = 1000000000000001", "is more than 1,000,000,000,000,000"),
        ("UPDATE output_line SET na = 'nonsense'", "A row of output_line cannot be read"),
        ("UPDATE statement SET period = '1954-19'", "A row of statement cannot be read: “1954-19” is not a month"),
        ("UPDATE cooperative SET name_en = CAST(x'ff41' AS TEXT)", 'cooperative ["A"] is not as the change'),
        (
            "DROP TRIGGER change_kept_update; UPDATE change SET after = CAST(x'ff41' AS TEXT) WHERE counter = 2",
            "The change log does not follow on at row 3.",
        ),
        ("UPDATE statement SET cooperative = 'B'", "A row of statement refers to something that is not there."),
        ("UPDATE cooperative SET name_en = ''", "needs a name in one language at least"),
        ("UPDATE cooperative SET name_en = 'Other'", 'cooperative ["A"] is not as the change log has it.'),
        ("DELETE FROM labour_line", 'labour_line [1,"T1"] is not as the change log has it.'),
        ("DROP TRIGGER note_final_insert", "rule note_final_insert is missing"),
        ("DROP INDEX one_draft", "rule one_draft is missing"),
        ("CREATE TABLE extra (x)", "rule extra is missing, or is not as it was made"),
    ],
)
def test_what_another_program_did_is_named(path, sql, said):
    assert any(said in fault for fault in after(path, sql))


def test_every_fault_comes_with_what_to_do(path):
    other = sqlite3.connect(path)
    other.executescript("DROP TABLE note; UPDATE output_line SET na = 'nonsense'; DELETE FROM labour_line")
    other.close()
    with Store.open(path) as store:
        found = list(faults(store))
    assert "The table note cannot be read to its end." in map(str, found)
    assert all("the last backup" in fault.advice for fault in found)


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_anywhere_is_said_in_words_or_harms_nothing(path, seed):
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(2):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    try:
        with Store.open(path) as store:
            said = [str(fault) for fault in faults(store)]
    except StorageError as refusal:
        said = [str(refusal)]
    assert not any("sqlite" in one.lower() or "Tree" in one for one in said)
