"""What goes wrong at the desk, in our own words."""

import errno

import pytest

from coopdesk.domain.language import explain
from coopdesk.errors import DeskError, LockedError, StorageError, reason_of


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "there is no such file or folder"),
        (errno.EACCES, "this needs a permission that you do not have"),
        (errno.ENOSPC, "there is no room left on the disk or stick"),
        (errno.EROFS, "the disk or stick is read-only"),
        (errno.EISDIR, "there is a folder of that name"),
        (9999, "the system refused it (error 9999)"),
    ],
)
def test_the_systems_refusals_have_words_in_both_languages(number, said):
    reason = reason_of(OSError(number, "No such phrase"))
    assert str(reason) == said
    whole = DeskError("%(file)s cannot be written: %(reason)s.", file="x", reason=reason)
    assert str(whole) == f"x cannot be written: {said}."
    assert explain(reason, "zh").isascii() is False


def test_advice_belongs_to_the_case():
    assert StorageError("x").advice == ""
    advised = LockedError("x").advised("Do this.")
    assert (advised.advice, type(advised)) == ("Do this.", LockedError)
    assert LockedError("x").advice != "Do this."
