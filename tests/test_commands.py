"""The command line as a federation automates it: documents, exit status, and files that stay as they were."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest

from coopdesk import __main__ as program
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month
from coopdesk.domain.resources import resource
from coopdesk.domain.statements import Statement
from coopdesk.store import Store

EXPECTED = json.loads((Path(__file__).parent / "services" / "data" / "beijing-1954.json").read_text("utf-8"))
NAMES = {
    "opening": "members_opening",
    "joined": "members_joined",
    "newly_developed": "members_newly_developed",
    "left": "members_left",
    "closing": "members_closing",
    "member_days": "member_days",
}


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def command(*words: object) -> Outcome:
        monkeypatch.setattr("sys.argv", ["coopdesk", *map(str, words)])
        status = 0
        try:
            program.main()
        except SystemExit as end:
            status = int(end.code or 0)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return command


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A federation's file with the example's tables, made once; tests copy it."""
    from coopdesk.services.desk import new_federation
    from coopdesk.services.load import load

    file = tmp_path_factory.mktemp("loaded") / "federation.coopdesk"
    with new_federation(file) as store:
        load(store, resource("demo"))
    return file


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_federations_file_needs_nothing_but_its_role(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "f.coopdesk", "--role", "federation").status == 0
    again = run("new", tmp_path / "f.coopdesk", "--role", "federation")
    assert again.status == 1
    assert "There is already a file f.coopdesk" in again.err


def test_the_help_of_load_names_the_tables_and_their_columns(run: Run) -> None:
    told = " ".join(run("load", "--help").out.split())
    assert "plans.csv – Annual plans: unit*, year*, indicator* (gross_output_value/new_members), target*," in told
    assert "units.csv – Co-operatives: code*, name_en" in told


@pytest.mark.parametrize("month", sorted(EXPECTED["months"]))
def test_figures_of_the_example_are_the_expected_ones_to_the_last_digit(run: Run, loaded: Path, month: str) -> None:
    expected: dict[str, Any] = EXPECTED["months"][month]
    document = json.loads(run("figures", loaded, "--period", month, "--by", "kind", "--json").out)
    figures, indicators, coverage = document["figures"], document["indicators"], document["coverage"]
    for name in (
        "planned_value_constant",
        "output_value_constant",
        "scrap_value_constant",
        "wages",
        "lost_time_accidents",
    ):
        assert figures[name] == expected[name]
    assert {
        NAMES[name]: value for name, value in expected["movement_reporting_units"].items()
    }.items() <= figures.items()
    assert indicators["plan_fulfilment"] == expected["fulfilment_percent"]
    assert indicators["assortment_fulfilment"] == expected["assortment_percent"]
    assert indicators["scrap_rate"] == expected["scrap_percent_by_value"]
    assert indicators["attendance"] == expected["attendance_percent"]
    assert [coverage[name] for name in ("due", "reported", "late", "nil")] == [
        expected[f"units_{name}"] for name in ("due", "reported", "late", "nil")
    ]
    for group in document["groups"]:
        by_kind = expected["by_kind"][group["key"]]
        assert by_kind.pop("fulfilment_percent") == group["indicators"]["plan_fulfilment"]
        assert by_kind.items() <= group["figures"].items()


def test_figures_are_a_table_for_people_and_one_document_for_programs(run: Run, loaded: Path) -> None:
    table = run("figures", loaded, "--period", "1954-Q1")
    assert "January 1954 to March 1954" in table.out
    document = json.loads(run("figures", loaded, "--period", "1954-Q1", "--json").out)
    assert document["coverage"]["due"] == 600
    assert (
        document["figures"]["members_closing"] == EXPECTED["months"]["1954-03"]["movement_reporting_units"]["closing"]
    )
    assert "groups" not in document


def test_only_affiliated_co_operatives_when_asked(run: Run, loaded: Path) -> None:
    due = [
        json.loads(run("figures", loaded, "--period", "1954-04", *scope, "--json").out)["coverage"]["due"]
        for scope in ((), ("--scope", "affiliated"), ("--scope", "affiliated", "--as-of", "1954-06-04"))
    ]
    assert due == [200, 174, 0]


def test_a_period_that_is_none_is_wrong_use(run: Run, loaded: Path) -> None:
    outcome = run("figures", loaded, "--period", "1954-13")
    assert outcome.status == 2
    assert "write 1954-04, 1954-Q1, 1954 or 1954-01..1954-04" in outcome.err


