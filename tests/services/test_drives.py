"""Sticks that are there, and paths as people type them."""

from pathlib import Path

import pytest

from coopdesk.services.drives import drives, lies, typed_path


def test_sticks_are_found_under_the_name_of_who_sits_at_the_desk(tmp_path):
    stick = tmp_path / "media" / "clerk" / "STICK"
    stick.mkdir(parents=True)
    (tmp_path / "media" / "disk").mkdir()
    roots = [tmp_path / "media", tmp_path / "nowhere"]
    assert drives(roots, lambda folder: folder.name in ("STICK", "disk")) == [stick, tmp_path / "media" / "disk"]


def test_a_stick_that_was_pulled_is_none_and_hides_no_other(tmp_path, monkeypatch):
    def mounted(folder):
        if folder.name == "pulled":
            raise OSError(5, "Input/output error")
        return folder.name == "stick"

    for name in ("pulled", "stick"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(Path, "is_mount", mounted)
    assert drives([tmp_path]) == [tmp_path / "stick"]


def test_a_folder_without_a_drive_in_it_is_none(tmp_path):
    (tmp_path / "left-over").mkdir()
    assert drives([tmp_path]) == []


@pytest.mark.parametrize("typed", ['"{0}"', "  {0} ", "“{0}”", "{0}\0"])
def test_a_path_is_taken_as_it_was_meant(tmp_path, typed):
    assert typed_path(typed.format(tmp_path)) == tmp_path
    assert lies(typed_path(typed.format(tmp_path))) == "folder"


def test_a_path_that_can_be_none_leads_to_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    assert lies(tmp_path / "a.txt") == "file"
    assert typed_path("~") == Path.home()
    for typed in ("~nobody at home/x", "x" * 3000, "/dev/null/x", "%s %(x)s", "😀𬭎\u202e"):
        assert lies(typed_path(typed)) == "nothing"
