"""The whole packet: written, read by us and by independent programs, and refused after any change."""

import dataclasses
import hashlib
import json
import os
import random
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given

from coopdesk.domain.field import LARGEST_MONEY, NOT_APPLICABLE, fields_of
from coopdesk.domain.figures import OF_COST, Figures, figures_of
from coopdesk.domain.members import MovementLine
from coopdesk.domain.opening import Opening, OpeningLine
from coopdesk.domain.packets import ids_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Accounts, MonthlyReturn, Statement
from coopdesk.errors import PacketError
from coopdesk.exchange import archive, canonical, kinds, packet, signature
from tests.values import records_of

KINDS = ["written", "complete", "receipt", "enrolment", "directive"]
OPENING = ("opening", "opening_products")
EXAMPLES = Path(__file__).parent / "examples"


def again(written, key, change):
    """The packet with another description, signed anew as its sender could."""
    entries = archive.read(written, kinds.KNOWN)
    described = json.loads(entries[packet.DESCRIPTOR])
    change(described)
    entries[packet.DESCRIPTOR] = descriptor = canonical.written(described)
    said = described["coopdesk"]
    number = hashlib.sha256(descriptor).hexdigest()
    kind, month, revision = (said.get(name) for name in ("kind", "period", "revision"))
    of_month = f" {month}" if month else ""
    comments = (f"coopdesk {kind} {number[:8]}", f"{kind}{of_month} r{revision} sha256:{number}")
    entries[packet.SIGNATURE] = signature.sign(descriptor, key, *comments)
    return archive.written(entries)


def unpacked(written, folder):
    path = folder / "x.coop"
    path.write_bytes(written)
    with zipfile.ZipFile(path) as opened:
        opened.extractall(folder)
    return folder / packet.DESCRIPTOR


def test_a_month_comes_back_as_it_was_without_names(written, whole, envelope):
    read = packet.read(written, "x.coop")
    assert read.envelope == envelope
    assert (read.whole.output, read.whole.labour) == (whole.output, whole.labour)
    assert (read.whole.movement, read.whole.notes) == (whole.movement, whole.notes)
    assert read.figures == figures_of(whole)
    statement = read.whole.statement
    assert (statement.preparer, statement.signatory, read.whole.persons) == ("", "", ())
    assert (statement.state, statement.source, statement.packet) == ("closed", "packet", read.id)
    assert "王大".encode() not in written


def test_equal_input_gives_equal_bytes(written, envelope, whole, key):
    assert packet.write_return(envelope, whole, figures_of(whole), key) == written


def test_the_file_name_says_co_operative_month_and_correction(written):
    read = packet.read(written, "x.coop")
    assert packet.file_name(packet.stored(read)) == f"BJ-001_1954-04_r1_{read.id[:8]}.coop"


def test_an_empty_nil_month_is_a_packet_too(envelope, key):
    nil = MonthlyReturn(Statement(1, "BJ-001", Month(1954, 4), "closed", nil=True))
    written = packet.write_return(dataclasses.replace(envelope, nil=True), nil, figures_of(nil), key)
    assert packet.read(written, "x").figures.output_value_constant == 0


def test_a_correction_names_what_it_replaces_and_why(envelope, whole, key):
    ids = tuple(sorted(hashlib.sha256(bytes([one])).hexdigest() for one in range(3)))
    second = dataclasses.replace(envelope, revision=2, supersedes=ids, previous=ids[0], reason="漏报一队")
    read = packet.read(packet.write_return(second, whole, figures_of(whole), key), "x")
    assert read.envelope == second
    assert ids_of(packet.stored(read).supersedes) == ids


def test_every_field_of_a_line_travels():
    travel = {}
    for record, columns in kinds.RESOURCES.values():
        travel[record] = travel.get(record, ()) + columns
    travel[Figures] += OF_COST  # they follow from the cost
    for record, columns in travel.items():
        assert columns == tuple(field.name for field in fields_of(record))


def test_frictionless_finds_it_valid(written, tmp_path):
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(str(unpacked(written, tmp_path))).validate()
    assert report.valid, report.flatten(["title", "note"])
    assert {task.name for task in report.tasks} == set(kinds.RESOURCES) - kinds.WHERE_THEY_EXIST


