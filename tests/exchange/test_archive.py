"""The container: every byte follows from names and contents."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.errors import PacketError
from coopdesk.exchange import archive

KNOWN = ("a.json", "data/b.csv", "c.minisig")
ENTRIES = {"a.json": b"{}", "data/b.csv": b"x\r\n", "c.minisig": b""}


def test_any_program_opens_it():
    with zipfile.ZipFile(io.BytesIO(archive.written(ENTRIES))) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == ENTRIES
        assert {one.compress_type for one in opened.infolist()} == {zipfile.ZIP_STORED}
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.dictionaries(st.sampled_from(KNOWN), st.binary(max_size=300), min_size=1))
def test_entries_come_back_in_their_order(entries):
    found = archive.read(archive.written(entries), KNOWN)
    assert list(found.items()) == list(entries.items())


def test_an_archive_of_another_writer_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content in ENTRIES.items():
            opened.writestr(name, content)
    with pytest.raises(PacketError, match="damaged"):
        archive.read(made.getvalue(), KNOWN)


def test_an_unknown_entry_is_of_a_later_version():
    with pytest.raises(PacketError, match="later version"):
        archive.read(archive.written({**ENTRIES, "data/accounts.csv": b""}), KNOWN)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\3\4", b"\x7fELF" * 10, archive.written(ENTRIES) + b" ", b" " + archive.written(ENTRIES),
        archive.written({f"{number}": b"" for number in range(65)}), archive.written({"../x": b"1"}),
        b"PK\3\4" + b"\xff" * 60,
    ],
)  # fmt: skip
def test_what_is_no_packet_is_refused(data):
    with pytest.raises(PacketError):
        archive.read(data, KNOWN)


def test_a_huge_file_is_refused_before_it_is_looked_at():
    with pytest.raises(PacketError, match="far larger"):
        archive.read(bytes(archive.LARGEST_FILE + 1), KNOWN)
