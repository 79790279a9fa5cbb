"""What is remembered of this computer's user."""

import pytest

from coopdesk.gui.settings import Settings, keep_settings, read_settings


def test_settings_come_back_as_they_were_kept(tmp_path):
    path = tmp_path / "folder" / "settings.json"
    keep_settings(Settings("zh", "dark", "/data/合作社.coopdesk"), path)
    assert read_settings(path) == Settings("zh", "dark", "/data/合作社.coopdesk")


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '{"language": 5, "unknown": 1}'])
def test_settings_that_cannot_be_read_never_stop_the_start(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    assert read_settings(path).last_file == ""


def test_a_computer_that_keeps_nothing_goes_on(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    keep_settings(Settings("zh"), tmp_path / "file" / "settings.json")
    assert read_settings(tmp_path / "file" / "settings.json") == Settings()
