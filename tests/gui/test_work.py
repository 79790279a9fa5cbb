"""Longer work."""

import threading

import pytest
import shiboken6

from coopdesk.errors import N_, DeskError
from coopdesk.gui.shell.foot import Foot, WorkStrip
from coopdesk.gui.work import Work


def test_work_beside_the_window_hands_its_result_to_the_windows_thread(qtbot):
    found = []
    here = threading.get_ident
    work = Work("Counting", lambda progress: here(), lambda there: found.append((there, here())))
    with qtbot.waitSignal(work.ended):
        work.start()
    assert found[0][0] != here() == found[0][1]


def test_work_with_the_open_file_tells_its_progress(qtbot, session):
    seen = []

    def count(progress):
        for done in range(3):
            progress(done + 1, 3)
        return session.store.desk.cooperative

    work = session.run_here("Counting", count, seen.append)
    work.advanced.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(work.ended):
        pass
    assert seen == [(1, 3), (2, 3), (3, 3), "BJ-001"]


@pytest.mark.parametrize("beside", [True, False])
def test_what_fails_is_raised_again_in_the_windows_thread(qtbot, beside):
    def fail(progress):
        raise DeskError(N_("%(month)s is final."), month="April")

    with qtbot.captureExceptions() as raised:
        work = Work("Failing", fail, print, beside=beside)
        with qtbot.waitSignal(work.ended):
            work.start()
    assert [kind for kind, _error, _trace in raised] == [DeskError]


def test_cancelled_work_stops_at_its_next_step(qtbot, session):
    steps = []

    def endless(progress):
        while True:
            steps.append(1)
            progress(len(steps))
            if len(steps) == 5:
                work.cancel()

    with qtbot.captureExceptions() as raised:
        work = session.run_here("Endless", endless, print)
        with qtbot.waitSignal(work.ended):
            pass
    assert len(steps) == 6
    assert raised[0][0].__name__ == "Cancelled"


def test_work_may_outlive_the_foot_that_accompanied_it(qtbot, session):
    foot = Foot()
    session.working.connect(foot.accompany)
    with qtbot.captureExceptions() as raised:
        work = session.run_here("Counting", lambda progress: progress(1, 2), lambda _: None)
        shiboken6.delete(foot)
        with qtbot.waitSignal(work.ended):
            pass
    assert raised == []


def test_the_foot_shows_work_until_it_ends(qtbot, session):
    foot = Foot()
    qtbot.addWidget(foot)
    session.working.connect(foot.accompany)
    work = session.run_here("Counting", lambda progress: progress(1, 2), lambda _: None)
    assert foot.findChild(WorkStrip).bar.accessibleName() == "Counting"
    with qtbot.waitSignal(work.ended):
        pass
    qtbot.waitUntil(lambda: foot.findChild(WorkStrip) is None)
