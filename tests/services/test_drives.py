"""Sticks that are there."""

from coopdesk.services.drives import drives


def test_sticks_are_found_under_the_name_of_who_sits_at_the_desk(tmp_path):
    stick = tmp_path / "media" / "clerk" / "STICK"
    stick.mkdir(parents=True)
    (tmp_path / "media" / "disk").mkdir()
    roots = [tmp_path / "media", tmp_path / "nowhere"]
    assert drives(roots, lambda folder: folder.name in ("STICK", "disk")) == [stick, tmp_path / "media" / "disk"]


def test_a_folder_without_a_drive_in_it_is_none(tmp_path):
    (tmp_path / "left-over").mkdir()
    assert drives([tmp_path]) == []