def test_frictionless_finds_it_valid_with_every_table_there_can_be(complete, tmp_path):
    from frictionless import Package, system

    with system.use_context(trusted=True):
        package = Package(str(unpacked(complete, tmp_path)))
        report = package.validate()
        rows = package.get_resource("accounts").read_rows()
    assert report.valid, report.flatten(["title", "note"])
    assert [dict(row) for row in rows] == [{"services": 1_250_000, "work_in_progress": None}]
    assert {task.name for task in report.tasks} == set(kinds.RESOURCES)


def test_frictionless_finds_a_changed_table(written, tmp_path):
    from frictionless import Package, system

    table = unpacked(written, tmp_path).parent / "data" / "labour.csv"
    table.write_bytes(table.read_bytes().replace(b"375", b"376"))
    with system.use_context(trusted=True):
        assert not Package(str(tmp_path / packet.DESCRIPTOR)).validate().valid


def test_another_reader_of_minisigns_format_verifies_it(written, key, tmp_path):
    from minisign import PublicKey, Signature

    described = unpacked(written, tmp_path)
    signature = Signature.from_file(f"{described}.minisig")
    PublicKey.from_base64(str(key.public)).verify(described.read_bytes(), signature)
    assert packet.read(written, "x").id in signature.trusted_comment


def test_minisign_verifies_it(minisign, written, key, tmp_path):
    described = unpacked(written, tmp_path)
    command = [minisign, "-V", "-P", str(key.public), "-m", str(described)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert packet.read(written, "x").id in said.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_no_changed_byte_is_accepted(kind, request):
    original = request.getfixturevalue(kind)
    for place, byte in enumerate(original):
        for mask in (0x01, 0x20, 0xFF):
            changed = bytearray(original)
            changed[place] = byte ^ mask
            with pytest.raises(PacketError):
                packet.read(bytes(changed), "x")


@pytest.mark.parametrize("kind", KINDS)
def test_no_piece_of_it_is_accepted(kind, request):
    written = request.getfixturevalue(kind)
    for length in range(len(written)):
        with pytest.raises(PacketError):
            packet.read(written[:length], "x")
        with pytest.raises(PacketError):
            packet.read(written[length + 1 :], "x")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_chance_makes_of_it_is_accepted(kind, request):
    original, chance = request.getfixturevalue(kind), random.Random(1954)
    for _ in range(5_000):
        changed = bytearray(original)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(changed))
            match chance.randrange(4):
                case 0:
                    changed[place] = (changed[place] + chance.randint(1, 255)) % 256
                case 1:
                    del changed[place : place + chance.randint(1, 40)]
                case 2:
                    changed[place:place] = chance.randbytes(chance.randint(1, 40))
                case _:
                    end = chance.randrange(len(changed))
                    changed[place : place + 20] = changed[end : end + 20]
        if bytes(changed) != original:
            with pytest.raises(PacketError):
                packet.read(bytes(changed), "x")


