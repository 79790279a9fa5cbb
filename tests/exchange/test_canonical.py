"""Canonical JSON has one text for one value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.errors import PacketError
from coopdesk.exchange import canonical

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**19) + 1, 10**19 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc€", max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_again_equal(value):
    assert canonical.read(canonical.written(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":1}', b'{"a":1,"a":2}', b'{"b":1,"a":2}', b'{"a": 1}', b"1.0", b"1e3", b"NaN", b"Infinity", b"-0",
        b"12345678901234567890", b'{"a":12345678901234567890}', b'"\\u0041"', b'"\xff"', b'"\\ud800"', b"", b"{} ",
        b"[" * 100_000, b"\xef\xbb\xbf{}",
    ],
    ids=repr,
)  # fmt: skip
def test_any_other_spelling_is_refused(text):
    with pytest.raises(PacketError):
        canonical.read(text)


def test_a_float_is_never_written():
    with pytest.raises(TypeError):
        canonical.written({"a": [1.5]})
