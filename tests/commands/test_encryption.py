"""The keys of encrypted return files on the command line."""

from coopdesk.domain.packets import Recipient
from coopdesk.store import Store
from tests.commands.test_copies import file, run  # noqa: F401


def test_the_keys_are_made_and_shown(file, tmp_path):  # noqa: F811
    assert run("encryption", file).startswith("Return files are not encrypted")
    (tmp_path / "stick").mkdir()
    said = run("encryption", file, "--escrow", tmp_path / "stick")
    with Store.open(file) as store:
        keys = {one.kind: one.key for one in store.find(Recipient)}
    assert "Return files are encrypted." in said
    assert all(key in said for key in keys.values())
    assert len(list((tmp_path / "stick").glob("escrow-*.agekey"))) == 1


def test_names_of_members_are_asked_for_or_not(file):  # noqa: F811
    assert "Names of members are not asked for." in run("encryption", file)
    said = run("encryption", file, "--names", "yes")
    assert "with their next update" in said
    assert "asked for, inside encrypted files only" in said
    assert "next update" not in run("encryption", file, "--names", "yes")
    assert "Names of members are not asked for." in run("encryption", file, "--names", "no")
