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