def test_a_file_that_is_not_there_and_one_that_is_something_else(run: Run, tmp_path: Path) -> None:
    assert "there is no such file" in run("figures", tmp_path / "no.coopdesk", "--period", "1954").err
    other = tmp_path / "letter.coopdesk"
    other.write_text("Dear federation, " * 100, "utf-8")
    outcome = run("figures", other, "--period", "1954")
    assert (outcome.status, outcome.err.splitlines()[0]) == (1, "letter.coopdesk is not a data file of coopdesk.")


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("output.csv", "unit,period,team,product,", "unit,period,team,", "output.csv"),
        ("returns.csv", "1954-02-01", "1954-02-30", "returns.csv, line 2, submitted_on"),
        ("output.csv", "191,212,4", "191,-212,4", "output.csv, line 2, qualified_quantity: cannot be negative"),
        ("output.csv", "T1,0801,", "T1,9999,", "output.csv, line 2, product"),
    ],
)
def test_a_bad_table_is_one_sentence_and_the_file_stays_as_it_was(
    run: Run, loaded: Path, tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    fresh, tables = tmp_path / "f.coopdesk", tmp_path / "tables"
    run("new", fresh, "--role", "federation")
    shutil.copytree(resource("demo"), tables)
    text = (tables / file).read_text("utf-8")
    assert old in text
    (tables / file).write_text(text.replace(old, new, 1), "utf-8")
    before = digest(fresh)
    outcome = run("load", fresh, tables)
    assert (outcome.status, digest(fresh)) == (1, before)
    assert sentence in outcome.err


def test_a_picture_under_a_tables_name_is_refused(run: Run, tmp_path: Path) -> None:
    fresh, tables = tmp_path / "f.coopdesk", tmp_path / "tables"
    run("new", fresh, "--role", "federation")
    tables.mkdir()
    (tables / "units.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20)
    outcome = run("load", fresh, tables)
    assert outcome.status == 1
    assert "units.csv" in outcome.err


def test_a_co_operative_takes_only_its_own_lines_and_sends_its_months(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "BJ-001.coopdesk"
    (tmp_path / "keys").mkdir()
    run("new", own, "--role", "cooperative", "--code", "BJ-001", "--start", "1954-01")
    assert run("load", own, resource("demo")).status == 0
    document = json.loads(run("figures", own, "--period", "1954-04", "--json").out)
    assert (document["coverage"]["due"], document["coverage"]["reported"]) == (1, 1)
    assert run("export", own, "--period", "1954-01..1954-04", "--out", tmp_path / "stick").status == 0
    assert len(list((tmp_path / "stick").glob("BJ-001_1954-0?_r1_*.coop"))) == 4


def test_what_arrives_waits_for_the_seal_then_counts(run: Run, tmp_path: Path) -> None:
    own, federation, stick = tmp_path / "BJ-001.coopdesk", tmp_path / "f.coopdesk", tmp_path / "stick"
    (tmp_path / "keys").mkdir()
    run("new", own, "--role", "cooperative", "--code", "BJ-001", "--start", "1954-01")
    run("load", own, resource("demo"))
    run("export", own, "--period", "1954-04", "--out", stick)
    run("new", federation, "--role", "federation")
    units = tmp_path / "units"
    units.mkdir()
    shutil.copy(resource("demo", "units.csv"), units)
    run("load", federation, units)
    (file,) = stick.iterdir()
    seen = json.loads(run("verify", file, "--json").out)[0]
    waiting = run("receive", federation, file, "--json")
    assert (waiting.status, json.loads(waiting.out)[0]["verdict"]) == (1, "pending")
    assert json.loads(run("figures", federation, "--period", "1954-04", "--json").out)["coverage"]["reported"] == 0
    assert run("trust", federation, seen["public_key"], "--for", "BJ-001").status == 0
    assert json.loads(run("figures", federation, "--period", "1954-04", "--json").out)["coverage"]["reported"] == 1
    known = run("receive", federation, file, "--json")
    assert (known.status, json.loads(known.out)[0]["verdict"]) == (0, "known")


def test_a_damaged_return_file_is_refused_and_the_data_file_stays_as_it_was(run: Run, tmp_path: Path) -> None:
    own, federation = tmp_path / "BJ-001.coopdesk", tmp_path / "f.coopdesk"
    (tmp_path / "keys").mkdir()
    run("new", own, "--role", "cooperative", "--code", "BJ-001", "--start", "1954-01")
    run("load", own, resource("demo"))
    run("export", own, "--period", "1954-04", "--out", tmp_path / "stick")
    run("new", federation, "--role", "federation")
    (file,) = (tmp_path / "stick").iterdir()
    content = bytearray(file.read_bytes())
    for name, damaged in (
        ("changed", content[:700] + bytes([content[700] ^ 1]) + content[701:]),
        ("short", content[:-9]),
    ):
        (tmp_path / f"{name}.coop").write_bytes(damaged)
        before = digest(federation)
        outcome = run("receive", federation, tmp_path / f"{name}.coop")
        assert (outcome.status, digest(federation)) == (1, before)
        assert outcome.out.count(f"{name}.coop") == 1
        assert outcome.out.splitlines()[-1] == "1  not accepted"


def test_check_says_that_a_file_is_whole_and_finds_a_changed_figure(run: Run, loaded: Path, tmp_path: Path) -> None:
    import sqlite3

    file = tmp_path / "f.coopdesk"
    shutil.copy(loaded, file)
    assert run("check", file).status == 0
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TRIGGER labour_line_final_update")
        connection.execute("UPDATE labour_line SET wages = wages + 1 WHERE statement = 1 AND team = 'T1'")
    connection.close()
    outcome = run("check", file)
    assert outcome.status == 1
    assert "The figures of BJ-001 for January 1954 are not the sums of its lines." in outcome.out


def test_a_summary_is_printed_as_of_a_day_and_says_when_no_return_counts(run: Run, tmp_path: Path) -> None:
    federation = tmp_path / "f.coopdesk"
    run("new", federation, "--role", "federation")
    asked = ("--period", "1954-04", "--scope", "affiliated", "--as-of", "1954-06-05", "--lang", "en")
    outcome = run("report", federation, "summary", *asked, "--out", tmp_path / "s.pdf")
    assert outcome == (0, "", "No return counts for this period.\nWrote s.pdf.\n")
    pdf = pypdfium2.PdfDocument(tmp_path / "s.pdf")
    assert "Affiliated as of 5 June 1954" in pdf[0].get_textpage().get_text_range()
    pdf.close()


@pytest.fixture
def sent(run: Run, tmp_path: Path) -> Path:
    """A folder with the return files of BJ-001, and beside it a federation's file ``f.coopdesk`` that knows it."""
    own, federation, stick = tmp_path / "BJ-001.coopdesk", tmp_path / "f.coopdesk", tmp_path / "stick"
    (tmp_path / "keys").mkdir()
    run("new", own, "--role", "cooperative", "--code", "BJ-001", "--start", "1954-01")
    run("load", own, resource("demo"))
    run("export", own, "--period", "1954-01..1954-04", "--out", stick)
    run("new", federation, "--role", "federation")
    (tmp_path / "units").mkdir()
    shutil.copy(resource("demo", "units.csv"), tmp_path / "units")
    run("load", federation, tmp_path / "units")
    return stick


def test_the_report_of_a_reception_ends_with_the_command_that_trusts_the_seal(run: Run, sent: Path) -> None:
    federation = sent.parent / "f.coopdesk"
    outcome = run("receive", federation, sent)
    files = [line for line in outcome.out.splitlines() if line.startswith("BJ-001_1954-0")]
    assert len(files) == 4
    assert files[3].split(" · ")[1:3] == ["BJ-001", "April 1954"]
    assert "4  waiting" in outcome.out.splitlines()
    (command,) = [line.split() for line in outcome.out.splitlines() if "coopdesk trust" in line]
    assert command[:3] == ["coopdesk", "trust", str(federation)]
    assert run("trust", federation, command[3], "--for", "BJ-002").status == 1
    assert run(*command[1:]).status == 0
    known = run("receive", federation, sent)
    assert (known.status, known.out) == (0, "4  already received, not counted again\n")


def test_what_a_return_file_says_of_itself_is_labelled(run: Run, sent: Path) -> None:
    file = min(sent.iterdir())
    lines = run("verify", file).out.splitlines()
    assert lines[:4] == [file.name, "  Verdict: whole and unchanged", "  Co-operative: BJ-001", "  Month: January 1954"]
    assert lines[6].startswith("  Computer's seal: RW")
    assert lines[7].startswith("  Number of the seal: ")
    assert lines[8].startswith("  Check number: ")


def test_a_seal_is_trusted_by_the_check_number_that_verify_prints(run: Run, sent: Path) -> None:
    federation = sent.parent / "f.coopdesk"
    run("receive", federation, sent)
    (seen, *_) = json.loads(run("verify", sent, "--json").out)
    outcome = run("trust", federation, seen["check_number"], "--for", "BJ-001")
    assert (outcome.status, outcome.err) == (0, "The seal is trusted for BJ-001. Waiting files taken in: 4.\n")


@pytest.mark.parametrize("command", [("verify",), ("receive", "f.coopdesk")])
def test_a_folder_without_return_files_is_said(run: Run, sent: Path, command: tuple[str, ...]) -> None:
    folder = sent.parent / "x.coop"
    folder.mkdir()
    words = [sent.parent / word if "." in word else word for word in command]
    outcome = run(*words, folder)
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == f"There is no return file (*.coop) in {folder}.\n"
    assert run(*words, folder, "--json").out == "[]\n"


def test_a_period_with_an_open_month_sends_the_others_and_says_so(run: Run, sent: Path) -> None:
    outcome = run("export", sent.parent / "BJ-001.coopdesk", "--period", "1954-04..1954-05", "--out", sent)
    assert (outcome.status, len(outcome.out.splitlines())) == (1, 1)
    assert outcome.err.splitlines() == [
        "Nothing was entered for May 1954 yet.",
        "The files of the other months are written; they are whole and can be sent.",
    ]


def test_places_that_cannot_be_written_to_are_refused_in_words(run: Run, sent: Path) -> None:
    own, letter = sent.parent / "BJ-001.coopdesk", sent.parent / "letter.txt"
    letter.write_text("Dear federation,", "utf-8")
    before = digest(own), digest(letter)
    april = ("--period", "1954-04", "--out")
    for words, said in (
        (("export", own, *april, letter), "letter.txt is a file; the return files need a folder."),
        (("export", own, *april, sent.parent / "no" / "stick"), "There is no folder"),
        (("report", own, "monthly-return", *april, sent.parent / "no" / "x.pdf"), "There is no folder"),
        (("report", own, "monthly-return", *april, letter), "letter.txt is there already and is not a PDF"),
        (("report", own, "summary", *april, own), "BJ-001.coopdesk is there already and is not a PDF"),
    ):
        outcome = run(*words)
        assert outcome.status == 1
        assert said in outcome.err
    assert (digest(own), digest(letter)) == before
    assert not (sent.parent / "no").exists()


def test_a_report_that_is_none_is_wrong_use_and_the_names_are_listed(run: Run, loaded: Path, tmp_path: Path) -> None:
    outcome = run("report", loaded, "yearbook", "--period", "1954-04", "--out", tmp_path / "x.pdf")
    assert outcome.status == 2
    assert "competition, competition-conditions" in outcome.err


def test_a_federation_is_told_how_to_name_the_co_operative(run: Run, loaded: Path, tmp_path: Path) -> None:
    outcome = run("report", loaded, "monthly-return", "--period", "1954-04", "--out", tmp_path / "x.pdf")
    assert (outcome.status, "--cooperative" in outcome.err) == (1, True)


def test_every_co_operative_has_one_row_that_a_terminal_holds(run: Run, loaded: Path) -> None:
    rows = run("figures", loaded, "--period", "1954-04", "--by", "cooperative").out.splitlines()
    assert sum(row.startswith("BJ-") for row in rows) == 200
    assert max(map(len, rows[:202])) <= 120
    assert rows[0].split("  ")[0] == "April 1954"


def test_advice_is_given_only_where_it_is_true(run: Run, tmp_path: Path) -> None:
    outcome = run("check", tmp_path / "no.coopdesk")
    assert len(outcome.err.splitlines()) == 1


def test_what_the_system_refuses_is_said_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    outcome = run("receive", tmp_path / "no.coopdesk", tmp_path / "x.coop")
    assert outcome.err.isascii() is False
    outcome = run("verify", tmp_path / "x.coop")
    assert "No such file" not in outcome.out
    assert "没有这个文件或文件夹" in outcome.out


def test_a_receipt_goes_back_and_is_believed_once_its_seal_is_trusted(run: Run, sent: Path, tmp_path: Path) -> None:
    federation, own = tmp_path / "f.coopdesk", tmp_path / "BJ-001.coopdesk"
    run("receive", federation, sent)
    seal = json.loads(run("verify", sent, "--json").out)[0]["public_key"]
    run("trust", federation, seal, "--for", "BJ-001")
    assert run("receipt", federation, "--out", tmp_path / "back", "--for", "BJ-001").status == 0
    waits = run("receive", own, tmp_path / "back")
    assert (waits.status, "coopdesk trust" in waits.out) == (1, True)
    (line,) = [line for line in waits.out.splitlines() if "coopdesk trust" in line]
    trusted = run("trust", own, line.split()[-3], "--for", "BJ")
    assert (trusted.status, trusted.out.count("received by the federation")) == (0, 4)
    assert "received by the federation" not in run("receive", own, tmp_path / "back").out


def test_seals_are_replaced_and_revoked_by_command(run: Run, sent: Path) -> None:
    own, federation, folder = next(sent.parent.glob("[!f]*.coopdesk")), sent.parent / "f.coopdesk", sent.parent / "new"
    old = json.loads(run("verify", sent, "--json").out)[0]["public_key"]
    run("trust", federation, old, "--for", "BJ-001")
    assert "no new sheet is needed" in run("enrol", own, "--out", folder, "--new-seal").err
    assert [path.suffix for path in folder.iterdir()] == [".coop"]
    assert "named by the earlier one" in run("receive", federation, folder).out
    listed = run("revoke", federation, old)
    assert listed.out.startswith("No. ")
    last = listed.out.splitlines()[0].split(", ")[-1]
    assert "No single file" in run("revoke", federation, old, "--last", "zz", "--reason", "x").err
    assert "is revoked" in run("revoke", federation, old, "--last", last, "--reason", "lost").err
    for _again in range(2):
        assert run("directive", federation, "--out", folder, "--for", "BJ-001", "--new-seal").status == 0
    assert "federation's file" in run("directive", own, "--out", folder, "--new-seal").err


def test_a_computer_is_registered_with_its_file_and_its_sheet(run: Run, sent: Path) -> None:
    folder, federation = sent.parent / "registration", sent.parent / "f.coopdesk"
    for _again in range(2):
        assert run("enrol", next(sent.parent.glob("[!f]*.coopdesk")), "--out", folder, "--lang", "zh").status == 0
    assert sorted(path.suffix for path in folder.iterdir()) == [".coop", ".pdf"]
    waits = run("receive", federation, folder)
    assert "1  waiting" in waits.out
    assert "coopdesk trust" in waits.out


def test_the_forms_of_all_co_operatives_are_printed_into_one_pdf(run: Run, tmp_path: Path) -> None:
    federation, out = tmp_path / "f.coopdesk", tmp_path / "april.pdf"
    run("new", federation, "--role", "federation")
    april = ("--period", "1954-04", "--all", "--out", out)
    assert "No return counts for this period." in run("report", federation, "monthly-return", *april).err
    assert "Only forms are printed" in run("report", federation, "summary", *april).err
    with Store.open(federation) as store:
        store.save(Cooperative("BJ-001", "Lamps", "灯", founded_on=date(1954, 1, 1)))
        store.add_closed(Statement(store.next_id(Statement), "BJ-001", Month(1954, 4), "closed", "clerk"), Figures())
    outcome = run("report", federation, "monthly-return", *april, "--forms", "1-3")
    assert outcome == (0, "", "Co-operatives printed: 1, into april.pdf.\n")
    pdf = pypdfium2.PdfDocument(out)
    assert [entry.get_title() for entry in pdf.get_toc()] == ["BJ-001 Lamps"]
    assert len(pdf) == 3
    pdf.close()


def test_blank_forms_of_all_are_printed_and_not_of_one_among_them(run: Run, tmp_path: Path) -> None:
    federation, out = tmp_path / "f.coopdesk", tmp_path / "blank"
    run("new", federation, "--role", "federation")
    with Store.open(federation) as store:
        store.save(Cooperative("BJ-001", "Lamps", "灯", founded_on=date(1954, 1, 1)))
    every = ("report", federation, "form-2", "--all", "--out", out, "--blank")
    assert run(*every) == (0, "", "Co-operatives printed: 1, into blank.\n")
    assert [path.name for path in out.iterdir()] == ["BJ-001_form-2_blank_en.pdf"]
    assert "leave --cooperative out" in run(*every, "--cooperative", "BJ-001").err
    assert "is still to come" in run(*every[:-1], "--period", "1954-04", "--known-on", "2999-01-01").err
