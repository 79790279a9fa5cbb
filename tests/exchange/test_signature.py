"""Seals: key files, and signatures that minisign reads."""

import base64
import hashlib
import os
import re
import stat
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.errors import DeskError, PacketError
from coopdesk.exchange import signature

CONTENT = b'{"a":1}'


@pytest.fixture(scope="module")
def signed(key):
    return signature.sign(CONTENT, key, "one", "two")


def test_a_seal_is_made_once_and_kept_for_its_owner_alone(tmp_path):
    first = signature.key_in(tmp_path / "keys")
    assert str(signature.key_in(tmp_path / "keys").public) == str(first.public)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "keys" / signature.KEY_FILE).stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_file_that_is_no_seal_is_named(tmp_path):
    (tmp_path / signature.KEY_FILE).write_text("nothing")
    with pytest.raises(DeskError, match="is not the seal"):
        signature.key_in(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match="cannot be kept"):
        signature.key_in(tmp_path / "file" / "keys")


def test_a_public_key_has_the_form_of_minisign(key):
    text = str(key.public)
    assert len(text) == 56
    assert text.startswith("RW")
    assert signature.PublicKey.parse(f" {text}\n") == key.public


@pytest.mark.parametrize("text", ["", "RW", "RWé", "RW" + "A" * 53, "QQ" + "A" * 54, "RW" + "A" * 54 + "="])
def test_what_is_no_public_key_is_refused(text):
    with pytest.raises(DeskError, match="begins with RW"):
        signature.PublicKey.parse(text)


def test_a_secret_is_never_shown(key):
    assert "secret" not in repr(key)


def test_a_signature_holds(key, signed):
    signature.verify(CONTENT, signed, key.public, "one", "two")


def test_the_program_minisign_verifies_it(minisign, key, signed, tmp_path):
    (tmp_path / "file").write_bytes(CONTENT)
    (tmp_path / "file.minisig").write_bytes(signed)
    command = [minisign, "-V", "-P", str(key.public), "-m", str(tmp_path / "file")]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "Trusted comment: two" in said.stdout


def test_another_content_key_or_comment_is_refused(key, signed):
    other = signature.Key.made().public
    for content, public, comments in (
        (CONTENT + b" ", key.public, ("one", "two")),
        (CONTENT, other, ("one", "two")),
        (CONTENT, signature.PublicKey(key.public.number, other.raw), ("one", "two")),
        (CONTENT, key.public, ("other", "two")),
        (CONTENT, key.public, ("one", "other")),
    ):
        with pytest.raises(PacketError):
            signature.verify(content, signed, public, *comments)


def test_another_spelling_of_the_same_base64_is_refused(key, signed):
    lines = signed.split(b"\n")
    place = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = lines[3][-3:-2]
    other = place[place.index(last) ^ 1 :][:1]
    spelled = lines[3][:-3] + other + b"=="
    assert base64.b64decode(spelled) == base64.b64decode(lines[3])
    with pytest.raises(PacketError):
        signature.verify(CONTENT, b"\n".join((*lines[:3], spelled, b"")), key.public, "one", "two")


def test_a_check_number_is_six_groups_of_the_digest_of_the_seal():
    seal = signature.PublicKey.parse("RWTNvKVJqS+rjo1cYdLRy3cUmIYDlYc5LtCSIB8b11iZrWttz3w3oQLl")
    digest = hashlib.sha256(b"coopdesk check number 1\n" + base64.b64decode(str(seal))).digest()
    assert seal.check_number.split() == [
        f"{int.from_bytes(digest[at : at + 5], 'big') % 100_000:05d}" for at in (0, 5, 10, 15, 20, 25)
    ]
    assert seal.check_number == "83598 42670 17522 12519 83227 94833"


@given(st.binary(min_size=40, max_size=40), st.integers(0, 319))
def test_a_seal_with_one_other_bit_has_another_check_number(data, bit):
    other = (int.from_bytes(data, "big") ^ (1 << bit)).to_bytes(40, "big")
    numbers = {signature.PublicKey(one[:8], one[8:]).check_number for one in (data, other)}
    assert len(numbers) == 2
    assert all(re.fullmatch(r"\d{5}( \d{5}){5}", number) for number in numbers)