@pytest.mark.parametrize("kind", ["receipt", "enrolment", "directive"])
def test_other_kinds_are_what_two_independent_programs_expect(kind, request, minisign, key, tmp_path):
    from frictionless import Package, system

    described = unpacked(request.getfixturevalue(kind), tmp_path)
    with system.use_context(trusted=True):
        report = Package(str(described)).validate()
    assert report.valid, report.flatten(["title", "note"])
    command = [minisign, "-V", "-P", str(key.public), "-m", str(described)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_receipt_says_what_was_written_and_is_named_by_its_number(receipt):
    read = packet.read(receipt, "x")
    assert [line.state for line in read.tables["standings"]] == ["replaced", "refused"]
    assert read.tables["questions"][0].line == "T1/0801/own"
    assert packet.file_name(packet.stored(read)) == f"BJ-001_receipt_0007_{read.id[:8]}.coop"
    assert packet.stored(read).period is None


def test_a_seal_is_registered_only_with_its_own_signature(envelope, enrolment, key):
    read = packet.read(enrolment, "x")
    assert packet.stored(read).enrols == read.tables["seal"][0].public_key != str(key.public)
    said = dataclasses.replace(read.envelope, cooperative="BJ-002")
    with pytest.raises(PacketError, match="did not sign"):
        packet.read(packet.write_packet(said, read.tables, key), "x")


@pytest.mark.parametrize("change", [{"period": Month(1954, 4)}, {"nil": True}, {"submitted_on": date(1954, 5, 3)}])
def test_a_receipt_that_speaks_of_a_month_is_none(receipt, key, change):
    read = packet.read(receipt, "x")
    with pytest.raises(PacketError):
        packet.read(packet.write_packet(dataclasses.replace(read.envelope, **change), read.tables, key), "x")


def test_tables_of_another_kind_are_a_defect(receipt, enrolment, key):
    with pytest.raises(ValueError, match="not the tables"):
        packet.write_packet(packet.read(receipt, "x").envelope, packet.read(enrolment, "x").tables, key)


def test_the_sentence_names_the_file(written, tmp_path):
    path = tmp_path / "四月.coop"
    path.write_bytes(written[:-1])
    with pytest.raises(PacketError, match=r"^四月\.coop: The file is damaged or cut short\.$"):
        packet.read_file(path)
    with pytest.raises(PacketError, match=r"^gone\.coop cannot be read: "):
        packet.read_file(tmp_path / "gone.coop")


def test_a_huge_file_is_not_even_read(tmp_path):
    path = tmp_path / "huge.coop"
    with path.open("wb") as file:
        file.truncate(archive.LARGEST_FILE + 1)
    with pytest.raises(PacketError, match=r"huge\.coop: The file is far larger"):
        packet.read_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files there")
def test_what_is_no_plain_file_is_not_even_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.coop")
    (tmp_path / "endless.coop").symlink_to("/dev/zero")
    (tmp_path / "folder.coop").mkdir()
    for path in tmp_path.iterdir():
        with pytest.raises(PacketError, match=rf"{path.stem}\.coop: This is not a return file"):
            packet.read_file(path)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("new\nline.coop", "new line.coop"),
        ("a\taccepted\u202egnp.coop", "a acceptedgnp.coop"),
        ("\udcff\udcfe.coop", "\ufffd\ufffd.coop"),
        ("%s %(file)s 😀𬭎.coop", "%s %(file)s 😀𬭎.coop"),
    ],
)
def test_a_file_name_is_told_as_one_line_of_clean_text(name, told):
    with pytest.raises(PacketError) as refusal:
        packet.read_file(Path("nowhere") / name)
    assert str(refusal.value).startswith(f"{told} cannot be read: ")


LATER = {
    "format": lambda d: d["coopdesk"].update(format=2),
    "kind": lambda d: d["coopdesk"].update(kind="letter"),
    "said": lambda d: d["coopdesk"].update(weather="fine"),
}


@pytest.mark.parametrize("change", LATER.values(), ids=LATER)
def test_what_a_later_version_wrote_is_said_to_be_so(written, key, change):
    with pytest.raises(PacketError, match="later version"):
        packet.read(again(written, key, change), "x")


FALSE = {
    "co-operative": lambda d: d["coopdesk"].update(cooperative="BJ 1"),
    "month": lambda d: d["coopdesk"].update(period="1954-13"),
    "revision": lambda d: d["coopdesk"].update(revision=0),
    "truth as a number": lambda d: d["coopdesk"].update(revision=True),
    "supersedes itself unsorted": lambda d: d["coopdesk"].update(revision=2, supersedes=["b" * 64, "a" * 64]),
    "an original that replaces": lambda d: d["coopdesk"].update(supersedes=["a" * 64]),
    "previous": lambda d: d["coopdesk"].update(previous="x"),
    "day": lambda d: d["coopdesk"].update(submitted_on="19540503"),
    "key number": lambda d: d["coopdesk"].update(key_id="0" * 16),
    "no key": lambda d: d["coopdesk"].update(public_key="RW"),
    "missing": lambda d: d["coopdesk"].pop("sequence"),
    "no envelope": lambda d: d["coopdesk"].clear(),
    "control total": lambda d: d["resources"][1]["totals"].update(wages=1),
    "rows": lambda d: d["resources"][0].update(rows=9),
    "hash": lambda d: d["resources"][0].update(hash="sha256:" + "0" * 64),
    "path": lambda d: d["resources"][0].update(path="../x"),
    "a resource less": lambda d: d["resources"].pop(),
    "a schema's name for a schema": lambda d: d["resources"][0].update(schema="output"),
    "column type": lambda d: d["resources"][0]["schema"]["fields"][0].update(type="integer"),
    "control character": lambda d: d["coopdesk"].update(reason="a\u202eb"),
}  # fmt: skip


