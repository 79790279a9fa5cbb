"""Encrypted files: they open for whom they are meant, and for nobody once a byte is another."""

import os
import shutil
import stat
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.errors import DeskError, PacketError
from coopdesk.exchange import archive, wrapping

MINE, PUBLIC = wrapping.made()
ESCROW, SAFE = wrapping.made()
CONTENT = b"PK\3\4 small"
WRAPPED = wrapping.wrap(CONTENT, [PUBLIC, SAFE])


@given(st.binary(max_size=300_000))
def test_what_is_wrapped_comes_out_again_for_either_key(content):
    data = wrapping.wrap(content, [PUBLIC, SAFE])
    assert wrapping.wrapped(data)
    assert wrapping.unwrap(data, [MINE]) == wrapping.unwrap(data, [ESCROW]) == content


def test_it_is_other_bytes_each_time():
    assert wrapping.wrap(CONTENT, [PUBLIC]) != wrapping.wrap(CONTENT, [PUBLIC])


@pytest.mark.parametrize("bit", [1, 0x20, 0x80])
def test_every_changed_byte_is_refused(bit):
    for place in range(len(WRAPPED)):
        changed = bytearray(WRAPPED)
        changed[place] ^= bit
        with pytest.raises(PacketError):
            wrapping.unwrap(bytes(changed), [MINE, ESCROW])


def test_what_is_cut_short_or_has_more_behind_it_is_refused():
    for end in range(len(WRAPPED)):
        with pytest.raises(PacketError):
            wrapping.unwrap(WRAPPED[:end], [MINE])
    with pytest.raises(PacketError, match="damaged or cut short"):
        wrapping.unwrap(WRAPPED + b"x", [MINE])


def test_another_key_or_none_is_said():
    with pytest.raises(wrapping.ForeignError, match="for another key than those"):
        wrapping.unwrap(WRAPPED, [wrapping.made()[0]])
    with pytest.raises(wrapping.ForeignError, match="there is no key on this computer"):
        wrapping.unwrap(WRAPPED, [])


def test_a_huge_file_is_not_opened():
    with pytest.raises(PacketError, match="far larger"):
        wrapping.unwrap(WRAPPED + bytes(archive.LARGEST_FILE), [MINE])


@pytest.mark.parametrize(
    "text",
    ["", "age1", "age1é", PUBLIC[:-1], PUBLIC + "q", MINE],
    ids=["nothing", "its beginning", "beyond ASCII", "cut", "too long", "a secret key"],  # the same in every process
)
def test_what_is_no_encryption_key_is_refused(text):
    with pytest.raises(DeskError, match="it begins with age1"):
        wrapping.wrap(CONTENT, [PUBLIC, text])


def test_a_key_has_one_spelling():
    assert wrapping.recipient(f" {PUBLIC.upper()}\n") == PUBLIC


def test_an_identity_file_is_for_the_owner_alone_and_never_overwritten(tmp_path):
    path = tmp_path / "keys" / "office.agekey"
    wrapping.keep(path, MINE, PUBLIC)
    assert path.read_text("ascii") == f"# public key: {PUBLIC}\n{MINE}\n"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(DeskError, match="was not overwritten"):
        wrapping.keep(path, ESCROW, SAFE)
    assert wrapping.identities_in(path.parent) == (MINE,)


def test_what_is_no_identity_is_passed_over(tmp_path):
    (tmp_path / "a.agekey").write_bytes(b"\xff\xfe\r\n" + ESCROW.encode() + b"\r\nAGE-SECRET-KEY-1QQ\r\n")
    (tmp_path / "b.txt").write_text(MINE)
    assert wrapping.identities_in(tmp_path) == (ESCROW,)
    assert wrapping.identities_in(tmp_path / "none") == ()
    assert wrapping.recipients_of([ESCROW, "no"]) == {SAFE}


def test_the_program_age_opens_it(tmp_path):
    age = shutil.which("age") or pytest.skip("age is not installed")
    wrapping.keep(tmp_path / "escrow.agekey", ESCROW, SAFE)
    (tmp_path / "x.coop.age").write_bytes(WRAPPED)
    command = [age, "-d", "-i", str(tmp_path / "escrow.agekey"), str(tmp_path / "x.coop.age")]
    said = subprocess.run(command, capture_output=True, check=False)
    assert (said.returncode, said.stdout) == (0, CONTENT), said.stderr
