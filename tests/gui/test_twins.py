"""The inbox says where a co-operative's data file exists twice."""

import pytest

from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.exchange import receive
from tests.gui.conftest import APRIL
from tests.services.test_twins import both, federation

__all__ = ["both", "federation"]


@pytest.fixture
def window(shown, federation):
    return shown(Window(Session(federation, APRIL, "Chen"), places("federation"), start="inbox"))


def test_a_cloned_disk_stands_over_every_page_of_the_inbox_in_both_languages(window, federation, both, press):
    inbox = window.screens["inbox"]
    assert inbox.twins.isHidden()
    receive(federation, both[0])
    inbox.refresh()
    assert "data file exists twice" in inbox.twins.text()
    press("Ctrl+L")
    assert "数据文件存在两份" in window.screens["inbox"].twins.text()
    assert not window.screens["inbox"].twins.isHidden()