@pytest.mark.parametrize("change", FALSE.values(), ids=FALSE)
def test_a_signed_untruth_is_refused(written, key, change):
    with pytest.raises(PacketError):
        packet.read(again(written, key, change), "x")


def test_another_wording_of_a_title_is_no_untruth(written, key):
    def reword(described):
        described["resources"][0]["schema"]["fields"][0]["title"] = "Work team"

    assert packet.read(again(written, key, reword), "x").envelope.cooperative == "BJ-001"


def test_figures_must_be_the_sums_of_the_lines(envelope, whole, key):
    wrong = dataclasses.replace(figures_of(whole), wages=1)
    with pytest.raises(PacketError, match="not the sums"):
        packet.read(packet.write_return(envelope, whole, wrong, key), "x")


def test_movement_must_balance_and_speak_of_others(envelope, whole, key):
    for movement, words in (
        ((MovementLine("F", "opening", "-", 3),), "does not balance"),
        ((MovementLine("F", "transfer", "BJ-001", 0),), "to itself"),
    ):
        other = dataclasses.replace(whole, movement=movement)
        with pytest.raises(PacketError, match=words):
            packet.read(packet.write_return(envelope, other, figures_of(other), key), "x")


def test_a_packet_is_written_with_the_key_it_names(envelope, whole):
    with pytest.raises(ValueError, match="another key"):
        packet.write_return(envelope, whole, Figures(), signature.Key.made())


def test_the_example_of_format_1_stays_readable_and_is_written_the_same(written, key):
    """The file was written by the first release and is never edited."""
    path = EXAMPLES / "BJ-001_1954-04_r1_format-1.coop"
    read = packet.read_file(path)
    assert (read.envelope.format, read.envelope.submitted_on) == (1, date(1954, 5, 3))
    assert read.figures == packet.read(written, "x").figures
    assert read.whole == dataclasses.replace(packet.read(written, "x").whole, statement=read.whole.statement)
    assert packet.write_return(read.envelope, read.whole, read.figures, key) == path.read_bytes()


def test_amounts_beside_the_products_travel_where_there_are_any(complete, written, whole):
    read = packet.read(complete, "x")
    assert read.whole.accounts == Accounts(1_250_000, NOT_APPLICABLE, 2_000_000)
    assert (read.figures.production_cost, read.figures.costed_value_current) == (
        2_000_000, read.figures.output_value_current,
    )  # fmt: skip
    assert read.figures.output_value_current == figures_of(whole).output_value_current + 1_250_000
    names = tuple(archive.read(complete, kinds.entries_of("return")))
    assert names == kinds.entries_of("return")
    extra = {kinds.PATHS[name] for name in kinds.WHERE_THEY_EXIST}
    assert [name for name in names if name not in extra] == list(archive.read(written, kinds.entries_of("return")))


@given(records_of(Accounts))
def test_any_amounts_come_back_as_they_were(envelope, whole, key, accounts):
    month = dataclasses.replace(whole, accounts=accounts)
    assume(abs(figures_of(month).output_value_current) <= LARGEST_MONEY)
    written = packet.write_return(envelope, month, figures_of(month), key)
    read = packet.read(written, "x")
    assert read.whole.accounts == accounts
    assert packet.write_return(envelope, read.whole, read.figures, key) == written


def test_a_cost_alone_travels_alone_and_must_be_told(envelope, whole, key, monkeypatch):
    month = dataclasses.replace(whole, accounts=Accounts(production_cost=0))
    written = packet.write_return(envelope, month, figures_of(month), key)
    names = set(archive.read(written, kinds.entries_of("return")))
    assert kinds.PATHS["cost"] in names
    assert kinds.PATHS["accounts"] not in names
    monkeypatch.setattr(packet, "amounts_of", lambda _accounts: {"cost": (Accounts(),)})
    with pytest.raises(PacketError, match="cost inside the file is blank"):
        packet.read(packet.write_return(envelope, whole, figures_of(whole), key), "x")


def test_a_reader_that_knows_no_such_table_says_it_is_from_a_later_version(complete, monkeypatch):
    monkeypatch.setattr(packet, "KNOWN", kinds.KNOWN - {kinds.PATHS["accounts"]})
    with pytest.raises(PacketError, match="later version"):
        packet.read(complete, "x")


def moved(entries, order):
    return archive.written({name: entries[name] for name in order if name in entries})


def test_the_table_of_amounts_has_one_place_and_is_signed_like_the_others(complete, written):
    entries, plain = (archive.read(one, kinds.entries_of("return")) for one in (complete, written))
    table = "data/accounts.csv"
    elsewhere = [name for name in entries if name != table]
    for changed in (
        moved(entries, [*elsewhere[:1], table, *elsewhere[1:]]),
        moved(entries, elsewhere),
        moved({**plain, table: entries[table]}, kinds.entries_of("return")),
        archive.written({**entries, table: entries[table].replace(b"1250000", b"1250001")}),
    ):
        with pytest.raises(PacketError):
            packet.read(changed, "x")


@pytest.mark.parametrize("rows", ["", "1,2\r\n3,4\r\n"], ids=["none", "two"])
def test_the_table_of_amounts_has_one_line(complete, key, rows):
    table = f"services,work_in_progress\r\n{rows}".encode()

    def change(described):
        resource = next(one for one in described["resources"] if one["name"] == "accounts")
        resource.update(bytes=len(table), hash=f"sha256:{hashlib.sha256(table).hexdigest()}", rows=rows.count("\n"))

    entries = archive.read(again(complete, key, change), kinds.entries_of("return"))
    with pytest.raises(PacketError, match="one line"):
        packet.read(archive.written({**entries, "data/accounts.csv": table}), "x")


@pytest.mark.parametrize("name", sorted(kinds.WHERE_THEY_EXIST - kinds.ONE_LINE))
def test_a_table_that_is_there_has_lines(request, key, name):
    kind = next(kind for kind, tables in kinds.TABLES.items() if name in tables)
    complete = request.getfixturevalue("complete" if kind == "return" else kind)
    entries = archive.read(complete, kinds.KNOWN)
    table = entries[kinds.PATHS[name]].split(b"\r\n")[0] + b"\r\n"

    def change(described):
        resource = next(one for one in described["resources"] if one["name"] == name)
        resource.update(bytes=len(table), hash=f"sha256:{hashlib.sha256(table).hexdigest()}", rows=0)

    signed = archive.read(again(complete, key, change), kinds.KNOWN)
    with pytest.raises(PacketError, match="has lines"):
        packet.read(archive.written({**signed, kinds.PATHS[name]: table}), "x")


@pytest.mark.parametrize(
    "line",
    [
        OpeningLine("wages", Month(1954, 1), Month(1954, 4), Decimal(1)),
        OpeningLine("wages", Month(1954, 3), Month(1954, 1), Decimal(1)),
        OpeningLine("price", Month(1954, 1), Month(1954, 3), Decimal(1)),
    ],
)
def test_figures_before_the_start_are_known_ones_of_months_before(envelope, whole, key, line):
    opening = Opening(Month(1954, 4), (line,))
    with pytest.raises(PacketError, match="before the start"):
        packet.read(packet.write_return(envelope, whole, figures_of(whole), key, (), opening), "x")


def test_members_and_figures_before_the_start_come_back_as_they_were(complete, envelope, key):
    read = packet.read(complete, "x")
    members, opening = read.tables["members"], Opening(Month(1954, 4), *map(read.tables.get, OPENING))
    assert [line.number for line in members] == ["0001", "0002"]
    assert opening.values(Period(Month(1954, 1), Month(1954, 3)))["average_members"] == Decimal("12.5")
    keyed = read.tables["competitions"]
    assert [(line.what, line.value) for line in keyed][1] == ("unit_cost", NOT_APPLICABLE)
    assert packet.write_return(envelope, read.whole, read.figures, key, members, opening, keyed) == complete


def test_another_wording_of_the_table_of_amounts_is_no_untruth(complete, key):
    def reword(described):
        resource = next(one for one in described["resources"] if one["name"] == "accounts")
        resource["schema"]["fields"][0]["title"] = "Services"

    assert packet.read(again(complete, key, reword), "x").whole.accounts.services == 1_250_000
